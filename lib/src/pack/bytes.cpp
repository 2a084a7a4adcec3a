// Checks one file from coarse to fine: its size, its format, its encoding, its line ends, its characters, its
// indentation. Each check may rely on those before it, and the first issue is the only one: what follows from a wrong
// encoding could be hundreds.
#include "pack/bytes.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

/// A kind of file, by how it begins.
struct Format {
    std::string_view first_bytes;
    std::string_view name;
};

// Files that are given by mistake in place of a pack's YAML.
constexpr auto formats = std::to_array<Format>({
    {"PK\x03\x04", "a zip archive or an office document"},
    {"\x1F\x8B", "gzip data"},
    {"\x28\xB5\x2F\xFD", "zstd data"},
    {"%PDF-", "a PDF document"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"{\\rtf", "a rich text document"},
    {"\x89PNG", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"\x7F"
     "ELF",
     "a program"},
    {"<", "HTML or XML"},
});

/// A character that looks like a blank or like nothing, and is no blank to YAML.
struct OddBlank {
    char32_t character;
    std::string_view name;
};

// Web pages and word processors put these into texts that are copied from them.
constexpr auto odd_blanks = std::to_array<OddBlank>({
    {0x00A0, "a no-break space"},
    {0x00AD, "a soft hyphen"},
    {0x1680, "an ogham space"},
    {0x2007, "a figure space"},
    {0x200B, "a zero-width space"},
    {0x200C, "a zero-width mark"},
    {0x200D, "a zero-width mark"},
    {0x202F, "a narrow no-break space"},
    {0x205F, "a mathematical space"},
    {0x2060, "a zero-width mark"},
    {0x2800, "an empty braille pattern"},
    {0x3000, "an ideographic space"},
    {0x3164, "a Hangul filler"},
    {0xFEFF, "a byte order mark"},
});

/// U+2000 to U+200A have one description; the figure space among them has its own.
const OddBlank* find_odd_blank(char32_t character) {
    static constexpr OddBlank of_type{0x2000, "a blank of a typesetter"};
    if (character >= 0x2000 && character <= 0x200A && character != 0x2007) return &of_type;
    const auto* found = std::find_if(odd_blanks.begin(), odd_blanks.end(),
                                     [&](const OddBlank& blank) { return blank.character == character; });
    return found == odd_blanks.end() ? nullptr : found;
}

/// Looks at one file from its start to its end.
class Bytes {
public:
    Bytes(std::string_view text, std::string_view file) : text_(text), file_(file) {}

    Issues check() const {
        if (text_.size() > max_pack_file_bytes) {
            return issue("file_too_large", "the file is larger than 16 MiB", "split the pack into several files", 0);
        }
        for (const auto step : {&Bytes::check_format, &Bytes::check_encoding, &Bytes::check_line_ends,
                                &Bytes::check_characters, &Bytes::check_indentation}) {
            if (Issues issues = (this->*step)(); !issues.empty()) return issues;
        }
        return {};
    }

private:
    /// An issue at a byte; line and column are counted only now, for the one that is reported.
    Issues issue(std::string_view code, std::string message, std::string hint, std::size_t offset) const {
        const std::size_t line_begin = offset == 0 ? 0 : text_.rfind('\n', offset - 1) + 1;
        const auto end = text_.begin() + static_cast<std::ptrdiff_t>(offset);
        const auto line = static_cast<std::uint32_t>(std::count(text_.begin(), end, '\n') + 1);
        const auto column = static_cast<std::uint32_t>(offset - line_begin + 1);
        return {
            {code, std::move(message), std::move(hint), {std::string(file_), line, column, {}, {}}, Severity::error}};
    }

    // A byte order mark, or every other byte of the beginning is zero, as ASCII is in UTF-16 and UTF-32.
    bool is_utf16() const {
        if (text_.starts_with("\xFF\xFE") || text_.starts_with("\xFE\xFF")) return true;
        if (text_.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return true;
        return text_.size() >= 4 && (text_[0] == '\0' || text_[1] == '\0') && (text_[2] == '\0' || text_[3] == '\0');
    }

    // By the first bytes, so that a document of an office is called one, and not "not UTF-8".
    Issues check_format() const {
        if (is_utf16()) {
            return issue("invalid_utf8", "the text is UTF-16 or UTF-32, not UTF-8", "save the file as UTF-8", 0);
        }
        std::string_view head = text_.substr(text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
        head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
        for (const Format& format : formats) {
            if (!head.starts_with(format.first_bytes)) continue;
            return issue("not_yaml", "the file is " + std::string(format.name) + ", not YAML",
                         "give the YAML file of the pack, or its folder", 0);
        }
        return {};
    }

    Issues check_encoding() const {
        const std::size_t bad = first_invalid_utf8(text_);
        if (bad == text_.size()) return {};
        return issue("invalid_utf8", "the text is not UTF-8", "save the file as UTF-8", bad);
    }

    // Lines are counted by LF everywhere here: with CR alone, every issue of the file would stand in line 1.
    Issues check_line_ends() const {
        const std::size_t end = text_.find('\r');
        if (end == std::string_view::npos || text_.find('\n') != std::string_view::npos) return {};
        if (text_.find_first_not_of("\r\n \t", end) == std::string_view::npos) return {};
        return issue("line_ends", "the lines end in CR alone", "save the file with line ends of Unix or Windows", end);
    }

    // Tabs pass here, since they may stand inside of a line; the indentation is checked for them.
    Issues check_characters() const {
        for (std::string_view rest = text_; !rest.empty();) {
            const std::size_t offset = text_.size() - rest.size();
            const char32_t c = take_code_point(rest);
            const bool ends_line = c == '\n' || (c == '\r' && (rest.empty() || rest.front() == '\n'));
            if (c == '\t' || ends_line || !is_never_printed(c)) continue;
            return issue("control_character", "the text has " + describe_unprintable(c), "take it out", offset);
        }
        return {};
    }

    Issues check_indentation() const {
        for (std::size_t begin = text_.starts_with(byte_order_mark) ? byte_order_mark.size() : 0;
             begin < text_.size();) {
            const std::size_t end = std::min(text_.find('\n', begin), text_.size());
            const std::string_view line = text_.substr(begin, end - begin);
            if (Issues issues = check_indentation(line, begin); !issues.empty()) return issues;
            begin = end + 1;
        }
        return {};
    }

    // Indentation decides what belongs to what. A comment, and a line without anything on it, may be indented anyhow.
    Issues check_indentation(std::string_view line, std::size_t begin) const {
        const std::size_t blanks = std::min(line.find_first_not_of(" \t\r"), line.size());
        const std::string_view rest = line.substr(blanks);
        const char32_t odd = odd_blank_at(rest);
        if (odd != 0) {
            return issue("indentation", "the line begins with " + describe_odd_blank(odd),
                         "indent with ordinary blanks", begin + blanks);
        }
        const std::size_t tab = line.find('\t');
        if (rest.empty() || rest.front() == '#' || tab >= blanks) return {};
        return issue("indentation", "the line begins with a tab", "indent with blanks: YAML takes no tabs",
                     begin + tab);
    }

    std::string_view text_;
    std::string_view file_;
};

}  // namespace

char32_t odd_blank_at(std::string_view text) {
    if (text.empty() || is_ascii(text.front())) return 0;
    const char32_t c = take_code_point(text);
    return find_odd_blank(c) == nullptr ? 0 : c;
}

std::string describe_odd_blank(char32_t character) {
    return with_number(character) + ", " + std::string(find_odd_blank(character)->name);
}

Issues check_pack_bytes(std::string_view text, std::string_view file) { return Bytes(text, file).check(); }

}  // namespace triage
