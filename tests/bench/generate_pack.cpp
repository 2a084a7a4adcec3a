// Writes a pack that makes the shipped one larger, to see how the rate falls with the number of rules:
//
//     generate_pack TIMES [NAME]
//
// `triage --pack upper-back --pack FILE` then has TIMES as many findings, names, rules, exclusions and stretches: every
// one of upper-back with a number behind its id and names. Equipment, movements and the numbers that everybody has
// (pain, sessions) are upper-back's own, so that a benign profile stays one. NAME is the pack's name. A program without
// tests of its own: the loader judges what it writes.

#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace {

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') result += '\\';
        result += c;
    }
    return result + "\"";
}

std::string number_text(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", number);
    return text;
}

/// `[a, b]`, each part as `write` gives it.
template <class Parts, class Write>
std::string list(const Parts& parts, Write write) {
    std::string text = "[";
    for (const auto& part : parts) text += (text.size() > 1 ? ", " : "") + write(part);
    return text + "]";
}

/// One copy of everything, with the number `copy` behind each name.
class Copy {
public:
    Copy(const triage::RuleBase& rules, int copy)
        : rules_(rules), suffix_("_" + std::to_string(copy)), word_(" " + std::to_string(copy)) {}

    std::string facts() const {
        std::string text;
        for (const triage::Fact& fact : rules_.vocabulary.facts()) {
            if (is_copied(fact)) text += fact_text(fact);
        }
        return text;
    }

    std::string rules() const {
        std::string text;
        for (const triage::Rule& rule : rules_.rules) {
            text += "  " + rule.id + suffix_ + ":\n    name: " + quoted(rule.name + word_) +
                    "\n    when: " + condition(rule.when_text) +
                    "\n    outcome: " + std::string(to_string(rule.level.outcome)) +
                    "\n    urgency: " + std::string(to_string(rule.level.urgency)) +
                    "\n    advice: " + quoted(rule.advice) + origin(rule.sources, rule.basis, rule.because);
        }
        return text;
    }

    std::string exclusions() const {
        std::string text;
        for (const triage::Exclusion& exclusion : rules_.exclusions) {
            const auto name = [&](triage::StretchId id) { return rules_[id].id + suffix_; };
            text += "  " + exclusion.id + suffix_ + ":\n    when: " + condition(exclusion.when_text) +
                    "\n    stretches: " + list(exclusion.stretches, name) +
                    origin(exclusion.sources, exclusion.basis, exclusion.because);
        }
        return text;
    }

    std::string stretches() const {
        std::string text;
        for (const triage::Stretch& stretch : rules_.stretches) text += stretch_text(stretch);
        return text;
    }

private:
    // True for facts that are written once for each copy. Numbers that everybody has are asked once, however large the
    // pack.
    static bool is_copied(const triage::Fact& fact) {
        return !fact.quantity || fact.quantity->absence == triage::Absence::allowed;
    }

    std::string names(const std::vector<std::string>& from) const {
        return list(from, [&](const std::string& name) { return quoted(name + word_); });
    }

    std::string fact_text(const triage::Fact& fact) const {
        std::string text = "  " + fact.id + suffix_ + ":\n    kind: " + std::string(to_string(fact.kind)) +
                           "\n    ask: " + quoted(fact.question) + "\n    aliases: " + names(fact.aliases) +
                           "\n    includes: " + names(fact.includes) + "\n";
        if (fact.is_protective) text += "    protective: true\n";
        if (!fact.quantity) return text;
        text += "    quantity: {min: " + number_text(fact.quantity->min) + ", absent: allowed";
        if (std::isfinite(fact.quantity->max)) text += ", max: " + number_text(fact.quantity->max);
        if (!fact.quantity->unit.empty()) text += ", unit: " + fact.quantity->unit;
        static constexpr std::array<std::string_view, 4> worse{"", "higher", "lower", "neither"};
        if (fact.quantity->worse != triage::Worse::unstated)
            text += ", worse: " + std::string(worse[static_cast<std::size_t>(fact.quantity->worse)]);
        return text + (fact.quantity->whole ? ", whole: true}\n" : "}\n");
    }

    /// The condition with each fact that is copied under its new id. A limit on a number that is not copied (`pain >
    /// 4`) moves up by a few hundredths, since two rules with one condition are worth a warning.
    std::string condition(const std::string& when) const {
        const std::string text = renamed_facts(when);
        return quoted(text == when ? text + (suffix_.size() < 3 ? ".0" : ".") + suffix_.substr(1) : text);
    }

    std::string renamed_facts(const std::string& when) const {
        std::string text;
        std::string word;
        for (const char c : when + " ") {
            if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
                word += c;
                continue;
            }
            text += renamed(word) + c;
            word.clear();
        }
        text.pop_back();
        return text;
    }

    std::string renamed(const std::string& word) const {
        for (const triage::Fact& fact : rules_.vocabulary.facts()) {
            if (fact.id == word && is_copied(fact)) return word + suffix_;
        }
        return word;
    }

    std::string origin(const std::vector<triage::Citation>& sources, triage::Basis basis,
                       const std::string& because) const {
        const auto cite = [&](const triage::Citation& citation) {
            return "{document: " + rules_[citation.document].id + ", section: " + quoted(citation.section) +
                   ", anchor: " + quoted(citation.anchor) + "}";
        };
        const std::string reason = because.empty() ? "" : "\n    because: " + quoted(because);
        return "\n    sources: " + list(sources, cite) + "\n    basis: " + std::string(to_string(basis)) + reason +
               "\n";
    }

    static std::string dose(const std::optional<triage::Dose>& dose) {
        if (!dose) return "not_stated";
        std::string text = "{sides: " + std::string(to_string(dose->sides));
        const auto add = [&](const char* key, const std::optional<triage::Range>& range) {
            if (!range) return;
            text += std::string(", ") + key + ": [" + number_text(range->low) + ", " + number_text(range->high) + "]";
        };
        add("hold_s", dose->hold_s);
        add("repetitions", dose->repetitions);
        add("sets", dose->sets);
        add("duration_s", dose->duration_s);
        return text + "}";
    }

    std::string need(const std::vector<triage::EquipmentId>& pieces) const {
        std::string text;
        for (const triage::EquipmentId piece : pieces) {
            text += (text.empty() ? "" : " or ") + rules_.vocabulary[piece].id;
        }
        return text;
    }

    std::string stretch_text(const triage::Stretch& stretch) const {
        const auto movement = [&](triage::MovementId id) { return rules_[id].id; };
        const auto posture = [](triage::Posture one) { return std::string(to_string(one)); };
        const auto pieces = [&](const std::vector<triage::EquipmentId>& any) { return need(any); };
        std::string text =
            "  " + stretch.id + suffix_ + ":\n    name: " + quoted(stretch.name + word_) +
            "\n    aliases: " + names(stretch.aliases) + "\n    kind: " + std::string(to_string(stretch.kind)) +
            "\n    postures: " + list(stretch.postures, posture) + "\n    needs: " + list(stretch.needs, pieces) +
            "\n    movements: " + list(stretch.movements, movement) + "\n    steps: " + list(stretch.steps, quoted) +
            "\n    dose: " + dose(stretch.dose);
        if (!stretch.dose_note.empty()) text += "\n    dose_note: " + quoted(stretch.dose_note);
        if (stretch.from_session > 1) {
            text += "\n    from_session: " + number_text(stretch.from_session);
        } else {
            text += "\n    first_session: " + dose(stretch.first_session);
        }
        return text + origin(stretch.sources, stretch.basis, stretch.because);
    }

    const triage::RuleBase& rules_;
    std::string suffix_;
    std::string word_;
};

/// One section, over all copies.
template <class Section>
void write_section(const char* name, const triage::RuleBase& rules, int times, Section section) {
    if (times < 2) return;
    std::printf("%s:\n", name);
    for (int copy = 2; copy <= times; ++copy) std::fputs((Copy(rules, copy).*section)().c_str(), stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const int times = argc > 1 ? std::atoi(argv[1]) : 0;
    if (times < 1) return 64;
    const triage::Result<triage::RuleBase> rules = triage::load_packs({"upper-back"});
    if (!rules) return 78;
    std::printf("pack:\n  name: %s\n  version: 1.0.0\n  about: \"upper-back again, to measure with\"\n",
                argc > 2 ? argv[2] : "larger");
    std::printf("  reviewed: {by: nobody, on: %s, next: %s}\n", rules->packs[0].reviewed_on.c_str(),
                rules->packs[0].reviewed_next.c_str());
    write_section("facts", *rules, times, &Copy::facts);
    write_section("rules", *rules, times, &Copy::rules);
    write_section("exclusions", *rules, times, &Copy::exclusions);
    write_section("stretches", *rules, times, &Copy::stretches);
    return std::fflush(stdout) == 0 ? 0 : 74;
}
