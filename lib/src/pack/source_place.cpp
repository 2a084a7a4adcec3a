#include "pack/source_place.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace triage {

namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != std::string_view::npos; }

/// Bytes of the escape that `source` begins with.
std::size_t escape_size(std::string_view source) {
    switch (source.size() > 1 ? source[1] : '\0') {
        case 'x': return 4;
        case 'u': return 6;
        case 'U': return 10;
        default: return 2;
    }
}

/// Walks the source and the text side by side. YAML changes blanks and line ends only, but for escapes.
class Walk {
public:
    Walk(std::string_view source, std::string_view text) : source_(source), text_(text) {
        if (source.empty()) return;
        const bool is_block = source.front() == '>' || source.front() == '|';
        if (is_block) at_ = std::min(source.find('\n'), source.size());
        if (source.front() == '"' || source.front() == '\'') {
            quote_ = source.front();
            at_ = 1;
        }
    }

    std::optional<std::size_t> to(std::size_t offset) {
        while (done_ < offset) {
            if (is_blank(text_[done_])) {
                if (text_.find_first_not_of(blanks, done_) > offset) return at_;  // inside of a gap, or at the end
                done_ = text_.find_first_not_of(blanks, done_);
                skip_blanks();
            } else if (!step()) {
                return std::nullopt;
            }
        }
        if (done_ < text_.size() && !is_blank(text_[done_])) skip_blanks();
        return at_;
    }

private:
    void skip_blanks() {
        while (at_ < source_.size()) {
            const std::string_view rest = source_.substr(at_);
            if (!is_blank(rest.front()) && !is_folded_line(rest) && !is_escaped_blank(rest)) return;
            at_ += is_escaped_blank(rest) ? 2 : 1;
        }
    }

    bool is_escaped_blank(std::string_view rest) const {
        return quote_ == '"' && rest.size() > 1 && rest.front() == '\\' &&
               std::string_view("nrt ").find(rest[1]) != std::string_view::npos;
    }

    // A backslash at the end of a line joins it with the next one.
    bool is_folded_line(std::string_view rest) const {
        return quote_ == '"' && (rest.starts_with("\\\n") || rest.starts_with("\\\r"));
    }

    bool step() {
        if (done_ == 0) skip_blanks();
        const std::string_view rest = source_.substr(std::min(at_, source_.size()));
        if (rest.empty()) return false;
        if (is_folded_line(rest)) {
            skip_blanks();
            return true;
        }
        if (quote_ == '"' && rest.front() == '\\') return step_over_escape(rest);
        if (rest.front() != text_[done_]) return false;
        at_ += quote_ == '\'' && rest.starts_with("''") ? 2 : 1;
        ++done_;
        return true;
    }

    bool step_over_escape(std::string_view rest) {
        at_ += escape_size(rest);
        std::string_view after = text_.substr(done_);
        take_code_point(after);
        done_ = text_.size() - after.size();
        return at_ <= source_.size();
    }

    std::string_view source_;
    std::string_view text_;
    std::size_t at_ = 0;    // in the source
    std::size_t done_ = 0;  // in the text
    char quote_ = '\0';
};

}  // namespace

std::optional<std::size_t> place_in_source(std::string_view source, std::string_view text, std::size_t offset) {
    if (source.empty() || offset > text.size()) return std::nullopt;
    return Walk(source, text).to(offset);
}

}  // namespace triage
