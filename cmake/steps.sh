# The steps of a script that somebody waits for: what runs, how far it is, and what to do when it fails. For bash.
#
# Whoever sources it sets `name`, which says who speaks, and `log`, the file that gets what the steps say. Progress goes
# to standard error: on a terminal in place, elsewhere a line every ten seconds.
# shellcheck shell=bash
: "${name:?}" "${log:?}"

# Overwrites the line of the progress, where there is one.
clear_line() { [[ ! -t 2 || ${TERM-dumb} == dumb ]] || printf '\r\033[K' >&2; }

say() {
    clear_line
    printf '%s: %s\n' "$name" "$*" >&2
}

# What the running step has said; the log has all of them.
begins_at=0
said() { tail -c "+$((begins_at + 1))" "$log"; }

# `[ 61/178]` of ninja, or the percents of apt-get, whichever was said last.
how_far() {
    said | tail -c 8000 | grep -aoE '^(\[ *[0-9]+/[0-9]+\]|(dl|pm)status:[^:]*:[0-9]+)' | tail -n 1 |
        sed -E 's/^..status:.*:(.*)/[\1 %]/' || true
}

show_progress() {
    local begun=$SECONDS pause=10 form='%s\n' width=1000 line far
    if [[ -t 2 && ${TERM-dumb} != dumb ]]; then
        pause=0.5 form='\r\033[K%s' width=$(($(tput cols 2>/dev/null || echo 80) - 1))
    fi
    while sleep "$pause" >/dev/null 2>&1; do  # which would keep a pipe open that somebody reads to its end
        far=$(how_far)
        line="$name: $1${far:+ $far} $((SECONDS - begun)) s, log: $log"
        # shellcheck disable=SC2059  # the form is one of the two above
        printf "$form" "${line:0:width}" >&2
    done
}

watcher=
stop_watching() {
    [[ -n $watcher ]] || return 0
    kill "$watcher" 2>/dev/null || true
    wait "$watcher" 2>/dev/null || true
    watcher=
    clear_line
}
trap stop_watching EXIT
trap 'stop_watching; say "interrupted; what is done stays done, and the next try goes on from there"; exit 130' INT TERM

# What mends the failures that are not the fault of the code, by what the step said last.
advice() {
    local free
    free=$(df --output=avail -k "$(dirname "$log")" 2>/dev/null | tail -n 1)
    if [[ ${free:-1000000} -lt 20000 ]] || said | tail -n 200 | grep -q 'No space left on device'; then
        echo "the disk is full: make room and start again; what is done stays done"
        return
    fi
    case $(said | tail -n 200) in
        *"Temporary failure resolving"* | *"Could not resolve"* | *"Failed to fetch"* | *"Unable to fetch"* | \
            *"Could not connect"* | *"Unable to locate package"*)
            echo "the packages could not be fetched: is there a network, and does \`apt-get update\` work? Then start again" ;;
        *"Killed signal terminated program"*)
            echo "memory ran out: compile one file at a time with CMAKE_BUILD_PARALLEL_LEVEL=1 in front of the command" ;;
        *"CMakeCache.txt directory"*"is different"*)
            echo "this folder was built under another name: remove its folder build, and start again" ;;
        *"Unrecognized \"version\" field"* | *"or higher is required"*)
            echo "cmake is too old; 3.25 is needed, which Debian 12 has" ;;
        *) echo "start again when that is mended; what is done stays done" ;;
    esac
}

# logged WHAT COMMAND…: runs the command with its talk in the log, and leaves its exit status in `logged_status`. It must
# stand alone: behind `if` or before `||`, bash would go on after a command that fails within it.
logged_status=0
logged() {
    local what=$1
    shift
    begins_at=$(stat -c %s "$log")
    say "$what"
    show_progress "$what" &
    watcher=$!
    set +e
    (set -e && "$@") </dev/null >>"$log" 2>&1
    logged_status=$?
    set -e
    stop_watching
}

# step WHAT COMMAND…: the same for what all that follows needs.
step() {
    logged "$@"
    [[ $logged_status -ne 0 ]] || return 0
    said | tail -n 40 >&2
    say "failed: $1 (exit status $logged_status); above is the end of $log"
    say "$(advice)"
    exit 1
}
