// One pass over the bytes of a name. Letters of other scripts are left as they are: lower case without a table of all
// scripts would be wrong for some, and a pack can list both spellings.
#include "model/names.hpp"

#include <algorithm>

#include "model/look_alikes.hpp"
#include "text/ascii.hpp"
#include "text/unprintable.hpp"
#include "text/utf8.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

namespace {

/// How many bytes a mark of direction has that stands at the head of a text, 0 where none does: text that is copied
/// from a page in Arabic or Hebrew has them.
std::size_t size_of_direction_mark(std::string_view text) {
    const std::size_t size = text.size();
    return is_direction_mark(take_code_point(text)) ? size - text.size() : 0;
}

}  // namespace

std::string normalize_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    const auto join = [&] {
        if (!plain.empty() && plain.back() != ' ') plain += ' ';
    };
    for (std::size_t i = 0; i < name.size();) {
        const char c = name[i];
        const LookAlike* folded = nullptr;
        if (!is_ascii(c)) {
            if (const std::size_t mark = size_of_direction_mark(name.substr(i)); mark != 0) {
                i += mark;
                continue;
            }
            folded = look_alike(name.substr(i));
        }
        i += folded == nullptr ? 1 : folded->text.size();
        if (c == ' ' || c == '_' || c == '-' || c == '\t' || (folded != nullptr && folded->plain == " ")) {
            join();
        } else if (folded != nullptr) {
            plain += folded->plain;
        } else if (c != '\'') {
            plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    if (!plain.empty() && plain.back() == ' ') plain.pop_back();
    return plain;
}

std::string spoken(std::string_view id) {
    std::string text(id);
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

}  // namespace triage
