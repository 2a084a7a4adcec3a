# Writes the program that the head of triage.hpp shows, so that what is read there is what is compiled:
#
#     cmake -DHEADER=triage.hpp -DTOUR=tour.cpp -P extract_tour.cmake
#
# Fails when the program has fifteen lines or more.
file(READ "${HEADER}" header)
string(REGEX MATCH "//     #include[^\n]*\n(//     [^\n]*\n|//\n)*//     }\n" tour "${header}")
if(tour STREQUAL "")
    message(FATAL_ERROR "no tour in ${HEADER}")
endif()
string(REPLACE "//     " "" tour "${tour}")
string(REPLACE "\n//\n" "\n\n" tour "${tour}")

string(REGEX MATCHALL "\n" lines "${tour}")
list(LENGTH lines count)
if(NOT count LESS 15)
    message(FATAL_ERROR "the tour has ${count} lines; it promises to stay under fifteen")
endif()
file(WRITE "${TOUR}" "${tour}")
