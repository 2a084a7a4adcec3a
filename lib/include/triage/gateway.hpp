// Lines that name several facts and may be denied in one go, and the screens that they stand on.
//
// A *gateway* is a name for an answer, not a fact: no rule reads it. "Fever (38 °C), feeling feverish, or waking up
// soaked in sweat" stands for two facts. Its "no" denies each of them, so the line must name everything that the denial
// denies. Its "yes" says that at least one of them is there; nothing is set, the facts are asked, and until then the
// decision is at least as grave as the mildest of them alone. "Unsure" leaves each of them unsure, and asks them, too.
//
//     person.set_gateway(id, program.vocabulary()[id], triage::LineAnswer::no);
//
// Used by whoever asks people: screens are what `next_screen` (interview.hpp) goes through, in the order of the packs.
// A profile keeps which gateways were answered, since that is what the person saw.
//
// Threads: plain values, immutable once their rule base is loaded.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "triage/export.hpp"
#include "triage/ids.hpp"

namespace triage {

/// The answer to a line. Not answered is none of these.
enum class LineAnswer : std::uint8_t { no, yes, unsure };

/// The spelling in JSON: `no`, `yes`, `unsure`; it lives as long as the program.
TRIAGE_EXPORT std::string_view to_string(LineAnswer answer);

/// A fact that a gateway stands for.
struct StandsFor {
    FactId fact{};
    /// The words of the line that name it; `check` looks for them there.
    std::vector<std::string> words;
    /// For a quantity: the "no" says that it does not apply, or that its number lies beyond this one, in its own unit,
    /// on the side that worries less (`Quantity::worse`). No rule tells these two apart, which `prove` holds.
    std::optional<double> beyond;
};

/// A line that stands for facts. INVARIANT: at least one fact, each once; all may be absent and none is protective, so
/// that its "no" is never the milder answer.
struct Gateway {
    /// No fact has it as a name: a list of denials may have it.
    std::string id;
    /// As shown in a checklist.
    std::string line;
    std::vector<StandsFor> stands_for;
    /// True where the line says more than its facts together. A "yes" then says nothing for certain, and all of its
    /// facts may be denied behind it.
    bool is_wider = false;
    /// What the line means, in plain words; may be empty.
    std::string help;
    /// Tells what was shown: of the line, the question above it and the facts it stands for; 16 hex digits. A "no" to
    /// another wording is no answer to this one.
    std::string digest;
    PackId pack{};
};

/// What one line of a screen asks: a fact, or a gateway.
using Line = std::variant<FactId, GatewayId>;

/// Lines that are asked together, under one question.
struct Screen {
    std::string id;
    /// A heading: "Signs of illness".
    std::string name;
    /// One question for all lines: "Do you have any of these?"
    std::string question;
    /// In the order in which they are shown. No line is on two screens.
    std::vector<Line> lines;
    /// What lines before this screen have opened is asked before it.
    bool comes_after_opened = false;
    PackId pack{};
};

}  // namespace triage
