// JSON Schemas of what people write: pack files, and profiles for the loaded packs.
//
// Used by `triage list schema`, and by editors: a YAML language server that finds the schema of packs at the head of a
// file (`# yaml-language-server: $schema=…`) completes keys and names, explains them and underlines what is wrong.
//
// Threads: pure functions.
#pragma once

#include <cstdint>
#include <string>

#include "triage/export.hpp"
#include "triage/rule_base.hpp"

namespace triage {

enum class SchemaOf : std::uint8_t { pack, profile };

/// A JSON Schema (draft 2020-12), indented, with a newline at its end.
///
/// `pack`: one file of a pack. It refuses nothing that the loader takes. The names of the loaded packs are offered,
/// others are legal: a file alone does not show what its pack declares elsewhere.
///
/// `profile`: a profile as `parse_profile` reads it. Names are checked, in any spelling, but for apostrophes where the
/// pack writes none; that a profile does not contradict itself is beyond a schema.
TRIAGE_EXPORT std::string json_schema(const RuleBase& rules, SchemaOf what);

}  // namespace triage
