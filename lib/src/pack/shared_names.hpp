// Names of one fact that say something about another one: `also_said_by` and `maybe_said_by`.
//
// Used by the section of facts. They are collected while facts and aliases are read, and resolved afterwards, because a
// fact may share a name that a fact or a pack further down declares.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pack/load_context.hpp"

namespace triage {

class SharedNames {
public:
    explicit SharedNames(LoadContext& context) : context_(context) {}

    /// Notes the names that the fields of `fact`, or of its aliases, share with it.
    void collect(Fields& fields, FactId fact);

    /// Tells the vocabulary. A name that no fact has, or that changes nothing, is an issue. REQUIRES: all names of all
    /// packs are known.
    void resolve();

private:
    struct Shared {
        FactId fact;
        NodeRef name;
    };

    void resolve_also(const Shared& shared);
    void resolve_maybe(const Shared& shared);
    void refuse(const Shared& shared, const std::string& name, std::string_view does);

    LoadContext& context_;
    std::vector<Shared> also_;
    std::vector<Shared> maybe_;
};

}  // namespace triage
