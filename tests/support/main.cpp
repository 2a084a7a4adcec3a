// The `main` of a test program, which doctest brings. It has a file of its own, so that it is compiled once.

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
