// Reads a condition that is wrong once more, loosely: it looks for things that no condition may have, and knows of what
// came before only how a number or a comparison at this place would be taken.
//
// It has no grammar on purpose. The parser's grammar ends at the first issue, and the mistake may stand before it
// (`at least two of` fails at `two`), at it or behind it. Each mistake has its bytes, so that the one that the parser
// ran into can be told from others of the same condition. Signs and words without a rule of their own are in
// usual_mistakes.hpp.
#include "pack/condition_mistakes.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "model/units.hpp"
#include "pack/bytes.hpp"
#include "pack/usual_mistakes.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return small;
}

/// The word at the head of `text`; empty where there is none.
std::string word_at(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size() && is_word_character(text[size])) ++size;
    return std::string(text.substr(0, size));
}

/// Bytes of blanks at the head of `text`.
std::size_t blanks_at(std::string_view text) { return std::min(text.find_first_not_of(" \t\n"), text.size()); }

/// Bytes at the head of `text` that are `phrase`, whatever the case and the blanks between its words; 0 where it is
/// another.
std::size_t size_of_phrase(std::string_view text, std::string_view phrase) {
    std::size_t size = 0;
    while (!phrase.empty()) {
        const std::string wanted = word_at(phrase);
        phrase.remove_prefix(wanted.size());
        phrase.remove_prefix(blanks_at(phrase));
        const std::string word = word_at(text.substr(size));
        if (in_small_letters(word) != wanted) return 0;
        size += word.size();
        if (!phrase.empty()) size += blanks_at(text.substr(size));
    }
    return size;
}

/// Bytes of the number at the head of `text`; 0 where there is none.
std::size_t number_size(std::string_view text) {
    std::string_view rest = text;
    return take_number(rest) ? text.size() - rest.size() : 0;
}

constexpr std::string_view comparators[] = {"<=", ">=", "<", ">", "="};

std::string comparator_at(std::string_view text) {
    for (const std::string_view comparator : comparators) {
        if (text.starts_with(comparator)) return std::string(comparator);
    }
    return {};
}

/// The comparator that says the same with its sides exchanged.
std::string turned(std::string comparator) {
    if (comparator[0] == '<') {
        comparator[0] = '>';
    } else if (comparator[0] == '>') {
        comparator[0] = '<';
    }
    return comparator;
}

bool is_keyword(std::string_view small) {
    static constexpr std::array<std::string_view, 8> keywords{"and", "or", "not", "any", "all", "of", "at", "least"};
    return std::find(keywords.begin(), keywords.end(), small) != keywords.end();
}

/// Collects the mistakes of one condition from left to right. Each step reads one thing and moves on behind it.
class MistakeReader {
public:
    MistakeReader(std::string_view text, const Vocabulary& vocabulary) : text_(text), vocabulary_(vocabulary) {}

    /// All mistakes, in the order in which they stand.
    std::vector<ConditionMistake> read() {
        while (at_ < text_.size()) step();
        return std::move(found_);
    }

private:
    /// An id whose words are parted by blanks or hyphens instead of `_`.
    struct PartedId {
        std::string id;
        std::size_t size = 0;  ///< bytes in the condition
    };

    /// Notes a mistake at this place, and goes on behind it.
    void add(std::size_t size, std::string message, std::string_view hint) {
        found_.push_back({std::move(message), std::string(hint), at_, size});
        at_ += size;
    }

    std::string_view rest() const { return text_.substr(at_); }
    // Between backticks a backtick would be no sight.
    static std::string shown(std::string_view text) {
        return text == "`" ? "a backtick" : "`" + std::string(text) + "`";
    }

    // One blank, number, word or sign. Odd blanks are looked for first, since they are no word and no sign to anybody.
    void step() {
        if (blanks_at(rest()) > 0) {
            at_ += blanks_at(rest());
        } else if (const char32_t odd = odd_blank_at(rest()); odd != 0) {
            std::string_view behind = rest();
            take_code_point(behind);
            add(rest().size() - behind.size(), describe_odd_blank(odd) + ", stands between the words",
                "write an ordinary blank");
        } else if (number_size(rest()) > 0) {
            read_number();
        } else if (is_word_character(rest().front())) {
            read_word();
        } else {
            read_sign();
        }
    }

    bool is_fact(std::string_view word) const {
        const auto fact = vocabulary_.find(word);
        return fact && vocabulary_[*fact].id == word;
    }

    // A number may have a comma (`1,5`, `1.000,5`), be a range (`3-5`), stand before its quantity (`4 < pain`, `1 <
    // pain < 5`), or be compared with nothing (`pain = 4 or 8`).
    void read_number() {
        const std::size_t size = number_size(rest());
        const std::string number(rest().substr(0, size));
        const std::string_view behind = rest().substr(size);
        if (behind.size() > 1 && behind[0] == ',' && is_digit(behind[1])) {
            const std::size_t whole = size + 1 + number_size(behind.substr(1));
            return add(whole, shown(rest().substr(0, whole)) + " is no number here", "write a point: `1.5`");
        }
        // In `2..5` the number takes the first dot.
        const std::size_t dots = number.ends_with('.') ? 1 : 2;
        const std::size_t dash = behind.starts_with("-") ? 1 : behind.starts_with(std::string(dots, '.')) ? dots : 0;
        if (dash > 0 && behind.size() > dash && is_digit(behind[dash])) {
            return add(size, "a range is written as two comparisons", "for example `pain >= 2 and pain <= 5`");
        }
        const bool is_expected = is_behind_comparison_ || is_behind_least_;
        is_behind_comparison_ = false;
        is_behind_least_ = false;
        if (is_expected) {
            at_ += size;
        } else if (word_at(behind.substr(blanks_at(behind))) == "of") {
            add(size, "before a number that is counted stands `at least`", "write `at least " + number + " of (…)`");
        } else if (!read_reversed(number, behind)) {
            add(size, "the number " + shown(number) + " is compared with nothing",
                "name the quantity in each comparison: `pain = 4 or pain > 8`");
        }
    }

    /// A comparison that begins with the number: `4 < pain`, or with two sides, `1 < pain < 5`. False where no
    /// comparator and name follow.
    bool read_reversed(const std::string& number, std::string_view behind) {
        const std::size_t gap = blanks_at(behind);
        const std::string first = comparator_at(behind.substr(gap));
        if (first.empty()) return false;
        std::size_t size = number.size() + gap + first.size();
        size += blanks_at(rest().substr(size));
        const std::string name = word_at(rest().substr(size));
        if (name.empty()) return false;
        size += name.size();
        const std::string_view after = rest().substr(size);
        const std::string second = comparator_at(after.substr(blanks_at(after)));
        std::string right = name + " " + turned(first) + " " + number;
        if (second.empty()) {
            add(size, "a comparison begins with the quantity", "write `" + right + "`");
            return true;
        }
        size += blanks_at(after) + second.size();
        size += blanks_at(rest().substr(size));
        const std::size_t last = number_size(rest().substr(size));
        right += " and " + name + " " + second + " " + std::string(rest().substr(size, last));
        add(size + last, "a comparison has two sides", "write `" + right + "`");
        return true;
    }

    // A word is a fact, an id whose words are parted, a keyword in capitals, one of the usual phrases, or unknown,
    // which the parser reports with the nearest name.
    void read_word() {
        const std::string word = word_at(rest());
        const std::string small = in_small_letters(word);
        if (is_fact(word)) return read_fact(word);
        is_behind_least_ = word == "least";
        if (const auto parted = parted_id()) {
            return add(parted->size, shown(rest().substr(0, parted->size)) + " is not how the fact is named",
                       "write `" + parted->id + "`");
        }
        if (word != small && is_keyword(small)) {
            return add(word.size(), "`" + word + "` is written in small letters", "write `" + small + "`");
        }
        for (const UsualMistake& phrase : wrong_phrases) {
            const std::size_t size = size_of_phrase(rest(), phrase.text);
            if (size == 0 || is_right(phrase.text, size)) continue;
            return add(size, shown(rest().substr(0, size)) + " is no word of a condition", phrase.hint);
        }
        at_ += word.size();
        is_behind_finding_ = false;
    }

    // Joins the words at this place one by one, the shortest id first.
    std::optional<PartedId> parted_id() const {
        constexpr int most_words = 8;  // more than any id has; keeps a long text of words from being searched at each
        PartedId parted{word_at(rest()), word_at(rest()).size()};
        for (int i = 1; i < most_words; ++i) {
            const std::string_view behind = rest().substr(parted.size);
            const bool is_gap = behind.starts_with(' ') || behind.starts_with('-');
            const std::string next = is_gap ? word_at(behind.substr(1)) : "";
            if (next.empty()) return std::nullopt;
            parted.size += 1 + next.size();
            parted.id += "_" + next;
            if (is_fact(parted.id)) return parted;
        }
        return std::nullopt;
    }

    // `at least 2 of` is the one phrase of the list that the language has, too; behind a quantity it is none.
    bool is_right(std::string_view phrase, std::size_t size) const {
        const std::string_view behind = rest().substr(size);
        return phrase == "at least" && number_size(behind.substr(blanks_at(behind))) > 0 && !is_behind_quantity_;
    }

    // A quantity with a number right behind it lacks its operator: `pain 4`.
    void read_fact(const std::string& word) {
        const auto fact = vocabulary_.find(word);
        at_ += word.size();
        is_behind_quantity_ = vocabulary_[*fact].quantity.has_value();
        is_behind_finding_ = !is_behind_quantity_;
        is_behind_comparison_ = false;
        const std::size_t gap = blanks_at(rest());
        const std::size_t size = number_size(rest().substr(gap));
        if (!is_behind_quantity_ || size == 0) return;
        at_ += gap;
        const std::string number(rest().substr(0, size));
        add(size, "an operator is missing between `" + word + "` and `" + number + "`",
            "write for example `" + word + " > " + number + "`");
    }

    // The list has longer signs first, so that `=>` is not read as `=`. A comparator of the language is none of them.
    void read_sign() {
        for (const UsualMistake& sign : wrong_signs) {
            if (!rest().starts_with(sign.text)) continue;
            if (sign.compares && is_behind_finding_) {
                return add(sign.text.size(), "a finding is yes or no and cannot be compared",
                           "leave the comparison out, or write `not` before the finding");
            }
            return add(sign.text.size(), shown(sign.text) + " is no sign of a condition", sign.hint);
        }
        const std::string comparator = comparator_at(rest());
        if (comparator.empty()) {
            at_ += 1;
            return;
        }
        read_comparator(comparator);
    }

    // Reports a comparator that has no quantity before it.
    void read_comparator(const std::string& comparator) {
        const std::size_t begin = at_;
        at_ += comparator.size();
        // A finding counts as a left side: that it cannot be compared is another message, the parser's.
        const bool has_left_side = is_behind_quantity_ || is_behind_finding_;
        is_behind_comparison_ = true;
        is_behind_quantity_ = false;
        is_behind_finding_ = false;
        if (has_left_side) return;
        // Behind a number a second side begins (`pain > 1 < 5`); anywhere else the quantity is missing.
        const std::string_view before = text_.substr(0, begin);
        const std::size_t last = before.find_last_not_of(" \t\n");
        const bool is_chained = last != std::string_view::npos && is_digit(before[last]);
        at_ = begin;
        if (is_chained) {
            add(comparator.size(), "a comparison has two sides", "join two with `and`: `pain > 1 and pain < 5`");
        } else {
            add(comparator.size(), "a quantity is missing before `" + comparator + "`",
                "name it again in each comparison: `pain = 4 or pain > 8`");
        }
        is_behind_comparison_ = true;
    }

    std::string_view text_;
    const Vocabulary& vocabulary_;
    std::vector<ConditionMistake> found_;
    std::size_t at_ = 0;
    bool is_behind_quantity_ = false;    ///< the last fact is a quantity, and nothing has compared it yet
    bool is_behind_finding_ = false;     ///< the last word is a finding
    bool is_behind_least_ = false;       ///< the last word is `least`: a number counts what follows
    bool is_behind_comparison_ = false;  ///< a comparator waits for its number
};

}  // namespace

std::optional<ConditionMistake> find_mistake(std::string_view condition, std::size_t failed_at,
                                             const Vocabulary& vocabulary) {
    for (ConditionMistake& mistake : MistakeReader(condition, vocabulary).read()) {
        const bool is_there = mistake.offset <= failed_at && failed_at <= mistake.offset + mistake.size;
        if (is_there) return std::move(mistake);
    }
    return std::nullopt;
}

}  // namespace triage
