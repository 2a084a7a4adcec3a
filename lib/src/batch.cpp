#include "triage/batch.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <functional>
#include <optional>
#include <vector>

#include "json.hpp"
#include "json_writer.hpp"
#include "profile_scanner.hpp"
#include "triage/explain.hpp"
#include "triage/render.hpp"
#include "words.hpp"

namespace triage {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{256} << 10;

/// Cuts a stream into lines, in place: only what a chunk's end cuts off is moved.
class LineReader {
public:
    /// `before_read` is called before the stream is asked for more, which may take long.
    LineReader(const BatchRead& read, std::size_t max_line_bytes, std::function<void()> before_read)
        : read_(read),
          max_line_bytes_(max_line_bytes),
          before_read_(std::move(before_read)),
          buffer_(max_line_bytes + chunk_bytes + scan_padding) {}

    /// False at the end, or when reading failed.
    bool next() {
        is_too_long_ = false;
        std::size_t searched = begin_;
        while (true) {
            const void* newline = std::memchr(buffer_.data() + searched, '\n', end_ - searched);
            if (newline != nullptr) return finish(static_cast<const char*>(newline) - buffer_.data(), 1);
            if (end_ - begin_ > max_line_bytes_) return skip_long_line();
            searched = end_;
            const std::size_t moved = make_room();
            searched -= moved;
            if (fill()) continue;
            if (failed_ || begin_ == end_) return false;
            return finish(static_cast<std::ptrdiff_t>(end_), 0);
        }
    }

    /// `scan_padding` readable bytes stand behind it. Of a line over the limit only its beginning is there.
    std::string_view line() const { return line_; }
    bool is_too_long() const { return is_too_long_; }
    bool failed() const { return failed_; }

private:
    bool finish(std::ptrdiff_t stop, std::size_t newline) {
        constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
        line_ = {buffer_.data() + begin_, static_cast<std::size_t>(stop) - begin_};
        begin_ = static_cast<std::size_t>(stop) + newline;
        if (is_first_ && line_.starts_with(byte_order_mark)) line_.remove_prefix(byte_order_mark.size());
        is_first_ = false;
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        is_too_long_ = is_too_long_ || line_.size() > max_line_bytes_;
        return true;
    }

    // Moves what is left to the front; returns how far.
    std::size_t make_room() {
        const std::size_t moved = begin_;
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
        return moved;
    }

    bool fill() {
        if (failed_ || is_at_end_) return false;
        before_read_();
        const std::ptrdiff_t size = read_(std::span(buffer_).subspan(end_, buffer_.size() - scan_padding - end_));
        failed_ = size < 0;
        is_at_end_ = size <= 0;
        end_ += size > 0 ? static_cast<std::size_t>(size) : 0;
        return size > 0;
    }

    // Keeps the line's beginning and lets the rest go by.
    bool skip_long_line() {
        is_too_long_ = true;
        is_first_ = false;
        long_line_.assign(buffer_.data() + begin_, max_line_bytes_);
        begin_ = end_;
        while (true) {
            const void* newline = std::memchr(buffer_.data() + begin_, '\n', end_ - begin_);
            if (newline != nullptr) {
                begin_ = static_cast<std::size_t>(static_cast<const char*>(newline) - buffer_.data()) + 1;
                break;
            }
            begin_ = end_ = 0;
            if (!fill()) break;
        }
        line_ = long_line_;
        return !failed_;
    }

    const BatchRead& read_;
    std::size_t max_line_bytes_;
    std::function<void()> before_read_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::string_view line_;
    std::string long_line_;
    bool is_first_ = true;
    bool is_too_long_ = false;
    bool is_at_end_ = false;
    bool failed_ = false;
};

/// Every name as it stands in JSON, made once.
template <class Entries>
std::vector<std::string> quoted_ids(const Entries& entries) {
    std::vector<std::string> all;
    for (const auto& entry : entries) {
        JsonWriter json;
        json.text(entry.id);
        all.push_back(json.take());
    }
    return all;
}

class Batch {
public:
    Batch(const Program& program, const BatchWrite& write, const BatchOptions& options)
        : program_(program),
          rules_(program.rules()),
          write_(write),
          options_(options),
          scanner_(program.vocabulary()),
          profile_(program.vocabulary()),
          rule_ids_(quoted_ids(rules_.rules)),
          fact_ids_(quoted_ids(rules_.vocabulary.facts())),
          stretch_ids_(quoted_ids(rules_.stretches)) {
        summary_.rules.assign(rules_.rules.size(), 0);
    }

    BatchSummary run(const BatchRead& read) {
        LineReader reader(read, options_.max_line_bytes, [this] { flush(); });
        while (summary_.status == BatchStatus::complete && reader.next()) {
            ++summary_.lines;
            const bool is_blank = reader.line().find_first_not_of(" \t") == std::string_view::npos;
            if (is_blank) {
                ++summary_.blank;
            } else {
                answer(reader);
            }
            if (output_.size() >= chunk_bytes) flush();
        }
        if (reader.failed() && summary_.status == BatchStatus::complete) summary_.status = BatchStatus::read_failed;
        flush();
        return summary_;
    }

private:
    void flush() {
        if (!output_.empty() && summary_.status != BatchStatus::write_failed && !write_(output_)) {
            summary_.status = BatchStatus::write_failed;
        }
        output_.clear();
    }

    void answer(const LineReader& reader) {
        const std::string_view line = reader.line();
        if (reader.is_too_long()) {
            return reject({{"line_too_long",
                            "the line is longer than " + std::to_string(options_.max_line_bytes) + " bytes",
                            "",
                            {},
                            Severity::error}},
                          line);
        }
        if (scanner_.scan(line, profile_)) {
            if (options_.detail == BatchDetail::full && scanner_.has_id()) profile_.id = scanner_.id();
            return decide(profile_, scanner_.has_id() ? std::optional(scanner_.id()) : std::nullopt);
        }
        const Result<Profile> profile = parse_profile(line, rules_.vocabulary);
        if (!profile) return reject(profile.issues, line);
        JsonWriter id;
        if (profile->id) id.text(*profile->id);
        const std::string quoted = id.take();
        decide(*profile,
               profile->id ? std::optional(std::string_view(quoted).substr(1, quoted.size() - 2)) : std::nullopt);
    }

    // `id` as it stands between the quotes of a JSON string.
    void decide(const Profile& profile, std::optional<std::string_view> id) {
        program_.evaluate(profile, decision_);
        count();
        if (options_.detail == BatchDetail::full) return full(profile);
        head(id);
        output_ += ",\"verdict\":\"";
        output_ += to_string(decision_.verdict);
        output_ += "\",\"urgency\":\"";
        output_ += to_string(decision_.floor.urgency);
        output_ += decision_.settled ? "\",\"settled\":true" : "\",\"settled\":false";
        write_ids(",\"rules\":[", decision_.certain, rule_ids_);
        write_ids(",\"ask\":[", decision_.missing, fact_ids_);
        write_ids(",\"stretches\":[", decision_.allowed, stretch_ids_);
        output_ += "}\n";
    }

    void count() {
        ++summary_.decided;
        ++summary_.verdicts[static_cast<std::size_t>(decision_.verdict)];
        ++summary_.urgencies[static_cast<std::size_t>(decision_.floor.urgency)];
        decision_.certain.for_each([&](RuleId rule) { ++summary_.rules[index(rule)]; });
    }

    void head(std::optional<std::string_view> id) {
        std::array<char, 24> digits;
        output_ += "{\"line\":";
        output_.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), summary_.lines).ptr);
        output_ += id ? ",\"id\":\"" : ",\"id\":null";
        if (id) (output_ += *id) += '"';
    }

    template <class Id>
    void write_ids(std::string_view head, const IdSet<Id>& ids, const std::vector<std::string>& names) {
        output_ += head;
        ids.for_each([&](Id id) { (output_ += names[index(id)]) += ','; });
        if (output_.back() == ',') output_.pop_back();
        output_ += ']';
    }

    // The whole decision, with its line number in front.
    void full(const Profile& profile) {
        RenderOptions options;
        options.emergency_number = options_.emergency_number;
        const std::string decision = to_json(program_, explain(program_, profile, decision_), options);
        output_ += "{\"line\":" + std::to_string(summary_.lines) + "," + decision.substr(1) + "\n";
    }

    void reject(Issues issues, std::string_view line) {
        ++summary_.rejected;
        for (Issue& issue : issues) {
            ++summary_.issues[issue.code];
            issue.where.line = 0;  // the answer has the stream's line; inside the profile it is always the first
        }
        JsonWriter json;
        json.begin_object();
        json.key("line");
        json.number(static_cast<double>(summary_.lines));
        json.key("id");
        if (const auto id = profile_id(line)) {
            json.text(*id);
        } else {
            json.null();
        }
        write_issues(json, issues);
        json.end_object();
        output_ += json.take() + "\n";
    }

    const Program& program_;
    const RuleBase& rules_;
    const BatchWrite& write_;
    const BatchOptions& options_;
    ProfileScanner scanner_;
    Profile profile_;
    std::vector<std::string> rule_ids_;
    std::vector<std::string> fact_ids_;
    std::vector<std::string> stretch_ids_;
    BatchSummary summary_;
    Decision decision_;
    std::string output_;
};

}  // namespace

BatchSummary run_batch(const Program& program, const BatchRead& read, const BatchWrite& write,
                       const BatchOptions& options) {
    return Batch(program, write, options).run(read);
}

}  // namespace triage
