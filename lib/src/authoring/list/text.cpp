#include "authoring/list/entries.hpp"
#include "authoring/list/links.hpp"
#include "authoring/list/page.hpp"
#include "authoring/list/table.hpp"
#include "render/wording.hpp"

namespace triage {

Result<std::string> list_text(const RuleBase& rules, Table table, const std::string& name,
                              const RenderOptions& options) {
    if (name.empty()) return entries_text(rules, table, options);
    const Result<std::vector<std::size_t>> picked = pick_entries(rules, table, name);
    if (!picked) return picked.issues;
    std::string text;
    for (const std::size_t i : *picked) text += entry_text(rules, table, i, options);
    return text;
}

Result<std::string> list_names(const RuleBase& rules, Table table, const std::string& name) {
    const Result<std::vector<std::size_t>> picked = pick_entries(rules, table, name);
    if (!picked) return picked.issues;
    std::string text;
    for (const std::size_t i : *picked) text.append(id_of(rules, table, i)).append("\n");
    return text;
}

}  // namespace triage
