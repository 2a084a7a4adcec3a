// A folder of one test, gone with everything in it when the test ends, so that tests run beside each other and leave
// nothing behind.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <system_error>

#include "support/texts.hpp"

/// Makes a folder under the system's temporary one, and removes it when it goes out of scope.
class TemporaryFolder {
public:
    TemporaryFolder() : path_((std::filesystem::temp_directory_path() / "triage-test-XXXXXX").string()) {
        if (mkdtemp(path_.data()) == nullptr) throw std::filesystem::filesystem_error("no folder", path_, {});
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    /// The path of a file in it, whether it is there or not; of the folder itself where no name is given.
    std::string path(const std::string& name = "") const { return name.empty() ? path_ : path_ + "/" + name; }

    /// Writes a file, folders on its way included, and returns its path.
    std::string write(const std::string& name, std::string_view text) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }

    /// The bytes of a file; empty where there is none.
    std::string read(const std::string& name) const { return file_text(path(name)); }

    /// The names of what lies directly in it.
    std::set<std::string> names() const {
        std::set<std::string> all;
        for (const auto& entry : std::filesystem::directory_iterator(path_)) all.insert(entry.path().filename());
        return all;
    }

    /// The text with `FOLDER` in place of the folder's path, so that it is the same on every run.
    std::string without_path(std::string text) const {
        for (std::size_t at = text.find(path_); at != std::string::npos; at = text.find(path_)) {
            text.replace(at, path_.size(), "FOLDER");
        }
        return text;
    }

private:
    std::string path_;
};
