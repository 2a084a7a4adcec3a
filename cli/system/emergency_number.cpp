// A wrong number costs more than none, so that the table has only countries where one number reaches an ambulance from
// every phone. Where a country has several, it is the one that people there are taught; where that is not certain, the
// country is left out and the three usual numbers are named.
//
// - 112 is the number of all countries of the European Union, by Article 109 of the directive (EU) 2018/1972, and of
//   Iceland.
// - 911 is that of the United States and Canada, by the Wireless Communications and Public Safety Act of 1999 and by
//   the rules of the CRTC.
// - 999 is that of the United Kingdom, where 112 works too; 000 that of Australia; 111 that of New Zealand.
//
// Norway and Switzerland are not there: 112 is answered by the police there, and an ambulance has a number of its own.
#include "system/emergency_number.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace triage::cli {

namespace {

struct Country {
    std::string_view code;  ///< of ISO 3166
    std::string_view number;
};

constexpr std::array countries{
    Country{"AT", "112"}, Country{"AU", "000"}, Country{"BE", "112"}, Country{"BG", "112"}, Country{"CA", "911"},
    Country{"CY", "112"}, Country{"CZ", "112"}, Country{"DE", "112"}, Country{"DK", "112"}, Country{"EE", "112"},
    Country{"ES", "112"}, Country{"FI", "112"}, Country{"FR", "112"}, Country{"GB", "999"}, Country{"GR", "112"},
    Country{"HR", "112"}, Country{"HU", "112"}, Country{"IE", "112"}, Country{"IS", "112"}, Country{"IT", "112"},
    Country{"LT", "112"}, Country{"LU", "112"}, Country{"LV", "112"}, Country{"MT", "112"}, Country{"NL", "112"},
    Country{"NZ", "111"}, Country{"PL", "112"}, Country{"PT", "112"}, Country{"RO", "112"}, Country{"SE", "112"},
    Country{"SI", "112"}, Country{"SK", "112"}, Country{"US", "911"},
};

/// In the order of POSIX; a variable that is set and empty counts as not set.
std::string_view locale_of_messages() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread sets a variable
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

std::string_view emergency_number_of(std::string_view locale) {
    const std::size_t at = locale.find('_');
    if (at == std::string_view::npos) return {};
    const std::string_view code = locale.substr(at + 1, locale.find_first_of(".@", at) - at - 1);
    const auto found =
        std::find_if(countries.begin(), countries.end(), [&](const Country& country) { return country.code == code; });
    return found == countries.end() ? std::string_view{} : found->number;
}

std::string local_emergency_number() {
    const std::string_view number = emergency_number_of(locale_of_messages());
    return number.empty() ? "112, 911 or 999 (whichever is yours)" : std::string(number);
}

}  // namespace triage::cli
