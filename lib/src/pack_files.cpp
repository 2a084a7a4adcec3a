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
#include "pack_bytes.hpp"
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

Result<std::string> read_file(const fs::path& path) {
    std::error_code failure;
    if (fs::is_directory(path, failure)) return cannot_open(path.string(), "it is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file) return cannot_open(path.string(), std::generic_category().message(errno));
    std::string bytes;
    std::vector<char> chunk(std::size_t{64} << 10);
    // One chunk beyond the limit is enough for the parser to say that the file is too large.
    while (bytes.size() <= max_pack_file_bytes && file.read(chunk.data(), std::ssize(chunk)).gcount() > 0) {
        bytes.append(chunk.data(), static_cast<std::size_t>(file.gcount()));
    }
    if (file.bad()) return cannot_open(path.string(), "reading failed");
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
std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, failure)) {
        const bool is_yaml = entry.path().extension() == ".yaml" || entry.path().extension() == ".yml";
        if (is_yaml && entry.path().filename().string().front() != '.') {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

void append(Issues& all, Issues more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Parses each file into `pack`; its bytes go into `hashed` too, where that is given. `folder`: which they belong to.
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
        Result<Document> document = parse_yaml(*bytes, path.string());
        if (document) {
            pack.documents.push_back(std::move(*document));
        } else {
            append(issues, std::move(document.issues));
        }
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
        const std::vector<fs::path> files = yaml_files(path);
        if (files.empty()) return cannot_open(path, "the folder holds no `*.yaml` or `*.yml` file");
        parse_files(files, path, pack, issues, &hashed);
        if (cases == Cases::load) parse_files(yaml_files(fs::path(path) / "cases"), path, pack, issues, nullptr);
    } else {
        parse_files({path}, {}, pack, issues, &hashed);
    }
    if (!issues.empty()) return issues;
    pack.sha256 = sha256_hex(hashed);
    return pack;
}

Result<PackDocuments> open_pack(const std::string& name_or_path, Cases cases) {
    for (const EmbeddedPack& embedded : embedded_pack_data()) {
        if (embedded.name == name_or_path) return open_embedded(embedded, cases);
    }
    Result<PackDocuments> pack = read_pack(name_or_path, cases);
    std::error_code failure;
    if (!pack && !fs::exists(name_or_path, failure)) {
        std::string hint = nearest_hint(name_or_path, embedded_packs());
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
