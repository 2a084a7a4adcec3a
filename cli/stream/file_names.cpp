// Every name is turned into what the system knows the file by, and then all outputs are compared with all inputs and
// with each other. A run has few names, so each is simply compared with each.

#include "stream/file_names.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <tuple>

#include "system/in_backticks.hpp"

namespace triage::cli {

namespace {

namespace fs = std::filesystem;

/// A file as the system knows it. One that does not exist yet is known by its folder and its name there.
struct FileId {
    dev_t device{};
    ino_t number{};    ///< inode of the file, or of the folder that it will be made in
    std::string name;  ///< name in that folder; empty for a file that exists
    bool is_regular = true;

    bool is(const FileId& other) const {
        return std::tie(device, number, name) == std::tie(other.device, other.number, other.name);
    }
};

// Nothing for a device: it keeps nothing that could be lost, and `/dev/null` may be given twice.
std::optional<FileId> id_of(const struct stat& status) {
    if (S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)) return std::nullopt;
    return FileId{status.st_dev, status.st_ino, "", S_ISREG(status.st_mode)};
}

std::optional<FileId> id_of(int file) {
    struct stat status {};
    return fstat(file, &status) == 0 ? id_of(status) : std::nullopt;
}

// Nothing where the file's folder does not exist either: opening it will fail, which is said then.
std::optional<FileId> id_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) == 0) return id_of(status);
    const fs::path whole(path);
    const std::string folder = whole.parent_path().empty() ? "." : whole.parent_path().string();
    if (stat(folder.c_str(), &status) != 0) return std::nullopt;
    return FileId{status.st_dev, status.st_ino, whole.filename().string(), true};
}

/// One file that will be written, and the output it is written for.
struct Target {
    const OutputName* output;
    std::string path;
    bool is_on_the_way;  ///< written before the output is in its place
    FileId id;
};

// All files that the outputs will write, without devices and without what cannot be made.
std::vector<Target> targets_of(const std::vector<OutputName>& outputs) {
    std::vector<Target> targets;
    const auto add = [&](const OutputName& output, const std::string& path, bool is_on_the_way,
                         std::optional<FileId> id) {
        if (id) targets.push_back({&output, path, is_on_the_way, *std::move(id)});
    };
    for (const OutputName& output : outputs) {
        if (output.option.empty()) {
            add(output, "", false, id_of(STDOUT_FILENO));
            continue;
        }
        add(output, output.path, false, id_of(output.path));
        for (const std::string& path : output.on_the_way) add(output, path, true, id_of(path));
    }
    return targets;
}

// The output as a message names it.
std::string called(const OutputName& output) {
    return output.option.empty() ? "standard output" : in_backticks(output.option);
}

Issue usage(std::string message, std::string hint) {
    return {"usage", std::move(message), std::move(hint), {}, Severity::error};
}

// The output would destroy an input, directly or by a file that is written on the way.
Issue overwrites(const Target& target, const std::string& input) {
    const std::string shown = input == "-" ? "standard input" : "the input " + in_backticks(input);
    const std::string what =
        target.is_on_the_way ? " first writes " + in_backticks(target.path) + ", which is " : " is ";
    return usage(called(*target.output) + what + shown, "name another file, or the input is lost");
}

// Two outputs would write one file. Where only one of them writes it on the way, that one is named first.
Issue collides(const Target& one, const Target& other) {
    if (!one.is_on_the_way && !other.is_on_the_way) {
        return usage(called(*other.output) + " and " + called(*one.output) + " name the same file",
                     "give each its own");
    }
    const Target& first = one.is_on_the_way ? one : other;
    const Target& second = one.is_on_the_way ? other : one;
    return usage(called(*first.output) + " first writes " + in_backticks(first.path) + ", which is also " +
                     called(*second.output),
                 "name another file");
}

}  // namespace

// An input that is no ordinary file loses nothing when it is written to; a socket may well be input and output at once.
Issues clashes(const std::vector<OutputName>& outputs, const std::vector<std::string>& inputs) {
    const std::vector<Target> targets = targets_of(outputs);
    Issues issues;
    for (const std::string& input : inputs) {
        const std::optional<FileId> id = input == "-" ? id_of(STDIN_FILENO) : id_of(input);
        if (!id || !id->is_regular) continue;
        for (const Target& target : targets) {
            if (target.id.is(*id)) issues.push_back(overwrites(target, input));
        }
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        for (std::size_t j = i + 1; j < targets.size(); ++j) {
            const bool are_of_one = targets[i].output == targets[j].output;
            if (!are_of_one && targets[i].id.is(targets[j].id)) issues.push_back(collides(targets[i], targets[j]));
        }
    }
    return issues;
}

namespace {

// Adds everything in a folder, also what the loader passes over: it too must not be lost. A folder that cannot be read
// adds nothing, and no pack can be read from it.
void add_entries(const std::string& folder, std::vector<std::string>& files) {
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        files.push_back(entry->path().string());
    }
}

}  // namespace

std::vector<std::string> files_of(const std::vector<std::string>& packs) {
    std::vector<std::string> files;
    for (const std::string& pack : packs) {
        std::error_code failed;
        if (fs::is_directory(pack, failed)) {
            add_entries(pack, files);
            add_entries(pack + "/cases", files);
        } else if (fs::exists(pack, failed)) {
            files.push_back(pack);
        }
    }
    return files;
}

}  // namespace triage::cli
