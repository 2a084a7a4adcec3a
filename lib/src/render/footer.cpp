// Both texts are about the packs together: dangers are grouped by the pack that looks for them, versions by the people
// who reviewed them, so that loading a second pack does not make the page say everything twice.
#include "render/footer.hpp"

#include <algorithm>

#include "text/groups.hpp"
#include "text/page.hpp"

namespace triage {

namespace {

/// "1.1.0", or "upper-back 1.0.0 and mine 2.1.0" where they differ.
std::string versions_text(const RuleBase& rules) {
    const std::string& first = rules.packs.front().version;
    const bool is_one =
        std::all_of(rules.packs.begin(), rules.packs.end(), [&](const Pack& pack) { return pack.version == first; });
    if (is_one) return first;
    std::vector<std::string> all;
    for (const Pack& pack : rules.packs) all.push_back(pack.name + " " + pack.version);
    return joined(all, " and ");
}

/// The dangers that the packs together leave out, whichever pack would look for them.
std::vector<std::string> not_covered(const RuleBase& rules) {
    std::vector<std::string> all;
    for (const NotCovered& part : rules.not_covered) all.insert(all.end(), part.dangers.begin(), part.dangers.end());
    return all;
}

}  // namespace

// Names that stand for several packs are said once.
void write_brief_footer(Page& page, const RuleBase& rules, const std::string& how_to_see_all) {
    std::vector<std::string> reviewers;
    for (const Pack& pack : rules.packs) {
        const std::string name = pack.reviewed_by.substr(0, pack.reviewed_by.find(':'));
        if (std::find(reviewers.begin(), reviewers.end(), name) == reviewers.end()) reviewers.push_back(name);
    }
    std::string text = "Not a diagnosis.";
    if (!rules.packs.empty()) {
        text += " Rules " + versions_text(rules) + ", reviewed by " + joined(reviewers, " and ") + ".";
    }
    if (!how_to_see_all.empty()) text += " " + how_to_see_all;
    page.paragraph(0, "", text, Style::dim);
}

std::string brief_notes(const RuleBase& rules) {
    std::vector<std::string> all;
    for (const Notice& notice : rules.notices) {
        if (!notice.brief.empty()) all.push_back(notice.brief);
    }
    const std::vector<std::string> dangers = not_covered(rules);
    if (!dangers.empty()) all.push_back("Not looked for: " + joined(dangers, ", ") + ".");
    return joined(all, " ");
}

void write_footer(Page& page, const RuleBase& rules) {
    page.blank();
    page.paragraph(0, "", "This is not a diagnosis.", Style::dim);
    // Packs that the same people have reviewed share a line.
    for (auto pack = rules.packs.begin(); pack != rules.packs.end();) {
        const auto next = std::find_if(pack, rules.packs.end(),
                                       [&](const Pack& other) { return other.reviewed_by != pack->reviewed_by; });
        std::string versions;
        const std::string& reviewer = pack->reviewed_by;
        for (; pack != next; ++pack) versions += (versions.empty() ? "" : ", ") + pack->name + " " + pack->version;
        page.paragraph(0, "", "Rules: " + versions + ". Reviewed by: " + reviewer + ".", Style::dim);
    }
}

std::vector<std::string> not_covered_texts(const RuleBase& rules) {
    Groups<std::string, std::string> dangers;  // by the pack that looks for them
    for (const NotCovered& part : rules.not_covered) {
        for (const std::string& danger : part.dangers) dangers.add(part.unless, danger);
    }
    std::vector<std::string> texts;
    for (const auto& [pack, all] : dangers) {
        const std::string looked_for = pack.empty() ? "" : " The pack " + pack + " looks for these.";
        texts.push_back("Not looked for here: " + joined(all, ", ") + "." + looked_for +
                        " If one of these could be yours, ask a doctor first.");
    }
    return texts;
}

}  // namespace triage
