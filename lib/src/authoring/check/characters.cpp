// Tables of characters and the three questions that are asked of a text. The tables are short on purpose: they have the
// letters that print like a Latin one in most typefaces, not all that UTS #39 calls confusable.
//
// Texts of plain ASCII, nearly all texts of a pack, are left at once: nothing in ASCII is odd.

#include "authoring/check/characters.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "text/ascii.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace {

/// Code points from `first` to `last`, both included.
struct Span {
    char32_t first;
    char32_t last;
};

template <std::size_t N>
bool is_in(const std::array<Span, N>& spans, char32_t c) {
    return std::any_of(spans.begin(), spans.end(), [&](const Span& span) { return c >= span.first && c <= span.last; });
}

/// True for Hebrew, Arabic, Syriac, Thaana, N'Ko and the scripts between and after them, with their forms for printing.
bool is_right_to_left(char32_t c) {
    static constexpr std::array<Span, 4> spans{
        {{0x05BE, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10800, 0x10FFF}}};
    return is_in(spans, c);
}

bool is_greek(char32_t c) {
    static constexpr std::array<Span, 2> spans{{{0x0370, 0x03FF}, {0x1F00, 0x1FFF}}};
    return is_in(spans, c);
}

bool is_cyrillic(char32_t c) {
    static constexpr std::array<Span, 2> spans{{{0x0400, 0x052F}, {0x1C80, 0x1C88}}};
    return is_in(spans, c);
}

/// True for letters of Latin script with and without marks. × and ÷ stand in the middle of the block and are no
/// letters.
bool is_latin(char32_t c) {
    static constexpr std::array<Span, 4> spans{
        {{0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x024F}, {0x1E00, 0x1EFF}}};
    return is_ascii_letter(c) || is_in(spans, c);
}

bool is_combining(char32_t c) { return c >= 0x0300 && c <= 0x036F; }

/// True for whatever a word is made of here: letters of the scripts above, marks that combine with them, and twins.
bool is_letter(char32_t c) {
    return is_latin(c) || is_greek(c) || is_cyrillic(c) || is_right_to_left(c) || is_combining(c) || latin_twin(c) != 0;
}

/// A letter and the Latin one that it prints like.
struct Twin {
    char32_t character;
    char latin;
};

/// By script. Searched in turn: it is asked only about texts that are not plain ASCII.
constexpr auto twins = std::to_array<Twin>({
    // Greek
    {0x0391, 'A'},
    {0x0392, 'B'},
    {0x0395, 'E'},
    {0x0396, 'Z'},
    {0x0397, 'H'},
    {0x0399, 'I'},
    {0x039A, 'K'},
    {0x039C, 'M'},
    {0x039D, 'N'},
    {0x039F, 'O'},
    {0x03A1, 'P'},
    {0x03A4, 'T'},
    {0x03A5, 'Y'},
    {0x03A7, 'X'},
    {0x03B1, 'a'},
    {0x03B3, 'y'},
    {0x03B9, 'i'},
    {0x03BA, 'k'},
    {0x03BD, 'v'},
    {0x03BF, 'o'},
    {0x03C1, 'p'},
    {0x03C5, 'u'},
    {0x03C7, 'x'},
    {0x03F2, 'c'},
    {0x03F3, 'j'},
    {0x03F9, 'C'},
    {0x037F, 'J'},
    // Cyrillic
    {0x0405, 'S'},
    {0x0406, 'I'},
    {0x0408, 'J'},
    {0x0410, 'A'},
    {0x0412, 'B'},
    {0x0415, 'E'},
    {0x041A, 'K'},
    {0x041C, 'M'},
    {0x041D, 'H'},
    {0x041E, 'O'},
    {0x0420, 'P'},
    {0x0421, 'C'},
    {0x0422, 'T'},
    {0x0423, 'Y'},
    {0x0425, 'X'},
    {0x0430, 'a'},
    {0x0435, 'e'},
    {0x043A, 'k'},
    {0x043E, 'o'},
    {0x0440, 'p'},
    {0x0441, 'c'},
    {0x0443, 'y'},
    {0x0445, 'x'},
    {0x0455, 's'},
    {0x0456, 'i'},
    {0x0458, 'j'},
    {0x0475, 'v'},
    {0x04AE, 'Y'},
    {0x04AF, 'y'},
    {0x04BB, 'h'},
    {0x04C0, 'I'},
    {0x04CF, 'l'},
    {0x0501, 'd'},
    {0x050C, 'G'},
    {0x051A, 'Q'},
    {0x051B, 'q'},
    {0x051C, 'W'},
    {0x051D, 'w'},
    {0x0474, 'V'},
    {0x04BA, 'H'},
});

/// The script in words, for a message. REQUIRES: a letter with a Latin twin.
std::string_view script_of(char32_t c) {
    if (is_greek(c)) return "a Greek letter";
    if (is_cyrillic(c)) return "a Cyrillic letter";
    return c >= 0xFF00 && c <= 0xFFFF ? "a fullwidth letter" : "a mathematical letter";
}

/// A character and the byte at which it begins.
struct Letter {
    char32_t character;
    std::size_t offset;
};

std::vector<Letter> code_points_of(std::string_view text) {
    std::vector<Letter> all;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t offset = text.size() - rest.size();
        all.push_back({take_code_point(rest), offset});
    }
    return all;
}

/// True for a joiner, or its opposite, behind a letter of a script that needs them: Arabic, those of India, emoji.
bool may_join(const std::vector<Letter>& text, std::size_t at) {
    static constexpr std::array<Span, 2> joined{{{0x0590, 0x1FFF}, {0x1F000, 0x1FFFF}}};
    const char32_t c = text[at].character;
    return joins_letters(c) && at > 0 && is_in(joined, text[at - 1].character);
}

/// The first character that nobody sees and that joins nothing.
std::optional<OddCharacter> invisible(const std::vector<Letter>& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i].character;
        if (is_invisible(c) && !may_join(text, i)) {
            return OddCharacter{OddCharacter::Kind::invisible, c, text[i].offset,
                                with_number(c) + ", which nobody sees"};
        }
    }
    return std::nullopt;
}

/// The first right-to-left letter of a text that is mostly Latin: a single one turns the words beside it round. A text
/// mostly in Hebrew or Arabic is read as it is meant.
std::optional<OddCharacter> right_to_left(const std::vector<Letter>& text) {
    const auto count = [&](auto is_one) {
        return std::count_if(text.begin(), text.end(), [&](const Letter& letter) { return is_one(letter.character); });
    };
    const bool is_mostly_latin = count(is_latin) > count(is_right_to_left);
    for (const Letter& letter : text) {
        const char32_t c = letter.character;
        if (is_mostly_latin && is_right_to_left(c)) {
            return OddCharacter{OddCharacter::Kind::right_to_left, c, letter.offset,
                                with_number(c) + ", a right-to-left letter"};
        }
    }
    return std::nullopt;
}

bool has_latin_letter(std::span<const Letter> word) {
    return std::any_of(word.begin(), word.end(), [](const Letter& letter) { return is_latin(letter.character); });
}

/// The look-alike of a word, if it is odd there: beside Latin letters, or in a word of twins alone whose script the
/// pack does not otherwise use. `is_meant`: the pack uses the script of this letter.
template <class IsMeant>
std::optional<OddCharacter> look_alike_in(std::span<const Letter> word, IsMeant is_meant) {
    const auto is_twin = [](const Letter& letter) { return latin_twin(letter.character) != 0; };
    const auto odd = std::find_if(word.begin(), word.end(), is_twin);
    if (odd == word.end()) return std::nullopt;
    const bool is_masked = std::all_of(word.begin(), word.end(), is_twin) && !is_meant(odd->character);
    if (!is_masked && !has_latin_letter(word)) return std::nullopt;
    const char32_t c = odd->character;
    return OddCharacter{
        OddCharacter::Kind::look_alike, c, odd->offset,
        with_number(c) + ", " + std::string(script_of(c)) + " that looks like the letter `" + latin_twin(c) + "`"};
}

/// The first odd look-alike of a text, word by word. A word is a run of letters.
template <class IsMeant>
std::optional<OddCharacter> look_alike(std::span<const Letter> text, IsMeant is_meant) {
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end + 1) {
        end = begin;
        while (end < text.size() && is_letter(text[end].character)) ++end;
        if (auto odd = look_alike_in(text.subspan(begin, end - begin), is_meant)) return odd;
    }
    return std::nullopt;
}

}  // namespace

char latin_twin(char32_t character) {
    const auto twin =
        std::find_if(twins.begin(), twins.end(), [&](const Twin& one) { return one.character == character; });
    if (twin != twins.end()) return twin->latin;
    // Fullwidth letters stand in the order of ASCII, a fixed distance away.
    constexpr char32_t fullwidth = 0xFF21 - U'A';
    if (character >= 0xFF21 && is_ascii_letter(character - fullwidth)) return static_cast<char>(character - fullwidth);
    // Thirteen alphabets of 26 capitals and 26 small letters: bold, italic, script, ...
    constexpr char32_t first = 0x1D400;
    constexpr char32_t last = 0x1D6A3;
    if (character < first || character > last) return 0;
    const char32_t place = (character - first) % 52;
    return static_cast<char>(place < 26 ? 'A' + place : 'a' + place - 26);
}

void Scripts::learn(std::string_view text) {
    if (is_ascii(text)) return;
    for (const Letter& letter : code_points_of(text)) {
        const char32_t c = letter.character;
        // A twin shows nothing about the script: it may be the very character that is looked for.
        if (latin_twin(c) != 0) continue;
        uses_greek_ |= is_greek(c);
        uses_cyrillic_ |= is_cyrillic(c);
    }
}

std::vector<OddCharacter> Scripts::odd_characters(std::string_view text) const {
    std::vector<OddCharacter> found;
    if (is_ascii(text)) return found;
    const std::vector<Letter> letters = code_points_of(text);
    const auto is_meant = [&](char32_t c) {
        return (uses_greek_ && is_greek(c)) || (uses_cyrillic_ && is_cyrillic(c));
    };
    if (auto odd = look_alike(letters, is_meant)) found.push_back(std::move(*odd));
    if (auto odd = right_to_left(letters)) found.push_back(std::move(*odd));
    if (auto odd = invisible(letters)) found.push_back(std::move(*odd));
    return found;
}

}  // namespace triage
