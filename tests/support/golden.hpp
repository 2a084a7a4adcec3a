// Whole texts compared with files under tests/golden. A change of what people read is then a difference that is read
// line by line before it is committed.
#pragma once

#include <string>

/// Fails the running test and prints the lines that differ if `text` is not what golden/<name> holds.
/// With TRIAGE_UPDATE_GOLDEN=1 in the environment the file is written instead: read its diff before committing.
void check_golden(const std::string& name, const std::string& text);
