// What a plan does, in order, without its parts and doses: the tests of plans mostly ask which stretches are in one.
#pragma once

#include <vector>

#include <triage/triage.hpp>

inline std::vector<triage::StretchId> exercises_of(const triage::Plan& plan) {
    std::vector<triage::StretchId> all;
    for (const triage::PlannedPart& part : plan.parts) {
        for (const triage::PlannedExercise& exercise : part.exercises) all.push_back(exercise.stretch);
    }
    return all;
}
