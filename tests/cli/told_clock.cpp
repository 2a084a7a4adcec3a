// The told time is eight bytes of a file that test and program both map, so no message between them can come late.

#include "told_clock.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

ToldMilliseconds* told_milliseconds(const std::string& path) {
    static_assert(ToldMilliseconds::is_always_lock_free, "another process looks at it");
    const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return nullptr;
    void* shared = MAP_FAILED;
    if (ftruncate(file, sizeof(ToldMilliseconds)) == 0) {
        shared = mmap(nullptr, sizeof(ToldMilliseconds), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    }
    close(file);
    return shared == MAP_FAILED ? nullptr : static_cast<ToldMilliseconds*>(shared);
}
