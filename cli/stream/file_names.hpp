// Which files a command reads and writes, compared before anything is opened, so that no output takes the place of an
// input or of another output. Names say little: a link, a second name or an open descriptor may lead to the same file,
// so files are compared by device and inode (docs/decisions/0036).
#pragma once

#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// An output and the option that names it. Without an option it is standard output, and the path is not looked at.
struct OutputName {
    std::string option;
    std::string path;
    std::vector<std::string> on_the_way;  ///< files that are written before this one is in its place
};

/// One `usage` issue for each output that is an input, and for each two outputs that are one file. `-` among the inputs
/// is standard input. Devices never clash. Opens and changes nothing.
Issues clashes(const std::vector<OutputName>& outputs, const std::vector<std::string>& inputs);

/// The files that packs are read from, the cases of folders included. Embedded packs have none.
std::vector<std::string> files_of(const std::vector<std::string>& packs);

}  // namespace triage::cli
