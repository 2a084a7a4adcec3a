// Signs to call for are a list under their own heading, since they are looked for in a hurry; when to see a doctor is a
// sentence. The signs of all packs stand together: a person does not know packs.
#include "render/safety_net.hpp"

#include "text/groups.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

/// The texts of all entries of this urgency, in pack order.
std::string signs(const RuleBase& rules, Urgency urgency, std::string_view between) {
    std::vector<std::string> texts;
    for (const SafetyNet& net : rules.safety_net) {
        if (net.urgency == urgency) texts.push_back(net.text);
    }
    return joined(texts, between);
}

// In words that end what is being done: whoever stretches stops first.
std::string call_heading(Verdict verdict, const std::string& number) {
    switch (verdict) {
        case Verdict::proceed: return "Stop, and call " + number + ", if one of these comes up";
        case Verdict::ask: return "Call " + number + " at once for any of these";
        case Verdict::see_a_doctor:
        case Verdict::stop: break;
    }
    return "Call " + number + " at once if one of these comes up";
}

// One paragraph for both: together they take two lines where two paragraphs take three.
std::string doctor_text(const RuleBase& rules) {
    const std::string soon = signs(rules, Urgency::urgent, ", or if ");
    const std::string later = signs(rules, Urgency::routine, ", or if ");
    std::string text;
    if (!soon.empty()) text = "See a doctor today or tomorrow if " + soon + ".";
    if (!later.empty()) text += (text.empty() ? "" : " ") + ("See a doctor if " + later + ".");
    return text;
}

}  // namespace

std::string number_to_call(const std::string& emergency_number) {
    return advice_text("{emergency_number}", emergency_number);
}

void write_safety_net(Page& page, const RuleBase& rules, Verdict verdict, Level floor,
                      const std::string& emergency_number) {
    if (floor.urgency == Urgency::emergency) return;
    const std::string emergencies = signs(rules, Urgency::emergency, ", ");
    const bool sees_doctor = floor.urgency >= Urgency::routine || verdict == Verdict::ask;
    const std::string doctor = sees_doctor ? "" : doctor_text(rules);
    if (emergencies.empty() && doctor.empty()) return;
    page.blank();
    if (!emergencies.empty()) {
        page.heading(call_heading(verdict, number_to_call(emergency_number)));
        page.paragraph(2, "", emergencies);
    }
    if (!doctor.empty()) page.paragraph(0, "", doctor);
}

}  // namespace triage
