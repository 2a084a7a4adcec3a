// Both texts are about the packs together: dangers are grouped by the pack that looks for them, versions by the people
// who reviewed them, so that loading a second pack does not make the page say everything twice.
#include "render/footer.hpp"

#include <algorithm>

#include "text/groups.hpp"
#include "text/page.hpp"

namespace triage {

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
