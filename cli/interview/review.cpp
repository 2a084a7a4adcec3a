// At most as many answers at once as lines on any screen; who said more looks at all of it before Enter counts.

#include "interview/review.hpp"

#include <algorithm>

namespace triage::cli {

std::size_t Review::shown() const { return std::min(said_.turns.size() - from_, most_lines); }

std::string Review::questions(const ScreenStyle& style) const {
    std::string lines = bold(paragraph(0, "", "Is this right?", style.width), style);
    if (!said_.turns.empty()) lines += paragraph(0, "", "You said:", style.width);
    for (std::size_t i = 0; i < shown(); ++i) {
        lines += paragraph(0, std::to_string(i + 1) + "  ", said_.turns[from_ + i].text, style.width);
    }
    if (has_more()) {
        const std::size_t more = said_.turns.size() - from_ - shown();
        return lines + paragraph(0, "", "There is more: " + counted(more, "screen") + ".", style.width);
    }
    return lines + paragraph(0, "", denied_text(said_), style.width);
}

std::vector<std::string> Review::keys() const {
    std::vector<std::string> offered;
    if (has_more()) {
        offered = {"m more"};
    } else {
        offered = {"Enter: this is right"};
    }
    if (shown() == 1) offered.emplace_back("1 change it");
    if (shown() > 1) offered.push_back("1-" + std::to_string(shown()) + " change that");
    return offered;
}

std::optional<Reply> Review::press_own(const Key& key) {
    const std::size_t digit = key.text.size() == 1 ? static_cast<std::size_t>(key.text[0] - '0') : 0;
    if (digit >= 1 && digit <= shown()) {
        Reply reply{Reply::Kind::change};
        reply.turn = said_.turns[from_ + digit - 1].turn;
        return reply;
    }
    if (key.kind == Key::Kind::enter && !has_more()) return Reply{Reply::Kind::answered};
    if (key.kind == Key::Kind::enter) {
        complain("There is more: press m to see it.");
    } else if (key.text == "m" && has_more()) {
        from_ += shown();
    } else {
        refuse(key);
    }
    return std::nullopt;
}

std::string Review::trace(const Reply& reply) const {
    return reply.kind == Reply::Kind::change ? "(one answer changes)" : "What you said is right.";
}

}  // namespace triage::cli
