// yaml-cpp's events to the flat tree of a `Document`, between a check of the bytes before and one of the texts behind.
//
// The parser throws, and takes things that no author means. All of that ends here: what leaves is a document or issues.
#include "pack/yaml.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <sstream>

#include "pack/bytes.hpp"
#include "pack/texts.hpp"
#include "pack/yaml_error.hpp"
#include "text/page.hpp"

namespace triage {

namespace {

// Collects yaml-cpp's events. Events are used instead of its node tree because the tree loses repeated keys:
// yaml-cpp 0.7 keeps both and looks up the first.
class Builder : public YAML::EventHandler {
public:
    std::vector<Node> nodes;
    std::string text;
    Issues issues;

    explicit Builder(std::string_view file) : file_(file) {}

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        // A value that was left out has the position of whatever comes next; what stands before it is to blame.
        const std::size_t before = nodes.size() - 1;
        Node& node = add(mark, NodeKind::null);
        if (!open_.empty() && nodes[before].line < node.line) {
            node.line = nodes[before].line;
            node.column = nodes[before].column;
        }
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        refuse(mark, "aliases (`*name`) are not used in packs", "write the value out");
        add(mark, NodeKind::null);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        Node& node = add(mark, NodeKind::scalar);
        node.quoting = tag == "!" ? Quoting::quoted : Quoting::plain;
        node.text = static_cast<std::uint32_t>(text.size());
        node.size = static_cast<std::uint32_t>(value.size());
        text += value;
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, NodeKind::sequence);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, NodeKind::mapping);
    }
    void OnMapEnd() override { close(); }

private:
    // A node ends behind itself until `close` says otherwise: the place behind all that lies in it.
    Node& add(const YAML::Mark& mark, NodeKind kind) {
        Node node;
        node.kind = kind;
        node.line = static_cast<std::uint32_t>(mark.line + 1);
        node.column = static_cast<std::uint32_t>(mark.column + 1);
        node.end = static_cast<std::uint32_t>(nodes.size() + 1);
        nodes.push_back(node);
        return nodes.back();
    }
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, NodeKind kind) {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        open_.push_back(nodes.size());
        add(mark, kind);
    }
    void close() {
        nodes[open_.back()].end = static_cast<std::uint32_t>(nodes.size());
        open_.pop_back();
    }
    // Nodes that are refused are added all the same, so that the tree fits together and all issues are found.
    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0)
            refuse(mark, "anchors (`&name`) are not used in packs", "write the value out where it is used");
    }
    // yaml-cpp gives "?" for a plain scalar and "!" for a quoted one.
    void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        const bool implied = tag.empty() || tag == "?" || tag == "!";
        if (!implied) refuse(mark, "tags (`" + tag + "`) are not used in packs", "leave the tag out");
    }
    void refuse(const YAML::Mark& mark, std::string message, std::string hint) {
        const Position where{
            file_, static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1), {}, {}};
        issues.push_back({"yaml_not_supported", std::move(message), std::move(hint), where, Severity::error});
    }

    std::string file_;
    std::vector<std::size_t> open_;
};

// Issues of the parser and of the bytes are made before there is a document to take lines from.
void add_excerpts(Issues& issues, const Document& document) {
    for (Issue& issue : issues) issue.where.excerpt = document.line(issue.where.line);
}

// Fails with a YAML exception as the parser throws it.
Issues read_events(std::string_view text, std::string_view file, Builder& builder) {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
        const Position start{std::string(file), 1, 1, {}, {}};
        return {{"empty_file", "the file holds no YAML document", "begin with `pack:`", start, Severity::error}};
    }
    const std::size_t first_document = builder.nodes.size();
    if (parser.HandleNextDocument(builder) && builder.nodes.size() > first_document) {
        const Node& second = builder.nodes[first_document];
        const Position where{std::string(file), second.line, second.column, {}, {}};
        builder.issues.push_back({"yaml_not_supported", "a second document begins here", "keep one document a file",
                                  where, Severity::error});
    }
    return std::move(builder.issues);
}

}  // namespace

// Texts are checked even where parsing failed, with an empty tree then, so that there is one way through. The document
// is made in any case: issues take their excerpts from its source.
Result<Document> parse_yaml(std::string_view text, std::string_view file) {
    Builder builder(file);
    Issues issues = check_pack_bytes(text, file);
    if (issues.empty()) {
        try {
            issues = read_events(text, file, builder);
        } catch (const YAML::Exception& error) {
            const auto from_one = [](int place) { return static_cast<std::uint32_t>(place + 1); };
            const YamlError where{error.msg, from_one(error.mark.line), from_one(error.mark.column)};
            issues = {explain_yaml_error(where, text, file)};
            builder.nodes.clear();
        }
    }
    Document document(std::string(file), std::string(text), std::move(builder.nodes), std::move(builder.text));
    const Issues in_texts = check_pack_texts(document);
    issues.insert(issues.end(), in_texts.begin(), in_texts.end());
    if (!issues.empty()) {
        add_excerpts(issues, document);
        return issues;
    }
    return document;
}

}  // namespace triage
