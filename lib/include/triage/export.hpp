// Marks the functions that users may call: everything else stays inside of a shared library.
//
// Used by every header that declares a function of the library. `TRIAGE_SHARED` is defined for whoever links the shared
// library (by the CMake target, and by pkg-config). In a static library the mark is empty, so that a plugin which holds
// it does not offer it to others.
#pragma once

#if defined(TRIAGE_SHARED) && defined(__GNUC__)
#define TRIAGE_EXPORT __attribute__((visibility("default")))
#else
#define TRIAGE_EXPORT
#endif
