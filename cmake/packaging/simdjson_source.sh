#!/usr/bin/env bash
# Fetches the single source file of simdjson in the version of the installed header, and prints its name:
#
#     simdjson_source.sh FOLDER
#
# From the machine's own Debian mirrors, by apt-get with settings of its own: nothing on the system changes, no root is
# needed, and apt checks the signatures. TRIAGE_SIMDJSON_SOURCE=FILE in the environment is taken instead.
set -euo pipefail
folder=$(realpath -m "$1")
mkdir -p "$folder"

give_up() {
    echo "simdjson_source.sh: $1; name simdjson.cpp of version $version with TRIAGE_SIMDJSON_SOURCE=FILE" >&2
    exit 1
}

# Whatever the system fetches packages from, it fetches sources from, too. Those who have none are passed over.
enable_sources() {
    local list parts file
    eval "$(apt-config shell list Dir::Etc::sourcelist/f parts Dir::Etc::sourceparts/d)"
    mkdir -p "$folder/sources"
    for file in "$list" "$parts"/*.list "$parts"/*.sources; do
        [[ -f $file ]] || continue
        sed -E 's/^(Types:).*/\1 deb-src/; s/^deb[[:blank:]]/deb-src /' "$file" >"$folder/sources/${file##*/}"
    done
}

private_apt() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/sources" \
        -o Dir::State::lists="$folder/lists" -o Dir::Cache="$folder/cache" -o APT::Sandbox::User= "$@" >&2
}

version=$(dpkg-query -W -f='${source:Upstream-Version}' libsimdjson-dev)
revision=$(dpkg-query -W -f='${source:Version}' libsimdjson-dev)
result=$folder/simdjson-$version.cpp
if [[ -n ${TRIAGE_SIMDJSON_SOURCE:-} ]]; then
    cp "$TRIAGE_SIMDJSON_SOURCE" "$result"
elif [[ ! -f $result ]]; then
    mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial"
    enable_sources
    private_apt update || true
    (cd "$folder" && private_apt source --download-only "simdjson=$revision") ||
        give_up "apt-get cannot fetch the source of simdjson $revision"
    archive=$(find "$folder" -maxdepth 1 -name "simdjson_$version.orig.tar.*" ! -name '*.asc')
    tar -xOf "$archive" --wildcards '*/singleheader/simdjson.cpp' >"$result.new" ||
        give_up "there is no singleheader/simdjson.cpp in $archive"
    mv "$result.new" "$result"
fi
grep -q '#include "simdjson.h"' "$result" || give_up "$result is not the single source of simdjson"
echo "$result"
