// The sections `gateways`, `screens` and `asked_alone`: lines that stand for several facts, and how they are asked.
//
// The three are read together: a gateway's digest tells what was shown, which is its line under the question of its
// screen. A gateway that lowers nothing may deny; so facts whose "no" is the milder answer are refused here, whatever
// `check` is asked to look at.
#include <algorithm>
#include <map>
#include <set>

#include "model/units.hpp"
#include "pack/sections.hpp"
#include "pack/sha256.hpp"

namespace triage {

namespace {

constexpr std::size_t digest_size = 16;

/// A gateway as its section has it, and where.
struct ReadGateway {
    Gateway gateway;
    NodeRef key;
};

class GatewayLoader {
public:
    explicit GatewayLoader(LoadContext& context) : context_(context), reporter_(context.reporter) {}

    void load() {
        for (const SectionEntry& entry : context_.sections.entries("gateways")) read_gateway(entry);
        for (const SectionEntry& entry : context_.sections.entries("screens")) read_screen(entry);
        for (ReadGateway& read : gateways_) add(std::move(read));
        for (Screen& screen : screens_) vocabulary().add(std::move(screen));
        for (const SectionEntry& entry : context_.sections.entries("asked_alone")) read_asked_alone(entry);
    }

private:
    Vocabulary& vocabulary() { return context_.base.vocabulary; }

    // Facts are named by their ids, as in conditions.
    std::optional<FactId> find_fact(NodeRef node) {
        const std::string name(node.text());
        const auto fact = vocabulary().find(name);
        if (fact && vocabulary()[*fact].id == name) return fact;
        reporter_.error("unknown_name", "unknown fact `" + name + "`", suggestion(vocabulary().nearest(name)),
                        node.position());
        return std::nullopt;
    }

    // --- gateways --------------------------------------------------------------------------------------------

    void read_gateway(const SectionEntry& entry) {
        Fields fields(reporter_, entry.value, "gateway", entry.id, entry.key);
        Gateway gateway;
        gateway.id = entry.id;
        gateway.pack = entry.pack;
        gateway.line = fields.require_text("line");
        gateway.is_wider = fields.flag("wider");
        gateway.help = fields.text("help");
        if (const auto node = fields.require("stands_for")) read_facts(*node, fields.owner(), gateway);
        positions_.emplace(entry.id, gateways_.size());
        gateways_.push_back({std::move(gateway), entry.key});
    }

    void read_facts(NodeRef node, const std::string& owner, Gateway& gateway) {
        if (node.kind() != NodeKind::mapping || node.begin() == node.end()) {
            reporter_.error("wrong_type", "`stands_for` of " + owner + " names no facts",
                            "write each fact with the words that name it: `{fever: [fever, feverish]}`",
                            node.position());
            return;
        }
        for (auto part = node.begin(); part != node.end(); ++part) {
            const NodeRef key = *part;
            const NodeRef value = *++part;
            if (const auto fact = find_fact(key)) read_stands_for(key, value, *fact, gateway);
        }
    }

    // The words alone, or the words and the number beyond which a quantity counts as denied.
    void read_stands_for(NodeRef key, NodeRef value, FactId fact, Gateway& gateway) {
        StandsFor stands{fact, {}, std::nullopt};
        if (value.kind() == NodeKind::mapping) {
            Fields fields(reporter_, value, "the words of", vocabulary()[fact].id, key);
            stands.words = fields.texts("words");
            if (const auto node = fields.find("beyond")) stands.beyond = read_beyond(*node, fact);
        } else {
            stands.words = read_texts(reporter_, value, vocabulary()[fact].id);
        }
        check_fact(key, stands, gateway);
        gateway.stands_for.push_back(std::move(stands));
    }

    // A duration such as `4 w`, in the unit of the quantity.
    std::optional<double> read_beyond(NodeRef node, FactId fact) {
        const auto text = read_text(reporter_, node, "beyond");
        const std::optional<Quantity>& quantity = vocabulary()[fact].quantity;
        if (!text) return std::nullopt;
        if (!quantity) {
            reporter_.error("wrong_type", "`" + vocabulary()[fact].id + "` is no number, so nothing is beyond",
                            "leave out `beyond`", node.position());
            return std::nullopt;
        }
        std::string_view rest = *text;
        const auto number = take_number(rest);
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        const auto own = number ? convert_unit(*number, rest, quantity->unit) : std::nullopt;
        if (!own) {
            reporter_.error("wrong_unit", "`" + *text + "` is no number of `" + vocabulary()[fact].id + "`",
                            "write a number and its unit, such as `4 w`", node.position());
        }
        return own;
    }

    // A denial in passing must never be the milder answer, and must be one that the fact can have.
    void check_fact(NodeRef key, const StandsFor& stands, const Gateway& gateway) {
        const Fact& fact = vocabulary()[stands.fact];
        const auto refuse = [&](std::string_view code, const std::string& message, std::string_view hint) {
            reporter_.error(code, message, std::string(hint), key.position());
        };
        if (fact.is_protective) {
            refuse("protective_on_gateway", "`" + fact.id + "` is protective, and a line would deny it in passing",
                   "ask it alone");
        }
        if (!fact.may_be_absent()) {
            refuse("cannot_be_absent", "`" + fact.id + "` always has a value, so no line can deny it", "ask it alone");
        } else if (fact.quantity && !stands.beyond) {
            refuse("missing_field", "`" + fact.id + "` is a number, and nothing says which numbers the line denies",
                   "give `beyond`: the number from which on no rule looks at it");
        } else if (fact.quantity && fact.quantity->worse != Worse::lower && fact.quantity->worse != Worse::higher) {
            refuse("missing_field",
                   "nothing says which numbers of `" + fact.id + "` are worse, so none is beyond another",
                   "give its quantity `worse: higher` or `worse: lower`");
        }
        const auto is_same = [&](const StandsFor& other) { return other.fact == stands.fact; };
        if (std::any_of(gateway.stands_for.begin(), gateway.stands_for.end(), is_same)) {
            refuse("repeated_name", "`" + fact.id + "` stands twice in `" + gateway.id + "`", "");
        }
    }

    void add(ReadGateway read) {
        if (read.gateway.digest.empty()) read.gateway.digest = digest_of(read.gateway, "");
        const std::string id = read.gateway.id;
        if (vocabulary().add(std::move(read.gateway))) return;
        reporter_.error("repeated_name", "the name `" + id + "` already means a fact",
                        "lists of denials have both, so no gateway is named like a fact", read.key.position());
    }

    // Blanks and line ends cannot be in an id, so that no two gateways are written alike.
    std::string digest_of(const Gateway& gateway, const std::string& question) {
        std::string shown = question + "\n" + gateway.line;
        for (const StandsFor& each : gateway.stands_for) shown += "\n" + vocabulary()[each.fact].id;
        return sha256_hex(shown).substr(0, digest_size);
    }

    // --- screens ---------------------------------------------------------------------------------------------

    void read_screen(const SectionEntry& entry) {
        Fields fields(reporter_, entry.value, "screen", entry.id, entry.key);
        Screen screen;
        screen.id = entry.id;
        screen.pack = entry.pack;
        screen.name = fields.require_text("name");
        screen.question = fields.require_text("ask");
        screen.comes_after_opened = fields.flag("after_opened");
        for (const NodeRef node : fields.require("lines") ? fields.list("lines") : std::vector<NodeRef>{}) {
            if (const auto line = read_line(node, screen.question)) screen.lines.push_back(*line);
        }
        screens_.push_back(std::move(screen));
    }

    // Gateways go before facts: no name is both.
    std::optional<Line> read_line(NodeRef node, const std::string& question) {
        const auto name = read_text(reporter_, node, "a line");
        if (!name) return std::nullopt;
        if (!shown_.insert(*name).second) {
            reporter_.error("repeated_name", "the line `" + *name + "` stands on two screens", "", node.position());
        }
        const auto found = positions_.find(*name);
        if (found == positions_.end()) {
            const auto fact = find_fact(node);
            return fact ? std::optional<Line>(*fact) : std::nullopt;
        }
        Gateway& gateway = gateways_[found->second].gateway;
        gateway.digest = digest_of(gateway, question);
        return static_cast<GatewayId>(found->second);
    }

    void read_asked_alone(const SectionEntry& entry) {
        const auto fact = find_fact(entry.key);
        const auto why = read_text(reporter_, entry.value, entry.id);
        if (fact && why) vocabulary().ask_alone(*fact, *why);
    }

    LoadContext& context_;
    Reporter& reporter_;
    std::vector<ReadGateway> gateways_;
    std::map<std::string, std::size_t> positions_;  ///< in `gateways_`, by id
    std::vector<Screen> screens_;
    std::set<std::string> shown_;  ///< lines that a screen has
};

}  // namespace

void load_gateways(LoadContext& context) { GatewayLoader(context).load(); }

}  // namespace triage
