// Writes random profiles as NDJSON, the same for the same arguments:
//
//     generate_profiles [COUNT] [SEED] [PERMILLE_BENIGN] [PERMILLE_FAULTY] [--array] [--pack NAME|PATH]…
//
// COUNT profiles (default 1000), seed 1, 700 in 1000 benign, none faulty; the packs are those of `triage --pack`.
// `--array` writes one JSON array instead, with a profile a line. A line has about 260 bytes. What benign means, and
// which faults there are, says profile_source.hpp; in an array no profile is cut off, since that ends the array. A
// program without tests of its own.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "profile_source.hpp"

namespace {

struct Options {
    std::vector<std::uint64_t> numbers;
    std::vector<std::string> packs;
    bool is_array = false;

    std::uint64_t number(std::size_t i, std::uint64_t otherwise) const {
        return i < numbers.size() ? numbers[i] : otherwise;
    }
};

std::optional<Options> parse(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        char* end = nullptr;
        if (word == "--array") {
            options.is_array = true;
        } else if (word == "--pack" && i + 1 < argc) {
            options.packs.emplace_back(argv[++i]);
        } else {
            options.numbers.push_back(std::strtoull(argv[i], &end, 10));
            if (word.empty() || *end != '\0') return std::nullopt;
        }
    }
    if (options.packs.empty()) options.packs.emplace_back("upper-back");
    return options.numbers.size() <= 4 ? std::optional(options) : std::nullopt;
}

void spoil(bench::ProfileSource& source, std::string& profile, bool is_array) {
    switch (source.random().below(is_array ? 7 : 8)) {
        case 0: return source.misspell_name(profile);
        case 1: return source.contradict(profile);
        case 2: return source.leave_range(profile);
        case 3: return source.repeat_key(profile);
        case 4: return source.confuse_types(profile);
        case 5: return source.break_utf8(profile);
        case 6: return source.misspell_key(profile);
        default: return source.cut_off(profile);
    }
}

bool flush(std::string& text) {
    const bool is_written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    text.clear();
    return is_written;
}

/// False if writing fails.
bool write_profiles(const Options& options, bench::ProfileSource& source) {
    const std::uint64_t count = options.number(0, 1000);
    const std::uint64_t benign = options.number(2, 700);
    const std::uint64_t faulty = options.number(3, 0);
    std::string text = options.is_array ? "[" : "";
    std::string profile;
    for (std::uint64_t i = 1; i <= count; ++i) {
        if (source.random().below(1000) < faulty) {
            profile.clear();
            source.add(profile, i, bench::Person::benign);
            spoil(source, profile, options.is_array);
            text += profile;
        } else {
            const bool is_benign = source.random().below(1000) < benign;
            source.add(text, i, is_benign ? bench::Person::benign : bench::Person::other);
        }
        text += options.is_array && i < count ? ",\n" : "\n";
        if (text.size() > (std::size_t{1} << 16) && !flush(text)) return false;
    }
    if (options.is_array) text += "]\n";
    return flush(text) && std::fflush(stdout) == 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::optional<Options> options = parse(argc, argv);
    if (!options) return 64;
    const triage::Result<triage::RuleBase> rules = triage::load_packs(options->packs);
    if (!rules) {
        std::fputs(triage::to_text(rules.issues).c_str(), stderr);
        return 78;
    }
    bench::ProfileSource source(*rules, options->number(1, 1));
    return write_profiles(*options, source) ? 0 : 74;
}
