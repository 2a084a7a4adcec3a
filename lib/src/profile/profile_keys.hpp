// The keys of a JSON profile: which function of the builder each one calls, what to say of one that no profile has, and
// how a place in the text is told.
//
// Used by reader.cpp, which walks the object. Nothing here knows the parser, so that only one file does.
//
// Threads: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "triage/profile.hpp"

namespace triage {

/// A function of the builder that takes the names of a list, one by one.
using SayName = ProfileBuilder& (ProfileBuilder::*)(std::string_view name, std::string_view at);

/// The builder's function for a list of names; null for any other key.
SayName say_of(std::string_view key);

/// True for a key that gives a number: those are the ids themselves; an alias as a key is told to use the id.
bool is_quantity_key(const Vocabulary& vocabulary, std::string_view key, std::optional<FactId> fact);

/// The hint for a key that no profile has. `fact`: the one that the key names, if there is one.
std::string key_hint(const Vocabulary& vocabulary, std::string_view key, std::optional<FactId> fact);

/// Adds one step to a JSON Pointer. RFC 6901: `~` and `/` inside a key are written `~0` and `~1`. A huge key is
/// shortened.
void add_to_pointer(std::string_view key, std::string& pointer);

/// An issue about the text as a whole, with line and column instead of a pointer. Takes a pass over the text before
/// `at`.
Issue unreadable(std::string_view code, std::string message, std::string hint, std::string_view text, std::size_t at);

}  // namespace triage
