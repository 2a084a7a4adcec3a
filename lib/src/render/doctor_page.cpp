// Every answer of one person sorted as a doctor reads them: what is grave first, and beside each "no" how it was asked.
//
// A number is no red flag by itself, since it nearly always counts together with a sign ("over 50, and …"). So rules
// stand with signs, and with numbers only where no sign stands for them.
//
// It is longer than other files, since every section looks at the same profile, and only together do they hold that
// each fact stands once.
#include "render/doctor_page.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <tuple>
#include <variant>

#include "model/condition_facts.hpp"
#include "model/names.hpp"
#include "render/duration_text.hpp"
#include "render/wording.hpp"
#include "text/groups.hpp"
#include "text/unprintable.hpp"

namespace triage {

namespace {

/// More would drive what was said from the page; how many more there are is said behind them.
constexpr std::size_t most_open = 10;
/// So many rules that a sign may still count for; a sign of many dangers is read by a dozen.
constexpr std::size_t most_waiting_rules = 2;

std::string severity_text(Level level) {
    const std::string urgency(to_string(level.urgency));
    if (level.outcome == Outcome::proceed) return urgency;
    return (level.outcome == Outcome::stop ? "stop, " : "see a doctor, ") + urgency;
}

/// One word a citation; `doctor_words::evidence` says what each means.
std::string_view evidence_mark(std::optional<Evidence> evidence) {
    if (!evidence) return " (read)";
    switch (*evidence) {
        case Evidence::verified_excerpt: return " (excerpt)";
        case Evidence::secondary: return " (summary)";
        case Evidence::recalled: break;
    }
    return " (memory)";
}

std::string urgency_words(Urgency urgency) {
    switch (urgency) {
        case Urgency::emergency: return "emergency, help is needed now";
        case Urgency::urgent: return "urgent, a doctor today or tomorrow";
        case Urgency::routine: return "routine, an appointment with a doctor";
        case Urgency::self_care: return "self-care, wait without an appointment";
        case Urgency::none: break;
    }
    return "no urgency";
}

std::string verdict_line(const Explanation& why) {
    const std::string urgency = urgency_words(why.floor.urgency) + ".";
    switch (why.verdict) {
        case Verdict::stop: return "STOP, do not stretch: " + urgency;
        case Verdict::see_a_doctor: return "SEE A DOCTOR before stretching: " + urgency;
        case Verdict::proceed: return "PROCEED: nothing said or left open speaks against gentle stretching; " + urgency;
        case Verdict::ask: break;
    }
    return "NOT DECIDED, questions are open; from what was said so far: " + urgency;
}

/// The heading of a screen or a group with the question under it, or once what is both.
template <class Lines>
std::string heading_text(const Lines& lines) {
    return on_paper(lines.name == lines.question ? lines.question : lines.name + ": " + lines.question);
}

/// Puts one page together. Used once; the functions fill the page in the order of its sections.
class DoctorPageMaker {
public:
    DoctorPageMaker(const Program& program, const Profile& profile, const Explanation& why)
        : program_(program), rules_(program.rules()), words_(rules_.vocabulary), profile_(profile), why_(why) {
        for (const Question& question : why.ask) {
            for (const RuleId rule : question.rules) waiting_.insert(rule);
        }
    }

    DoctorPage make(const DoctorOptions& options) {
        page_.verdict = verdict_line(why_);
        if (!why_.settled) {
            page_.not_settled = "Not settled: open answers could still make it " + severity_text(why_.ceiling) + ".";
        }
        if (profile_.id) page_.reference = on_paper(*profile_.id);
        page_.answered_on = on_paper(options.answered_on);
        add_signs();
        add_lines();
        add_numbers();
        add_equipment();
        add_denied();
        add_unsure();
        add_open();
        add_rules();
        add_packs();
        return std::move(page_);
    }

private:
    /// A sign with the rules that it counts for, while they are sorted.
    struct Weighed {
        DoctorSign sign;
        std::optional<Level> certain;  ///< of the gravest rule that holds by it
        Level waiting;                 ///< of the gravest rule that reads it and waits for other answers
    };

    std::string question(FactId fact) const { return on_paper(words_[fact].question); }
    std::string rule_name(RuleId rule) const {
        return on_paper(rules_[rule].name) + " (" + severity_text(rules_[rule].level) + ")";
    }

    /// True for the rules that hold by this fact.
    static bool counts_for(const Reason& reason, FactId fact) {
        return std::any_of(reason.because.begin(), reason.because.end(),
                           [&](const FactValue& value) { return value.fact == fact; });
    }

    bool has_sign(const Reason& reason) const {
        return std::any_of(reason.because.begin(), reason.because.end(), [&](const FactValue& value) {
            return value.presence == Presence::present && !words_[value.fact].quantity;
        });
    }

    static bool has_number(const Reason& reason) {
        return std::any_of(reason.because.begin(), reason.because.end(),
                           [](const FactValue& value) { return value.number.has_value(); });
    }

    std::vector<RuleId> by_gravity(std::vector<RuleId> all) const {
        std::stable_sort(all.begin(), all.end(),
                         [&](RuleId a, RuleId b) { return by_urgency(rules_[a].level) > by_urgency(rules_[b].level); });
        return all;
    }

    std::vector<RuleId> certain_rules(FactId fact) const {
        std::vector<RuleId> all;
        for (const Reason& reason : why_.reasons) {
            if (counts_for(reason, fact)) all.push_back(reason.rule);
        }
        return by_gravity(std::move(all));
    }

    /// A rule that waits is worth naming only where it is graver than what the sign comes to already.
    std::vector<RuleId> waiting_rules_of(FactId fact, std::optional<Level> certain) const {
        std::vector<RuleId> all;
        waiting_.for_each([&](RuleId rule) {
            const bool is_graver = !certain || by_urgency(rules_[rule].level) > by_urgency(*certain);
            if (is_graver && mentions(rules_[rule].when, fact)) all.push_back(rule);
        });
        return by_gravity(std::move(all));
    }

    /// The first few of many rules that wait, and how many more there are.
    void name_some(const std::vector<RuleId>& rules, const std::string& lead, std::vector<std::string>& names) const {
        for (std::size_t i = 0; i < std::min(rules.size(), most_waiting_rules); ++i) {
            names.push_back(lead + rule_name(rules[i]));
        }
        if (rules.size() <= most_waiting_rules) return;
        names.push_back("and " + std::to_string(rules.size() - most_waiting_rules) + " more that wait");
    }

    Weighed weighed(FactId fact) const {
        Weighed all{{fact, spoken(words_[fact].id), question(fact)}, std::nullopt, {}};
        const std::vector<RuleId> certain = certain_rules(fact);
        for (const RuleId rule : certain) all.sign.rules.push_back(rule_name(rule));
        if (!certain.empty()) all.certain = rules_[certain.front()].level;
        const std::vector<RuleId> waiting = waiting_rules_of(fact, all.certain);
        name_some(waiting, "open, waits for other answers: ", all.sign.rules);
        if (!waiting.empty()) all.waiting = rules_[waiting.front()].level;
        return all;
    }

    void add_signs() {
        std::vector<Weighed> flags;
        profile_.present().for_each([&](FactId fact) {
            if (words_[fact].quantity) return;
            Weighed sign = weighed(fact);
            if (sign.sign.rules.empty()) {
                page_.others.push_back(std::move(sign.sign));
            } else {
                flags.push_back(std::move(sign));
            }
        });
        const auto key = [](const Weighed& sign) {
            return std::tuple(sign.certain.has_value(), by_urgency(sign.certain.value_or(sign.waiting)));
        };
        std::stable_sort(flags.begin(), flags.end(),
                         [&](const Weighed& a, const Weighed& b) { return key(a) > key(b); });
        for (Weighed& flag : flags) page_.red_flags.push_back(std::move(flag.sign));
        std::stable_sort(page_.others.begin(), page_.others.end(), [&](const DoctorSign& a, const DoctorSign& b) {
            return is_graver(words_.weight(a.fact).gravity, words_.weight(b.fact).gravity);
        });
        for (const Reason& reason : why_.reasons) {
            const bool is_by_denials = !has_sign(reason) && !has_number(reason);
            if (is_by_denials) page_.denials_alone.push_back(rule_name(reason.rule));
        }
    }

    void add_numbers() {
        profile_.present().for_each([&](FactId fact) {
            const auto& quantity = words_[fact].quantity;
            if (!quantity) return;
            const double number = *profile_.value(fact);
            DoctorNumber said{fact, spoken(words_[fact].id), number_on_scale_text(number, *quantity)};
            for (const Reason& reason : why_.reasons) {
                if (!has_sign(reason) && counts_for(reason, fact)) said.rules.push_back(rule_name(reason.rule));
            }
            (quantity->unit.empty() ? page_.numbers : page_.since).push_back(std::move(said));
        });
    }

    void add_equipment() {
        if (!profile_.equipment) return;
        std::vector<std::string> pieces;
        profile_.equipment->for_each([&](EquipmentId id) { pieces.push_back(on_paper(words_[id].name)); });
        page_.equipment = pieces.empty() ? "nothing" : joined(pieces, ", ");
    }

    /// A "yes" sets no fact, so without this what was said would stand nowhere.
    void add_lines() {
        std::vector<GatewayId> all = profile_.gateways(LineAnswer::yes).to_vector();
        const auto level = [&](GatewayId id) { return program_.level_of(id, profile_); };
        std::stable_sort(all.begin(), all.end(),
                         [&](GatewayId a, GatewayId b) { return by_urgency(level(a)) > by_urgency(level(b)); });
        for (const GatewayId id : all) {
            const std::string severity = level(id) == Level{} ? "" : severity_text(level(id));
            std::vector<std::string> found;
            for (const StandsFor& each : words_[id].stands_for) {
                if (profile_.present().contains(each.fact)) found.push_back(spoken(words_[each.fact].id));
            }
            page_.lines.push_back({id, on_paper(words_[id].line), joined(found, ", "), severity});
        }
    }

    /// The line that answered a fact, if one did: the first that has this answer and stands for it.
    std::optional<GatewayId> line_of(FactId fact, LineAnswer answer) const {
        if (!profile_.by_gateway().contains(fact)) return std::nullopt;
        for (const GatewayId id : words_.gateway_ids()) {
            const auto& facts = words_[id].stands_for;
            const bool stands =
                std::any_of(facts.begin(), facts.end(), [&](const StandsFor& each) { return each.fact == fact; });
            if (stands && profile_.answer_to(id) == answer) return id;
        }
        return std::nullopt;
    }

    /// The question over a line: of the screen that it stands on, or of the group of a fact that is on no screen.
    std::string question_over(const Line& line) const {
        for (const Screen& screen : words_.screens()) {
            const bool is_there = std::find(screen.lines.begin(), screen.lines.end(), line) != screen.lines.end();
            if (is_there) return heading_text(screen);
        }
        const auto* fact = std::get_if<FactId>(&line);
        if (fact == nullptr) return "Lines that name several things";
        const Fact& asked = words_[*fact];
        const bool is_item = asked.group && !asked.item.empty();
        return is_item ? heading_text(words_[*asked.group]) : "";
    }

    // What the person was shown decides where a denial stands: a line that stands for several facts, an item under a
    // question, or the question of the fact.
    void add_denied() {
        std::map<GatewayId, DoctorDenials::Item> lines;
        Groups<std::string, DoctorDenials::Item> rows;
        std::vector<DoctorDenials::Item> own;
        std::vector<DoctorDenials::Item> rest;
        profile_.absent().for_each([&](FactId id) {
            if (const auto line = line_of(id, LineAnswer::no)) {
                lines[*line].facts.push_back(id);
            } else if (profile_.denied_with_others().contains(id)) {
                rest.push_back({{id}, spoken(words_[id].id)});
            } else if (const std::string over = question_over(id); !over.empty()) {
                rows.add(over, {{id}, words_[id].item.empty() ? question(id) : on_paper(words_[id].item)});
            } else {
                own.push_back({{id}, question(id)});
            }
        });
        for (auto& [id, item] : lines) {
            item.words = on_paper(words_[id].line);
            rows.add(question_over(id), std::move(item));
        }
        add_rows(rows);
        add_row(DeniedBy::own_question, "Each by its own question", std::move(own));
        add_row(DeniedBy::everything_else,
                "Not asked one by one, but denied together: “nothing else” beside what was said", std::move(rest));
    }

    /// In the order of screens and groups in the packs.
    void add_rows(const Groups<std::string, DoctorDenials::Item>& rows) {
        const std::vector<std::string> order = questions_in_order();
        std::vector<DoctorDenials> sorted;
        for (const auto& [over, items] : rows) sorted.push_back({DeniedBy::line, over, items});
        const auto place = [&](const DoctorDenials& row) {
            return std::find(order.begin(), order.end(), row.as_asked) - order.begin();
        };
        std::stable_sort(sorted.begin(), sorted.end(),
                         [&](const DoctorDenials& a, const DoctorDenials& b) { return place(a) < place(b); });
        std::move(sorted.begin(), sorted.end(), std::back_inserter(page_.denied));
    }

    std::vector<std::string> questions_in_order() const {
        std::vector<std::string> order;
        for (const Screen& screen : words_.screens()) order.push_back(heading_text(screen));
        for (const FactGroup& group : words_.groups()) order.push_back(heading_text(group));
        return order;
    }

    void add_row(DeniedBy by, std::string as_asked, std::vector<DoctorDenials::Item> items) {
        if (!items.empty()) page_.denied.push_back({by, std::move(as_asked), std::move(items)});
    }

    void add_unsure() {
        profile_.unsure().for_each([&](FactId fact) {
            const auto line = line_of(fact, LineAnswer::unsure);
            DoctorSign sign{fact, spoken(words_[fact].id), line ? on_paper(words_[*line].line) : question(fact)};
            const auto asked =
                std::find_if(why_.ask.begin(), why_.ask.end(), [&](const Question& each) { return each.fact == fact; });
            if (asked == why_.ask.end()) {
                sign.rules.push_back("nothing that changes the verdict");
            } else {
                name_some(by_gravity(asked->rules), "", sign.rules);
            }
            page_.unsure.push_back(std::move(sign));
        });
    }

    void add_open() {
        std::size_t open = 0;
        for (const Question& each : why_.ask) {
            if (each.is_unsure) continue;
            if (++open <= most_open) {
                page_.open.push_back({each.fact, question(each.fact), severity_text(each.could_be)});
            }
        }
        page_.more_open = open - page_.open.size();
        const std::size_t said = profile_.present().size() + profile_.absent().size() + profile_.unsure().size();
        page_.not_needed = words_.facts().size() - said - open;
        std::vector<std::string> dangers;
        for (const NotCovered& part : rules_.not_covered) {
            for (const std::string& danger : part.dangers) dangers.push_back(on_paper(danger));
        }
        page_.not_covered = joined(dangers, ", ");
    }

    /// The number of a document in the list below the rules, where it is put the first time that it is cited.
    std::size_t number_of(SourceId document) {
        auto found = std::find(cited_.begin(), cited_.end(), document);
        if (found == cited_.end()) {
            const Source& source = rules_[document];
            std::string text = on_paper(published_text(source));
            if (!source.recalled.empty()) text += " (from memory: " + on_paper(source.recalled) + ")";
            page_.documents.push_back(std::move(text));
            found = cited_.insert(found, document);
        }
        return static_cast<std::size_t>(found - cited_.begin()) + 1;
    }

    /// Words of a document stand in quotation marks only where somebody read it.
    std::string source_text(const Citation& citation) {
        std::string text = "[";
        text.append(std::to_string(number_of(citation.document))).append("] ");
        text += citation.evidence ? on_paper(citation.section) : "“" + on_paper(citation.anchor) + "”";
        return text.append(evidence_mark(citation.evidence));
    }

    void add_rules() {
        std::vector<RuleId> all;
        for (const Reason& reason : why_.reasons) all.push_back(reason.rule);
        for (const RuleId id : by_gravity(std::move(all))) {
            const Rule& rule = rules_[id];
            DoctorRule shown{on_paper(rule.name), rule.id, severity_text(rule.level), "", {}};
            if (rule.basis == Basis::inference) shown.basis = "inference of the pack's authors";
            for (const Citation& citation : rule.sources) shown.sources.push_back(source_text(citation));
            page_.rules.push_back(std::move(shown));
        }
        page_.rules_in_all = std::to_string(page_.rules.size()) + " of " +
                             counted(rules_.rules.size(), "rule", "rules") +
                             (page_.rules.size() == 1 ? " holds" : " hold");
        if (!waiting_.empty()) page_.rules_in_all += ", " + std::to_string(waiting_.size()) + " wait for answers";
    }

    void add_packs() {
        Groups<std::string, DoctorPacks::Pack> reviews;
        for (const Pack& pack : rules_.packs) {
            std::string review = "Reviewed by: " + on_paper(pack.reviewed_by);
            if (!pack.reviewed_on.empty()) review.append(" (").append(on_paper(pack.reviewed_on)).append(")");
            reviews.add(review, {on_paper(pack.name + " " + pack.version), pack.sha256});
        }
        for (const auto& [review, packs] : reviews) page_.packs.push_back({review, packs});
    }

    const Program& program_;
    const RuleBase& rules_;
    const Vocabulary& words_;
    const Profile& profile_;
    const Explanation& why_;
    /// The rules that an open question waits for, which are the possible ones.
    IdSet<RuleId> waiting_{rules_.rules.size()};
    std::vector<SourceId> cited_;
    DoctorPage page_;
};

}  // namespace

std::string behind_line(const DoctorLine& line) {
    std::string text;
    if (!line.found.empty()) text.append(" – namely: ").append(line.found);
    if (!line.level.empty()) text.append(" – by itself: ").append(line.level);
    return text;
}

std::vector<std::string> open_rest_texts(const DoctorPage& page) {
    std::vector<std::string> texts;
    if (page.more_open > 0) {
        texts.push_back("And " + std::to_string(page.more_open) +
                        " more that could change the verdict, none more urgent.");
    } else if (page.open.empty()) {
        texts.push_back("Nothing that could change the verdict.");
    }
    if (page.not_needed > 0) {
        texts.push_back(counted(page.not_needed, "other question", "other questions") +
                        " without an answer, which cannot change it.");
    }
    if (!page.not_covered.empty()) texts.push_back("No rule looks for: " + page.not_covered + ".");
    return texts;
}

DoctorPage doctor_page(const Program& program, const Profile& profile, const Explanation& why,
                       const DoctorOptions& options) {
    return DoctorPageMaker(program, profile, why).make(options);
}

}  // namespace triage
