// The text of a checkpoint, both ways: `key value` lines behind a line with the format's number, a CRC-32 of them, and
// a last line `end`. Reading is strict and takes only what a run can have written, because a number that is off by one
// would lose or repeat answers without anybody noticing.

#include "stream/checkpoint.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <numeric>
#include <set>

#include "stream/decoder.hpp"

namespace triage::cli {

namespace {

// The number is raised whenever a key is added, renamed or read in another way.
constexpr std::string_view first_line = "triage-checkpoint 2\n";
constexpr std::string_view last_line = "end\n";
// The keys that must be there. Settings and issues have names of their own and may be many or none.
constexpr std::array<std::string_view, 11> keys{"bytes",     "lines",    "blank", "decided", "rejected", "verdicts",
                                                "urgencies", "at_least", "rules", "mark",    "seconds"};

// Escapes `\` and line feeds: a value may be a path or a message, which may hold any byte, but has one line only.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        if (c == '\\') line += "\\\\";
        if (c == '\n') line += "\\n";
        if (c != '\\' && c != '\n') line += c;
    }
    return line;
}

// Undoes `on_one_line`.
std::string as_it_was(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool is_escaped = line[i] == '\\' && i + 1 < line.size();
        if (is_escaped) ++i;
        text += is_escaped && line[i] == 'n' ? '\n' : line[i];
    }
    return text;
}

template <class Numbers>
std::string numbers_line(std::string_view key, const Numbers& numbers) {
    std::string line(key);
    for (const std::uint64_t number : numbers) line += ' ' + std::to_string(number);
    return line + '\n';
}

std::string number_line(std::string_view key, std::uint64_t number) {
    return std::string(key) + ' ' + std::to_string(number) + '\n';
}

/// The words of a line, taken one after the other. INVARIANT: once a word was missing or no number, `failed` stays
/// true, so it need be asked only at the end of a line.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) {}

    std::string_view next() {
        const std::string_view word = rest_.substr(0, rest_.find(' '));
        rest_.remove_prefix(std::min(word.size() + 1, rest_.size()));
        return word;
    }

    /// Reads the next word as a number. The whole word must be one; otherwise `failed` is true from then on.
    template <class Number>
    void read(Number& number) {
        const std::string_view word = next();
        const auto result = std::from_chars(word.data(), word.data() + word.size(), number);
        failed_ = failed_ || result.ec != std::errc{} || result.ptr != word.data() + word.size();
    }

    /// Reads as many numbers as there are places.
    template <class Numbers>
    void read_all(Numbers& numbers) {
        for (auto& number : numbers) read(number);
    }

    /// Reads numbers to the end of the line.
    void read_all(std::vector<std::uint64_t>& numbers) {
        while (!rest_.empty()) read(numbers.emplace_back());
    }

    /// The words that were not taken yet.
    std::string_view rest() const { return rest_; }
    bool failed() const { return failed_; }

private:
    std::string_view rest_;
    bool failed_ = false;
};

// An issue's line: its code, how many profiles, the first line, and its message to the end.
void read_rejection(Words& words, BatchSummary& summary) {
    BatchRejection& rejection = summary.issues[std::string(words.next())];
    words.read(rejection.profiles);
    words.read(rejection.first_line);
    rejection.example = as_it_was(words.rest());
}

// Puts the value of a line where it belongs. False where the key is unknown or the value is not of its kind.
bool read_value(std::string_view key, Words& words, Checkpoint& checkpoint) {
    BatchSummary& summary = checkpoint.summary;
    const std::map<std::string_view, std::uint64_t*> numbers{
        {"bytes", &checkpoint.bytes},  {"lines", &summary.lines},       {"blank", &summary.blank},
        {"decided", &summary.decided}, {"rejected", &summary.rejected}, {"mark", &summary.checksum}};
    if (const auto number = numbers.find(key); number != numbers.end()) {
        words.read(*number->second);
    } else if (key == "setting") {
        const std::string_view name = words.next();
        checkpoint.settings.emplace_back(name, as_it_was(words.rest()));
    } else if (key == "verdicts") {
        words.read_all(summary.verdicts);
    } else if (key == "urgencies") {
        words.read_all(summary.urgencies);
    } else if (key == "at_least") {
        words.read_all(summary.at_least);
    } else if (key == "rules") {
        words.read_all(summary.rules);
    } else if (key == "issue") {
        read_rejection(words, summary);
    } else if (key == "seconds") {
        words.read(summary.seconds);
    } else {
        return false;
    }
    return !words.failed();
}

// The name that a line may have once only: its key, and for a setting or an issue the word behind it.
std::string name_of(std::string_view line) {
    Words words(line);
    std::string name(words.next());
    if (name == "setting" || name == "issue") name += ' ' + std::string(words.next());
    return name;
}

// Reads all lines. False where one is wrong, comes twice or has no end, or a key is missing.
bool read_lines(std::string_view text, Checkpoint& checkpoint) {
    std::set<std::string, std::less<>> seen;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.size() == text.size()) return false;
        text.remove_prefix(line.size() + 1);
        Words words(line);
        const std::string_view key = words.next();
        if (!seen.insert(name_of(line)).second || !read_value(key, words, checkpoint)) return false;
    }
    return std::all_of(keys.begin(), keys.end(), [&](std::string_view key) { return seen.count(key) == 1; });
}

template <class Counts>
std::uint64_t sum(const Counts& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

// True where the counts can be those of one run: every line is blank, decided or rejected, every decision has a verdict
// and an urgency, and no rule, issue or part of a rejected profile counts more profiles than there were.
bool is_consistent(const BatchSummary& summary) {
    const auto is_possible = [&](const auto& issue) { return issue.second.profiles <= summary.rejected; };
    const auto is_within = [&](std::uint64_t count) { return count <= summary.decided; };
    return summary.lines == summary.blank + summary.decided + summary.rejected &&
           sum(summary.verdicts) == summary.decided && sum(summary.urgencies) == summary.decided &&
           sum(summary.at_least) <= summary.rejected &&
           std::all_of(summary.rules.begin(), summary.rules.end(), is_within) &&
           std::all_of(summary.issues.begin(), summary.issues.end(), is_possible);
}

// The last two lines for the text before them. Without the checksum a number that was edited would pass.
std::string ending_of(std::string_view text) { return number_line("checksum", checksum(0, text)).append(last_line); }

}  // namespace

std::string to_text(const Checkpoint& checkpoint) {
    const BatchSummary& summary = checkpoint.summary;
    std::string text(first_line);
    for (const auto& [name, value] : checkpoint.settings) text += "setting " + name + ' ' + on_one_line(value) + '\n';
    text += number_line("bytes", checkpoint.bytes);
    text += number_line("lines", summary.lines);
    text += number_line("blank", summary.blank);
    text += number_line("decided", summary.decided);
    text += number_line("rejected", summary.rejected);
    text += numbers_line("verdicts", summary.verdicts);
    text += numbers_line("urgencies", summary.urgencies);
    text += numbers_line("at_least", summary.at_least);
    text += numbers_line("rules", summary.rules);
    for (const auto& [code, rejection] : summary.issues) {
        text += "issue " + code + ' ' + std::to_string(rejection.profiles) + ' ' +
                std::to_string(rejection.first_line) + ' ' + on_one_line(rejection.example) + '\n';
    }
    text += number_line("mark", summary.checksum);
    text += "seconds " + std::to_string(summary.seconds) + '\n';
    return text + ending_of(text);
}

// The last `checksum ` is looked for, since a value may contain the word. The ending must be the one that belongs to
// the text before it, which finds changes and an end that is missing at once.
std::optional<Checkpoint> read_checkpoint(std::string_view text) {
    const std::size_t begin = text.starts_with(first_line) ? first_line.size() : std::string_view::npos;
    const std::size_t end = text.rfind("checksum ");
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return std::nullopt;
    const std::string_view checked = text.substr(0, end);
    if (text.substr(end) != ending_of(checked)) return std::nullopt;
    Checkpoint checkpoint;
    const bool is_good = read_lines(checked.substr(begin), checkpoint) && is_consistent(checkpoint.summary);
    return is_good ? std::optional(std::move(checkpoint)) : std::nullopt;
}

}  // namespace triage::cli
