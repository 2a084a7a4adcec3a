// The honest ceiling: what somebody would write by hand for this one pack, with simdjson On Demand, the rules as
// plain ifs over bit masks, and none of the checks. It reads NDJSON from a file and writes
//
//     {"line":1,"id":"p-1","verdict":"stop","urgency":"emergency","settled":true}
//
// and with `stretches` as second argument the allowed stretches too, like `triage batch --fields`. Unknown names and
// keys are ignored, nothing is said about bad lines. Only tests/bench uses it: as the rate to compare with.

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <triage/triage.hpp>

namespace {

using Bits = std::uint64_t;

/// Names to bit numbers: open addressing, filled once.
class Names {
public:
    void add(std::string_view name, int bit) {
        std::size_t at = slot(name);
        while (!slots_[at].name.empty()) at = (at + 1) % slots_.size();
        slots_[at] = {std::string(name), bit};
    }
    int find(std::string_view name) const {
        for (std::size_t at = slot(name); !slots_[at].name.empty(); at = (at + 1) % slots_.size()) {
            if (slots_[at].name == name) return slots_[at].bit;
        }
        return -1;
    }

private:
    struct Slot {
        std::string name;
        int bit = 0;
    };
    std::size_t slot(std::string_view name) const {
        Bits head = 0;
        Bits tail = 0;
        const std::size_t size = std::min<std::size_t>(name.size(), 8);
        std::memcpy(&head, name.data(), size);
        std::memcpy(&tail, name.data() + name.size() - size, size);
        return ((head * 0x9E3779B97F4A7C15U) ^ (tail * 0xC2B2AE3D27D4EB4FU) ^ name.size()) >> 40 & (slots_.size() - 1);
    }
    std::vector<Slot> slots_ = std::vector<Slot>(4096);
};

struct Person {
    std::string_view id;
    Bits present = 0;
    Bits absent = 0;
    Bits equipment = 0;
    bool has_equipment = false;
    bool no_others = false;
    double pain = -1;   // -1: unknown
    double hours = -1;  // -1: unknown, -2: absent
    double sessions = 0;
};

struct Level {
    int outcome = 0;
    int urgency = 0;
    void raise(int to_outcome, int to_urgency) {
        outcome = std::max(outcome, to_outcome);
        urgency = std::max(urgency, to_urgency);
    }
};

class Gate {
public:
    explicit Gate(const triage::Program& program) : stretches_(program.rules().stretches) {
        const triage::Vocabulary& words = program.vocabulary();
        for (std::size_t i = 0; i < words.facts().size(); ++i) add_names(facts_, words.facts()[i], static_cast<int>(i));
        for (std::size_t i = 0; i < words.equipment().size(); ++i) {
            const triage::Equipment& piece = words.equipment()[i];
            add_spellings(equipment_, piece.id, static_cast<int>(i));
            for (const std::string& alias : piece.aliases) add_spellings(equipment_, alias, static_cast<int>(i));
        }
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
        days_help_ = bit("days_stretching_without_help");
        days_better_ = bit("days_without_improvement");
        hours_ = bit("hours_since_injury");
    }

    const Names& facts() const { return facts_; }
    const Names& equipment() const { return equipment_; }
    Bits hours_bit() const { return hours_; }

    /// The level if every fact in `maybe` is there as well; `pain` and `hours` are read as given or as worst.
    Level level(const Person& person, bool worst) const {
        const Bits present = worst ? ~person.absent : person.present;
        const Bits absent = worst ? ~person.present : person.absent;
        Level level;
        if ((present & emergency_) != 0) level.raise(2, 4);
        if ((present & stop_routine_) != 0) level.raise(2, 2);
        if ((present & stop_self_care_) != 0) level.raise(2, 1);
        if ((present & doctor_) != 0) level.raise(1, 2);
        if ((present & urgent_) != 0) level.raise(1, 3);
        const double pain = person.pain < 0 && worst ? 10 : person.pain;
        if (pain > 4) level.raise(2, 1);
        if (pain >= 4 && (present & flare_) != 0) level.raise(2, 1);
        const bool no_injury = person.hours == -2 || (person.absent & hours_) != 0;
        const bool recent = person.hours >= 0 ? person.hours <= 72 : worst && !no_injury;
        if (recent) level.raise(2, 1);
        if ((present & radiating_) != 0 && (absent & explained_) != 0) level.raise(1, 2);
        if (worst && (~person.absent & (days_help_ | days_better_)) != 0) level.raise(1, 2);
        return level;
    }

    void write_stretches(const Person& person, std::string& out) const {
        out += ",\"stretches\":[";
        bool first = true;
        for (const triage::Stretch& stretch : stretches_) {
            if (person.sessions + 1 < stretch.from_session || !is_equipped(person, stretch)) continue;
            if ((person.present & settled_) == 0 && is_strengthening(stretch)) continue;
            out += first ? "\"" : ",\"";
            out += stretch.id;
            out += '"';
            first = false;
        }
        out += ']';
    }

private:
    static void add_spellings(Names& names, const std::string& name, int bit) {
        const std::string plain = triage::normalize_name(name);
        if (names.find(plain) < 0) names.add(plain, bit);
        std::string joined = plain;
        std::replace(joined.begin(), joined.end(), ' ', '_');
        if (names.find(joined) < 0) names.add(joined, bit);
    }

    static void add_names(Names& names, const triage::Fact& fact, int bit) {
        add_spellings(names, fact.id, bit);
        for (const std::string& alias : fact.aliases) add_spellings(names, alias, bit);
        for (const std::string& part : fact.includes) add_spellings(names, part, bit);
    }

    static bool is_equipped(const Person& person, const triage::Stretch& stretch) {
        if (!person.has_equipment) return true;
        for (const auto& need : stretch.needs) {
            Bits any = 0;
            for (const triage::EquipmentId piece : need) any |= Bits{1} << triage::index(piece);
            if ((person.equipment & any) == 0) return false;
        }
        return true;
    }

    static bool is_strengthening(const triage::Stretch& stretch) {
        return stretch.id == "scapular_clocks" || stretch.id == "seated_row" ||
               stretch.id == "prone_shoulder_extension" || stretch.id == "reverse_fly";
    }

    const std::vector<triage::Stretch>& stretches_;
    Names facts_;
    Names equipment_;
    Bits emergency_, stop_routine_, stop_self_care_, doctor_, urgent_, flare_, radiating_, explained_, settled_;
    Bits days_help_, days_better_, hours_;
};

void read_names(simdjson::ondemand::value value, const Names& names, Bits& bits) {
    for (auto part : value.get_array()) {
        const int bit = names.find(part.get_string().value());
        if (bit >= 0) bits |= Bits{1} << bit;
    }
}

Person read_person(simdjson::ondemand::document& document, const Gate& gate) {
    Person person;
    for (auto field : document.get_object()) {
        const std::string_view key = field.unescaped_key();
        if (key == "id") {
            person.id = field.value().get_string();
        } else if (key == "symptoms" || key == "conditions") {
            read_names(field.value(), gate.facts(), person.present);
        } else if (key == "denies") {
            read_names(field.value(), gate.facts(), person.absent);
        } else if (key == "no_others") {
            person.no_others = field.value().get_bool();
        } else if (key == "pain") {
            person.pain = field.value().get_double();
        } else if (key == "hours_since_injury") {
            person.hours = field.value().get_double();
        } else if (key == "sessions_done") {
            person.sessions = field.value().get_double();
        } else if (key == "equipment") {
            person.has_equipment = true;
            read_names(field.value(), gate.equipment(), person.equipment);
        }
    }
    if (person.no_others) {
        person.absent |= ~person.present;
        if (person.hours < 0 && (person.present & gate.hours_bit()) == 0) person.hours = -2;
    }
    return person;
}

void answer(const Gate& gate, const Person& person, std::uint64_t line, bool with_stretches, std::string& out) {
    static constexpr std::array<std::string_view, 3> outcomes{"proceed", "see-a-doctor", "stop"};
    static constexpr std::array<std::string_view, 5> urgencies{"none", "self-care", "routine", "urgent", "emergency"};
    const Level floor = gate.level(person, false);
    const Level ceiling = gate.level(person, true);
    const bool settled = floor.outcome == ceiling.outcome && floor.urgency == ceiling.urgency;
    const bool proceeds = floor.outcome == 0 && settled;
    out += "{\"line\":";
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, line).ptr);
    out += ",\"id\":\"";
    out += person.id;
    out += "\",\"verdict\":\"";
    out += floor.outcome == 0 && !settled ? "ask" : outcomes[static_cast<std::size_t>(floor.outcome)];
    out += "\",\"urgency\":\"";
    out += urgencies[static_cast<std::size_t>(floor.urgency)];
    out += settled ? "\",\"settled\":true" : "\",\"settled\":false";
    if (with_stretches) {
        if (proceeds) {
            gate.write_stretches(person, out);
        } else {
            out += ",\"stretches\":[]";
        }
    }
    out += "}\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 64;
    const bool with_stretches = argc > 2 && std::string_view(argv[2]) == "stretches";
    const triage::Program program = triage::default_program();
    const Gate gate(program);
    const int file = open(argv[1], O_RDONLY);
    if (file < 0) return 66;
    constexpr std::size_t chunk = std::size_t{4} << 20;
    std::vector<char> buffer(chunk + simdjson::SIMDJSON_PADDING);
    simdjson::ondemand::parser parser;
    std::string out;
    std::size_t held = 0;
    std::uint64_t line = 0;
    for (ssize_t size = 0; (size = read(file, buffer.data() + held, chunk - held)) > 0;) {
        const std::size_t end = held + static_cast<std::size_t>(size);
        std::size_t begin = 0;
        while (const void* newline = std::memchr(buffer.data() + begin, '\n', end - begin)) {
            const auto stop = static_cast<std::size_t>(static_cast<const char*>(newline) - buffer.data());
            ++line;
            simdjson::ondemand::document document = parser.iterate(
                simdjson::padded_string_view(buffer.data() + begin, stop - begin, buffer.size() - begin));
            answer(gate, read_person(document, gate), line, with_stretches, out);
            begin = stop + 1;
        }
        held = end - begin;
        std::memmove(buffer.data(), buffer.data() + begin, held);
        if (write(STDOUT_FILENO, out.data(), out.size()) != static_cast<ssize_t>(out.size())) return 74;
        out.clear();
    }
    return 0;
}
