// Lines of a batch, right and wrong, the same for the same seed. They are for comparing two ways of reading with each
// other: nothing here says which line is right, only that all kinds come up.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <triage/triage.hpp>

#include "support/random_rules.hpp"

/// Profiles as programs write them, with every kind of key, name and number, right and wrong, for the names of one
/// vocabulary.
class RandomLines {
public:
    RandomLines(std::uint64_t seed, const triage::Vocabulary& words)
        : random_(seed), gateways_random_(seed + 1), has_precaution_(words.find("glaucoma").has_value()) {
        for (const triage::Fact& fact : words.facts()) {
            names_.push_back(fact.id);
            names_.insert(names_.end(), fact.aliases.begin(), fact.aliases.end());
            names_.insert(names_.end(), fact.includes.begin(), fact.includes.end());
        }
        for (const triage::Equipment& piece : words.equipment()) pieces_.push_back(piece.id);
        for (const triage::Gateway& gateway : words.gateways()) gateways_.push_back(gateway);
        for (const std::string& name : names_) {
            if (!words.also_said_by(name).empty()) of_several_.push_back(name);
        }
    }

    /// A whole JSON object on one line.
    std::string next() {
        // One in ten begins so that `proceed` is possible: among random answers it hardly ever is.
        std::string line = random_.chance(0.1) ? R"({"no_others":true,"pain":2,"age":40)" : "{";
        // Half of these have a condition with a precaution: otherwise hardly anybody would keep a modified stretch.
        if (has_precaution_ && line.size() > 1 && random_.chance(0.5)) line += R"(,"conditions":["glaucoma"])";
        for (int i = random_.below(6); i >= 0; --i) line += (line.size() > 1 ? blank() + "," : "") + blank() + member();
        // From an engine of their own, so that everything else is as it was before there were lines to answer.
        if (!gateways_.empty() && gateways_random_.chance(0.2)) line += (line.size() > 1 ? "," : "") + gateways();
        return line + blank() + "}";
    }

    /// A line in which one to three bytes were replaced, put in or taken out.
    std::string damaged() {
        static const std::string bytes = "{}[]\",:\\ \t_-0123456789.eE+nulltruefalse/\x01\x1f\x7f\x80\xC3\xA9\xFF";
        std::string line = next();
        for (int i = random_.below(3); i >= 0; --i) {
            const auto at = static_cast<std::size_t>(random_.below(static_cast<int>(line.size())));
            const char byte = bytes[static_cast<std::size_t>(random_.below(static_cast<int>(bytes.size())))];
            switch (random_.below(3)) {
                case 0: line[at] = byte; break;
                case 1: line.insert(at, 1, byte); break;
                default: line.erase(at, 1); break;
            }
            if (line.empty()) line = " ";
        }
        return line;
    }

private:
    std::string gateways() {
        static const std::vector<std::string> answers{R"("no")",    R"("yes")",           R"("unsure")", R"("no")",
                                                      R"("maybe")", R"({"answer":"no"})", "true",        "null"};
        std::string text = R"("gateways":{)";
        for (int i = gateways_random_.below(4); i >= 0; --i) {
            const auto& gateway =
                gateways_[static_cast<std::size_t>(gateways_random_.below(static_cast<int>(gateways_.size())))];
            const std::string& answer =
                answers[static_cast<std::size_t>(gateways_random_.below(static_cast<int>(answers.size())))];
            const std::string shown = R"({"answer":"yes","digest":")" + gateway.digest + "\"}";
            text += "\"" + gateway.id + "\":" + (gateways_random_.chance(0.2) ? shown : answer) + (i > 0 ? "," : "}");
        }
        return text;
    }

    std::string blank() { return random_.chance(0.5) ? " " : random_.chance(0.05) ? "\t \r" : ""; }

    std::string member() {
        static const std::vector<std::string> keys{
            "id",     "symptoms",      "conditions", "denies", "symptoms",           "denies",
            "unsure", "no_others",     "equipment",  "pain",   "hours_since_injury", "days_without_improvement",
            "age",    "sessions_done", "pian",       "context"};
        const std::string& key = pick(keys);
        return "\"" + key + "\"" + blank() + ":" + blank() + value(key);
    }

    std::string value(const std::string& key) {
        if (key == "id") return id();
        if (key == "context") return random_.chance(0.8) ? R"({ "a":[1.50, "b c"]})" : R"({"a":1e999,"a":{}})";
        if (key == "no_others") return random_.chance(0.7) ? "true" : "false";
        if (key == "equipment") return list(pieces_);
        if (key == "symptoms" || key == "conditions" || key == "denies" || key == "unsure") return list(names_);
        static const std::vector<std::string> numbers{"0",
                                                      "3",
                                                      "4",
                                                      "4.0",
                                                      "10",
                                                      "10.5",
                                                      "-1",
                                                      "-0",
                                                      "007",
                                                      "3.",
                                                      ".5",
                                                      "1e1",
                                                      "72",
                                                      "73.25",
                                                      "null",
                                                      "\"3\"",
                                                      "0.1",
                                                      "3.9",
                                                      "2.50",
                                                      "1e999",
                                                      "123456789012345",
                                                      "1234567890123456789",
                                                      "0.000000000000001"};
        return pick(numbers);
    }

    std::string id() {
        static const std::vector<std::string> numbers{"1007", "0",   "-0", "-5", "12345678901234567890123",
                                                      "1.5",  "1e3", "07"};
        return random_.chance(0.7) ? "\"p-" + std::to_string(random_.below(1000000)) + "\"" : pick(numbers);
    }

    std::string list(const std::vector<std::string>& from) {
        std::string text = "[";
        for (int i = random_.below(4); i > 0; --i)
            text += (text.size() > 1 ? "," + blank() : "") + "\"" + spelled(name_of(from)) + "\"";
        return text + blank() + "]";
    }

    // Now and then the name before comes again, since what is said twice may contradict itself.
    const std::string& name_of(const std::vector<std::string>& from) {
        const bool is_name = &from == &names_;
        if (is_name && last_ != nullptr && random_.chance(0.1)) return *last_;
        const bool says_several = is_name && !of_several_.empty() && random_.chance(0.1);
        const std::string& name = pick(says_several ? of_several_ : from);
        if (is_name) last_ = &name;
        return name;
    }

    // Spells a name as people do: in other cases, with other joints, now and then so that only the slow reader takes
    // it.
    std::string spelled(std::string name) {
        for (char& c : name) {
            if (c == ' ' && random_.chance(0.3)) c = random_.chance(0.5) ? '_' : '-';
            if (c >= 'a' && c <= 'z' && random_.chance(0.1)) c = static_cast<char>(c - 'a' + 'A');
        }
        if (random_.chance(0.03)) name += " ";
        if (random_.chance(0.03)) name.insert(0, "_");
        return name;
    }

    const std::string& pick(const std::vector<std::string>& from) {
        return from[static_cast<std::size_t>(random_.below(static_cast<int>(from.size())))];
    }

    random_rules::Generator random_;
    random_rules::Generator gateways_random_;
    std::vector<triage::Gateway> gateways_;
    bool has_precaution_;  ///< the packs have a precaution for somebody with glaucoma
    std::vector<std::string> names_;
    std::vector<std::string> of_several_;  ///< names that say more facts than one
    std::vector<std::string> pieces_;
    const std::string* last_ = nullptr;  ///< the name that was taken last
};
