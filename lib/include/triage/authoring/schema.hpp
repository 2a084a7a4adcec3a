// JSON Schemas of what people and programs write: pack files, profiles for the loaded packs, and the messages of an
// interview.
//
// Used by `triage list schema`, and by editors: a YAML language server that finds the schema of packs at the head of a
// file (`# yaml-language-server: $schema=…`) completes keys and names, explains them and underlines what is wrong.
//
//     triage::RuleBase rules = *triage::load_packs({"./my-pack"});
//     std::ofstream("pack.schema.json") << triage::json_schema(rules, triage::SchemaOf::pack);
//
// A schema is made for the packs that are loaded, since it offers their names; it is to be written again when a pack
// declares another one. rules/pack.schema.json is the shipped packs', and a test holds it.
//
// Threads: a pure function of its arguments.
#pragma once

#include <cstdint>
#include <string>

#include "triage/export.hpp"
#include "triage/rule_base.hpp"

namespace triage {

/// What the schema is of: one YAML file of a pack, the JSON of one person, the next screen (`next_to_json`), a
/// decision, or the answers to a screen (`parse_answers`).
enum class SchemaOf : std::uint8_t { pack, profile, next, decision, answers };

/// A JSON Schema (draft 2020-12), indented, in lines of at most 120 columns where names allow it, with a newline at its
/// end. Total; the rule base may be empty.
///
/// `pack`: one file of a pack. It refuses nothing that the loader takes. The names of the loaded packs are offered,
/// others are legal: a file alone does not show what its pack declares elsewhere.
///
/// `profile`: a profile as `parse_profile` reads it. Names are checked, in any spelling, but for apostrophes where the
/// pack writes none; that a profile does not contradict itself is beyond a schema.
///
/// `next`, `decision`: what the library writes. Readers must take keys that they do not know. `answers`: as
/// `parse_answers` reads them; which lines are asked now is beyond a schema.
TRIAGE_EXPORT std::string json_schema(const RuleBase& rules, SchemaOf what);

}  // namespace triage
