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

/// Takes a mark of direction off the head of a name: text that is copied from a page in Arabic or Hebrew has them.
bool drop_direction_mark(std::string_view& name) {
    std::string_view rest = name;
    if (!is_direction_mark(take_code_point(rest))) return false;
    name = rest;
    return true;
}

}  // namespace

std::string normalize_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    const auto join = [&] {
        if (!plain.empty() && plain.back() != ' ') plain += ' ';
    };
    while (!name.empty()) {
        const char c = name.front();
        if (!is_ascii(c) && drop_direction_mark(name)) continue;
        const LookAlike* folded = is_ascii(c) ? nullptr : look_alike(name);
        name.remove_prefix(folded == nullptr ? 1 : folded->text.size());
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
