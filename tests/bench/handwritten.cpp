// The honest ceiling: what somebody would write by hand for this one pack, with simdjson On Demand, the rules as
// plain ifs over bit masks, and none of the checks. It reads NDJSON from a file and writes
//
//     {"line":1,"id":"p-1","verdict":"stop","urgency":"emergency","settled":true}
//
// and with `stretches` as second argument the allowed stretches too: the bytes of `triage batch --fields
// line,id,verdict,urgency,settled,stretches`, as `agree.sh` checks. Unknown names and keys are ignored, and a line
// that is not JSON ends it. Only tests/bench uses it: as the rate to compare with.
//
// What makes it fast: names are looked up where they stand, two words at a time; the allowed stretches are a mask;
// an answer is a few copies of fixed size into one buffer.
//
// A program without tests of its own: `agree.sh` compares its bytes with those of `triage batch`.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <triage/triage.hpp>

#include "lines.hpp"
#include "names.hpp"

namespace {

using bench::Bits;
using bench::Names;
using bench::Piece;

constexpr double unknown = -1;
constexpr double does_not_apply = -2;

struct Person {
    std::string_view id = "null";  ///< the id as it is written, quotes included
    Bits present = 0;
    Bits absent = 0;
    Bits equipment = ~Bits{0};  ///< everything, unless somebody said
    bool no_others = false;
    double pain = unknown;
    double hours = unknown;
    double days_without_help = unknown;
    double days_without_improvement = unknown;
    double sessions = 0;
};

struct Level {
    int outcome = 0;
    int urgency = 0;
    void raise(int to_outcome, int to_urgency) {
        outcome = std::max(outcome, to_outcome);
        urgency = std::max(urgency, to_urgency);
    }
    friend bool operator==(const Level&, const Level&) = default;
};

/// The rules and stretches of the shipped pack.
class Gate {
public:
    explicit Gate(const triage::Program& program) {
        const triage::Vocabulary& words = program.vocabulary();
        for (std::size_t i = 0; i < words.facts().size(); ++i) add_names(words.facts()[i], static_cast<int>(i));
        for (std::size_t i = 0; i < words.equipment().size(); ++i) {
            add_spellings(equipment_, words.equipment()[i].id, static_cast<int>(i));
            for (const std::string& alias : words.equipment()[i].aliases) {
                add_spellings(equipment_, alias, static_cast<int>(i));
            }
        }
        set_masks(words);
        for (const triage::Stretch& stretch : program.rules().stretches) add_stretch(stretch);
    }

    const Names& facts() const { return facts_; }
    const Names& equipment() const { return equipment_; }

    /// Once everything is read: what was denied is absent, injuries and bad weeks included.
    void finish(Person& person) const {
        if (person.no_others) person.absent |= ~person.present;
        deny(person, hours_, person.hours);
        deny(person, days_help_, person.days_without_help);
        deny(person, days_better_, person.days_without_improvement);
    }

    /// The level by what is known or, for the worst case, by all that could still be.
    template <bool Worst>
    Level level(const Person& person) const {
        const Bits present = Worst ? ~person.absent : person.present;
        const Bits absent = Worst ? ~person.present : person.absent;
        const double pain = Worst && person.pain == unknown ? 10 : person.pain;
        Level level;
        if ((present & emergency_) != 0) level.raise(2, 4);
        if ((present & stop_routine_) != 0) level.raise(2, 2);
        if ((present & stop_self_care_) != 0) level.raise(2, 1);
        if ((present & doctor_) != 0) level.raise(1, 2);
        if ((present & urgent_) != 0) level.raise(1, 3);
        if (pain > 4 || (pain >= 4 && (present & flare_) != 0)) level.raise(2, 1);
        if ((present & radiating_) != 0 && (absent & explained_) != 0) level.raise(1, 2);
        if (holds<Worst>(person.hours, person.hours <= 72)) level.raise(2, 1);
        if (holds<Worst>(person.days_without_help, person.days_without_help >= 7)) level.raise(1, 2);
        if (holds<Worst>(person.days_without_improvement, person.days_without_improvement >= 21)) level.raise(1, 2);
        return level;
    }

    char* write_stretches(const Person& person, char* out) const {
        Bits allowed = all_;
        if ((person.present & settled_) == 0) allowed &= ~strengthening_;
        for (const auto& [session, stretches] : later_) {
            if (person.sessions + 1 < session) allowed &= ~stretches;
        }
        for (const auto& [any_of, stretches] : needs_) {
            if ((person.equipment & any_of) == 0) allowed &= ~stretches;
        }
        for (; allowed != 0; allowed &= allowed - 1) {
            out = pieces_[static_cast<std::size_t>(std::countr_zero(allowed))].copy_to(out);
        }
        return out;
    }

private:
    static void deny(Person& person, Bits fact, double& number) {
        if (number == unknown && (person.absent & fact) != 0) number = does_not_apply;
    }

    template <bool Worst>
    static bool holds(double number, bool comparison) {
        return number >= 0 ? comparison : Worst && number == unknown;
    }

    static void add_spellings(Names& names, const std::string& name, int bit) {
        const std::string plain = triage::normalize_name(name);
        std::string joined = plain;
        std::replace(joined.begin(), joined.end(), ' ', '_');
        for (const std::string& spelling : {name, plain, joined}) names.add(spelling, bit);
    }

    void add_names(const triage::Fact& fact, int bit) {
        add_spellings(facts_, fact.id, bit);
        for (const std::string& alias : fact.aliases) add_spellings(facts_, alias, bit);
        for (const std::string& part : fact.includes) add_spellings(facts_, part, bit);
    }

    void set_masks(const triage::Vocabulary& words) {
        const auto bit = [&](const char* id) { return Bits{1} << triage::index(*words.find(id)); };
        emergency_ = bit("chest_pain") | bit("shortness_of_breath") | bit("arm_numbness") | bit("arm_tingling") |
                     bit("sudden_arm_weakness") | bit("dizziness") | bit("nausea") | bit("suspected_heart_attack") |
                     bit("arm_pain") | bit("upper_abdominal_pain");
        stop_routine_ = bit("sharp_pain_while_stretching") | bit("herniated_disc");
        stop_self_care_ = bit("pain_while_stretching");
        doctor_ = bit("pain_below_waist") | bit("pain_worsening") | bit("night_pain") | bit("no_comfortable_position") |
                  bit("pinched_nerve");
        urgent_ = bit("spinal_fracture");
        flare_ = bit("inflammatory_flare");
        radiating_ = bit("radiating_pain");
        explained_ = bit("radiating_pain_explained");
        settled_ = bit("symptoms_settled");
        hours_ = bit("hours_since_injury");
        days_help_ = bit("days_stretching_without_help");
        days_better_ = bit("days_without_improvement");
    }

    void add_stretch(const triage::Stretch& stretch) {
        const Bits bit = Bits{1} << pieces_.size();
        all_ |= bit;
        pieces_.emplace_back("\"" + stretch.id + "\",");
        if (is_strengthening(stretch.id)) strengthening_ |= bit;
        if (stretch.from_session > 1) set_bit(later_, stretch.from_session, bit);
        for (const auto& need : stretch.needs) {
            Bits any_of = 0;
            for (const triage::EquipmentId piece : need) any_of |= Bits{1} << triage::index(piece);
            set_bit(needs_, any_of, bit);
        }
    }

    template <class Key>
    static void set_bit(std::vector<std::pair<Key, Bits>>& masks, Key key, Bits bit) {
        const auto at = std::find_if(masks.begin(), masks.end(), [&](const auto& mask) { return mask.first == key; });
        if (at == masks.end()) {
            masks.emplace_back(key, bit);
        } else {
            at->second |= bit;
        }
    }

    static bool is_strengthening(std::string_view id) {
        return id == "scapular_clocks" || id == "seated_row" || id == "prone_shoulder_extension" || id == "reverse_fly";
    }

    Names facts_;
    Names equipment_;
    Bits emergency_ = 0, stop_routine_ = 0, stop_self_care_ = 0, doctor_ = 0, urgent_ = 0, flare_ = 0, radiating_ = 0;
    Bits explained_ = 0, settled_ = 0, hours_ = 0, days_help_ = 0, days_better_ = 0;
    Bits all_ = 0;
    Bits strengthening_ = 0;
    std::vector<std::pair<double, Bits>> later_;  ///< stretches from this session on
    std::vector<std::pair<Bits, Bits>> needs_;    ///< stretches that need any of this equipment
    std::vector<Piece<32>> pieces_;
};

/// A string as it stands in the text. Nothing here writes escapes, so none are looked for.
std::string_view text_of(std::string_view token) { return token.substr(1, token.rfind('"') - 1); }

void read_names(simdjson::ondemand::value value, const Names& names, Bits& bits) {
    for (simdjson::ondemand::value part : value.get_array()) {
        const int bit = names.find(text_of(part.raw_json_token()));
        if (bit >= 0) bits |= Bits{1} << bit;
    }
}

void read_member(simdjson::ondemand::raw_json_string key, simdjson::ondemand::value value, const Gate& gate,
                 Person& person) {
    const char* const name = key.raw();
    const auto is = [&](const auto& text) { return std::memcmp(name, text, sizeof text - 1) == 0; };
    if (is("symptoms\"") || is("conditions\"")) {
        read_names(value, gate.facts(), person.present);
    } else if (is("denies\"")) {
        read_names(value, gate.facts(), person.absent);
    } else if (is("equipment\"")) {
        person.equipment = 0;
        read_names(value, gate.equipment(), person.equipment);
    } else if (is("id\"")) {
        const std::string_view token = value.raw_json_token();
        person.id = token.substr(0, token.rfind('"') + 1);
    } else if (is("pain\"")) {
        person.pain = value.get_double();
    } else if (is("no_others\"")) {
        person.no_others = value.get_bool();
    } else if (is("sessions_done\"")) {
        person.sessions = value.get_double();
    } else if (is("hours_since_injury\"")) {
        person.hours = value.get_double();
    } else if (is("days_stretching_without_help\"")) {
        person.days_without_help = value.get_double();
    } else if (is("days_without_improvement\"")) {
        person.days_without_improvement = value.get_double();
    }
}

enum class Stretches : bool { leave_out, write };

/// Answers in one buffer, which is emptied between pieces of the input.
class Answers {
public:
    Answers(const Gate& gate, Stretches stretches) : gate_(gate), stretches_(stretches) {
        static constexpr std::array<const char*, 3> outcomes{"proceed", "see-a-doctor", "stop"};
        static constexpr std::array<const char*, 5> urgencies{"none", "self-care", "routine", "urgent", "emergency"};
        for (std::size_t i = 0; i < decisions_.size(); ++i) {
            const bool is_settled = i % 2 != 0;
            const std::size_t outcome = i / 2 / urgencies.size();
            const std::string verdict = outcome == 0 && !is_settled ? "ask" : outcomes[outcome];
            decisions_[i] =
                Piece<64>(",\"verdict\":\"" + verdict + "\",\"urgency\":\"" + urgencies[i / 2 % urgencies.size()] +
                          "\",\"settled\":" + (is_settled ? "true" : "false"));
        }
    }

    void add(const Person& person) {
        if (static_cast<std::size_t>(buffer_.data() + buffer_.size() - out_) < room) flush();
        const Level floor = gate_.level<false>(person);
        const bool is_settled = floor == gate_.level<true>(person);
        put("{\"line\":");
        out_ = std::to_chars(out_, out_ + 20, ++line_).ptr;
        put(",\"id\":");
        std::memcpy(out_, person.id.data(), person.id.size());
        out_ += person.id.size();
        out_ = decisions_[static_cast<std::size_t>(floor.outcome * 10 + floor.urgency * 2 + is_settled)].copy_to(out_);
        if (stretches_ == Stretches::write) add_stretches(person, is_settled && floor.outcome == 0);
        put("}\n");
    }

    bool flush() {
        is_good_ &= bench::write_all({buffer_.data(), static_cast<std::size_t>(out_ - buffer_.data())});
        out_ = buffer_.data();
        return is_good_;
    }

private:
    static constexpr std::size_t room = std::size_t{1} << 16;  ///< bytes that one answer needs at most

    template <std::size_t Size>
    void put(const char (&text)[Size]) {
        std::memcpy(out_, text, Size - 1);
        out_ += Size - 1;
    }

    void add_stretches(const Person& person, bool is_allowed) {
        put(",\"stretches\":[");
        char* const begin = out_;
        if (is_allowed) out_ = gate_.write_stretches(person, out_);
        if (out_ != begin) --out_;  // the comma behind the last one
        put("]");
    }

    const Gate& gate_;
    Stretches stretches_;
    std::array<Piece<64>, 30> decisions_;  ///< by outcome, urgency, settled
    std::vector<char> buffer_ = std::vector<char>(std::size_t{1} << 18);
    char* out_ = buffer_.data();
    std::uint64_t line_ = 0;
    bool is_good_ = true;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 64;
    const bool with_stretches = argc > 2 && std::string_view(argv[2]) == "stretches";
    triage::Result<triage::RuleBase> rules = triage::load_packs({"upper-back"});
    if (!rules) return std::cerr << triage::to_text(rules.issues), 78;
    const auto compiled = triage::Program::compile(std::move(*rules));
    if (!compiled) return std::cerr << triage::to_text(compiled.issues), 78;
    const triage::Program& program = *compiled;
    const Gate gate(program);
    Answers answers(gate, with_stretches ? Stretches::write : Stretches::leave_out);
    simdjson::ondemand::parser parser = bench::chunk_parser();
    return bench::for_each_chunk(argv[1], [&](std::string_view chunk) {
        for (auto document : bench::documents(parser, chunk)) {
            Person person;
            for (auto field : document.get_object()) read_member(field.key(), field.value(), gate, person);
            gate.finish(person);
            answers.add(person);
        }
        return answers.flush();
    });
}
