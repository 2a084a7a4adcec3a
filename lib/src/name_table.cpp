#include "name_table.hpp"

namespace triage {

void NameTable::add(std::string_view name, Entry entry) {
    if (name.size() > short_name) {
        long_.emplace(name, entry);
        return;
    }
    std::array<char, short_name> bytes{};
    std::memcpy(bytes.data(), name.data(), name.size());
    const auto first = TextBlock(bytes.data()).words();
    const auto second = TextBlock(bytes.data() + TextBlock::size).words();
    if (name.size() <= TextBlock::size) {
        short_.add(first, entry);
    } else {
        middle_.add({first[0], first[1], second[0], second[1]}, entry);
    }
}

void NameTable::build() {
    short_.build();
    middle_.build();
}

}  // namespace triage
