// A folder is read as its YAML files by name, its checksum is that of their bytes, and links, pipes and huge files are
// refused: what is loaded must be what lies there, and nothing else of the reader's disk.

#include "pack/files.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>

#include "pack/bytes.hpp"
#include "pack/embedded.hpp"
#include "pack/sha256.hpp"
#include "pack/yaml.hpp"
#include "support/small_pack.hpp"
#include "support/temporary_folder.hpp"

using triage::Cases;
using triage::open_pack;
using triage::read_pack;

namespace {

std::vector<std::string> files_of(const triage::Result<triage::PackDocuments>& pack, const TemporaryFolder& folder) {
    REQUIRE_MESSAGE(pack, to_text(pack.issues));
    std::vector<std::string> files;
    for (const triage::Document& document : pack->documents) files.push_back(folder.without_path(document.file()));
    return files;
}

std::string issues_of(const triage::Result<triage::PackDocuments>& pack, const TemporaryFolder& folder) {
    CHECK_FALSE(pack);
    return folder.without_path(to_text(pack.issues));
}

}  // namespace

TEST_CASE("a folder's pack is its yaml files by name, its cases only when asked for") {
    const TemporaryFolder folder;
    folder.write("b.yaml", "b: 1\n");
    folder.write("a.yaml", "a: 1\n");
    folder.write("cases/z.yaml", "cases: []\n");
    folder.write("cases/y.yaml", "cases: []\n");
    folder.write("README.md", "no pack file");
    folder.write(".hidden.yaml", "]");
    folder.write("other/c.yaml", "]");
    CHECK(files_of(read_pack(folder.path(), Cases::skip), folder) ==
          std::vector<std::string>{"FOLDER/a.yaml", "FOLDER/b.yaml"});
    CHECK(files_of(read_pack(folder.path(), Cases::load), folder) ==
          std::vector<std::string>{"FOLDER/a.yaml", "FOLDER/b.yaml", "FOLDER/cases/y.yaml", "FOLDER/cases/z.yaml"});
}

TEST_CASE("a pack's SHA-256 is that of its files one after the other, without the cases") {
    const TemporaryFolder folder;
    folder.write("b.yaml", "b: 1\n");
    folder.write("a.yaml", "a: 1");
    folder.write("cases/c.yaml", "cases: []\n");
    CHECK(read_pack(folder.path(), Cases::skip)->sha256 == triage::sha256_hex("a: 1b: 1\n"));
    CHECK(read_pack(folder.path(), Cases::load)->sha256 == triage::sha256_hex("a: 1b: 1\n"));
    CHECK(read_pack(folder.path("b.yaml"), Cases::load)->sha256 == triage::sha256_hex("b: 1\n"));
    CHECK(triage::load_pack_text(small_pack::text(""), "p")->packs[0].sha256 ==
          triage::sha256_hex(small_pack::text("")));
}

TEST_CASE("one file is a pack, whatever its name") {
    const TemporaryFolder folder;
    CHECK(files_of(read_pack(folder.write("pack.txt", "a: 1\n"), Cases::load), folder) ==
          std::vector<std::string>{"FOLDER/pack.txt"});
}

TEST_CASE("a file that ends in .yml is not passed over") {
    const TemporaryFolder folder;
    folder.write("a.yml", "a: 1\n");
    folder.write("b.yaml", "b: 1\n");
    CHECK(files_of(read_pack(folder.path(), Cases::load), folder) ==
          std::vector<std::string>{"FOLDER/a.yml", "FOLDER/b.yaml"});
}

TEST_CASE("every faulty file of a folder is reported, not only the first") {
    const TemporaryFolder folder;
    folder.write("a.yaml", "a: *x\n");
    folder.write("b.yaml", "b: 1\n");
    folder.write("c.yaml", "");
    folder.write("cases/d.yaml", "d: \x01\n");
    folder.write("e.yaml/f.yaml", "");
    CHECK(issues_of(read_pack(folder.path(), Cases::load), folder) ==
          "FOLDER/a.yaml:1:4: error: a word that begins with `*` refers to another place in YAML [invalid_yaml]\n"
          "    a: *x\n       ^\n  hint: put the text in quotes\n"
          "FOLDER/c.yaml:1:1: error: the file holds no YAML document [empty_file]\n  hint: begin with `pack:`\n"
          "FOLDER/e.yaml: error: cannot open `FOLDER/e.yaml`: it is a folder [cannot_open]\n"
          "FOLDER/cases/d.yaml:1:4: error: the text has U+0001, a control character [control_character]\n"
          "    d: �\n       ^\n  hint: take it out\n");
}

TEST_CASE("what cannot be opened says why") {
    const TemporaryFolder folder;
    CHECK(issues_of(read_pack(folder.path("none"), Cases::skip), folder) ==
          "FOLDER/none: error: cannot open `FOLDER/none`: no such file or folder [cannot_open]\n");
    CHECK(issues_of(read_pack(folder.path(), Cases::skip), folder) ==
          "FOLDER: error: cannot open `FOLDER`: the folder holds no `*.yaml` or `*.yml` file [cannot_open]\n");
    std::filesystem::create_symlink(folder.path("gone"), folder.path("a.yaml"));
    CHECK(issues_of(read_pack(folder.path(), Cases::skip), folder) ==
          "FOLDER/a.yaml: error: cannot open `FOLDER/a.yaml`: No such file or directory [cannot_open]\n");
}

TEST_CASE("a folder brings ordinary files of its own, and no links to others") {
    const TemporaryFolder folder;
    const std::string outside = folder.write("outside.yaml", "secret: 1\n");
    folder.write("pack/real.yaml", "a: 1\n");
    std::filesystem::create_symlink("real.yaml", folder.path("pack/inside.yaml"));
    CHECK(read_pack(folder.path("pack"), Cases::skip));
    for (const std::string& target : {outside, std::string("../outside.yaml"), std::string("/proc/self/environ")}) {
        CAPTURE(target);
        std::filesystem::create_symlink(target, folder.path("pack/link.yaml"));
        CHECK(issues_of(read_pack(folder.path("pack"), Cases::skip), folder) ==
              "FOLDER/pack/link.yaml: error: cannot open `FOLDER/pack/link.yaml`: it is a link that leads out of the "
              "pack's folder [cannot_open]\n  hint: copy the file into the folder\n");
        std::filesystem::remove(folder.path("pack/link.yaml"));
    }
    std::filesystem::create_symlink(outside, folder.path("alone.yaml"));
    CHECK(read_pack(folder.path("alone.yaml"), Cases::skip));  // a link that the user names is meant
}

TEST_CASE("a named pipe in a folder is refused, not waited for") {
    const TemporaryFolder folder;
    folder.write("cases/a.yaml", "a: 1\n");
    folder.write("b.yaml", "b: 1\n");
    REQUIRE(mkfifo(folder.path("a.yaml").c_str(), 0600) == 0);
    CHECK(issues_of(read_pack(folder.path(), Cases::load), folder) ==
          "FOLDER/a.yaml: error: cannot open `FOLDER/a.yaml`: it is no ordinary file [cannot_open]\n");
}

TEST_CASE("reading stops soon after 16 MiB, and the file is refused") {
    const TemporaryFolder folder;
    const std::string path = folder.write("big.yaml", "a: 1\n");
    std::filesystem::resize_file(path, triage::max_pack_file_bytes * 100);
    CHECK(issues_of(read_pack(path, Cases::skip), folder) ==
          "FOLDER/big.yaml:1:1: error: the file is larger than 16 MiB [file_too_large]\n"
          "    a: 1\n    ^\n  hint: split the pack into several files\n");
}

TEST_CASE("a file whose reading fails part way is refused") {
    const TemporaryFolder folder;
    // The kernel opens this file and refuses to read at its beginning.
    const std::string path = "/proc/self/mem";
    REQUIRE(std::filesystem::exists(path));
    CHECK(issues_of(read_pack(path, Cases::skip), folder) ==
          "/proc/self/mem: error: cannot open `/proc/self/mem`: reading failed [cannot_open]\n");
}

TEST_CASE("an embedded pack is opened by its name") {
    REQUIRE(triage::embedded_packs().front() == "upper-back");
    const auto plain = open_pack("upper-back", Cases::skip);
    const auto whole = open_pack("upper-back", Cases::load);
    REQUIRE(plain);
    REQUIRE(whole);
    CHECK(plain->documents.size() < whole->documents.size());
    CHECK(plain->documents.front().file() == "upper-back:catalogue.yaml");
    CHECK(plain->sha256 == whole->sha256);
}

TEST_CASE("any other name is a path") {
    const TemporaryFolder folder;
    const std::string path = folder.write("upper-back/pack.yaml", "a: 1\n");
    CHECK(open_pack(path, Cases::skip)->documents.front().file() == path);
    CHECK(open_pack(folder.path("upper-back"), Cases::skip)->documents.size() == 1);
}

TEST_CASE("a name that is neither pack nor path gets the nearest pack's name, or says what would do") {
    const TemporaryFolder folder;
    CHECK(issues_of(open_pack("uper-back", Cases::skip), folder) ==
          "uper-back: error: cannot open `uper-back`: no such file or folder [cannot_open]\n"
          "  hint: did you mean `upper-back`?\n");
    CHECK(issues_of(open_pack(folder.path("knee"), Cases::skip), folder) ==
          "FOLDER/knee: error: cannot open `FOLDER/knee`: no such file or folder [cannot_open]\n"
          "  hint: give a YAML file, a pack folder, or the name of an embedded pack\n");
    CHECK(issues_of(open_pack(folder.path(), Cases::skip), folder) ==
          "FOLDER: error: cannot open `FOLDER`: the folder holds no `*.yaml` or `*.yml` file [cannot_open]\n");
}

TEST_CASE("the embedded packs are the packs on disk, node for node") {
    for (const triage::EmbeddedPack& embedded : triage::embedded_pack_data()) {
        const std::string name(embedded.name);
        const std::string root = std::string(TRIAGE_SOURCE_DIR) + "/rules/" + name;
        const auto plain = read_pack(root, Cases::skip);
        const auto whole = read_pack(root, Cases::load);
        REQUIRE(plain);
        REQUIRE(whole);
        CHECK(embedded.sha256 == whole->sha256);
        CHECK(embedded.case_documents == whole->documents.size() - plain->documents.size());
        CHECK(embedded.case_documents > 0);
        REQUIRE(embedded.documents.size() == whole->documents.size());
        for (std::size_t i = 0; i < whole->documents.size(); ++i) {
            const triage::EmbeddedDocument& document = embedded.documents[i];
            CHECK(document.file == name + ":" + whole->documents[i].file().substr(root.size() + 1));
            CHECK(document.text == whole->documents[i].text());
            CHECK(std::ranges::equal(document.nodes, whole->documents[i].nodes()));
        }
    }
}
