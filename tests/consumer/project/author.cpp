// A program of somebody else that looks over a pack, its cases and its schema, and links nothing else.
#include <iostream>

#include <triage/authoring/authoring.hpp>
#include <triage/triage.hpp>

int main() {
    const triage::Result<triage::RuleBase> rules = triage::load_packs({"embedded:upper-back"}, triage::Cases::load);
    const triage::Result<triage::Program> program = triage::Program::compile(*rules);
    const triage::CaseReport report = triage::run_cases(*program);
    std::cout << *triage::list_names(*rules, triage::Table::rules, "") << triage::to_text(*program, report)
              << (report.passes() ? "looked over\n" : "not as expected\n");
    return report.passes() ? 0 : 1;
}
