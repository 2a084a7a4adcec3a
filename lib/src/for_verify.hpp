// Marks what of the library's inside triage::verify calls, which is a library of its own. Nobody else may: it changes
// without a word, and the two are always of one version.
#pragma once

#include "triage/export.hpp"

#define TRIAGE_FOR_VERIFY TRIAGE_EXPORT
