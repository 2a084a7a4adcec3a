#include "json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory_resource>
#include <unordered_set>
#include <vector>

#include "nearest.hpp"
#include "quote.hpp"

namespace triage {

namespace sj = simdjson;

std::size_t first_invalid_utf8(std::string_view text) {
    unsigned char bits = 0;
    for (const char c : text) bits |= static_cast<unsigned char>(c);
    if (bits < 0x80) return text.size();  // ASCII: by far the most, and sooner seen than judged
    if (sj::validate_utf8(text.data(), text.size())) return text.size();
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t size = 1;
        if (lead >= 0xF0) {
            size = 4;
        } else if (lead >= 0xE0) {
            size = 3;
        } else if (lead >= 0xC0) {
            size = 2;
        }
        const std::string_view character = text.substr(i, size);
        if (lead >= 0x80 && !sj::validate_utf8(character.data(), character.size())) return i;
        i += size;
    }
    return text.size();
}

namespace {

// Reads everything under `value`; the first thing that is not JSON comes back as an error. The depth is checked
// here since this way of reading, unlike the DOM parser's, has no limit of its own.
sj::error_code walk(sj::ondemand::value value, std::size_t depth) {
    if (depth >= sj::DEFAULT_MAX_DEPTH) return sj::DEPTH_ERROR;
    sj::ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    switch (type) {
        case sj::ondemand::json_type::object: {
            sj::ondemand::object object;
            if (const auto error = value.get_object().get(object)) return error;
            for (auto field : object) {
                std::string_view key;
                if (const auto error = field.unescaped_key().get(key)) return error;
                sj::ondemand::value inner;
                if (const auto error = field.value().get(inner)) return error;
                if (const auto error = walk(inner, depth + 1)) return error;
            }
            return sj::SUCCESS;
        }
        case sj::ondemand::json_type::array: {
            sj::ondemand::array array;
            if (const auto error = value.get_array().get(array)) return error;
            for (auto part : array) {
                sj::ondemand::value inner;
                if (const auto error = part.get(inner)) return error;
                if (const auto error = walk(inner, depth + 1)) return error;
            }
            return sj::SUCCESS;
        }
        case sj::ondemand::json_type::string: return value.get_string().error();
        case sj::ondemand::json_type::number: return value.get_number().error();
        case sj::ondemand::json_type::boolean: return value.get_bool().error();
        case sj::ondemand::json_type::null: break;
    }
    return sj::SUCCESS;
}

// Where a string first holds a control character that is not escaped; the text's size if none does.
std::size_t first_bare_control(std::string_view text) {
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            in_string = !in_string;
        } else if (in_string && text[i] == '\\') {
            ++i;
        } else if (in_string && static_cast<unsigned char>(text[i]) < 0x20) {
            return i;
        }
    }
    return text.size();
}

// Where a text that the DOM parser refused stops being JSON, as near as the parser can tell.
std::size_t error_offset(sj::ondemand::parser& parser, sj::padded_string_view text) {
    sj::ondemand::document document;
    const auto refused = parser.iterate(text).get(document);
    if (refused == sj::UNESCAPED_CHARS) return first_bare_control(text);
    if (refused) return text.size();
    sj::ondemand::value value;
    if (!document.get_value().get(value)) static_cast<void>(walk(value, 1));
    // Behind a whole value the location is that of what must not follow it.
    const char* location = nullptr;
    if (document.current_location().get(location)) return text.size();
    return std::min(static_cast<std::size_t>(location - text.data()), text.size());
}

Position position_in(std::string_view text, std::size_t offset) {
    const std::size_t line_begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    Position where;
    where.line = static_cast<std::uint32_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n') + 1);
    where.column = static_cast<std::uint32_t>(offset - line_begin + 1);
    return where;
}

std::string_view reason(sj::error_code error) {
    switch (error) {
        case sj::EMPTY: return "there is no text";
        case sj::DEPTH_ERROR: return "it is nested too deeply";
        case sj::STRING_ERROR: return "a string has a bad escape";
        case sj::UNESCAPED_CHARS: return "a string has a control character that is not escaped";
        case sj::UNCLOSED_STRING: return "a string has no end";
        case sj::NUMBER_ERROR:
        case sj::NUMBER_OUT_OF_RANGE: return "a number is malformed or too large";
        default: return "its structure is broken";
    }
}

// The keys a profile may have.
std::string nearest_key(std::string_view key, const Vocabulary& vocabulary) {
    Nearest nearest(key);
    for (const std::string_view known :
         {"id", "symptoms", "conditions", "denies", "unsure", "no_others", "equipment"}) {
        nearest.offer(known, known);
    }
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity) nearest.offer(fact.id, fact.id);
    }
    return nearest.hint();
}

// Turns a JSON object into the calls a person's choices would make.
class ObjectReader {
public:
    ObjectReader(const Vocabulary& vocabulary, std::string& at, ProfileBuilder& builder)
        : vocabulary_(vocabulary), at_(at), builder_(builder) {}

    void read(sj::dom::element root) {
        sj::dom::object object;
        at_.clear();
        if (root.get_object().get(object)) {
            return reject("wrong_type", "a profile is an object, not " + std::string(kind(root)), "");
        }
        std::array<std::byte, 1024> memory;  // enough for the keys of most profiles
        std::pmr::monotonic_buffer_resource arena(memory.data(), memory.size());
        std::pmr::unordered_set<std::string_view> seen(&arena);
        for (const auto field : object) {
            point_to(field.key);
            if (!seen.insert(field.key).second) {
                reject("repeated_key", "the key " + quote(field.key) + " stands twice", "");
            } else {
                read_field(field.key, field.value);
            }
        }
    }

private:
    using Say = ProfileBuilder& (ProfileBuilder::*)(std::string_view, std::string_view);

    // RFC 6901: `~` and `/` inside a key are written `~0` and `~1`.
    void point_to(std::string_view key) {
        at_ = '/';
        for (const char c : shorten(key)) {
            if (c == '~') {
                at_ += "~0";
            } else if (c == '/') {
                at_ += "~1";
            } else {
                at_ += c;
            }
        }
    }

    void read_field(std::string_view key, sj::dom::element value) {
        if (key == "id") return read_id(value);
        if (key == "symptoms" || key == "conditions") return read_names(key, value, &ProfileBuilder::present);
        if (key == "denies") return read_names(key, value, &ProfileBuilder::absent);
        if (key == "unsure") return read_names(key, value, &ProfileBuilder::unsure);
        if (key == "no_others") return read_no_others(value);
        if (key == "equipment") {
            builder_.filter_equipment();
            return read_names(key, value, &ProfileBuilder::equipment);
        }
        const auto fact = vocabulary_.find(key);
        const bool is_id = fact && vocabulary_[*fact].id == key;
        if (is_id && vocabulary_[*fact].quantity) return read_number(*fact, value);
        const bool looked_for = unknown_keys_++ < max_profile_issues;  // looking is slow, and nobody would read it
        reject("unknown_key", "unknown key " + quote(key), looked_for ? key_hint(key, fact) : "");
    }

    std::string key_hint(std::string_view key, std::optional<FactId> fact) const {
        if (fact && vocabulary_[*fact].quantity) return suggestion(vocabulary_[*fact].id);
        if (fact) return "write it in a list: `\"symptoms\": [\"" + vocabulary_[*fact].id + "\"]` or in `denies`";
        return nearest_key(key, vocabulary_);
    }

    void read_id(sj::dom::element value) {
        std::string_view text;
        if (value.get_string().get(text)) return wrong_type("id", value, "a string");
        builder_.id(text);
    }

    void read_names(std::string_view key, sj::dom::element value, Say say) {
        sj::dom::array list;
        if (value.get_array().get(list)) return wrong_type(key, value, "a list of names");
        const std::size_t at_list = at_.size();
        std::size_t number = 0;
        for (const sj::dom::element part : list) {
            at_.resize(at_list);
            (at_ += '/') += std::to_string(number++);
            std::string_view name;
            if (part.get_string().get(name)) {
                wrong_type("a name", part, "a string");
            } else {
                (builder_.*say)(name, at_);
            }
        }
    }

    void read_no_others(sj::dom::element value) {
        bool said = false;
        if (value.get_bool().get(said)) return wrong_type("no_others", value, "`true` or `false`");
        if (said) builder_.no_others();
    }

    void read_number(FactId fact, sj::dom::element value) {
        double number = 0;
        if (value.is_null()) {
            builder_.leave_unknown(fact, at_);
        } else if (value.get_double().get(number)) {
            wrong_type(vocabulary_[fact].id, value, "a number or `null`");
        } else {
            builder_.measure(fact, number, at_);
        }
    }

    void wrong_type(std::string_view what, sj::dom::element value, std::string_view expected) {
        std::string message = "`";
        (((message += what) += "` is ") += kind(value)) += ", not ";
        reject("wrong_type", message += expected, "");
    }

    void reject(std::string_view code, std::string message, std::string hint) {
        builder_.reject({code, std::move(message), std::move(hint), {{}, 0, 0, at_, {}}, Severity::error});
    }

    static std::string_view kind(sj::dom::element value) {
        switch (value.type()) {
            case sj::dom::element_type::ARRAY: return "a list";
            case sj::dom::element_type::OBJECT: return "an object";
            case sj::dom::element_type::STRING: return "a string";
            case sj::dom::element_type::BOOL: return "`true` or `false`";
            case sj::dom::element_type::NULL_VALUE: return "`null`";
            default: return "a number";
        }
    }

    const Vocabulary& vocabulary_;
    std::string& at_;  // a JSON Pointer to what is being read
    ProfileBuilder& builder_;
    std::size_t unknown_keys_ = 0;
};

// Adds JSON texts to builders, one text after another in the same memory.
class JsonReader {
public:
    explicit JsonReader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

    void add(std::string_view text, ProfileBuilder& builder) {
        id_.reset();
        padded_.assign(text).append(sj::SIMDJSON_PADDING, '\0');
        sj::dom::element root;
        const sj::error_code error = parser_.parse(padded_.data(), text.size(), false).get(root);
        if (error != sj::SUCCESS) return reject(text, error, builder);
        std::string_view id;
        if (!root["id"].get_string().get(id)) id_ = id;
        ObjectReader(vocabulary_, at_, builder).read(root);
    }

    const std::optional<std::string>& id() const { return id_; }

private:
    void reject(std::string_view text, sj::error_code error, ProfileBuilder& builder) {
        if (const std::size_t bad = first_invalid_utf8(text); bad != text.size()) {
            builder.reject({"invalid_utf8", "the text is not UTF-8", "", position_in(text, bad), Severity::error});
            return;
        }
        const std::size_t offset =
            error_offset(locator_, sj::padded_string_view(padded_.data(), text.size(), padded_.size()));
        builder.reject({"invalid_json", "the text is not JSON: " + std::string(reason(error)), "",
                        position_in(text, offset), Severity::error});
    }

    const Vocabulary& vocabulary_;
    sj::dom::parser parser_;
    sj::ondemand::parser locator_;
    std::string padded_;
    std::string at_;
    std::optional<std::string> id_;
};

}  // namespace

std::optional<std::string> profile_id(std::string_view text) {
    sj::dom::parser parser;
    const sj::padded_string padded(text);
    std::string_view id;
    if (parser.parse(padded)["id"].get_string().get(id)) return std::nullopt;
    return std::string(id);
}

struct ProfileReader::Parts {
    JsonReader json;
    ProfileBuilder builder;
};

ProfileReader::ProfileReader(const Vocabulary& vocabulary)
    : parts_(new Parts{JsonReader(vocabulary), ProfileBuilder(vocabulary)}) {}
ProfileReader::ProfileReader(ProfileReader&&) noexcept = default;
ProfileReader& ProfileReader::operator=(ProfileReader&&) noexcept = default;
ProfileReader::~ProfileReader() = default;

Result<Profile> ProfileReader::read(std::string_view text) {
    parts_->json.add(text, parts_->builder);
    return parts_->builder.build();
}

const std::optional<std::string>& ProfileReader::id() const { return parts_->json.id(); }

ProfileBuilder& ProfileBuilder::json(std::string_view text) {
    JsonReader(vocabulary_).add(text, *this);
    return *this;
}

Result<Profile> parse_profile(std::string_view json, const Vocabulary& vocabulary) {
    ProfileBuilder builder(vocabulary);
    return builder.json(json).build();
}

}  // namespace triage
