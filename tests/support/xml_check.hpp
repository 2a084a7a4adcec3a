// A check that a text is well-formed XML, as far as drawings and pages use it: every tag closed in its order,
// attributes in quotes, no id twice, no bare `&` or `<`, and no character that XML does not have.
//
// It knows no declarations, comments or single quotes: our writers make none. graph_test.cpp shows that it finds
// faults.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

/// Walks once over the text and keeps the first fault.
class XmlCheck {
public:
    explicit XmlCheck(std::string_view text) : rest_(text) {}

    /// The first thing that is wrong and the text behind it; empty where nothing is.
    std::string fault() {
        while (fault_.empty() && !rest_.empty()) {
            if (rest_.front() == '<') {
                tag();
            } else {
                characters();
            }
        }
        if (fault_.empty() && !open_.empty()) fault_ = "not closed: " + open_.back();
        return fault_;
    }

private:
    void fail(const std::string& what) {
        if (fault_.empty()) fault_ = what + " before " + std::string(rest_.substr(0, 40));
    }

    void check_text(std::string_view text) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = static_cast<unsigned char>(text[i]);
            if (byte < 0x20 && byte != '\n' && byte != '\t') fail("a control character");
            if (text[i] == '<') fail("a bare <");
            if (text[i] != '&') continue;
            const std::string_view name = text.substr(i + 1, text.find(';', i) - i - 1);
            const bool is_number = name.starts_with('#') && name.size() > 1 &&
                                   name.find_first_not_of("0123456789", 1) == std::string_view::npos;
            if (name != "amp" && name != "lt" && name != "gt" && name != "quot" && !is_number) fail("a bare &");
        }
    }

    void characters() {
        const std::size_t end = std::min(rest_.find('<'), rest_.size());
        check_text(rest_.substr(0, end));
        rest_.remove_prefix(end);
    }

    std::string name() {
        const std::size_t end = std::min(rest_.find_first_of(" \n/>="), rest_.size());
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return text;
    }

    void comment() {
        const std::size_t end = rest_.find("--", 4);
        if (end == std::string_view::npos || !rest_.substr(end).starts_with("-->")) fail("a comment that does not end");
        rest_.remove_prefix(std::min(end, rest_.size() - 3) + 3);
    }

    void tag() {
        if (rest_.starts_with("<!--")) return comment();
        rest_.remove_prefix(1);
        if (rest_.starts_with('/')) {
            rest_.remove_prefix(1);
            if (open_.empty() || open_.back() != name() || !rest_.starts_with('>')) return fail("closed out of order");
            open_.pop_back();
            return rest_.remove_prefix(1);
        }
        const std::string tag = name();
        while (rest_.starts_with(' ') || rest_.starts_with('\n')) attribute();
        const bool is_alone = rest_.starts_with('/');
        if (is_alone) rest_.remove_prefix(1);
        if (!rest_.starts_with('>')) return fail("a tag that does not end");
        rest_.remove_prefix(1);
        if (!is_alone) open_.push_back(tag);
    }

    void attribute() {
        while (rest_.starts_with(' ') || rest_.starts_with('\n')) rest_.remove_prefix(1);
        const std::string attribute = name();
        const std::size_t end = rest_.starts_with("=\"") ? rest_.find('"', 2) : std::string::npos;
        if (end == std::string::npos) {
            rest_ = rest_.substr(std::min<std::size_t>(rest_.size(), 1));
            return fail("no value of " + attribute);
        }
        check_text(rest_.substr(2, end - 2));
        if (attribute == "id" && !ids_.insert(std::string(rest_.substr(2, end - 2))).second) fail("an id twice");
        rest_.remove_prefix(end + 1);
    }

    std::string_view rest_;
    std::vector<std::string> open_;
    std::set<std::string> ids_;
    std::string fault_;
};
