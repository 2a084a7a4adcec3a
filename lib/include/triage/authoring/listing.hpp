// The contents of a rule base by id: whole tables, or everything about one entry.
//
// Used by `triage list`, by shells that complete a name, and by pages that show what a pack holds.
//
//     triage::RuleBase rules = *triage::load_packs({"./my-pack"}, triage::Cases::load);
//     std::cout << *triage::list_text(rules, triage::Table::rules, "");
//     triage::Result<std::string> fact = triage::list_text(rules, triage::Table::facts, "knee pain");
//     std::cout << (fact ? *fact : triage::to_text(fact.issues));
//
// In all three functions `name` picks what is listed. Empty: every entry of the table, in the order of the packs.
// Otherwise: the entry with this id, or the facts or stretches that go by this name, in any spelling that
// `normalize_name` makes equal. Failure: nothing goes by it; the one issue is `unknown_name`, and its hint the nearest
// name if one is near. Without a `name` nothing fails.
//
// Threads: pure functions of their arguments.
#pragma once

#include <cstdint>
#include <string>

#include "triage/export.hpp"
#include "triage/issue.hpp"
#include "triage/render.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// What can be listed: one section of the packs each.
enum class Table : std::uint8_t { facts, rules, stretches, exclusions, sources };

/// For people, in lines of at most `options.width` columns (100 at most), each with its newline. Of all entries: a
/// table with a header; where `options.width` is below 60, or an id leaves the other columns no room, a paragraph for
/// each entry. Of one entry: its page, with where it stands and what else in the packs has to do with it, cases
/// included if the rule base was loaded with them. Of `options` only `width`, `color` and `emergency_number` count.
TRIAGE_EXPORT Result<std::string> list_text(const RuleBase& rules, Table table, const std::string& name,
                                            const RenderOptions& options = {});

/// For programs: one line without a newline, an array with one object for each entry. docs/cli.md has the keys, and
/// which more there are when `name` picks one entry.
TRIAGE_EXPORT Result<std::string> list_json(const RuleBase& rules, Table table, const std::string& name);

/// One id a line, for programs that complete what a person types.
TRIAGE_EXPORT Result<std::string> list_names(const RuleBase& rules, Table table, const std::string& name);

}  // namespace triage
