#include "profile/reader.hpp"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <memory_resource>
#include <unordered_set>
#include <vector>

#include "model/nearest.hpp"
#include "profile/json_mistake.hpp"
#include "profile/json_scan.hpp"
#include "profile/scanner.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace sj = simdjson;

// What comes back in the answer, of a profile that is rejected as well.
struct PassedOn {
    std::optional<std::string> id;
    std::optional<std::string> context;
};

namespace {

Position position_in(std::string_view text, std::size_t offset) {
    const std::size_t line_begin = offset == 0 ? 0 : text.rfind('\n', offset - 1) + 1;
    Position where;
    where.line = static_cast<std::uint32_t>(
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(line_begin), '\n') + 1);
    where.column = static_cast<std::uint32_t>(offset - line_begin + 1);
    return where;
}

// The keys a profile may have.
std::string nearest_key(std::string_view key, const Vocabulary& vocabulary) {
    Nearest nearest(key);
    for (const std::string_view known :
         {"id", "symptoms", "conditions", "denies", "unsure", "no_others", "equipment", "context"}) {
        nearest.offer(known, known);
    }
    for (const Fact& fact : vocabulary.facts()) {
        if (fact.quantity) nearest.offer(fact.id, fact.id);
    }
    const std::string hint = nearest.hint();
    return hint.empty()
               ? "signs belong in `symptoms`, `conditions` or `denies`; what only the sender needs has its place in "
                 "`\"context\": {…}`"
               : hint;
}

// Turns a JSON object into the calls a person's choices would make.
class ObjectReader {
public:
    /// `text` is the object as it was written.
    ObjectReader(const Vocabulary& vocabulary, std::string& at, std::string_view text, PassedOn& passed_on,
                 ProfileBuilder& builder)
        : vocabulary_(vocabulary), at_(at), text_(text), passed_on_(passed_on), builder_(builder) {}

    void read(sj::dom::element root) {
        sj::dom::object object;
        at_.clear();
        if (root.get_object().get(object)) {
            return reject({}, "wrong_type", "a profile is an object, not " + std::string(kind(root)), "");
        }
        std::array<std::byte, 1024> memory;  // enough for the keys of most profiles
        std::pmr::monotonic_buffer_resource arena(memory.data(), memory.size());
        std::pmr::unordered_set<std::string_view> seen(&arena);
        for (const auto field : object) {
            point_to(field.key);
            if (seen.insert(field.key).second) {
                read_field(field.key, field.value);
            } else {
                read_again(field.key, field.value);
            }
            ++member_;
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
        if (key == "context") return read_context(value);
        if (const Say say = say_of(key)) return read_names(key, value, say);
        if (key == "no_others") return read_no_others(value);
        if (key == "equipment") {
            builder_.filter_equipment();
            return read_names(key, value, &ProfileBuilder::equipment);
        }
        const auto fact = vocabulary_.find(key);
        if (is_quantity_key(key, fact)) return read_number(*fact, value);
        // Looking is slow, and nobody would read it.
        const bool looked_for = unknown_keys_++ < max_profile_issues && builder_.lists_more_issues();
        bool said = false;
        const bool says_so = !value.get_bool().get(said) && said;  // `"chest_pain": true` leaves nothing open
        reject(says_so ? std::nullopt : fact, "unknown_key", "unknown key " + quote(key),
               looked_for ? key_hint(key, fact) : "");
    }

    // Of two numbers neither counts. What the lists say is said, in one or in the other.
    void read_again(std::string_view key, sj::dom::element value) {
        const auto fact = vocabulary_.find(key);
        reject(is_quantity_key(key, fact) ? fact : std::nullopt, "repeated_key",
               "the key " + quote(key) + " stands twice", "");
        if (const Say say = say_of(key)) read_names(key, value, say);
    }

    static Say say_of(std::string_view key) {
        if (key == "symptoms" || key == "conditions") return &ProfileBuilder::present;
        if (key == "denies") return &ProfileBuilder::absent;
        return key == "unsure" ? &ProfileBuilder::unsure : nullptr;
    }

    bool is_quantity_key(std::string_view key, std::optional<FactId> fact) const {
        return fact && vocabulary_[*fact].quantity && vocabulary_[*fact].id == key;
    }

    std::string key_hint(std::string_view key, std::optional<FactId> fact) const {
        if (fact && vocabulary_[*fact].quantity) return suggestion(vocabulary_[*fact].id);
        if (fact) return "write it in a list: `\"symptoms\": [\"" + vocabulary_[*fact].id + "\"]` or in `denies`";
        return nearest_key(key, vocabulary_);
    }

    void read_id(sj::dom::element value) {
        std::string_view text;
        std::string number;
        const bool is_whole = value.is_int64() || value.is_uint64();
        if (is_whole) text = number = written();
        if (!is_whole && value.get_string().get(text)) {
            return wrong_type({}, "id", value, "a string or a whole number",
                              value.is_double() ? "write it in quotes" : "");
        }
        builder_.id(text);
        passed_on_.id = text;
    }

    void read_context(sj::dom::element value) {
        if (!value.is_object()) return wrong_type({}, "context", value, "an object");
        passed_on_.context = without_unprintable(without_blanks(written()));
        builder_.context(*passed_on_.context);
    }

    /// The value that is being read, as it was written.
    std::string written() const { return std::string(JsonScan(text_).members().at(member_).value); }

    void read_names(std::string_view key, sj::dom::element value, Say say) {
        sj::dom::array list;
        if (value.get_array().get(list)) return no_list(key, value);
        const std::size_t at_list = at_.size();
        std::size_t number = 0;
        for (const sj::dom::element part : list) {
            at_.resize(at_list);
            (at_ += '/') += std::to_string(number++);
            std::string_view name;
            if (part.get_string().get(name)) {
                wrong_type({}, "a name", part, "a string");
            } else {
                (builder_.*say)(name, at_);
            }
        }
    }

    // Whatever the one name is to say, it is not known of that fact.
    void no_list(std::string_view key, sj::dom::element value) {
        std::string_view name;
        if (value.get_string().get(name)) return wrong_type({}, key, value, "a list of names");
        wrong_type(vocabulary_.find(name), key, value, "a list of names",
                   "put it in brackets: `[\"" + shorten(name) + "\"]`");
    }

    void read_no_others(sj::dom::element value) {
        bool said = false;
        if (value.get_bool().get(said)) return wrong_type({}, "no_others", value, "`true` or `false`");
        if (said) builder_.no_others();
    }

    void read_number(FactId fact, sj::dom::element value) {
        double number = 0;
        if (value.is_null()) {
            builder_.leave_unknown(fact, at_);
        } else if (value.get_double().get(number)) {
            wrong_type(fact, vocabulary_[fact].id, value, "a number or `null`");
        } else {
            builder_.measure(fact, number, at_);
        }
    }

    void wrong_type(std::optional<FactId> fact, std::string_view what, sj::dom::element value,
                    std::string_view expected, std::string hint = "") {
        std::string message = "`";
        (((message += what) += "` is ") += kind(value)) += ", not ";
        if (value.is_null() && what != "a name") hint = "leave the key out where nothing is known";
        reject(fact, "wrong_type", message += expected, std::move(hint));
    }

    /// `fact`: the one that it leaves open what is true of, if there is one.
    void reject(std::optional<FactId> fact, std::string_view code, std::string message, std::string hint) {
        Issue issue{code, std::move(message), std::move(hint), {{}, 0, 0, at_, {}}, Severity::error};
        if (fact) {
            builder_.reject(*fact, std::move(issue));
        } else {
            builder_.reject(std::move(issue));
        }
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
    std::string_view text_;
    PassedOn& passed_on_;
    ProfileBuilder& builder_;
    std::size_t member_ = 0;  // of the object: which one is being read
    std::size_t unknown_keys_ = 0;
};

Issue unreadable(std::string_view code, std::string message, std::string hint, std::string_view text, std::size_t at) {
    return {code, std::move(message), std::move(hint), position_in(text, at), Severity::error};
}

}  // namespace

// Adds JSON texts to builders, one text after another in the same memory.
class JsonReader {
public:
    /// Who reads many texts finds a scanner worth its while.
    enum class Texts : std::uint8_t { one, many };

    JsonReader(const Vocabulary& vocabulary, Texts texts) : vocabulary_(vocabulary), texts_(texts) {}

    void add(std::string_view text, ProfileBuilder& builder) {
        passed_on_ = {};
        if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
        if (parse(text)) return read(text, builder);
        if (is_wide_text(text)) {
            builder.reject(unreadable("invalid_utf8", "the text is UTF-16, not UTF-8", "save it as UTF-8", text, 0));
            const std::string narrow = narrowed(text);
            return read_what_is_whole(JsonScan(narrow), builder);
        }
        const std::size_t valid = first_invalid_utf8(text);
        const JsonScan scan(text.substr(0, valid));
        if (valid != text.size()) {
            builder.reject(unreadable("invalid_utf8", "the text is not UTF-8", "", text, valid));
        } else if (scan.fault() == JsonFault::none && parse(without_large_numbers(text, scan))) {
            return read(text, builder);
        } else {
            const auto [what, hint] = usual_mistake(text, scan.fault(), scan.at());
            builder.reject(unreadable("invalid_json", "the text is not JSON: " + what, hint, text, scan.at()));
        }
        read_what_is_whole(scan, builder);
    }

    const PassedOn& passed_on() const { return passed_on_; }

private:
    bool parse(std::string_view text) {
        padded_.assign(text).append(sj::SIMDJSON_PADDING, '\0');
        return parser_.parse(padded_.data(), text.size(), false).get(root_) == sj::SUCCESS;
    }

    void read(std::string_view text, ProfileBuilder& builder) {
        ObjectReader(vocabulary_, at_, text, passed_on_, builder).read(root_);
    }

    // Its issues are those of a part that nobody wrote as a whole.
    void read_what_is_whole(const JsonScan& scan, ProfileBuilder& builder) {
        std::string part = scan.whole_part();
        const bool is_empty = part.size() <= std::string_view("{}").size();
        if (is_empty || scan_quickly(part, builder)) return;
        if (!parse(part) && !parse(without_large_numbers(part, JsonScan(part)))) return;
        builder.is_quiet_ = true;
        read(part, builder);
        builder.is_quiet_ = false;
    }

    // What the scanner accepts has no issue, so nothing of it is doubted.
    bool scan_quickly(std::string& part, ProfileBuilder& builder) {
        if (texts_ == Texts::one) return false;
        if (!scanner_) {
            scanner_.emplace(vocabulary_);
            scanned_.emplace(vocabulary_);
        }
        const std::size_t size = part.size();
        part.append(1 + scan_padding, '\n');
        const bool is_read = scanner_->scan(part.data(), *scanned_) == part.data() + size;
        part.resize(size);
        if (!is_read) return false;
        builder.add_signs(*scanned_);
        if (scanner_->has_id()) passed_on_.id = scanner_->id();
        return true;
    }

    const Vocabulary& vocabulary_;
    Texts texts_;
    std::optional<ProfileScanner> scanner_;  // made for the first text that breaks off
    std::optional<Profile> scanned_;
    sj::dom::parser parser_;
    sj::dom::element root_;
    std::string padded_;
    std::string at_;
    PassedOn passed_on_;
};

struct ProfileReader::Parts {
    JsonReader json;
    ProfileBuilder builder;
};

ProfileReader::ProfileReader(const Vocabulary& vocabulary)
    : parts_(new Parts{JsonReader(vocabulary, JsonReader::Texts::many), ProfileBuilder(vocabulary)}) {}
ProfileReader::ProfileReader(ProfileReader&&) noexcept = default;
ProfileReader& ProfileReader::operator=(ProfileReader&&) noexcept = default;
ProfileReader::~ProfileReader() = default;

ProfileResult ProfileReader::read(std::string_view text) {
    parts_->json.add(text, parts_->builder);
    return parts_->builder.build();
}

const std::optional<std::string>& ProfileReader::id() const { return parts_->json.passed_on().id; }
const std::optional<std::string>& ProfileReader::context() const { return parts_->json.passed_on().context; }

ProfileBuilder& ProfileBuilder::json(std::string_view text) {
    JsonReader(vocabulary_, JsonReader::Texts::one).add(text, *this);
    return *this;
}

ProfileResult parse_profile(std::string_view json, const Vocabulary& vocabulary) {
    ProfileBuilder builder(vocabulary);
    return builder.json(json).build();
}

}  // namespace triage
