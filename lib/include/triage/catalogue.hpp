// The stretches a rule base offers, and how much of each.
//
// Used by screens that show "here are your stretches". Which of them are allowed for a person is not said
// here but in `Decision::allowed`; the dose of a session comes from `dose_for_session`.
//
//     if (const auto dose = triage::dose_for_session(stretch, progression, sessions_done); dose && dose->hold_s) {
//         std::cout << "Hold for " << dose->hold_s->low << " seconds.\n";
//     }
//
// What a source leaves open stays empty here. A number that no source states would be an invention, and somebody would
// stretch by it.
//
// Threads: plain values, immutable once loaded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "triage/export.hpp"
#include "triage/ids.hpp"

namespace triage {

/// How far a citation was checked where nobody has read the whole document: in an excerpt of it, in another document
/// that summarises it, or not at all.
enum class Evidence : std::uint8_t { verified_excerpt, secondary, recalled };

/// Where a statement comes from: a document, a heading in it, and at most twelve of its words to find it by.
struct Citation {
    SourceId document{};
    std::string section;  ///< with `evidence`: the topic
    std::string anchor;   ///< with `evidence`: key words and figures, not a quotation
    std::optional<Evidence> evidence{};
};

/// `inference`: our own reading, not the document's words; `because` beside it says why.
enum class Basis : std::uint8_t { source, inference };

/// Two ends of a range; both belong to it, and they may be equal.
struct Range {
    double low = 0;
    double high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

enum class Sides : std::uint8_t { both, each };  ///< both at once (or no side), or each side in its turn

/// How much of a stretch. What the sources leave open stays empty: no number is invented.
struct Dose {
    std::optional<Range> hold_s;       ///< seconds to hold
    std::optional<Range> repetitions;  ///< in each set, on each side
    std::optional<Range> sets;
    std::optional<Range> duration_s;  ///< seconds in all
    Sides sides = Sides::both;

    /// False where the sources say how, but not how much.
    bool has_numbers() const { return hold_s || repetitions || sets || duration_s; }
    friend bool operator==(const Dose&, const Dose&) = default;
};

/// From the first session's dose to the full one. `full_from` sessions done give the full dose, none (or an
/// unknown number) gives the first session's; between them both ends of each range grow in equal steps,
/// rounded down.
struct Progression {
    FactId sessions{};     ///< the quantity that counts the sessions done so far
    double full_from = 0;  ///< sessions done; more change nothing
    std::vector<Citation> sources;
};

/// Light activity before a session: any one of these stretches, for so many minutes.
struct WarmUp {
    std::vector<StretchId> stretches;  ///< in the order in which they are proposed
    unsigned minutes = 0;              ///< in all, whichever is chosen
    std::vector<Citation> sources;
};

/// How many stretches a first session has.
struct FirstSession {
    unsigned stretches = 0;  ///< at most
    std::vector<Citation> sources;
};

/// One line of a routine. Its dose has only numbers that the stretch's full dose has, none of them higher.
struct Exercise {
    StretchId stretch{};
    Dose dose;  ///< in this routine; what it leaves empty is as in the catalogue
};

/// What is done in one go. The sources give minutes for the whole of it, without the warm-up.
struct RoutinePart {
    std::string name;      ///< a heading
    unsigned minutes = 0;  ///< of the whole part
    std::vector<Exercise> exercises;
};

/// What a source proposes as a session, part by part.
struct Routine {
    std::string name;
    std::vector<RoutinePart> parts;
    std::vector<Citation> sources;
};

/// Exercises of which a harder one takes the place of an easier one. Each step begins at its `from_session`, later
/// than the step before.
struct Ladder {
    std::string id;
    std::string name;
    std::vector<StretchId> steps;  ///< the easiest first
    std::vector<Citation> sources;
};

/// How a session is put together; `plan_for_today` makes one person's plan of it.
struct PlanOutline {
    WarmUp warm_up;
    FirstSession first_session;
    Routine routine;
    std::vector<Ladder> ladders;
};

/// What a precaution changes in a stretch that it keeps.
struct Modification {
    std::string how;                      ///< what to do differently, for the person
    bool stays_at_first_session = false;  ///< the dose does not grow
    std::optional<Dose> at_most;          ///< no number of the dose goes above these
};

/// In which it can be done. A person who cannot lie on the floor chooses by it.
enum class Posture : std::uint8_t { standing, sitting, kneeling, quadruped, supine, side_lying, prone };
/// What a catalogue entry is. All are called stretches here, and all can be excluded.
enum class StretchKind : std::uint8_t { stretch, mobility, strengthening, self_massage, breathing, warm_up, activity };

/// A tag of stretches, such as `spine_flexion`, by which an exclusion finds all that move so.
struct Movement {
    std::string id;
    std::string about;  ///< what moves and how, for people
};

/// An entry of the catalogue: how it is done, for whom it is meant, how much of it.
struct Stretch {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;  ///< other names that people know it by
    StretchKind kind = StretchKind::stretch;
    std::vector<std::string> targets;  ///< muscles or regions, for people
    std::vector<Posture> postures;
    /// All are needed; of the equipment inside one of them any piece will do.
    std::vector<std::vector<EquipmentId>> needs;
    std::vector<EquipmentId> helpful;  ///< not needed, but useful
    std::vector<MovementId> movements;
    std::optional<Dose> dose;           ///< empty: the sources state none
    std::optional<Dose> first_session;  ///< empty: `dose`, or not offered in a first session
    double from_session = 1;            ///< offered from this session on; 1 is the first
    std::string dose_note;              ///< what numbers cannot say: "until you feel a gentle pull"
    std::string frequency;              ///< such as "twice a day"; as the source says it
    std::vector<std::string> steps;     ///< what to do, in order, each a sentence
    std::vector<std::string> cautions;  ///< what to avoid, each a sentence
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    std::string because;
    PackId pack{};
};

/// Warm-ups and activities, such as walking, are no exercises: a session of them alone is none.
inline bool is_exercise(const Stretch& stretch) {
    return stretch.kind != StretchKind::warm_up && stretch.kind != StretchKind::activity;
}

// As packs and JSON write them.
TRIAGE_EXPORT std::string_view to_string(Posture posture);
TRIAGE_EXPORT std::string_view to_string(StretchKind kind);
TRIAGE_EXPORT std::string_view to_string(Sides sides);
TRIAGE_EXPORT std::string_view to_string(Basis basis);
TRIAGE_EXPORT std::string_view to_string(Evidence evidence);

/// The dose of a session when `sessions_done` have been done before it (nothing: unknown, taken as 0, the smallest
/// dose). Empty where the sources state none. `progression` may be null: then the full dose follows the first session.
/// INVARIANT: no number grows beyond the full dose, and none shrinks as sessions are done.
TRIAGE_EXPORT std::optional<Dose> dose_for_session(const Stretch& stretch, const Progression* progression,
                                                   std::optional<double> sessions_done);

/// What is left of `dose`, that of a session, under a modification: never more than `dose` in any number. Where
/// nothing states a first session's dose, the low end of each range is.
TRIAGE_EXPORT std::optional<Dose> modified_dose(const Stretch& stretch, const std::optional<Dose>& dose,
                                                const Modification& modification);

}  // namespace triage
