// Draws one profile at a time and writes it as a line of JSON. The same seed gives the same lines, so two programs can
// be compared on one input. It has no tests of its own.

#include "profile_source.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace bench {

namespace {

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

void collect(const triage::Condition& condition, std::vector<bool>& read) {
    if (condition.parts.empty()) read[triage::index(condition.fact)] = true;
    for (const triage::Condition& part : condition.parts) collect(part, read);
}

/// By fact: does a rule read it?
std::vector<bool> facts_of_rules(const triage::RuleBase& rules) {
    std::vector<bool> read(rules.vocabulary.facts().size());
    for (const triage::Rule& rule : rules.rules) collect(rule.when, read);
    return read;
}

void add_integer(std::string& text, std::int64_t number) {
    char digits[24];
    text.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

/// Puts `more` behind the first `after`; REQUIRES: it is there.
void insert_after(std::string& text, std::string_view after, const std::string& more) {
    text.insert(text.find(after) + after.size(), more);
}

}  // namespace

ProfileSource::ProfileSource(const triage::RuleBase& rules, std::uint64_t seed)
    : words_(rules.vocabulary), random_(seed), numbers_(rules.vocabulary) {
    const std::vector<bool> is_read = facts_of_rules(rules);
    for (std::size_t i = 0; i < words_.facts().size(); ++i) {
        const triage::Fact& fact = words_.facts()[i];
        if (fact.quantity) {
            (fact.quantity->absence == triage::Absence::allowed ? sometimes_ : always_).push_back(&fact);
            continue;
        }
        Names names{quoted(fact.id)};
        for (const std::string& alias : fact.aliases) {
            // The hand-written program knows names of one fact only.
            if (words_.also_said_by(alias).empty() && words_.maybe_said_by(alias).empty())
                names.push_back(quoted(alias));
        }
        (is_read[i] ? red_flags_ : ordinary_).push_back(std::move(names));
    }
    for (const triage::Equipment& piece : words_.equipment()) {
        Names names{quoted(piece.id)};
        for (const std::string& alias : piece.aliases) names.push_back(quoted(alias));
        equipment_.push_back(std::move(names));
    }
}

void ProfileSource::add(std::string& text, std::uint64_t number, Person person) {
    char digits[] = "000000000000000000000000";
    char* const end = digits + sizeof digits - 1;
    char* begin = end;
    for (std::uint64_t rest = number; rest != 0; rest /= 10) *--begin = static_cast<char>('0' + rest % 10);
    text += R"({"id": "p-)";
    text.append(std::min(begin, end - 9), end);
    numbers_.clear();
    if (person == Person::benign) {
        add_benign(text);
    } else {
        add_other(text);
    }
    text += R"(, "equipment": [)";
    add_names(text, equipment_, random_.below(std::max<std::size_t>(1, equipment_.size())), 2 + random_.below(4));
    text += "]}";
}

void ProfileSource::add_benign(std::string& text) {
    text += R"(", "symptoms": [)";
    add_names(text, ordinary_, random_.below(std::max<std::size_t>(1, ordinary_.size())), 3 + random_.below(4));
    text += R"(], "conditions": [], "no_others": true)";
    for (const triage::Fact* quantity : always_) add_number(text, *quantity, Person::benign);
}

// Some red flags in a row are denied; what is said to be there comes from the rest, so that nothing is said twice.
void ProfileSource::add_other(std::string& text) {
    const std::size_t flags = red_flags_.size();
    const std::size_t denied = std::min(4 + random_.below(4), flags / 2);
    const std::size_t first = random_.below(std::max<std::size_t>(1, flags));
    const std::size_t said = 1 + random_.below(3);
    text += R"(", "symptoms": [)";
    if (flags > denied + said && random_.below(ordinary_.size() + flags) < flags) {
        add_names(text, red_flags_, first + denied + random_.below(flags - denied - said), said);
    } else if (!ordinary_.empty()) {
        add_names(text, ordinary_, random_.below(ordinary_.size()), said);
    }
    text += R"(], "denies": [)";
    add_names(text, red_flags_, first, denied);
    text += "]";
    for (const triage::Fact* quantity : always_) add_number(text, *quantity, Person::other);
    if (!sometimes_.empty()) add_number(text, *sometimes_[random_.below(sometimes_.size())], Person::other);
}

// Different entries in a row, two in three by their id, the others by any of their names.
void ProfileSource::add_names(std::string& text, const std::vector<Names>& from, std::size_t first, std::size_t count) {
    count = std::min(count, from.size());
    for (std::size_t i = 0; i < count; ++i) {
        const Names& names = from[(first + i) % from.size()];
        if (i > 0) text += ", ";
        text += names[random_.below(3) == 0 ? random_.below(names.size()) : 0];
    }
}

// Low numbers are taken for harmless, as pain is; where the upper end is far off, 200 above the lower one stands for
// it. Numbers that do not fit to the person's others are drawn again.
void ProfileSource::add_number(std::string& text, const triage::Fact& quantity, Person person) {
    constexpr double far_off = 1000;
    constexpr int most_draws = 20;
    const double min = std::ceil(quantity.quantity->min);
    const double max = quantity.quantity->max <= min + far_off ? quantity.quantity->max : min + 200;
    const auto span = static_cast<std::size_t>(std::max(0.0, max - min));
    const std::size_t values = person == Person::benign ? std::max<std::size_t>(1, span / 2) : span + 1;
    const auto fact = static_cast<triage::FactId>(&quantity - words_.facts().data());
    auto number = static_cast<std::int64_t>(min) + static_cast<std::int64_t>(random_.below(values));
    for (int draws = 1; !fits(fact, number) && draws < most_draws; ++draws) {
        number = static_cast<std::int64_t>(min) + static_cast<std::int64_t>(random_.below(values));
    }
    if (!fits(fact, number)) number = static_cast<std::int64_t>(min);
    numbers_.set_value(fact, static_cast<double>(number));
    text += ", \"";
    text += quantity.id;
    text += "\": ";
    add_integer(text, number);
}

bool ProfileSource::fits(triage::FactId fact, std::int64_t number) {
    if (words_.relations().empty()) return true;
    numbers_.set_value(fact, static_cast<double>(number));
    return triage::broken_relations(numbers_, words_).empty();
}

/// One or two typing slips: letters swapped, dropped, doubled or replaced.
std::string ProfileSource::edited(std::string word) {
    for (std::size_t slips = 1 + random_.below(2); slips > 0; --slips) {
        if (word.size() < 2) return word + "x";
        const std::size_t at = random_.below(word.size() - 1);
        switch (random_.below(4)) {
            case 0: std::swap(word[at], word[at + 1]); break;
            case 1: word.erase(at, 1); break;
            case 2: word.insert(at, 1, word[at]); break;
            default: word[at] = static_cast<char>('a' + random_.below(26));
        }
    }
    return word;
}

/// A name with slips that no longer says anything.
std::string ProfileSource::misspelt(const std::vector<Names>& from) {
    const Names& names = from[random_.below(from.size())];
    const std::string& name = names[random_.below(names.size())];
    for (;;) {
        const std::string slip = edited(name.substr(1, name.size() - 2));
        if (!words_.find(slip) && !words_.find_equipment(slip)) return quoted(slip);
    }
}

void ProfileSource::misspell_name(std::string& profile) {
    const bool is_equipment = !equipment_.empty() && random_.below(4) == 0;
    const std::vector<Names>& findings = ordinary_.empty() || random_.below(2) == 0 ? red_flags_ : ordinary_;
    if (is_equipment) return insert_after(profile, "\"equipment\": [", misspelt(equipment_) + ", ");
    if (findings.empty()) return misspell_key(profile);
    insert_after(profile, "\"conditions\": [", misspelt(findings));
}

void ProfileSource::contradict(std::string& profile) {
    if (red_flags_.empty()) return misspell_key(profile);
    const Names& names = red_flags_[random_.below(red_flags_.size())];
    insert_after(profile, "\"conditions\": [", names[random_.below(names.size())]);
    insert_after(profile, "\"no_others\": true", ", \"denies\": [" + names[random_.below(names.size())] + "]");
}

void ProfileSource::leave_range(std::string& profile) {
    const std::vector<const triage::Fact*>& from = sometimes_.empty() ? always_ : sometimes_;
    if (from.empty()) return misspell_key(profile);
    const triage::Fact& quantity = *from[random_.below(from.size())];
    const double below_range = std::floor(quantity.quantity->min) - 1 - static_cast<double>(random_.below(1000));
    const std::string key = "\"" + quantity.id + "\": ";
    const std::string number = std::to_string(static_cast<std::int64_t>(below_range));
    if (const std::size_t at = profile.find(key); at != std::string::npos) {
        profile.replace(at + key.size(), profile.find(',', at) - at - key.size(), number);
    } else {
        insert_after(profile, "\"no_others\": true", ", " + key + number);
    }
}

void ProfileSource::repeat_key(std::string& profile) {
    static constexpr const char* members[] = {R"("no_others": true)", R"("conditions": [])", R"("equipment": [])"};
    insert_after(profile, "\"no_others\": true", std::string(", ") + members[random_.below(3)]);
}

void ProfileSource::confuse_types(std::string& profile) {
    const std::string number = std::to_string(random_.below(1000));
    const bool is_list = random_.below(2) == 0;
    const std::string_view from = is_list ? "\"conditions\": []" : "\"no_others\": true";
    const std::string to = is_list ? "\"conditions\": \"" + number + "\"" : "\"no_others\": " + number;
    profile.replace(profile.find(from), from.size(), to);
}

// A first byte of two without its second, at any place inside the first list.
void ProfileSource::break_utf8(std::string& profile) {
    const auto first = static_cast<char>(0xC2 + random_.below(30));
    insert_after(profile, "\"conditions\": [",
                 quoted(std::string("pain ") + first + "(" + std::to_string(random_.below(1000))));
}

void ProfileSource::misspell_key(std::string& profile) {
    static constexpr std::string_view keys[] = {"symptoms", "conditions", "no_others", "equipment"};
    const std::string_view key = keys[random_.below(4)];
    std::string slip = edited(std::string(key));
    while (std::find(std::begin(keys), std::end(keys), slip) != std::end(keys)) slip = edited(slip);
    profile.replace(profile.find(key), key.size(), slip);
}

void ProfileSource::cut_off(std::string& profile) { profile.resize(1 + random_.below(profile.size() - 1)); }

}  // namespace bench
