// Documents to a rule base: one member function a section of the pack format (docs/rule-format.md).
//
// Sections are read in the order in which they refer to each other, each over all packs at once, so that
// a later pack's rule may name an earlier pack's fact. Every issue is collected; reading goes on past it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fields.hpp"
#include "pack/files.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// A source's anchor finds the place; it does not reproduce the text.
inline constexpr std::size_t max_anchor_words = 12;

/// Whether a text may be the id of an entry.
bool is_id(std::string_view text);
inline constexpr std::string_view id_hint = "use lower-case letters, digits and `_`, a letter first";

class Loader {
public:
    /// `packs` outlives the loader.
    Result<RuleBase> load(const std::vector<PackDocuments>& packs);

private:
    /// One `id: value` of a section.
    struct Entry {
        std::string id;
        NodeRef key;
        NodeRef value;
        PackId pack;
    };

    // loader.cpp
    void collect(const Document& document, PackId pack);
    void collect_section(const std::string& name, NodeRef value, PackId pack);
    void read_packs(const std::vector<PackDocuments>& packs);
    void read_pack(NodeRef key, NodeRef value, PackId pack);
    std::string date(Fields& fields, std::string_view key);
    void read_not_covered(NodeRef node, PackId pack);
    bool requirements_are_met();
    void drop_covered();
    void read_sources();
    void read_equipment();
    void read_movements();
    std::vector<Citation> citations(Fields& fields);
    std::optional<Citation> citation(NodeRef node);
    Basis basis(Fields& fields, std::string& because);
    Condition condition(Fields& fields, std::string_view key, std::string& text);

    // load_facts.cpp
    void read_groups();
    void read_facts();
    void read_fact(const Entry& entry);
    void read_asking(Fields& fields, Fact& fact);
    std::optional<Quantity> quantity(NodeRef node, const Entry& entry);
    void read_aliases();
    void read_names_of_others(Fields& fields, FactId fact);
    void share_names();
    void refuse_shared(FactId fact, const std::string& name, const std::string& does, NodeRef node);
    void refuse_taken(const std::string& name, std::optional<FactId> owner, const Entry& entry);

    // load_relations.cpp
    void read_relations();

    // load_stretches.cpp
    void read_stretches();
    void read_stretch(const Entry& entry);
    std::optional<Dose> dose(NodeRef node, std::string_view key);
    void read_doses(Fields& fields, Stretch& stretch);
    std::vector<EquipmentId> pieces(NodeRef node);
    std::vector<MovementId> movements(Fields& fields);

    // load_rules.cpp
    void read_rules();
    void read_rule(const Entry& entry);
    void read_exclusions();
    void read_exclusion(const Entry& entry);
    std::optional<Modification> modification(NodeRef node);
    void read_covered_by();
    void read_notices();
    void read_progression();
    void read_invariants();
    void read_unknown(NodeRef node, Invariant& invariant);
    void read_then(NodeRef node, Invariant& invariant);
    void read_forbidden(NodeRef node, const Entry& entry, Invariant& invariant);
    std::vector<StretchId> stretches_named(Fields& fields);

    // load_plan.cpp
    void read_plan();
    void read_warm_up(NodeRef node);
    void read_first_session(NodeRef node);
    void read_routine(NodeRef node);
    void read_part(NodeRef node);
    void read_exercise(NodeRef node, RoutinePart& part);
    void refuse_above(NodeRef node, const Stretch& stretch, const Dose& dose);
    void read_ladders(NodeRef node);
    void read_ladder(NodeRef key, NodeRef value);
    void refuse_earlier_step(NodeRef node, StretchId step, const Ladder& ladder);
    std::vector<NodeRef> parts_of(Fields& fields, std::string_view key);
    std::optional<StretchId> stretch_of(NodeRef node);

    // load_cases.cpp
    void read_cases();
    void read_case(NodeRef node, PackId pack);
    void read_expectation(NodeRef node, Case& example);

    const std::vector<Entry>& section(const std::string& name) { return sections_[name]; }
    /// The position of `node`'s text in `ids`, or an issue with the nearest name.
    std::optional<std::size_t> resolve(NodeRef node, std::string_view what,
                                       const std::map<std::string, std::size_t>& ids);

    RuleBase base_;
    Reporter reporter_;
    std::map<std::string, std::vector<Entry>> sections_;
    std::map<std::string, std::map<std::string, NodeRef>> places_;  ///< section, id: where it stands first
    std::vector<Entry> pack_heads_;
    std::vector<Entry> progressions_;
    std::vector<Entry> plans_;
    std::vector<std::pair<NodeRef, PackId>> cases_;
    std::map<std::string, std::size_t> source_ids_;
    std::map<std::string, std::size_t> group_ids_;
    std::map<std::string, std::size_t> movement_ids_;
    std::map<std::string, std::size_t> stretch_ids_;
    std::map<std::string, std::size_t> rule_ids_;
    std::vector<std::pair<FactId, NodeRef>> also_said_by_;
    std::vector<std::pair<FactId, NodeRef>> maybe_said_by_;
    std::vector<std::pair<std::size_t, NodeRef>> covered_by_;  ///< the covered rule, the name of one that covers it
};

}  // namespace triage
