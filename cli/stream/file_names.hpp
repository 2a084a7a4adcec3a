// Which files a command reads and writes, so that none of its outputs takes the place of something that it needs.
#pragma once

#include <string>
#include <vector>

#include <triage/triage.hpp>

namespace triage::cli {

/// An output and the option that names it. An empty option is standard output; its path does not matter.
struct OutputName {
    std::string option;
    std::string path;
    std::vector<std::string> on_the_way;  ///< what is written before the file is in its place
};

/// One `usage` issue for each output that is an input, by whatever name or link, or the same file as another output.
/// Touches nothing. `-` among the inputs is standard input. Devices are never in the way of each other.
Issues clashes(const std::vector<OutputName>& outputs, const std::vector<std::string>& inputs);

/// The files of the packs that are files or folders; embedded packs have none.
std::vector<std::string> files_of(const std::vector<std::string>& packs);

}  // namespace triage::cli
