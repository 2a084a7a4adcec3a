// Finds where a text stops being UTF-8, by the decoder that everything else looks at characters with. simdjson could
// say it faster, but the reader of packs would then depend on the reader of profiles.
#include "text/utf8.hpp"

namespace triage {

std::size_t first_invalid_utf8(std::string_view text) {
    unsigned char bits = 0;
    for (const char c : text) bits |= static_cast<unsigned char>(c);
    if (bits < 0x80) return text.size();  // ASCII: by far the most, and sooner seen than judged
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t at = text.size() - rest.size();
        // U+FFFD itself takes three bytes; for what is no character one byte is taken.
        if (take_code_point(rest) == replacement_character && text.size() - rest.size() == at + 1) return at;
    }
    return text.size();
}

}  // namespace triage
