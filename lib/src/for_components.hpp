// Marks what of the library's inside triage::verify calls, which is a library of its own. Nobody else may: it changes
// without a word, and the two are always of one version.
#pragma once

#include "triage/export.hpp"

#ifdef TRIAGE_VERIFY_IS_STATIC  // beside both libraries, it uses the archive
#define TRIAGE_FOR_VERIFY
#else
#define TRIAGE_FOR_VERIFY TRIAGE_EXPORT
#endif
