// Coming back: what was saved is kept as the packs say, the rest is asked, and the day is told from outside.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "cli/json.hpp"
#include "cli/process.hpp"
#include "support/app_pack.hpp"
#include "support/temporary_folder.hpp"

namespace {

class AppPack {
public:
    Strings ask(const Strings& more) const { return joined({"ask", "--pack", pack_, "--plain"}, more); }
    std::string write(const std::string& name, const std::string& text) const { return folder_.write(name, text); }
    std::string read(const std::string& path) const {
        std::ifstream file(path);
        return {std::istreambuf_iterator<char>(file), {}};
    }

private:
    TemporaryFolder folder_;
    std::string pack_ = folder_.write("app.yaml", std::string(app_pack::yaml));
};

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a saved profile has its day, and is asked again only for what may have changed") {
    const AppPack pack;
    const std::string saved = pack.write("me.json", "");
    const Outcome first =
        run(pack.ask({"--save", saved, "--today", "2026-11-20", "--no-others", "--age", "40"}), {.input = "3\n"});
    CHECK(first.exit == 0);
    CHECK(says(pack.read(saved), R"("answered_on":"2026-11-20")"));
    const Outcome later = run(pack.ask({"--since", saved, "--today", "2026-11-23", "--save", saved}));
    CHECK(later.exit == 10);
    CHECK(says(later.err, "Since 20 November 2026: kept "));
    CHECK(says(later.err, ", asking again what may have changed.\n"));
    CHECK(says(pack.read(saved), R"("answered_on":"2026-11-23","kept_from":"2026-11-20")"));
    CHECK_FALSE(says(pack.read(saved), "fever"));
}

TEST_CASE("what was there is asked first, for programs, too") {
    const AppPack pack;
    const std::string older = pack.write("older.json", R"({"answered_on": "2026-11-20", "symptoms": ["sweats"]})");
    const Outcome next = run(pack.ask({"--since", older, "--today", "2026-11-23"}));
    CHECK(says(next.err, "Last time.\nDo you sweat at night?"));
    Strings arguments = pack.ask({"--next", "--format", "json", "--since", older, "--today", "2026-11-23"});
    std::erase(arguments, "--plain");
    const Outcome json = run(arguments);
    CHECK(json.exit == 10);
    CHECK(json.err.empty());
    CHECK(json_at(json.out, "/next/screen/id") == "\"again\"");
    CHECK(json_at(json.out, "/profile/was_there") == R"(["sweats"])");
}

TEST_CASE("a profile without a day, of a day to come, or of another day is refused with its place") {
    const AppPack pack;
    const auto since = [&](const std::string& text) {
        return run(pack.ask({"--since", pack.write("older.json", text), "--today", "2026-11-20"}));
    };
    CHECK(since("{}").exit == 65);
    CHECK(says(since("{}").err, "older.json: /answered_on: error: the profile does not say when it was answered"));
    CHECK(says(since(R"({"answered_on": "2026-11-21"})").err, "which is after today, 2026-11-20"));
    CHECK(says(since(R"({"answered_on": "2026-11-31"})").err, "`2026-11-31` is no day of the calendar"));
    CHECK(says(since(R"({"kept_from": "2026-11-20"})").err, "`kept_from` stands without `answered_on`"));
    CHECK(says(since(R"({"answered_on": "2026-11-19", "kept_from": "2026-11-20"})").err,
               "the oldest answer is of a day after `answered_on`"));
    const std::string dated = pack.write("dated.json", R"({"answered_on": "2026-11-19"})");
    const Outcome unsaved = run(pack.ask({"--profile", dated, "--today", "2026-11-20", "--save", dated + ".new"}));
    CHECK(unsaved.exit == 64);
    CHECK(says(unsaved.err, "start from it with `--since`"));
}

TEST_CASE("options that would have no effect beside these are refused") {
    const AppPack pack;
    CHECK(run(pack.ask({"--since", "x.json", "--pain", "3"})).exit == 64);
    CHECK(run(pack.ask({"--since", "x.json", "--symptoms", "fever"})).exit == 64);
    CHECK(run(pack.ask({"--today", "2026-11-20"})).exit == 64);
    CHECK(run(pack.ask({"--since", "x.json", "--today", "20 November"})).exit == 64);
    CHECK(run(pack.ask({"--save", "-"})).exit == 64);
    CHECK(run(pack.ask({"--save", "/nowhere/me.json"})).exit == 64);
    CHECK(run({"ask", "--next", "--save", "me.json"}).exit == 64);
}
