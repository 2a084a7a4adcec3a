// The part of an id table that does not depend on the kind of its ids, compiled once for all of them.
#include "pack/id_table.hpp"

namespace triage {

std::optional<std::size_t> find_position(Reporter& reporter, NodeRef node, std::string_view what,
                                         const IdPositions& positions) {
    const auto name = read_text(reporter, node, what);
    if (!name) return std::nullopt;
    if (const auto found = positions.find(*name); found != positions.end()) return found->second;
    // All ids are compared, though a pack may have hundreds: it happens once for each name that is wrong.
    Nearest nearest(*name);
    for (const auto& [id, position] : positions) nearest.offer(id, id);
    reporter.error("unknown_name", "unknown " + std::string(what) + " `" + *name + "`", nearest.hint(),
                   node.position());
    return std::nullopt;
}

}  // namespace triage
