// Marks the functions of triage's inside that its components call, triage::authoring and triage::verify, which are
// libraries of their own. A shared libtriage exports them, though no installed header names them: nobody else may call
// them, since they change without a word. That is safe for the components, which are always of the library's version
// (docs/decisions/0041).
#pragma once

#include "triage/export.hpp"

#ifdef TRIAGE_COMPONENTS_ARE_STATIC  // they link libtriage.a, so the libtriage.so beside it keeps these inside
#define TRIAGE_FOR_COMPONENTS
#else
#define TRIAGE_FOR_COMPONENTS TRIAGE_EXPORT
#endif
