#include "solver_progress.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include "terminal.hpp"

namespace triage::cli {

namespace {

class Bar {
public:
    ~Bar() {
        if (is_drawn_) print_error("\r\x1b[K");
    }

    void show(std::size_t done, std::size_t all) {
        using namespace std::chrono_literals;
        const auto now = std::chrono::steady_clock::now();
        if (now - drawn_at_ < 100ms || all == 0) return;
        drawn_at_ = now;
        is_drawn_ = true;
        const std::string count = " " + std::to_string(done) + " of about " + std::to_string(all) + " questions";
        const std::size_t width = terminal_width(Stream::error);
        const std::size_t room = std::min<std::size_t>(30, width > count.size() + 3 ? width - count.size() - 3 : 0);
        const std::size_t full = room * done / all;
        print_error("\r\x1b[K[" + std::string(full, '#') + std::string(room - full, '.') + "]" + count);
    }

private:
    bool is_drawn_ = false;
    std::chrono::steady_clock::time_point drawn_at_ = std::chrono::steady_clock::now();
};

}  // namespace

std::function<void(std::size_t, std::size_t)> solver_progress() {
    if (!is_terminal(Stream::error)) return {};
    return [bar = std::make_shared<Bar>()](std::size_t done, std::size_t all) { bar->show(done, all); };
}

}  // namespace triage::cli
