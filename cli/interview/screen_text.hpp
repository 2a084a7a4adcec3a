// Wordings and layout that the screens of the interview share: facts, numbers and how far it is go in, text of a given
// width comes out. Plain questions read their numbers here, too. Texts that an app also shows are in triage/render.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interview/interview.hpp"

namespace triage::cli {

/// In how many columns a screen is written, and whether with colour.
struct ScreenStyle {
    std::size_t width = 80;
    Color color = Color::never;
};

/// The lines in bold, without their last line feeds; as they are where there is no colour.
std::string bold(std::string_view lines, const ScreenStyle& style);
/// The lines dimmed, without their last line feeds too.
std::string dim(std::string_view lines, const ScreenStyle& style);

/// Phrases with dots between them, `y yes · n no`, on as many lines as needed. A phrase stays whole where a line is
/// wide enough.
std::string key_line(const std::vector<std::string>& phrases, const ScreenStyle& style);

/// Columns of one line. Escapes take none; every character is taken for one column wide.
std::size_t columns_of(std::string_view line);

/// "1 screen", "2 screens"
std::string counted(std::size_t number, const std::string& one);

/// How far the interview is: "24 % done", and under `proceed` that only stretches are asked about. REQUIRES: a screen.
std::string progress_text(const Interview& interview);

/// What stands above the first question, a line each: what this is, how long it takes and what becomes of the answers,
/// and whom to call instead.
std::vector<std::string> opening_lines(const Interview& interview, const std::string& emergency_number);

/// What stands above the lines of a screen: its question; or which answer has opened it, in the words that were shown.
std::string question_text(const Interview& interview);

/// The name of a screen where its lines are not seen: what a line has opened goes by that line.
std::string name_of(const Vocabulary& vocabulary, const NextScreen& screen);

/// One turn of the interview that is not all no.
struct SaidInTurn {
    std::size_t turn = 0;
    std::string text;
};
/// What was said, in the words that were shown, screen by screen; how many lines were denied besides.
struct WhatWasSaid {
    std::vector<SaidInTurn> turns;
    std::size_t denied_lines = 0;
};
WhatWasSaid what_was_said(const Interview& interview);
/// "You said no to everything else: 35 lines."
std::string denied_text(const WhatWasSaid& said);

/// A number that a person typed, or what is wrong with it in one sentence.
struct Number {
    std::optional<double> value;
    std::string complaint;
};
/// Reads `typed` as a number of this quantity. A number that contradicts another one of the profile is refused, so that
/// one of the two is asked for again.
Number number_of(const Vocabulary& vocabulary, const Profile& profile, FactId quantity, const std::string& typed);

}  // namespace triage::cli
