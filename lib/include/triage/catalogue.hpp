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
/// that summarises it, or not at all (from memory). Reviewers look at these first.
enum class Evidence : std::uint8_t { verified_excerpt, secondary, recalled };

/// The origin of a statement: a document, a heading in it, and at most twelve of its words to find it by. It points to
/// the place and does not reproduce it.
struct Citation {
    SourceId document{};
    /// A heading of the document; with `evidence`, the topic.
    std::string section;
    /// The first words of the place, to search for; with `evidence`, key words and figures that are no quotation.
    std::string anchor;
    /// Empty where somebody has read the document itself.
    std::optional<Evidence> evidence{};
};

/// Whether a document says so in its own words, or the authors of the pack read it so (`inference`): then `because`
/// beside it says why.
enum class Basis : std::uint8_t { source, inference };

/// Two ends of a range; both belong to it, and they are equal where a source gives one number. The loader takes care of
/// `0 <= low <= high`.
struct Range {
    double low = 0;
    double high = 0;
    friend bool operator==(const Range&, const Range&) = default;
};

/// Both sides at once (or a stretch without sides), or each side in its turn.
enum class Sides : std::uint8_t { both, each };

/// How much of a stretch. A number that the sources leave open stays empty: none is invented. "Hold 10 to 15 s, 2 times
/// on each side" is `{.hold_s = {{10, 15}}, .repetitions = {{2, 2}}, .sides = Sides::each}`.
struct Dose {
    /// Seconds for which one repetition is held.
    std::optional<Range> hold_s;
    /// Times in each set, on each side.
    std::optional<Range> repetitions;
    std::optional<Range> sets;
    /// Seconds in all, for what is not counted in repetitions, such as walking.
    std::optional<Range> duration_s;
    Sides sides = Sides::both;

    /// False where no number is stated. The loader makes no such dose: a stretch then has none at all.
    bool has_numbers() const { return hold_s || repetitions || sets || duration_s; }
    friend bool operator==(const Dose&, const Dose&) = default;
};

/// From the first session's dose to the full one. `full_from` sessions done give the full dose, none (or an
/// unknown number) gives the first session's; between them both ends of each range grow in equal steps,
/// rounded down.
struct Progression {
    /// The quantity that counts the sessions done so far, as the person says it.
    FactId sessions{};
    /// Sessions done from which on the dose is full; more change nothing.
    double full_from = 0;
    std::vector<Citation> sources;
};

/// Light activity before a session: any one of these stretches, for so many minutes.
struct WarmUp {
    /// In the order in which they are proposed; at least one.
    std::vector<StretchId> stretches;
    /// Minutes in all, whichever is chosen.
    unsigned minutes = 0;
    std::vector<Citation> sources;
};

/// The size of a first session.
struct FirstSession {
    /// So many stretches at most, besides the warm-up.
    unsigned stretches = 0;
    std::vector<Citation> sources;
};

/// One line of a routine. Its dose has only numbers that the stretch's full dose has, none of them higher.
struct Exercise {
    StretchId stretch{};
    /// The dose in this routine. A number that it leaves empty is as in the catalogue.
    Dose dose;
};

/// A group of exercises that are done in one go. The sources give minutes for the whole of it, without the warm-up, and
/// none for a single exercise.
struct RoutinePart {
    /// A heading: "Morning".
    std::string name;
    unsigned minutes = 0;
    /// At least one, in the order in which they are done.
    std::vector<Exercise> exercises;
};

/// A session as a source proposes it, part by part.
struct Routine {
    std::string name;
    std::vector<RoutinePart> parts;
    std::vector<Citation> sources;
};

/// Exercises of which a harder one takes the place of an easier one. Each step begins at its `from_session`, later
/// than the step before.
/// INVARIANT: a stretch stands on one ladder only.
struct Ladder {
    std::string id;
    std::string name;
    /// The easiest first.
    std::vector<StretchId> steps;
    std::vector<Citation> sources;
};

/// How a session is put together; `plan_for_today` makes one person's plan of it.
struct PlanOutline {
    WarmUp warm_up;
    FirstSession first_session;
    Routine routine;
    std::vector<Ladder> ladders;
};

/// A precaution's change to a stretch that it keeps. It only ever lowers a dose: see `modified_dose`. The loader fills
/// at most one of the two limits.
struct Modification {
    /// An instruction for the person: how to do it differently.
    std::string how;
    /// True: the dose stays that of a first session, however many sessions are done.
    bool stays_at_first_session = false;
    /// Filled: no number of the dose goes above the upper end of these.
    std::optional<Dose> at_most;
};

/// A position of the body in which a stretch can be done. A person who cannot lie on the floor chooses by it; no rule
/// looks at it.
enum class Posture : std::uint8_t { standing, sitting, kneeling, quadruped, supine, side_lying, prone };
/// The nature of a catalogue entry. All are called stretches here, and all can be excluded; `is_exercise` says which
/// make a session.
enum class StretchKind : std::uint8_t { stretch, mobility, strengthening, self_massage, breathing, warm_up, activity };

/// A tag of stretches, such as `spine_flexion`, by which an exclusion finds all that move so. The loader turns it into
/// stretches; after that it is only shown.
struct Movement {
    std::string id;
    /// The part that moves, and how, for people.
    std::string about;
};

/// An entry of the catalogue: how it is done, for whom it is meant, how much of it.
struct Stretch {
    std::string id;
    std::string name;
    /// Other names that people know it by.
    std::vector<std::string> aliases;
    StretchKind kind = StretchKind::stretch;
    /// Muscles or regions, for people.
    std::vector<std::string> targets;
    /// The positions in which it can be done.
    std::vector<Posture> postures;
    /// All needs must be met; one piece of the equipment inside a need meets it: `{{mat}, {chair, wall}}`.
    std::vector<std::vector<EquipmentId>> needs;
    /// Useful and not needed: without it the stretch is still offered.
    std::vector<EquipmentId> helpful;
    std::vector<MovementId> movements;
    /// The full dose; empty where the sources state none, and then `dose_note` says so.
    std::optional<Dose> dose;
    /// The dose of a first session; empty where the sources state none for it. `dose_for_session` says what then holds.
    std::optional<Dose> first_session;
    /// The session from which on it is offered; 1 is the first. Earlier it is left out as `Obstacle::too_early`
    /// (explain.hpp).
    double from_session = 1;
    /// Words for what numbers cannot say: "until you feel a gentle pull".
    std::string dose_note;
    /// Such as "twice a day"; as the source says it, and not computed with.
    std::string frequency;
    /// Instructions in the order in which to follow them, each a sentence; at least one.
    std::vector<std::string> steps;
    /// Things to avoid, each a sentence.
    std::vector<std::string> cautions;
    std::vector<Citation> sources;
    Basis basis = Basis::source;
    /// The reason for it. Never empty where `basis` is an inference.
    std::string because;
    PackId pack{};
};

/// Warm-ups and activities, such as walking, are no exercises: a session of them alone is none.
inline bool is_exercise(const Stretch& stretch) {
    return stretch.kind != StretchKind::warm_up && stretch.kind != StretchKind::activity;
}

/// The spelling in packs and JSON; it lives as long as the program. REQUIRES: an enumerator.
TRIAGE_EXPORT std::string_view to_string(Posture posture);
TRIAGE_EXPORT std::string_view to_string(StretchKind kind);
TRIAGE_EXPORT std::string_view to_string(Sides sides);
TRIAGE_EXPORT std::string_view to_string(Basis basis);
TRIAGE_EXPORT std::string_view to_string(Evidence evidence);

/// The dose of a session when `sessions_done` have been done before it (nothing: unknown, taken as 0, the smallest
/// dose). Empty where the sources state none for this session. `progression` may be null: then the full dose follows
/// the first session. Precautions are not looked at: `modified_dose` does that.
///
/// With a hold of 10 s at first, 30 s in full and `full_from` 4, the first session has 10 s, the second 15 s, the
/// third 20 s, and the fifth and all later ones 30 s. A stretch without a first-session dose that may be done in a
/// first session has no dose before the full one: there is nothing that it could grow from. INVARIANT: no number grows
/// beyond the full dose, and none shrinks as sessions are done.
TRIAGE_EXPORT std::optional<Dose> dose_for_session(const Stretch& stretch, const Progression* progression,
                                                   std::optional<double> sessions_done);

/// The rest of `dose`, that of a session, under a modification: never more than `dose` in any number. For several
/// precautions apply each to what the one before has left, and then the `at_most` of each once more: a later one may
/// have brought in numbers of the first session that an earlier one limits. Where no first session's dose is stated,
/// the low end of each range stands in for it. Empty where there is no dose to lower; a stretch whose sources state a
/// dose for a first session only has that one under `stays_at_first_session`.
TRIAGE_EXPORT std::optional<Dose> modified_dose(const Stretch& stretch, const std::optional<Dose>& dose,
                                                const Modification& modification);

}  // namespace triage
