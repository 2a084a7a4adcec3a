// What the tests of the interview share.
#pragma once

#include <string>
#include <string_view>

#include "cli/questions_pack.hpp"
#include "cli/temp_folder.hpp"
#include "cli/typist.hpp"

/// `triage ask` with the pack of the tests.
class Asked {
public:
    Strings with(const Strings& more = {}) const {
        Strings all{"ask", "--pack", path_, "--color", "never"};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

private:
    TempFolder folder_;
    std::string path_ = folder_.write("questions.yaml", questions_pack);
};

inline bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Waits for the end of the screen: what is typed before it is complete is forgotten.
inline bool sees_screen(Typist& person, std::string_view text) { return person.sees(text) && person.sees(")\n"); }

// What the screens of the pack begin with, in their order.
inline constexpr std::string_view chest = "Do you have any of these now?";
inline constexpr std::string_view lately = "Is any of these true?";
inline constexpr std::string_view fever = "Do you have a fever?";
inline constexpr std::string_view pain = "How strong is your pain";
