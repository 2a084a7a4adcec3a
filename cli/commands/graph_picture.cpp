// From a drawing in DOT to SVG: Graphviz places boxes and lines, and this file adds what it cannot say in DOT, a title
// that screen readers find and a style for dark screens. Placing graphs well is the whole work of another program.

#include "commands/graph_picture.hpp"

#include <cerrno>
#include <cstring>

#include "embedded/graph_style.hpp"
#include "system/child.hpp"

namespace triage::cli {

namespace {

Issues failure(std::string code, std::string message, std::string hint) {
    return {{std::move(code), std::move(message), std::move(hint), {"", 0, 0, "--format", ""}, Severity::error}};
}

/// What stands between the first `begin` and the next `end`; empty where they are not there.
std::string between(const std::string& text, const std::string& begin, const std::string& end) {
    const std::size_t from = text.find(begin);
    if (from == std::string::npos) return "";
    const std::size_t to = text.find(end, from);
    return to == std::string::npos ? "" : text.substr(from + begin.size(), to - from - begin.size());
}

// Graphviz names the group in the picture, which screen readers do not take for the name of the whole.
std::string with_title_and_style(std::string svg) {
    const std::size_t tag = svg.find("<svg ");
    const std::size_t end = tag == std::string::npos ? tag : svg.find('>', tag);
    if (end == std::string::npos) return svg;
    const std::string title = between(svg, "<title>", "</title>");
    svg.insert(end + 1, "\n<title id=\"picture_title\">" + title + "</title>\n<style>\n" +
                            std::string(embedded::graph_style) + "</style>");
    svg.insert(tag + 5, "role=\"img\" aria-labelledby=\"picture_title\" ");
    return svg.substr(tag);  // without a document type, which nothing reads and some programs would fetch
}

}  // namespace

Result<std::string> svg_picture(const std::string& drawing) {
    // Its warnings are about fonts, which readers of SVG choose themselves.
    ChildRun dot = run_child({"dot", "-q", "-Tsvg"}, {}, drawing);
    if (dot.failure == ENOENT) {
        return failure("no_graphviz", "`svg` needs the program `dot`, which is not on the PATH",
                       "install Graphviz (Debian: graphviz), or write `--format dot` and draw it elsewhere");
    }
    if (dot.failure != 0)
        return failure("graphviz_failed", "`dot` cannot be run: " + std::string(std::strerror(dot.failure)), "");
    if (!dot.ended_well || dot.output.empty()) {
        return failure("graphviz_failed", "`dot` has made no picture of the drawing",
                       "`--format dot` prints what it was given");
    }
    return with_title_and_style(std::move(dot.output));
}

}  // namespace triage::cli
