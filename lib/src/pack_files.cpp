#include "pack_files.hpp"

#include <sys/types.h>

#include <sha2.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "embedded.hpp"
#include "nearest.hpp"
#include "yaml.hpp"

namespace triage {

namespace fs = std::filesystem;

std::string sha256_hex(std::string_view bytes) {
    std::string hex(SHA256_DIGEST_STRING_LENGTH, '\0');
    SHA256Data(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(), hex.data());
    hex.pop_back();  // the terminator
    return hex;
}

namespace {

Issues cannot_open(const std::string& path, const std::string& reason, std::string hint = "") {
    return {{"cannot_open",
             "cannot open `" + path + "`: " + reason,
             std::move(hint),
             {path, 0, 0, {}, {}},
             Severity::error}};
}

/// Where a file was found: named by the user, who may well name a pipe, or in a folder.
enum class Found : std::uint8_t { by_name, in_folder };

struct PackPath {
    fs::path path;
    Found found = Found::by_name;
};

// A pipe that somebody left in a folder would be waited for without end.
Result<std::string> read_file(const PackPath& file) {
    const std::string path = file.path.string();
    std::error_code failure;
    const fs::file_status status = fs::status(path, failure);
    if (fs::is_directory(status)) return cannot_open(path, "it is a folder");
    if (file.found == Found::in_folder && fs::exists(status) && !fs::is_regular_file(status)) {
        return cannot_open(path, "it is no ordinary file");
    }
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

// The YAML files directly in a folder, in the order of their names.
Result<std::vector<PackPath>> yaml_files(const fs::path& folder) {
    std::vector<PackPath> files;
    std::error_code failure;
    for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure)) {
        const fs::path& path = entry->path();
        const bool is_yaml = path.extension() == ".yaml" || path.extension() == ".yml";
        if (is_yaml && path.filename().string().front() != '.') files.push_back({path, Found::in_folder});
    }
    if (failure) return cannot_open(folder.string(), failure.message());
    std::sort(files.begin(), files.end(), [](const PackPath& a, const PackPath& b) { return a.path < b.path; });
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

// Parses each file into `pack`; its bytes go into `hashed` too, where that is given.
void parse_files(const std::vector<PackPath>& files, PackDocuments& pack, Issues& issues, std::string* hashed) {
    for (const PackPath& file : files) {
        Result<std::string> bytes = read_file(file);
        if (!bytes) {
            append(issues, std::move(bytes.issues));
            continue;
        }
        if (hashed != nullptr) *hashed += *bytes;
        parse_file(*bytes, file.path.string(), pack, issues);
    }
}

// A pack need not have any.
void parse_cases(const fs::path& folder, PackDocuments& pack, Issues& issues) {
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(folder, failure))) return;
    Result<std::vector<PackPath>> files = yaml_files(folder);
    if (files) {
        parse_files(*files, pack, issues, nullptr);
    } else {
        append(issues, std::move(files.issues));
    }
}

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
        const Result<std::vector<PackPath>> files = yaml_files(path);
        if (!files) return files.issues;
        if (files->empty()) return cannot_open(path, "the folder holds no `*.yaml` or `*.yml` file");
        parse_files(*files, pack, issues, &hashed);
        if (cases == Cases::load) parse_cases(fs::path(path) / "cases", pack, issues);
    } else {
        parse_files({{path, Found::by_name}}, pack, issues, &hashed);
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

std::span<const std::string_view> embedded_packs() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const EmbeddedPack& pack : embedded_pack_data()) all.push_back(pack.name);
        return all;
    }();
    return names;
}

}  // namespace triage
