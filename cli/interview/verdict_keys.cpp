// Enter and `q` leave; the verdict is said, so nothing is lost.

#include "interview/verdict_keys.hpp"

namespace triage::cli {

std::string_view phrase_of(Page page) {
    switch (page) {
        case Page::why: return "w why";
        case Page::doctor: return "p page for my doctor";
        case Page::all: break;
    }
    return "m all stretches";
}

std::vector<std::string> VerdictKeys::keys() const {
    std::vector<std::string> offered;
    for (const Page page : pages_) offered.emplace_back(phrase_of(page));
    return offered;
}

std::optional<Reply> VerdictKeys::press_own(const Key& key) {
    if (key.kind == Key::Kind::enter || key.text == "q") return Reply{Reply::Kind::answered};
    for (const Page page : pages_) {
        if (key.text != phrase_of(page).substr(0, 1)) continue;
        Reply reply{Reply::Kind::page};
        reply.page = page;
        return reply;
    }
    refuse(key);
    return std::nullopt;
}

std::string VerdictKeys::trace(const Reply&) const { return ""; }

}  // namespace triage::cli
