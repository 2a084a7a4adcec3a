// A small valid pack, issues as short lines, and folders that go away, for tests of what reads packs and people. A test
// writes only the sections it is about, and the small pack adds the others behind them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace reading {

/// An issue as `line:column code: message (hint)`, or `at code: …` inside a profile. A warning says that it is one.
inline std::string brief(const triage::Issue& issue) {
    std::string text = issue.where.at;
    if (issue.where.line != 0) text += std::to_string(issue.where.line) + ":" + std::to_string(issue.where.column);
    text += (text.empty() ? "" : " ") + std::string(issue.code) + ": " + issue.message;
    if (!issue.hint.empty()) text += " (" + issue.hint + ")";
    return (issue.severity == triage::Severity::warning ? "warning " : "") + text;
}

/// All issues, one a line.
inline std::string brief(const triage::Issues& issues) {
    std::string text;
    for (const triage::Issue& issue : issues) text += brief(issue) + "\n";
    return text;
}

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The text of a pack: `sections` first, so that its lines count from 1, then what it leaves out.
inline std::string small_pack(const std::string& sections) {
    static const std::vector<std::string> defaults{
        "pack: {name: small, version: 1.0.0, about: for tests,"
        " reviewed: {by: nobody, on: 2026-01-01, next: 2027-01-01}}\n",
        "sources: {doc: {title: A document, kind: article}}\n",
        "equipment: {mat: {name: a mat, aliases: [yoga mat]}, chair: {name: a chair}, wall: {name: a wall}}\n",
        "movements: {bend: {about: bending}, twist: {about: twisting}}\n",
        "facts: {ache: {kind: symptom, ask: does it ache, aliases: [sore], includes: [left ache]},"
        " cough: {kind: condition, ask: do you cough},"
        " pain: {kind: measure, quantity: {min: 0, max: 10}, ask: how strong, aliases: [pain score]},"
        " hours_since_fall: {kind: event, quantity: {unit: h, absent: allowed}, ask: when, aliases: [fall]},"
        " sessions_done: {kind: context, quantity: {whole: true}, ask: how many}}\n",
        "stretches: {reach: {name: Reach, kind: stretch, movements: [bend], dose: {hold_s: 20}, first_session: same,"
        " steps: [reach], sources: [{document: doc, section: s, anchor: w}]}}\n",
        "rules: {ache: {when: ache, outcome: stop, urgency: routine, advice: wait,"
        " sources: [{document: doc, section: s, anchor: w}]}}\n",
    };
    std::string text = sections;
    for (const std::string& section : defaults) {
        const std::string key = section.substr(0, section.find(' '));
        const bool is_there = text.starts_with(key) || text.find("\n" + key) != std::string::npos;
        if (!is_there) text += section;
    }
    return text;
}

/// The issues that loading the small pack with these sections finds, one a line.
inline std::string issues_in(const std::string& sections) {
    return brief(triage::load_pack_text(small_pack(sections), "small.yaml", triage::Cases::load).issues);
}

/// The small pack with these sections. Throws where they have an issue.
inline triage::RuleBase loaded(const std::string& sections) {
    auto rules = triage::load_pack_text(small_pack(sections), "small.yaml", triage::Cases::load);
    if (!rules) throw std::runtime_error(brief(rules.issues));
    return std::move(*rules);
}

/// A folder under the system's temporary one, removed with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "triage-test-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// Writes a file, folders on its way included, and returns its path.
    std::string write(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }
    std::string path(const std::string& name = "") const { return (name.empty() ? path_ : path_ / name).string(); }

    /// The text with `FOLDER` in place of the folder's path, so that it is the same on every run.
    std::string without_path(std::string text) const {
        for (std::size_t at = text.find(path_.string()); at != std::string::npos; at = text.find(path_.string())) {
            text.replace(at, path_.string().size(), "FOLDER");
        }
        return text;
    }

private:
    std::filesystem::path path_;
};

}  // namespace reading
