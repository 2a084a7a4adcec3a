// A batch that ends early and leaves its part and its checkpoint in a folder, for the tests of `--resume`. The input is
// so small, and the end comes so late, that a test knows which lines were answered.
#pragma once

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>

#include "cli/batch_runs.hpp"
#include "cli/process.hpp"
#include "support/temporary_folder.hpp"
#include "support/texts.hpp"

namespace interrupted_batch {

using Names = std::set<std::string>;

/// One profile on its line. Every third one is rejected, and every third stops.
inline std::string profile(int number) {
    const std::string id = "{\"id\": \"" + std::to_string(number) + "\"";
    return id + (number % 3 == 0 ? ", \"pain\": 99}" : number % 3 == 1 ? ", \"symptoms\": [\"chest pain\"]}" : "}");
}

/// The profiles with these numbers, the last one included.
inline std::string lines(int first, int last) {
    std::string text;
    for (int i = first; i <= last; ++i) text += profile(i) + "\n";
    return text;
}

inline std::size_t count_lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

inline Strings batch_to(const TemporaryFolder& folder, const Strings& more = {}) {
    return joined({"batch", "-o", folder.path("out"), "--summary", "none"}, more);
}

inline Outcome resume(const TemporaryFolder& folder, const std::string& input, const Strings& more = {}) {
    return run(batch_to(folder, joined(more, {"--resume"})), {.input = input});
}

/// Waits until the run has written so many lines, or has ended.
inline void wait_for_answers(const Process& process, const TemporaryFolder& folder, std::size_t lines) {
    while (count_lines(folder.read("out.part")) < lines && !process.has_ended()) pause_ms(1);
}

/// A run that answered the first lines and was ended then; of those answers it wrote only so many, if not all. The rest
/// of the input never came.
inline Outcome ended_after(const TemporaryFolder& folder, int answered, int signal, const Strings& more = {},
                           int written = 0) {
    Process process(batch_to(folder, more));
    process.write(lines(1, answered) + "{\"id\": ");
    wait_for_answers(process, folder, static_cast<std::size_t>(written > 0 ? written : answered));
    process.end_with(signal);
    return process.wait();
}

/// The value of a key in the checkpoint.
inline std::string in_checkpoint(const TemporaryFolder& folder, const std::string& key) {
    for (const std::string& line : lines_of(folder.read("out.part.checkpoint"))) {
        if (line.starts_with(key + " ")) return line.substr(key.size() + 1);
    }
    return {};
}

/// The whole input of a run, of which the first lines were answered when it ended early.
inline const std::string all = lines(1, 300);
/// The files that lie in the folder of a run that can be resumed.
inline const Names unfinished{"out.part", "out.part.checkpoint"};

}  // namespace interrupted_batch
