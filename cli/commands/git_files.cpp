// git itself is run, once for each folder on the way and once for each file: it knows every format of repositories, and
// some milliseconds do not matter here. The revision's tree is gone down step by step, so that a link or a submodule is
// met and refused by name. Nothing is written to the disk.

#include "commands/git_files.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <vector>

#include <triage/printable.hpp>

#include "system/child.hpp"
#include "system/in_backticks.hpp"
#include "system/log.hpp"

namespace triage::cli {

namespace {

namespace fs = std::filesystem;

using Strings = std::vector<std::string>;

constexpr std::string_view prefix = "git:";

// Every failure has this code, whatever stopped the reading.
Issues cannot_open(const std::string& name, std::string why, std::string hint) {
    return {{"cannot_open", in_backticks(name) + " " + std::move(why), std::move(hint), {}, Severity::error}};
}

/// Why a revision or path cannot be read, for the issue that names it.
struct Refusal {
    std::string why;
    std::string hint = "is it a revision of the repository you are in, and a path from the folder you are in?";
};

// --- git itself -------------------------------------------------------------------------------------------------

/// Runs git with these arguments and returns what it printed. Its standard error goes to the user as it is. Failure:
/// `cannot_open` for `name`, where git cannot be started or does not end with 0.
Result<std::string> git(Strings arguments, const std::string& name) {
    arguments.insert(arguments.begin(), "git");
    // `git replace` could put another object in the place of the one that is meant.
    ChildRun run = run_child(std::move(arguments), {"GIT_NO_REPLACE_OBJECTS=1"});
    if (run.failure != 0) {
        errno = run.failure;
        return cannot_open(name, "cannot be read with git: " + failure_text(),
                           run.failure == ENOENT ? "is git installed?" : "");
    }
    if (!run.ended_well) return cannot_open(name, "cannot be read with git", Refusal{}.hint);
    return std::move(run.output);
}

/// Runs git and returns its one line without the end.
Result<std::string> git_line(Strings arguments, const std::string& name) {
    Result<std::string> line = git(std::move(arguments), name);
    if (line && line->ends_with('\n')) line->pop_back();
    return line;
}

// --- trees ------------------------------------------------------------------------------------------------------

/// One entry of a tree, as `git ls-tree` lists it.
struct Entry {
    enum class Kind : unsigned char { file, folder, link, submodule };
    Kind kind = Kind::file;
    std::string id;
    std::string name;
};

Entry::Kind kind_of(std::string_view mode) {
    if (mode == "040000") return Entry::Kind::folder;
    if (mode == "120000") return Entry::Kind::link;
    return mode == "160000" ? Entry::Kind::submodule : Entry::Kind::file;
}

// Reads `MODE TYPE ID\tNAME` with a zero byte behind each; with `-z` names are not quoted.
std::vector<Entry> entries_of(std::string_view list) {
    std::vector<Entry> entries;
    while (!list.empty()) {
        const std::string_view line = list.substr(0, list.find('\0'));
        list.remove_prefix(std::min(line.size() + 1, list.size()));
        const std::size_t tab = std::min(line.find('\t'), line.size());
        const std::string_view head = line.substr(0, tab);
        const std::size_t id = head.rfind(' ') + 1;
        entries.push_back({kind_of(head.substr(0, head.find(' '))), std::string(head.substr(id)),
                           std::string(line.substr(std::min(tab + 1, line.size())))});
    }
    return entries;
}

Result<std::vector<Entry>> list_tree(const std::string& tree, const std::string& name) {
    const Result<std::string> list = git({"ls-tree", "-z", "--full-tree", tree}, name);
    if (!list) return list.issues;
    return entries_of(*list);
}

/// Goes from a revision's root down to what one pack name means there. Every failure names the pack.
class Walk {
public:
    explicit Walk(const std::string& name) : name_(name) {}

    /// The entry at `path`, which counts from the root of the repository.
    Result<Entry> to(const std::string& revision, const fs::path& path) {
        const Result<std::string> root =
            git_line({"rev-parse", "--verify", "--end-of-options", revision + "^{tree}"}, name_);
        if (!root) return root.issues;
        Entry entry{Entry::Kind::folder, *root, ""};
        fs::path so_far;
        for (const fs::path& part : path) {
            if (part.empty() || part == ".") continue;
            if (entry.kind != Entry::Kind::folder) return refuse({in_backticks(so_far.string()) + " is a file there"});
            const Result<Entry> next = down(entry, so_far /= part);
            if (!next) return next.issues;
            entry = *next;
        }
        return entry;
    }

private:
    // One step down. A link is not followed: what it leads to may lie outside the revision.
    Result<Entry> down(const Entry& folder, const fs::path& path) const {
        const Result<std::vector<Entry>> entries = list_tree(folder.id, name_);
        if (!entries) return entries.issues;
        const auto is_it = [&](const Entry& entry) { return entry.name == path.filename().string(); };
        const auto found = std::find_if(entries->begin(), entries->end(), is_it);
        if (found == entries->end()) return refuse({"that revision has no " + in_backticks(path.string())});
        if (found->kind == Entry::Kind::link) {
            const Result<std::string> target = git({"cat-file", "blob", found->id}, name_);
            return refuse({in_backticks(path.string()) + " is a link there" +
                               (target ? ", to " + in_backticks(*target) : std::string()),
                           "name what it leads to"});
        }
        if (found->kind == Entry::Kind::submodule) {
            return refuse(
                {in_backticks(path.string()) + " is a submodule there", "name the pack from within the submodule"});
        }
        return *found;
    }

    Issues refuse(const Refusal& refusal) const {
        return cannot_open(name_, "cannot be read with git: " + refusal.why, refusal.hint);
    }

    const std::string& name_;
};

// --- paths ------------------------------------------------------------------------------------------------------

// The part of `path` below the top folder, under whatever name that was reached; nothing where it is not below. Links
// further down are not followed: where they led at the revision is another question.
std::optional<fs::path> below(const fs::path& top, const fs::path& path) {
    fs::path ancestor;
    for (const fs::path& part : path) {
        ancestor /= part;
        std::error_code failed;
        if (fs::equivalent(ancestor, top, failed)) return path.lexically_relative(ancestor);
    }
    return std::nullopt;
}

/// The path, counted from the root of the repository. Failure where it leads out of it.
Result<fs::path> path_in_repository(const std::string& path, const std::string& name) {
    const Issues outside =
        cannot_open(name, "cannot be read with git: the path leads out of the repository", "name a path within it");
    std::optional<fs::path> inside;
    if (fs::path(path).is_absolute()) {
        const Result<std::string> top = git_line({"rev-parse", "--show-toplevel"}, name);
        if (!top) return top.issues;
        inside = below(*top, fs::path(path).lexically_normal());
    } else {
        const Result<std::string> here = git_line({"rev-parse", "--show-prefix"}, name);
        if (!here) return here.issues;
        inside = (fs::path(*here) / path).lexically_normal();
        // A relative path may lead out of the repository and into it again, which only the absolute one shows.
        if (*inside->begin() == "..") return path_in_repository((fs::current_path() / path).string(), name);
    }
    if (!inside || *inside->begin() == "..") return outside;
    return *inside;
}

// --- files ------------------------------------------------------------------------------------------------------

// True for the files that the loader takes from a folder on the disk, so that both ways give the same pack.
bool is_pack_file(const Entry& entry) {
    const fs::path path(entry.name);
    return (path.extension() == ".yaml" || path.extension() == ".yml") && !entry.name.starts_with('.');
}

// The pack's YAML files, sorted by name as the loader sorts them. Cases, in a folder below, are not read: `diff` needs
// none.
Result<PackSource> read_folder(const Entry& folder, const std::string& name) {
    const Result<std::vector<Entry>> entries = list_tree(folder.id, name);
    if (!entries) return entries.issues;
    PackSource pack{name, {}};
    for (const Entry& entry : *entries) {
        if (!is_pack_file(entry)) continue;
        const std::string path = name + (name.ends_with('/') ? "" : "/") + entry.name;
        if (entry.kind != Entry::Kind::file) {
            return cannot_open(path, "is no ordinary file there", "only files are read, and no link is followed");
        }
        Result<std::string> text = git({"cat-file", "blob", entry.id}, name);
        if (!text) return text.issues;
        pack.files.push_back({path, std::move(*text)});
    }
    if (pack.files.empty()) return cannot_open(name, "holds no `*.yaml` or `*.yml` file", "");
    std::sort(pack.files.begin(), pack.files.end(),
              [](const PackFile& a, const PackFile& b) { return a.name < b.name; });
    return pack;
}

}  // namespace

bool is_git_name(const std::string& name) { return name.starts_with(prefix); }

Result<PackSource> read_at_revision(const std::string& name) {
    const std::size_t colon = name.find(':', prefix.size());
    const std::string revision = name.substr(prefix.size(), colon - prefix.size());
    const bool has_form = colon != std::string::npos && !revision.empty() && colon + 1 < name.size();
    // git would take a revision that looks like an option for one, and repeats in its messages what a terminal would
    // obey.
    if (!has_form || revision.front() == '-' || printable(name) != name) {
        return cannot_open(name, "names no revision and path",
                           "write `git:REVISION:PATH`, such as git:HEAD~1:rules/mine");
    }
    const Result<fs::path> path = path_in_repository(name.substr(colon + 1), name);
    if (!path) return path.issues;
    const Result<Entry> entry = Walk(name).to(revision, *path);
    if (!entry) return entry.issues;
    if (entry->kind == Entry::Kind::folder) return read_folder(*entry, name);
    Result<std::string> text = git({"cat-file", "blob", entry->id}, name);
    if (!text) return text.issues;
    return PackSource{name, {{name, std::move(*text)}}};
}

}  // namespace triage::cli
