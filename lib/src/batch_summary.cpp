#include <algorithm>

#include "enum_names.hpp"
#include "json_writer.hpp"
#include "triage/batch.hpp"

namespace triage {

namespace {

constexpr std::size_t most_rules_shown = 10;

/// The rules that were certain at all, most frequent first.
std::vector<std::size_t> frequent_rules(const BatchSummary& summary) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < summary.rules.size(); ++i) {
        if (summary.rules[i] > 0) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return summary.rules[a] > summary.rules[b]; });
    if (order.size() > most_rules_shown) order.resize(most_rules_shown);
    return order;
}

std::string row(std::string_view name, std::uint64_t count) {
    const std::string number = std::to_string(count);
    std::string text = "  " + std::string(name);
    text.append(text.size() < 30 ? 30 - text.size() : 1, ' ');
    text.append(number.size() < 12 ? 12 - number.size() : 0, ' ');
    return text + number + "\n";
}

}  // namespace

std::string to_text(const Program& program, const BatchSummary& summary) {
    std::string text = std::to_string(summary.lines) + " lines: " + std::to_string(summary.decided) + " decided, " +
                       std::to_string(summary.rejected) + " rejected, " + std::to_string(summary.blank) + " blank\n";
    for (std::size_t i = 0; i < verdict_names.size(); ++i) text += row(verdict_names[i], summary.verdicts[i]);
    if (const auto rules = frequent_rules(summary); !rules.empty()) {
        text += "most frequent rules\n";
        for (const std::size_t i : rules) text += row(program.rules().rules[i].id, summary.rules[i]);
    }
    if (!summary.issues.empty()) text += "issues in rejected lines\n";
    for (const auto& [code, count] : summary.issues) text += row(code, count);
    return text;
}

std::string to_json(const Program& program, const BatchSummary& summary) {
    JsonWriter json;
    const auto counts = [&](std::string_view key, const auto& names, const auto& values) {
        json.key(key);
        json.begin_object();
        for (std::size_t i = 0; i < names.size(); ++i) json.field(names[i], static_cast<double>(values[i]));
        json.end_object();
    };
    json.begin_object();
    json.field("lines", static_cast<double>(summary.lines));
    json.field("blank", static_cast<double>(summary.blank));
    json.field("decided", static_cast<double>(summary.decided));
    json.field("rejected", static_cast<double>(summary.rejected));
    counts("verdicts", verdict_names, summary.verdicts);
    counts("urgencies", urgency_names, summary.urgencies);
    json.key("rules");
    json.begin_object();
    for (std::size_t i = 0; i < summary.rules.size(); ++i) {
        if (summary.rules[i] > 0) json.field(program.rules().rules[i].id, static_cast<double>(summary.rules[i]));
    }
    json.end_object();
    json.key("issues");
    json.begin_object();
    for (const auto& [code, count] : summary.issues) json.field(code, static_cast<double>(count));
    json.end_object();
    json.end_object();
    return json.take();
}

}  // namespace triage
