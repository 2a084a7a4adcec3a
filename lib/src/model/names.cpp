// One pass over the bytes of a name. Letters of other scripts are left as they are: lower case without a table of all
// scripts would be wrong for some, and a pack can list both spellings.
#include "model/names.hpp"

#include <algorithm>

#include "model/look_alikes.hpp"
#include "text/ascii.hpp"
#include "triage/vocabulary.hpp"

namespace triage {

std::string normalize_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    const auto join = [&] {
        if (!plain.empty() && plain.back() != ' ') plain += ' ';
    };
    while (!name.empty()) {
        const char c = name.front();
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
