// The files of all packs, merged by top-level key.
//
// A pack may spread a section over as many files as it likes, and packs that are loaded together are one: the entries
// of `rules:` in all files of all packs become one list, in the order of packs, files and lines. Ids are checked here,
// where all entries of a section come together: an id stands once in a section, whichever files and packs that takes.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "pack/fields.hpp"
#include "triage/ids.hpp"

namespace triage {

/// One `id: value` of a section.
struct SectionEntry {
    std::string id;  ///< of `pack`, `progression`, `plan`: that word; of a case: empty
    NodeRef key;     ///< of a case: its value
    NodeRef value;
    PackId pack;
};

/// True when `key` can be the id of an entry; otherwise that is an issue.
bool check_id(Reporter& reporter, NodeRef key);

/// "rules.yaml line 12", for a hint that names the first of two places.
std::string file_and_line(const Position& where);

class MergedSections {
public:
    /// The document outlives the sections. A key that no section has is an issue, and so are an id that cannot be one
    /// or was there before; such an entry is left out.
    void add(Reporter& reporter, const Document& document, PackId pack);

    /// The entries of a section; none where no file has it.
    const std::vector<SectionEntry>& entries(std::string_view section) const;

private:
    void add_entries(Reporter& reporter, std::string_view section, NodeRef mapping, PackId pack);
    bool is_first(Reporter& reporter, std::string_view section, NodeRef key, PackId pack);

    std::map<std::string, std::vector<SectionEntry>, std::less<>> sections_;
    std::map<std::string, std::map<std::string, NodeRef>> places_;  ///< scope, id: the key where it stands first
};

}  // namespace triage
