// Filling the table. It is built in one go when all names are known, so its size is right at once and it never grows.
#include "profile/name_table.hpp"

#include <array>
#include <cstring>

namespace triage {

// Short names are padded with zeros to two blocks, as the scanner cuts them from a line.
void NameTable::add(std::string_view name, Entry entry) {
    if (name.size() > short_name) {
        long_.emplace(name, entry);
        return;
    }
    std::array<char, 2 * TextBlock::size> bytes{};
    std::memcpy(bytes.data(), name.data(), name.size());
    added_.push_back({TextBlock(bytes.data()), TextBlock(bytes.data() + TextBlock::size), entry, false});
}

// At most a quarter of the slots are used, so a search that fails ends at a free slot nearby.
void NameTable::build() {
    while ((std::size_t{1} << (64 - shift_)) < added_.size() * 4) --shift_;
    slots_.assign(std::size_t{1} << (64 - shift_), Slot{});
    for (const Slot& slot : added_) {
        std::size_t at = place(slot.first, slot.second);
        while (!slots_[at].is_free) at = next(at);
        slots_[at] = slot;
    }
}

}  // namespace triage
