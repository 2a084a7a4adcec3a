// Finds the files of a pack and parses them; all that cannot be opened or read is an issue beside those of the others.
//
// Files come in the order of their paths, whatever order the file system has, and are hashed in it: a pack has one
// checksum on every machine. The folder `cases` is not part of it: cases decide nothing.
#include "pack/files.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "model/nearest.hpp"
#include "pack/bytes.hpp"
#include "pack/embedded.hpp"
#include "pack/sha256.hpp"
#include "pack/yaml.hpp"

namespace triage {

namespace fs = std::filesystem;

namespace {

/// One issue about a path, without a line in it.
Issues cannot_open(const std::string& path, const std::string& reason, std::string hint = "") {
    return {{"cannot_open",
             "cannot open `" + path + "`: " + reason,
             std::move(hint),
             {path, 0, 0, {}, {}},
             Severity::error}};
}

// Opening a folder may succeed, and reading it then fails without a reason: it is asked for first.
Result<std::string> read_file(const fs::path& file) {
    const std::string path = file.string();
    std::error_code failure;
    if (fs::is_directory(path, failure)) return cannot_open(path, "it is a folder");
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return cannot_open(path, std::generic_category().message(errno));
    std::string bytes;
    std::vector<char> chunk(std::size_t{64} << 10);
    // One chunk beyond the limit is enough for the parser to say that the file is too large.
    while (bytes.size() <= max_pack_file_bytes && stream.read(chunk.data(), std::ssize(chunk)).gcount() > 0) {
        bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (stream.bad()) return cannot_open(path, "reading failed");
    return bytes;
}

// A file that a folder brings along is an ordinary one inside of it: a link may lead to anything of the reader's, and a
// named pipe has no end. (A path that the user gave may be anything.)
Issues check_member(const fs::path& path, const fs::path& pack) {
    std::error_code failure;
    const fs::path file = fs::canonical(path, failure);
    const fs::path folder = failure ? fs::path() : fs::canonical(pack, failure);
    if (failure) return cannot_open(path.string(), failure.message());
    if (fs::is_directory(file, failure)) return {};  // reading says so
    if (!fs::is_regular_file(file, failure)) return cannot_open(path.string(), "it is no ordinary file");
    if (std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first == folder.end()) return {};
    return cannot_open(path.string(), "it is a link that leads out of the pack's folder",
                       "copy the file into the folder");
}

// The YAML files directly in a folder, in the order of their names.
Result<std::vector<fs::path>> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::path& path = entry->path();
        std::string extension = path.extension().string();
        std::transform(extension.begin(), extension.end(), extension.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        const bool is_yaml = extension == ".yaml" || extension == ".yml";
        if (is_yaml && path.filename().string().front() != '.') files.push_back(path);
    }
    if (failure) return cannot_open(folder.string(), failure.message());
    std::sort(files.begin(), files.end());
    return files;
}

void append(Issues& all, Issues more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

void parse_file(std::string_view bytes, const std::string& name, PackDocuments& pack, Issues& issues) {
    Result<Document> document = parse_yaml(bytes, name);
    if (document) {
        pack.documents.push_back(std::move(*document));
    } else {
        append(issues, std::move(document.issues));
    }
}

// Parses each file into `pack`, and appends its bytes to `hashed` where there is one. `folder` is the one that the
// files have to lie in; empty for a file that the user named.
void parse_files(const std::vector<fs::path>& files, const fs::path& folder, PackDocuments& pack, Issues& issues,
                 std::string* hashed) {
    for (const fs::path& path : files) {
        if (Issues unfit = folder.empty() ? Issues{} : check_member(path, folder); !unfit.empty()) {
            append(issues, std::move(unfit));
            continue;
        }
        Result<std::string> bytes = read_file(path);
        if (!bytes) {
            append(issues, std::move(bytes.issues));
            continue;
        }
        if (hashed != nullptr) *hashed += *bytes;
        parse_file(*bytes, path.string(), pack, issues);
    }
}

// The files of the folder `cases`, which a pack need not have.
void parse_cases(const fs::path& folder, PackDocuments& pack, Issues& issues) {
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(folder / "cases", failure))) return;
    Result<std::vector<fs::path>> files = yaml_files(folder / "cases");
    if (files) {
        parse_files(*files, folder, pack, issues, nullptr);
    } else {
        append(issues, std::move(files.issues));
    }
}

// Cases stand last, so that leaving them out is a shorter span.
PackDocuments open_embedded(const EmbeddedPack& embedded, Cases cases) {
    PackDocuments pack{std::string(embedded.sha256), {}};
    const std::size_t count = embedded.documents.size() - (cases == Cases::skip ? embedded.case_documents : 0);
    for (const EmbeddedDocument& document : embedded.documents.first(count)) pack.documents.emplace_back(document);
    return pack;
}

}  // namespace

Result<PackDocuments> read_pack(const std::string& path, Cases cases) {
    std::error_code failure;
    if (!fs::exists(path, failure)) return cannot_open(path, "no such file or folder");
    PackDocuments pack;
    Issues issues;
    std::string hashed;
    if (fs::is_directory(path)) {
        const Result<std::vector<fs::path>> files = yaml_files(path);
        if (!files) return files.issues;
        if (files->empty()) return cannot_open(path, "the folder holds no `*.yaml` or `*.yml` file");
        parse_files(*files, path, pack, issues, &hashed);
        if (cases == Cases::load) parse_cases(path, pack, issues);
    } else {
        parse_files({path}, {}, pack, issues, &hashed);
    }
    if (!issues.empty()) return issues;
    pack.sha256 = sha256_hex(hashed);
    return pack;
}

Result<PackDocuments> parse_pack(const std::vector<PackFile>& files) {
    PackDocuments pack;
    Issues issues;
    std::string hashed;
    for (const PackFile& file : files) {
        hashed += file.text;
        parse_file(file.text, file.name, pack, issues);
    }
    if (!issues.empty()) return issues;
    pack.sha256 = sha256_hex(hashed);
    return pack;
}

// The name of an embedded pack goes before a file of that name: which rules decide must not depend on the folder that a
// program is started in.
Result<PackDocuments> open_pack(const std::string& name_or_path, Cases cases) {
    constexpr std::string_view prefix = "embedded:";
    const bool is_embedded = name_or_path.starts_with(prefix);
    const std::string name = is_embedded ? name_or_path.substr(prefix.size()) : name_or_path;
    for (const EmbeddedPack& embedded : embedded_pack_data()) {
        if (embedded.name == name) return open_embedded(embedded, cases);
    }
    if (is_embedded) {
        return cannot_open(name_or_path, "no embedded pack has that name", nearest_hint(name, embedded_packs()));
    }
    Result<PackDocuments> pack = read_pack(name, cases);
    std::error_code failure;
    if (!pack && !fs::exists(name, failure)) {
        std::string hint = nearest_hint(name, embedded_packs());
        if (hint.empty()) hint = "give a YAML file, a pack folder, or the name of an embedded pack";
        pack.issues.front().hint = std::move(hint);
    }
    return pack;
}

// Made once, for the span to refer to.
std::span<const std::string_view> embedded_packs() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const EmbeddedPack& pack : embedded_pack_data()) all.push_back(pack.name);
        return all;
    }();
    return names;
}

}  // namespace triage
