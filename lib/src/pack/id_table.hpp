// The ids that a section declares, so that later sections can name its entries.
//
// Used by the sections of a load. A name that is not there becomes an issue with the nearest one as its hint; the
// caller goes on without the entry, so that all issues of a pack are found in one run.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fields.hpp"

namespace triage {

/// Positions in a table of the rule base, by id. Ordered: of two ids that are equally near to a misspelt one, the hint
/// names the first in the alphabet, on every machine.
using IdPositions = std::map<std::string, std::size_t>;

/// The position of the id that `node` holds, or an issue that calls the kind of entry `what`.
std::optional<std::size_t> find_position(Reporter& reporter, NodeRef node, std::string_view what,
                                         const IdPositions& positions);

template <class Id>
class IdTable {
public:
    /// `what` is how messages call an entry: "stretch".
    explicit IdTable(std::string_view what) : what_(what) {}

    /// REQUIRES: no earlier entry has this id; merging the sections makes sure of that.
    void add(const std::string& id, Id position) { positions_.emplace(id, index(position)); }

    std::optional<Id> find(Reporter& reporter, NodeRef node) const {
        const auto position = find_position(reporter, node, what_, positions_);
        return position ? std::optional(static_cast<Id>(*position)) : std::nullopt;
    }

    /// The entries that a list names, in its order, without those that are an issue.
    std::vector<Id> find_all(Reporter& reporter, const std::vector<NodeRef>& nodes) const {
        std::vector<Id> all;
        for (const NodeRef node : nodes) {
            if (const auto id = find(reporter, node)) all.push_back(*id);
        }
        return all;
    }

private:
    std::string_view what_;
    IdPositions positions_;
};

}  // namespace triage
