// The message of an app as JSON: one object, a list of small ones in it. The scan of profiles says whether it is JSON
// and finds the members; here each of them gets its type, and its JSON Pointer.
#include <array>
#include <charconv>

#include "model/enum_names.hpp"
#include "model/nearest.hpp"
#include "profile/json_mistake.hpp"
#include "profile/json_scan.hpp"
#include "profile/profile_issue.hpp"
#include "text/decimal.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"
#include "triage/answers.hpp"

namespace triage {

namespace {

/// The text between the quotes with its escapes read. Those beyond ASCII stay as they are written, since no id has one.
std::string unescaped(std::string_view written) {
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::string text;
    for (std::size_t i = 0; i < written.size(); ++i) {
        const std::string_view rest = written.substr(i);
        const std::size_t letter = rest.size() > 1 && rest[0] == '\\' ? letters.find(rest[1]) : std::string_view::npos;
        unsigned code = 0;
        if (letter != std::string_view::npos) {
            text += meanings[letter];
            ++i;
        } else if (rest.starts_with("\\u00") &&
                   std::from_chars(rest.data() + 4, rest.data() + 6, code, 16).ec == std::errc{} && code < 0x80) {
            text += static_cast<char>(code);
            i += 5;
        } else {
            text += rest[0];
        }
    }
    return text;
}

/// The elements of a list as they are written. REQUIRES: a JSON list.
std::vector<std::string_view> elements_of(std::string_view list) {
    std::vector<std::string_view> all;
    std::size_t depth = 0;
    bool in_string = false;
    std::size_t begin = 1;
    const auto end_element = [&](std::size_t end) {
        const std::string_view element = list.substr(begin, end - begin);
        const std::size_t first = element.find_first_not_of(" \t\r\n");
        if (first != std::string_view::npos) {
            all.push_back(element.substr(first, element.find_last_not_of(" \t\r\n") - first + 1));
        }
        begin = end + 1;
    };
    for (std::size_t i = 0; i < list.size(); ++i) {
        const char c = list[i];
        if (in_string && c == '\\') {
            ++i;
        } else if (c == '"') {
            in_string = !in_string;
        } else if (!in_string && (c == '[' || c == '{')) {
            ++depth;
        } else if (!in_string && (c == ']' || c == '}')) {
            if (--depth == 0) end_element(i);
        } else if (!in_string && c == ',' && depth == 1) {
            end_element(i);
        }
    }
    return all;
}

/// One reading. INVARIANT: issues have the pointer of the part that they are about.
class AnswersReader {
public:
    Result<GivenAnswers> read(std::string_view text) {
        if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
        if (first_invalid_utf8(text) != text.size()) {
            reject("invalid_utf8", "the text is not UTF-8", "", "");
            return std::move(issues_);
        }
        const JsonScan scan(text);
        if (scan.fault() != JsonFault::none) {
            const auto [what, hint] = usual_mistake(text, scan.fault(), scan.at());
            reject("invalid_json", "the text is not JSON: " + what, hint, "");
            return std::move(issues_);
        }
        read_message(text, scan);
        if (!issues_.empty()) return std::move(issues_);
        return std::move(given_);
    }

private:
    static constexpr std::array<std::string_view, 2> message_keys{"screen", "answers"};
    static constexpr std::array<std::string_view, 5> answer_keys{"id", "answer", "number", "digest", "at"};

    void reject(std::string_view code, std::string message, std::string hint, const std::string& at) {
        if (issues_.size() < max_profile_issues) {
            issues_.push_back(profile_issue(code, std::move(message), std::move(hint), at));
        }
    }

    void wrong_type(std::string_view what, std::string_view wanted, const std::string& at) {
        reject("wrong_type", "`" + std::string(what) + "` is not " + std::string(wanted), "", at);
    }

    /// The values by their place in `keys`; empty where a key is missing. An unknown key and one that stands twice are
    /// issues.
    template <std::size_t N>
    std::array<std::string_view, N> members(const JsonScan& scan, const std::array<std::string_view, N>& keys,
                                            const std::string& at) {
        std::array<std::string_view, N> values;
        for (const JsonMember& member : scan.members()) {
            const std::string key = shorten(member.key);
            const auto known = std::find(keys.begin(), keys.end(), member.key);
            if (known == keys.end()) {
                reject("unknown_key", "unknown key " + quote(key), nearest_hint(key, keys), at + "/" + key);
                continue;
            }
            std::string_view& value = values[static_cast<std::size_t>(known - keys.begin())];
            if (!value.empty()) reject("repeated_key", "the key `" + key + "` stands twice", "", at + "/" + key);
            value = member.value;
        }
        return values;
    }

    /// A string, where there is one; the issue of any other value.
    std::optional<std::string> text_of(std::string_view value, std::string_view key, const std::string& at) {
        if (value.empty()) return std::nullopt;
        if (value.front() == '"') return unescaped(value.substr(1, value.size() - 2));
        wrong_type(key, "a string", at + "/" + std::string(key));
        return std::nullopt;
    }

    std::string required_text(std::string_view value, std::string_view key, const std::string& at) {
        if (value.empty()) reject("missing_field", "`" + std::string(key) + "` is missing", "", at);
        return text_of(value, key, at).value_or("");
    }

    void read_message(std::string_view text, const JsonScan& scan) {
        const std::size_t first = text.find_first_not_of(" \t\r\n");
        if (text[first] != '{') return wrong_type("the message", "an object", "");
        const auto [screen, answers] = members(scan, message_keys, "");
        given_.screen = required_text(screen, "screen", "");
        if (answers.empty()) return reject("missing_field", "`answers` is missing", "", "");
        if (answers.front() != '[') return wrong_type("answers", "a list", "/answers");
        std::size_t number = 0;
        for (const std::string_view element : elements_of(answers)) {
            read_answer(element, "/answers/" + std::to_string(number++));
        }
    }

    void read_answer(std::string_view text, const std::string& at) {
        if (text.front() != '{') return wrong_type("an answer", "an object", at);
        const JsonScan scan(text);
        const auto [id, answer, number, digest, moment] = members(scan, answer_keys, at);
        GivenAnswer given;
        given.id = required_text(id, "id", at);
        given.digest = text_of(digest, "digest", at).value_or("");
        given.at = text_of(moment, "at", at).value_or("");
        if (answer.empty() == number.empty()) {
            reject("missing_field", "an answer has either `answer` or `number`", "", at);
        } else if (number.empty()) {
            read_word(text_of(answer, "answer", at), given, at);
        } else {
            read_number(number, given, at);
        }
        given_.answers.push_back(std::move(given));
    }

    void read_word(const std::optional<std::string>& word, GivenAnswer& given, const std::string& at) {
        if (!word) return;
        const auto answer = enum_from<LineAnswer>(line_answer_names, *word);
        if (!answer) return reject("unknown_value", "unknown answer " + quote(*word), "`yes`, `no` or `unsure`", at);
        given.says = *answer;
    }

    void read_number(std::string_view value, GivenAnswer& given, const std::string& at) {
        std::string_view rest = value;
        const std::optional<Decimal> decimal = take_decimal(rest);
        const std::optional<double> number = decimal && rest.empty() ? nearest_double(*decimal) : std::nullopt;
        if (!number) return wrong_type("number", "a number", at + "/number");
        given.says = *number;
    }

    GivenAnswers given_;
    Issues issues_;
};

}  // namespace

Result<GivenAnswers> parse_answers(std::string_view json) { return AnswersReader().read(json); }

}  // namespace triage
