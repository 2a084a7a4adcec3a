// Writes pack folders as C++ arrays, with the same reader that loads packs at run time:
//
//     triage_embed OUT.cpp NAME=FOLDER…
//
// Runs while the library is built. The arrays have the parsed form of the packs (a flat tree of nodes with positions),
// so that the finished program parses no YAML at its start and knows no second format (docs/decisions/0010).
//
// Exit 1 and the issues on stderr if a file cannot be read; 64 for wrong arguments.

#include <cstdio>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "pack/embedded.hpp"
#include "pack/files.hpp"

namespace triage {
// The reader looks names of packs up among the embedded ones. This program is linked with it before there are any, so
// it stands in with none.
std::span<const EmbeddedPack> embedded_pack_data() { return {}; }
}  // namespace triage

namespace {

/// A text as a C++ literal on lines of bounded length. Bytes beyond plain ASCII, quotation marks, backslashes and
/// question marks become three octal digits, which no digit behind them can lengthen.
std::string quoted(std::string_view text) {
    constexpr std::size_t bytes_a_line = 100;
    std::string code = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        char escape[5];
        std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned>(c));
        const bool plain = c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '?';
        code += plain ? std::string(1, text[i]) : std::string(escape);
        if (i % bytes_a_line == bytes_a_line - 1) code += "\"\n    \"";
    }
    return code + "\"";
}

/// The nodes and the text of one document as two constants whose names begin with `name`. Excerpts of lines are left
/// out.
void write_document(std::ostream& out, const triage::Document& document, const std::string& name) {
    out << "constexpr Node " << name << "_nodes[] = {\n";
    for (const triage::Node& node : document.nodes()) {
        out << "    {NodeKind(" << int(node.kind) << "), Quoting(" << int(node.quoting) << "), " << node.line << ", "
            << node.column << ", " << node.text << ", " << node.size << ", " << node.end << "},\n";
    }
    out << "};\nconstexpr std::string_view " << name << "_text{\n    " << quoted(document.text()) << ", "
        << document.text().size() << "};\n";
}

// `folder/rules.yaml` of the pack `upper-back` becomes `upper-back:rules.yaml`.
std::string shown_name(const std::string& pack, const std::string& folder, const std::string& file) {
    return pack + ":" + file.substr(folder.size() + 1);
}

/// A pack as the command line names it: NAME=FOLDER.
struct PackNames {
    std::string name;
    std::string folder;
};

/// Writes the documents of one pack and appends its row of the table to `table`. False after telling the issues.
bool write_pack(std::ostream& out, const PackNames& names, std::size_t number, std::string& table) {
    // Read twice: the checksum is that of the files without the cases, and their number tells where the cases begin.
    const auto plain = triage::read_pack(names.folder, triage::Cases::skip);
    const auto whole = triage::read_pack(names.folder, triage::Cases::load);
    if (!plain || !whole) {
        std::cerr << triage::to_text(whole.issues);
        return false;
    }
    const std::string id = "pack" + std::to_string(number);
    std::string documents;
    for (std::size_t i = 0; i < whole->documents.size(); ++i) {
        const std::string name = id + "_" + std::to_string(i);
        write_document(out, whole->documents[i], name);
        documents += "    {" + quoted(shown_name(names.name, names.folder, whole->documents[i].file())) + ", " + name +
                     "_nodes, " + name + "_text},\n";
    }
    out << "constexpr EmbeddedDocument " << id << "_documents[] = {\n" << documents << "};\n";
    table += "    {" + quoted(names.name) + ", " + quoted(plain->sha256) + ", " + id + "_documents, " +
             std::to_string(whole->documents.size() - plain->documents.size()) + "},\n";
    return true;
}

/// The whole source: the documents of all packs, then the table, then the function that gives it.
bool write_all(std::ostream& out, const std::vector<PackNames>& packs) {
    out << "// Written by triage_embed; do not edit.\n#include \"pack/embedded.hpp\"\n\n"
           "namespace triage {\nnamespace {\n";
    std::string table;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        if (!write_pack(out, packs[i], i, table)) return false;
    }
    out << "constexpr EmbeddedPack packs[] = {\n"
        << table << "};\n}  // namespace\n\n"
        << "std::span<const EmbeddedPack> embedded_pack_data() { return packs; }\n\n}  // namespace triage\n";
    return static_cast<bool>(out.flush());
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<PackNames> packs;
    for (int i = 2; i < argc; ++i) {
        const std::string argument = argv[i];
        const std::size_t equals = argument.find('=');
        if (equals == std::string::npos) return 64;
        packs.push_back({argument.substr(0, equals), argument.substr(equals + 1)});
    }
    if (packs.empty()) return 64;
    std::ofstream out(argv[1]);
    return write_all(out, packs) ? 0 : 1;
}
