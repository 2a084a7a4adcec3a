// The rooms of the code: a room includes itself and rooms on lower floors, each foreign library is known to one file,
// and docs/architecture.md shows the same floors. Without this the folders would soon be names only.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "support/pages.hpp"

namespace {

namespace fs = std::filesystem;

// Lowest first. A room is a folder; `.` is what lies beside the rooms. Rooms on one floor do not include each other.
using Floors = std::vector<std::vector<std::string>>;

const Floors library_floors{
    {"."},  // it marks a symbol as public, which every header needs
    {"text"},
    {"model"},
    {"profile"},
    {"pack", "program"},
    {"explain"},
    {"interview", "plan"},
    {"render"},
    {"batch", "authoring/check", "authoring/cases", "authoring/list", "authoring/review", "authoring/graph",
     "authoring/schema", "verify"},
    {"verify/prove", "verify/compare", "verify/suggest"},
    {"../tools"},  // the program that embeds the packs; and triage.hpp, which includes everything
};

const Floors program_floors{
    {"system"}, {"options", "interview", "stream"}, {"generate"}, {"commands"}, {"."},
};

// The room that a public header belongs to, by its path below triage/ without the suffix.
const std::map<std::string, std::string> public_headers{
    {"answers", "interview"},
    {"at_least", "program"},  // the header's name without its suffix, and the room
    {"authoring/authoring", "../tools"},
    {"authoring/cases", "authoring/cases"},
    {"authoring/check", "authoring/check"},
    {"authoring/graph", "authoring/graph"},
    {"authoring/listing", "authoring/list"},
    {"authoring/review", "authoring/review"},
    {"authoring/schema", "authoring/schema"},
    {"batch", "batch"},
    {"catalogue", "model"},
    {"compiled", "program"},
    {"day", "model"},
    {"decision", "model"},
    {"explain", "explain"},
    {"export", "."},
    {"ids", "model"},
    {"interview", "interview"},
    {"issue", "model"},
    {"level", "model"},
    {"number", "text"},
    {"paragraph", "text"},
    {"person_finder", "program"},
    {"plan", "plan"},
    {"printable", "text"},
    {"profile", "profile"},
    {"program", "program"},
    {"recheck", "interview"},
    {"render", "render"},
    {"rule_base", "model"},
    {"search_end", "model"},
    {"triage", "../tools"},
    {"utf8", "text"},
    {"verify", "verify"},
    {"vocabulary", "model"},
    {"gateway", "model"},
};

// Each foreign library, by how its headers begin, and the one file that knows it.
const std::map<std::string, std::string> homes{
    {"yaml-cpp/", "lib/src/pack/yaml.cpp"},  {"simdjson", "lib/src/profile/reader.cpp"},
    {"boost/", "cli/options/options.cpp"},   {"spdlog/", "cli/system/log.cpp"},
    {"zlib.h", "cli/stream/gzip.cpp"},       {"zstd.h", "cli/stream/zstd.cpp"},
    {"z3++.h", "lib/src/verify/solver.cpp"},
};

struct File {
    std::string path;  // from the root of the repository
    std::vector<std::string> includes;
};

std::string_view without_leading_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text;
}

/// The file that a line includes; nothing where it includes none.
std::string included(std::string_view line) {
    for (const std::string_view part : {"#", "include"}) {
        line = without_leading_space(line);
        if (!line.starts_with(part)) return {};
        line.remove_prefix(part.size());
    }
    line = without_leading_space(line);
    if (!line.starts_with('<') && !line.starts_with('"')) return {};
    return std::string(line.substr(1, line.find_first_of(">\"", 1) - 1));
}

File parse(const std::string& path, const std::string& text) {
    File file{path, {}};
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (std::string name = included(line); !name.empty()) file.includes.push_back(std::move(name));
    }
    return file;
}

std::vector<File> product_files() {
    const fs::path root = TRIAGE_SOURCE_DIR;
    std::vector<File> files;
    for (const char* folder : {"lib", "cli"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
            const std::string kind = entry.path().extension();
            if (kind != ".cpp" && kind != ".hpp") continue;
            std::ifstream stream(entry.path());
            files.push_back(parse(entry.path().lexically_relative(root).generic_string(),
                                  {std::istreambuf_iterator<char>(stream), {}}));
        }
    }
    return files;
}

/// The floor of a room, or -1.
int floor_of(const Floors& floors, const std::string& room) {
    for (std::size_t i = 0; i < floors.size(); ++i) {
        if (std::find(floors[i].begin(), floors[i].end(), room) != floors[i].end()) return static_cast<int>(i);
    }
    return -1;
}

bool starts_with_any_home(const std::string& include) {
    return std::any_of(homes.begin(), homes.end(), [&](const auto& home) { return include.starts_with(home.first); });
}

/// Written by the build, from a number or a text that is in no room (cmake/embed_text.cmake).
bool is_generated(const std::string& include) { return include == "version.hpp" || include.starts_with("embedded/"); }

// A header of this project has a suffix; those of the standard library and of the system do not concern rooms.
bool is_ours(const std::string& include) {
    return include.ends_with(".hpp") && !starts_with_any_home(include) && !is_generated(include);
}

std::string folder_of(const fs::path& path) {
    const std::string folder = path.parent_path().generic_string();
    return folder.empty() ? "." : folder;
}

/// The room of a public header as it is included, or nothing where `public_headers` does not have it.
std::optional<std::string> room_of_public(const fs::path& header) {
    const auto found = public_headers.find(header.lexically_relative("triage").replace_extension().generic_string());
    if (found == public_headers.end()) return std::nullopt;
    return found->second;
}

/// The room of a header as it is included; nothing where no such file is seen from `root`.
std::optional<std::string> room_of_include(const std::string& include, const std::string& root) {
    if (include.starts_with("triage/")) return room_of_public(include);
    const bool is_there =
        fs::exists(fs::path(TRIAGE_SOURCE_DIR) / root / include) && include.find("..") == std::string::npos;
    return is_there ? std::optional(folder_of(include)) : std::nullopt;
}

/// `root` is the folder that has the rooms, and that private headers are named from.
std::vector<std::string> arrows_up(const File& file, const Floors& floors, const std::string& own,
                                   const std::string& root) {
    std::vector<std::string> found;
    const int own_floor = floor_of(floors, own);
    if (own_floor < 0) found.push_back(file.path + " is in no room that this test knows");
    for (const std::string& include : file.includes) {
        if (!is_ours(include)) continue;
        const std::optional<std::string> room = room_of_include(include, root);
        if (!room) {
            found.push_back(file.path + " includes " + include + ", which is neither public nor named from " + root);
        } else if (*room != own && floor_of(floors, *room) >= own_floor) {
            found.push_back(file.path + " includes " + include + " of `" + *room + "`, which is not below `" + own +
                            "`");
        }
    }
    return found;
}

std::vector<std::string> library_violations(const File& file) {
    const bool is_public = file.path.starts_with("lib/include/");
    const fs::path path = file.path;
    const std::string own = is_public ? room_of_public(path.lexically_relative("lib/include")).value_or("none")
                                      : folder_of(path.lexically_relative("lib/src"));
    std::vector<std::string> found = arrows_up(file, library_floors, own, "lib/src");
    for (const std::string& include : file.includes) {
        if (is_public && is_ours(include) && !include.starts_with("triage/"))
            found.push_back(file.path + " includes the private " + include);
    }
    return found;
}

/// The program knows public headers of the library only.
std::vector<std::string> program_violations(File file) {
    std::erase_if(file.includes,
                  [](const std::string& include) { return include.starts_with("triage/") && room_of_public(include); });
    return arrows_up(file, program_floors, folder_of(fs::path(file.path).lexically_relative("cli")), "cli");
}

std::vector<std::string> violations(const File& file) {
    return file.path.starts_with("lib/") ? library_violations(file) : program_violations(file);
}

/// The rooms of the table on the page whose heading this is, by floor, lowest first: `| 1 | `text/` | …`.
Floors floors_of_page(const std::string& heading) {
    std::ifstream page(TRIAGE_SOURCE_DIR "/docs/architecture.md");
    Floors floors;
    bool is_section = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("#")) is_section = line == heading;
        std::istringstream cells(line);
        std::size_t floor = 0;
        char bar = 0;
        std::string room;
        if (!is_section || !(cells >> bar >> floor >> bar >> room) || floor == 0) continue;
        floors.resize(std::max(floors.size(), floor));
        floors[floor - 1].push_back(room.substr(1, room.size() - 3));
    }
    return floors;
}

/// Without what is no room, and each floor in order.
Floors rooms_of(Floors floors) {
    for (auto& floor : floors) {
        std::erase_if(floor, [](const std::string& room) { return room.starts_with('.'); });
        std::sort(floor.begin(), floor.end());
    }
    std::erase_if(floors, [](const auto& floor) { return floor.empty(); });
    return floors;
}

}  // namespace

TEST_CASE("no file of the library or the program includes what lies above it") {
    const std::vector<File> files = product_files();
    REQUIRE(files.size() > library_floors.size());
    for (const File& file : files) {
        for (const std::string& violation : violations(file)) FAIL_CHECK(violation);
    }
}

TEST_CASE("the page about the architecture shows the rooms on their floors, and each is a folder with sources") {
    CHECK(rooms_of(floors_of_page("## The library")) == rooms_of(library_floors));
    CHECK(rooms_of(floors_of_page("## The command line")) == rooms_of(program_floors));
    const std::vector<File> files = product_files();
    for (const auto& [floors, root] : {std::pair(library_floors, "lib/src/"), std::pair(program_floors, "cli/")}) {
        for (const auto& floor : rooms_of(floors)) {
            for (const std::string& room : floor) {
                const auto is_in = [&, folder = root + room](const File& file) {
                    return folder_of(file.path) == folder;
                };
                CHECK_MESSAGE(std::any_of(files.begin(), files.end(), is_in), room);
            }
        }
    }
}

TEST_CASE("the picture of the architecture has every room of the road, and nothing in it leads back") {
    const std::vector<std::string> pictures =
        pages::between(pages::text_of("docs/architecture.md"), "```mermaid\n", "```");
    REQUIRE(pictures.size() == 1);
    std::vector<pages::Arrow> arrows = pages::arrows_of(pictures.front());
    CHECK(arrows.size() > 12);
    std::set<std::string> drawn;
    for (const auto& [from, to] : arrows) drawn.insert({from, to});
    for (const auto& floor : rooms_of(library_floors)) {
        for (const std::string& room : floor) {
            const bool is_beside = room.starts_with("authoring") || room.starts_with("verify");
            const bool is_below = room == "text" || room == "model";
            CHECK_MESSAGE(drawn.contains(room) == !(is_beside || is_below), room);
        }
    }
    // Arrows from where none leads to are taken away, again and again; a circle would be left.
    for (std::size_t before = arrows.size() + 1; arrows.size() < before;) {
        before = arrows.size();
        std::set<std::string> reached;
        for (const pages::Arrow& arrow : arrows) reached.insert(arrow.second);
        std::erase_if(arrows, [&](const pages::Arrow& arrow) { return !reached.contains(arrow.first); });
    }
    CHECK(arrows.empty());
}

TEST_CASE("the pages about the house name files that are there, and the home of each foreign library") {
    const std::string page = pages::text_of("docs/contributing.md");
    const std::vector<std::string> sections = pages::between(page, "## Where would I look for", "\n## ");
    REQUIRE(sections.size() == 1);
    const std::vector<std::string> places = pages::between(sections.front(), "`", "`");
    CHECK(places.size() >= 5);
    for (const std::string& place : places) {
        const bool is_path = place.find('/') != std::string::npos;
        CHECK_MESSAGE((!is_path || fs::exists(fs::path(TRIAGE_SOURCE_DIR) / place)), place);
    }
    const std::string architecture = pages::text_of("docs/architecture.md");
    for (const auto& home : homes)
        CHECK_MESSAGE(architecture.find("`" + home.second + "`") != std::string::npos, home.second);
}

TEST_CASE("the header for all of a library includes each of its headers, and none of another library") {
    const fs::path root = fs::path(TRIAGE_SOURCE_DIR) / "lib/include";
    const std::set<std::string> apart{"triage/triage.hpp", "triage/export.hpp", "triage/verify.hpp",
                                      "triage/authoring/authoring.hpp"};
    for (const char* name : {"triage/triage.hpp", "triage/authoring/authoring.hpp"}) {
        std::set<std::string> beside;
        for (const fs::directory_entry& entry : fs::directory_iterator((root / name).parent_path())) {
            const std::string header = entry.path().lexically_relative(root).generic_string();
            if (header.ends_with(".hpp") && !apart.contains(header)) beside.insert(header);
        }
        std::ifstream stream(root / name);
        const std::vector<std::string> includes = parse(name, {std::istreambuf_iterator<char>(stream), {}}).includes;
        CHECK(std::set<std::string>(includes.begin(), includes.end()) == beside);
    }
}

TEST_CASE("each foreign library is known to exactly one file") {
    std::map<std::string, std::set<std::string>> users;
    for (const File& file : product_files()) {
        for (const std::string& include : file.includes) {
            for (const auto& [prefix, home] : homes) {
                if (include.starts_with(prefix)) users[prefix].insert(file.path);
            }
        }
    }
    for (const auto& home : homes) {
        INFO(home.first);
        CHECK(users[home.first] == std::set<std::string>{home.second});
    }
}

TEST_CASE("a violation of the floors is found") {
    const auto count = [](const std::string& path, const std::string& text) {
        return violations(parse(path, text)).size();
    };
    CHECK(count("lib/src/program/evaluate.cpp", "#include <vector>\n#include \"triage/program.hpp\"\n") == 0);
    CHECK(count("lib/src/program/evaluate.cpp", "#include <vector>\n  #  include \"triage/explain.hpp\"\n") == 1);
    CHECK(count("lib/src/program/evaluate.cpp", "#include \"explain/why_not.hpp\"\n") == 1);
    CHECK(count("lib/src/explain/explain.cpp", "#include \"explain/why_not.hpp\"\n#include \"text/page.hpp\"\n") == 0);
    // Two rooms on one floor.
    CHECK(count("lib/src/program/compile.cpp", "#include \"pack/sections.hpp\"\n") == 1);
    CHECK(count("lib/src/authoring/check/check.cpp", "#include \"authoring/cases/text.hpp\"\n") == 1);
    CHECK(count("lib/src/verify/judgement.cpp", "#include \"verify/prove/run.hpp\"\n") == 1);
    CHECK(count("lib/src/verify/prove/run.cpp", "#include \"verify/judgement.hpp\"\n") == 0);
    CHECK(count("lib/src/render/wording.cpp", "#include \"triage/authoring/listing.hpp\"\n") == 1);
    CHECK(count("lib/include/triage/authoring/review.hpp", "#include \"triage/authoring/listing.hpp\"\n") == 1);
    // A room that is new, and headers that are not named from the root of the library.
    CHECK(count("lib/src/attic/newcomer.cpp", "#include <vector>\n") == 1);
    CHECK(count("lib/src/newcomer.cpp", "#include \"text/page.hpp\"\n") == 1);
    CHECK(count("lib/src/render/wording.cpp", "#include \"newcomer.hpp\"\n") == 1);
    CHECK(count("lib/src/render/wording.cpp", "#include \"dose_text.hpp\"\n") == 1);
    CHECK(count("lib/src/render/wording.cpp", "#include \"triage/newcomer.hpp\"\n") == 1);
    CHECK(count("lib/include/triage/newcomer.hpp", "#include <vector>\n") == 1);
    CHECK(count("lib/include/triage/batch.hpp", "#include \"text/quote.hpp\"\n") == 1);
    CHECK(count("cli/commands/list.cpp", "#include <triage/triage.hpp>\n#include \"system/terminal.hpp\"\n") == 0);
    CHECK(count("cli/commands/list.cpp", "#include \"../lib/src/text/page.hpp\"\n") == 1);
    CHECK(count("cli/commands/list.cpp", "#include \"text/page.hpp\"\n") == 1);
    CHECK(count("cli/stream/input.cpp", "#include \"commands/commands.hpp\"\n") == 1);
    CHECK(count("cli/stream/input.cpp", "#include \"options/options.hpp\"\n") == 1);
    CHECK(count("cli/system/log.cpp", "#include \"version.hpp\"\n") == 0);
    CHECK(count("lib/src/batch/report.cpp", "#include \"embedded/report_style.hpp\"\n") == 0);
}
