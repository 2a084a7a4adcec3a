// Headers that nearly every test includes, compiled once for each test program. A test includes what it needs all the
// same, so that it compiles without this.
#pragma once

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <triage/triage.hpp>
