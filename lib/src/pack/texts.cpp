// Walks the tree of a document and looks at each text twice: in the source, whether its quotation is closed, and as it
// was read, for characters that are never printed.
//
// The limits of lines are by key: a few hold prose, which an author may fold; everything else is a name, a title or a
// date, where a line feed is a mistake.
#include "pack/texts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

// Texts that may be written over several lines; they are read as one line each. All others are names, titles, dates.
constexpr std::array<std::string_view, 15> keys_of_prose{"about",   "advice",    "ask",       "because", "cautions",
                                                         "dangers", "dose_note", "frequency", "given",   "how",
                                                         "item",    "recalled",  "steps",     "text",    "when"};

bool is_prose(std::string_view key) {
    return std::find(keys_of_prose.begin(), keys_of_prose.end(), key) != keys_of_prose.end();
}

constexpr char32_t no_utf8 = 0xFFFFFFFF;

/// As `take_code_point`. yaml-cpp 0.7 makes single bytes, no UTF-8, of the escapes `\N` (U+0085) and `\_` (U+00A0); the
/// second one is given as `no_utf8`.
char32_t take_character(std::string_view& text) {
    const std::string_view before = text;
    const char32_t c = take_code_point(text);
    const bool is_byte = c == replacement_character && before.size() - text.size() == 1;
    if (!is_byte) return c;
    return before.front() == '\x85' ? 0x85 : no_utf8;
}

/// Whether the quotation that opens `source` is closed in it.
bool is_closed(std::string_view source) {
    const char mark = source.front();
    for (std::size_t i = 1; i < source.size(); ++i) {
        const bool is_escape = mark == '"' ? source[i] == '\\' : source.substr(i).starts_with("''");
        if (is_escape) {
            ++i;
        } else if (source[i] == mark) {
            return true;
        }
    }
    return false;
}

/// Collects the issues of one document, in the order of its text.
class Checker {
public:
    explicit Checker(const Document& document) : document_(document) {}

    Issues check() {
        if (!document_.nodes().empty()) check_node(NodeRef(document_, 0), "");
        return std::move(issues_);
    }

private:
    // `key`: the nearest one above. Trees are as deep as the parser of YAML allows.
    void check_node(NodeRef node, std::string_view key) {
        if (node.kind() == NodeKind::scalar) return check_text(node, key);
        const bool is_mapping = node.kind() == NodeKind::mapping;
        for (auto part = node.begin(); part != node.end(); ++part) {
            if (!is_mapping) {
                check_node(*part, key);
                continue;
            }
            const NodeRef name = *part;
            check_node(name, "");
            check_node(*++part, name.text());
        }
    }

    void check_text(NodeRef node, std::string_view key) {
        const std::string_view source = document_.source_from(node.line(), node.column());
        const bool is_quotation = node.is_quoted() && !source.empty() && (source[0] == '"' || source[0] == '\'');
        if (is_quotation && !is_closed(source)) {
            add("invalid_yaml", "the quotation mark is not closed", "close it where the text ends", node.position());
        }
        const std::string_view text = node.text();
        for (std::string_view rest = text; !rest.empty();) {
            const std::size_t offset = text.size() - rest.size();
            const char32_t c = take_character(rest);
            if (c != no_utf8 && !is_never_printed(c)) continue;
            if (c == '\n' && (is_prose(key) || rest.find_first_not_of('\n') == std::string_view::npos)) continue;
            return refuse(node, key, c, offset);
        }
    }

    void refuse(NodeRef node, std::string_view key, char32_t c, std::size_t offset) {
        if (c == no_utf8) {
            return add("control_character", "a text has an escape that is read wrongly", "write the character itself",
                       place(node, offset));
        }
        if (c != '\n') {
            add("control_character", "a text has " + describe_unprintable(c),
                c == '\t' ? "write a blank in its place" : "take it out", place(node, offset));
        } else {
            const std::string what = key.empty() ? "a key" : "the text of `" + printable(key) + "`";
            add("line_feed", what + " has several lines, and one is meant", "write it as one line", node.position());
        }
    }

    // Position 0 of a quotation is its first character here, not its mark.
    static Position place(NodeRef node, std::size_t offset) {
        Position where = node.position(offset);
        if (offset == 0 && node.is_quoted()) ++where.column;
        return where;
    }

    void add(std::string_view code, std::string message, std::string hint, Position where) {
        issues_.push_back({code, std::move(message), std::move(hint), std::move(where), Severity::error});
    }

    const Document& document_;
    Issues issues_;
};

}  // namespace

Issues check_pack_texts(const Document& document) { return Checker(document).check(); }

}  // namespace triage
