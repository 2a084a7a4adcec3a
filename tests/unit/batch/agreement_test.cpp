// A batch against the single check: the same issues and the same decisions, to the byte, whatever the number of
// threads, the form of the input and the pieces in which it comes. Speed is no reason to answer anybody differently.

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "profile/reader.hpp"
#include "render/json_fields.hpp"
#include "support/batch_text.hpp"
#include "support/random_lines.hpp"
#include "support/shipped_packs.hpp"
#include "text/json_writer.hpp"

namespace {

const triage::Program& program() { return shipped_packs::all_packs_program(); }

/// Hands out the text in pieces of random sizes.
triage::BatchRead pieces(const std::string& text, std::uint64_t seed) {
    return [&text, random = random_rules::Generator(seed), at = std::size_t{0}](std::span<char> buffer) mutable {
        const auto wanted = static_cast<std::size_t>(1 + random.below(random.chance(0.5) ? 100 : 100'000));
        const std::size_t count = std::min({wanted, buffer.size(), text.size() - at});
        std::memcpy(buffer.data(), text.data() + at, count);
        at += count;
        return static_cast<std::ptrdiff_t>(count);
    };
}

std::string batch(const std::string& input, const triage::BatchOptions& options, std::uint64_t seed = 1) {
    std::string output;
    const auto summary = triage::run_batch(program(), pieces(input, seed), append_to(output), options);
    CHECK(summary.status == triage::BatchStatus::complete);
    return output;
}

template <class Id, class Entries>
void write_names(triage::JsonWriter& json, std::string_view key, const triage::IdSet<Id>& ids, const Entries& entries) {
    json.key(key);
    json.begin_array();
    ids.for_each([&](Id id) { json.text(entries[triage::index(id)].id); });
    json.end_array();
}

void write_decision(triage::JsonWriter& json, const triage::Profile& profile, const triage::Decision& decision) {
    const triage::RuleBase& rules = program().rules();
    json.field("verdict", triage::to_string(decision.verdict));
    json.field("urgency", triage::to_string(decision.floor.urgency));
    json.field("settled", decision.settled);
    write_names(json, "rules", decision.certain, rules.rules);
    triage::write_raising_gateways(json, program(), profile, decision);
    write_names(json, "ask", decision.missing, rules.vocabulary.facts());
    write_names(json, "stretches", decision.allowed, rules.stretches);
    if (!decision.modified.empty()) write_names(json, "modified", decision.modified, rules.stretches);
}

/// The answer put together the plain way, from the public functions.
std::string answer(const std::string& line, std::uint64_t number) {
    triage::ProfileResult profile = triage::parse_profile(line, program().vocabulary());
    triage::ProfileReader reader(program().vocabulary());
    reader.read(line);
    triage::JsonWriter json;
    json.begin_object();
    json.key("line");
    json.number(static_cast<double>(number));
    json.key("id");
    if (reader.id()) {
        json.text(*reader.id());
    } else {
        json.null();
    }
    if (reader.context()) json.key("context");
    if (reader.context()) json.raw(*reader.context());
    for (triage::Issue& issue : profile.issues) issue.where.line = 0;
    if (profile) {
        write_decision(json, *profile, program().evaluate(*profile));
    } else {
        triage::write_issues(json, profile.issues);
    }
    if (const auto floor = triage::at_least(program(), profile)) {
        triage::write_at_least(json, program(), *profile.understood, *floor);
    }
    json.end_object();
    return json.take() + "\n";
}

/// Lines, about half of them damaged; none is blank, and none would begin an array.
std::vector<std::string> random_lines(std::uint64_t seed, int count) {
    RandomLines source(seed, program().vocabulary());
    random_rules::Generator random(seed);
    std::vector<std::string> lines;
    while (lines.size() < static_cast<std::size_t>(count)) {
        std::string line = random.chance(0.5) ? source.next() : source.damaged();
        std::erase(line, '\r');
        const std::size_t first = line.find_first_not_of(" \t");
        if (first != std::string::npos && line[first] != '[') lines.push_back(line);
    }
    return lines;
}

std::string joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string text;
    for (const std::string& part : parts) text += part + between;
    return text;
}

}  // namespace

TEST_CASE("a batch says of each line what the single check says") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    const std::vector<std::string> lines = random_lines(seed, random_rules::rounds(10'000));
    std::string expected;
    for (std::size_t i = 0; i < lines.size(); ++i) expected += answer(lines[i], i + 1);
    CHECK(expected.find("issues") != std::string::npos);
    CHECK(expected.find("proceed") != std::string::npos);
    CHECK(expected.find("both answered and unsure") != std::string::npos);
    CHECK(expected.find(R"("at_least":{"verdict":"stop","urgency":"emergency")") != std::string::npos);
    CHECK(expected.find(R"("context":{"a":[1.50,"b c"]})") != std::string::npos);
    CHECK(expected.find(R"("stretches":[],"modified":[")") == std::string::npos);
    CHECK(expected.find(R"(],"modified":[")") != std::string::npos);
    for (const unsigned threads : {1U, 2U, 5U}) {
        triage::BatchOptions options;
        options.threads = threads;
        CHECK((batch(joined(lines, "\n"), options, seed + threads) == expected));
    }
}

TEST_CASE("whole decisions are those of the single check") {
    const std::vector<std::string> lines = random_lines(random_rules::seed(), 300);
    std::string expected;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto profile = triage::parse_profile(lines[i], program().vocabulary());
        if (!profile) {
            expected += answer(lines[i], i + 1);
            continue;
        }
        const std::string json =
            triage::to_json(program(), triage::explain(program(), *profile, program().evaluate(*profile)));
        expected += "{\"line\":" + std::to_string(i + 1) + "," + json.substr(1) + "\n";
    }
    triage::BatchOptions options;
    options.detail = triage::BatchDetail::full;
    options.threads = 3;
    CHECK((batch(joined(lines, "\n"), options) == expected));
}

TEST_CASE("an array of profiles is answered as the same profiles in lines") {
    RandomLines source(random_rules::seed(), program().vocabulary());
    std::vector<std::string> lines;
    for (int i = 0; i < 3000; ++i) lines.push_back(source.next());
    for (std::string& line : lines) std::erase(line, '\r');
    std::string array = "[";
    for (const std::string& line : lines) array += (array.size() > 1 ? ",\n" : "\n") + line;
    triage::BatchOptions options;
    const std::string expected = batch(joined(lines, "\n"), options);
    for (const unsigned threads : {1U, 3U}) {
        options.threads = threads;
        CHECK((batch(array + "\n]\n", options, threads) == expected));
        CHECK((batch("\xEF\xBB\xBF " + array + "]", options, threads + 7) == expected));
    }
}

TEST_CASE("objects that were printed over several lines are answered as the same profiles in lines") {
    RandomLines source(random_rules::seed(), program().vocabulary());
    std::string lines = "{}\n";
    std::string spread = "{\n}\n";
    for (int i = 0; i < 2000; ++i) {
        std::string line = source.next();
        std::erase(line, '\r');
        std::erase(line, '\t');
        lines += line + "\n";
        for (const char c : line) spread += c == ',' ? ",\n  " : c == '{' ? "{\n  " : std::string(1, c);
        spread += "\n";
    }
    // Columns differ.
    const auto without_columns = [](std::string text) {
        for (std::size_t at = 0; (at = text.find("\"column\":", at)) != std::string::npos;) {
            text.erase(at, text.find(',', at) + 1 - at);
        }
        return text;
    };
    triage::BatchOptions options;
    const std::string expected = without_columns(batch(lines, options));
    for (const unsigned threads : {1U, 3U}) {
        options.threads = threads;
        CHECK((without_columns(batch(spread, options, threads)) == expected));
    }
}

TEST_CASE("answers that are many times as long as their profiles come out whole and in order") {
    std::string input;
    for (int i = 0; i < 20'000; ++i) input += "{}\n";
    triage::BatchOptions options;
    const std::string expected = batch(input, options);
    CHECK(expected.size() > (std::size_t{4} << 20));
    options.threads = 4;
    CHECK((batch(input, options) == expected));
}

TEST_CASE("a run that was stopped anywhere goes on to the same output and the same counts") {
    const std::vector<std::string> lines = random_lines(random_rules::seed(), 3000);
    const std::string input = joined(lines, "\n");
    const auto sum = [](std::uint64_t& total) {
        return [&total](std::string_view text) {
            for (const char c : text) total = total * 31 + static_cast<unsigned char>(c);
            return total;
        };
    };
    const auto run = [&](std::string& output, triage::BatchOptions options, std::size_t stop_at) {
        std::uint64_t total = 0;
        options.checksum = sum(total);
        options.threads = 2;
        std::optional<triage::BatchSummary> last;
        std::size_t written = output.size();
        options.progress = [&](const triage::BatchSummary& so_far) {
            last = so_far;
            written = output.size();
        };
        auto summary = triage::run_batch(
            program(), pieces(input, 3),
            [&](std::string_view text) { return output.size() >= stop_at ? false : (output += text, true); }, options);
        output.resize(written);
        return last ? *last : summary;
    };
    std::string whole;
    const triage::BatchSummary expected = run(whole, {}, SIZE_MAX);
    for (const std::size_t stop_at : {std::size_t{1}, whole.size() / 3, whole.size() / 2}) {
        std::string output;
        triage::BatchOptions options;
        options.resume_from = run(output, {}, stop_at);
        CHECK(options.resume_from->lines < expected.lines);
        const triage::BatchSummary summary = run(output, options, SIZE_MAX);
        CHECK((output == whole));
        CHECK(summary.decided == expected.decided);
        CHECK(summary.rejected == expected.rejected);
        CHECK(summary.rules == expected.rules);
        CHECK(summary.checksum == expected.checksum);
        for (const auto& [code, rejection] : expected.issues) {
            CHECK(summary.issues.at(code).profiles == rejection.profiles);
            CHECK(summary.issues.at(code).first_line == rejection.first_line);
        }
    }
}

TEST_CASE("whatever the bytes, every line is answered once, and the cuts make no difference") {
    const std::uint64_t seed = random_rules::seed();
    INFO("TRIAGE_SEED=", seed);
    random_rules::Generator random(seed);
    RandomLines source(seed, program().vocabulary());
    const std::string bytes("{}[]{}[],:\"\"\\\n\n\r \t01e.-\0\x01\xC3\xA9\xEF\xBB\xBF\xFF", 31);
    for (int round = 0; round < random_rules::rounds(300); ++round) {
        std::string input;
        while (input.size() < 2000) {
            const auto pick = static_cast<std::size_t>(random.below(static_cast<int>(bytes.size())));
            input += random.chance(0.9) ? std::string(1, bytes[pick]) : source.next();
        }
        const bool is_array = random.chance(0.5);
        input.insert(0, is_array ? "[" : "x");
        triage::BatchOptions options;
        options.max_line_bytes = 500;
        const std::string output = batch(input, options, seed);
        options.threads = 3;
        REQUIRE((batch(input, options, seed + 1) == output));
        if (is_array) continue;
        std::size_t records = 0;
        for (std::string_view rest = input; !rest.empty();
             rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1)) {
            const std::string_view line = rest.substr(0, rest.find('\n'));
            records += line.find_first_not_of(" \t\r") != std::string_view::npos ? 1 : 0;
        }
        REQUIRE(static_cast<std::size_t>(std::count(output.begin(), output.end(), '\n')) == records);
    }
}
