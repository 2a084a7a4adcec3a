// Reading JSON profiles: simdjson parses the text, `ObjectReader` walks the object and makes the calls to
// `ProfileBuilder` that a person's choices would make, and `JsonReader` decides what to do with texts that simdjson
// refuses.
//
// A refused text is looked at again for two reasons: to name the usual mistake at its place, and to understand what
// was whole before it, so that a danger that was named is not lost with the rest (docs/decisions/0032).
#include "profile/reader.hpp"

#include <simdjson.h>

#include <array>
#include <memory_resource>
#include <unordered_set>
#include <vector>

#include "model/enum_names.hpp"
#include "profile/json_mistake.hpp"
#include "profile/json_scan.hpp"
#include "profile/profile_keys.hpp"
#include "profile/scanner.hpp"
#include "text/quote.hpp"
#include "text/utf8.hpp"

namespace triage {

namespace sj = simdjson;

// The parts of a profile that come back in the answer, of a rejected profile as well.
struct PassedOn {
    std::optional<std::string> id;
    std::optional<std::string> context;
};

namespace {

// Turns one JSON object into calls of a builder. INVARIANT: `at_` is the JSON Pointer of what is being read, and every
// issue takes its place from it.
class ObjectReader {
public:
    /// `text` is the object as it was written, for the values that are passed on. All references outlive the reader;
    /// `at` and `passed_on` are the caller's memory, used again for each text.
    ObjectReader(const Vocabulary& vocabulary, std::string& at, std::string_view text, PassedOn& passed_on,
                 ProfileBuilder& builder)
        : vocabulary_(vocabulary), at_(at), text_(text), passed_on_(passed_on), builder_(builder) {}

    // A key that comes twice is an issue, whatever it says; `read_again` decides what of the second one counts. Most
    // profiles have few keys, so the set of those seen lives on the stack.
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
    void point_to(std::string_view key) {
        at_.clear();
        add_to_pointer(key, at_);
    }

    // The keys with a meaning of their own first, then the quantities; whatever is left is unknown.
    void read_field(std::string_view key, sj::dom::element value) {
        if (key == "id") return read_id(value);
        if (key == "context") return read_context(value);
        if (const SayName say = say_of(key)) return read_names(key, value, say);
        if (key == "no_others") return read_no_others(value);
        if (key == "gateways") return read_gateways(value);
        if (key == "answered_on") return read_day_of(key, value, &ProfileBuilder::answered_on);
        if (key == "was_there") return read_names(key, value, &ProfileBuilder::was_there);
        if (key == "kept_from") return read_day_of(key, value, &ProfileBuilder::kept_from);
        if (key == "equipment") {
            builder_.filter_equipment();
            return read_names(key, value, &ProfileBuilder::equipment);
        }
        const auto fact = vocabulary_.find(key);
        if (is_quantity_key(vocabulary_, key, fact)) return read_number(*fact, value);
        // Looking for a hint is slow, and for issues that are not listed nobody would read it.
        const bool looked_for = unknown_keys_++ < max_profile_issues && builder_.lists_more_issues();
        bool said = false;
        const bool says_so = !value.get_bool().get(said) && said;  // `"chest_pain": true` leaves nothing open
        reject(says_so ? std::nullopt : fact, "unknown_key", "unknown key " + quote(key),
               looked_for ? key_hint(vocabulary_, key, fact) : "");
    }

    // A repeated key is refused, since readers of JSON differ on which one counts. Of two numbers neither does. Names
    // in both lists are said all the same: they contradict each other or they do not.
    void read_again(std::string_view key, sj::dom::element value) {
        const auto fact = vocabulary_.find(key);
        repeated_key(key, is_quantity_key(vocabulary_, key, fact) ? fact : std::nullopt);
        if (key == "gateways") return read_gateways(value);
        if (const SayName say = say_of(key)) read_names(key, value, say);
    }

    // A whole number is taken as its digits, so that an id larger than 64 bits comes back as it was written.
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

    // The context is kept as it was written, but for blanks; characters that a terminal could obey become escapes.
    void read_context(sj::dom::element value) {
        if (!value.is_object()) return wrong_type({}, "context", value, "an object");
        passed_on_.context = without_unprintable(without_blanks(written()));
        builder_.context(*passed_on_.context);
    }

    /// The value that is being read, as it was written. simdjson keeps no such text, so it is scanned once more.
    std::string written() const { return std::string(JsonScan(text_).members().at(member_).value); }

    // Each name takes its place in the list as its pointer, such as `/symptoms/0`. An element that is no string is an
    // issue of its own; the others still count.
    void read_names(std::string_view key, sj::dom::element value, SayName say) {
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

    // The list is refused, and the fact that its one name says counts as doubted: whatever was to be said of it is not
    // known.
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

    void read_day_of(std::string_view key, sj::dom::element value, SayName say) {
        std::string_view date;
        if (value.get_string().get(date)) return wrong_type({}, key, value, "a date such as `\"2026-11-20\"`");
        (builder_.*say)(date, at_);
    }

    // Each gateway by its id: an answer, or an answer with the digest of the line that was shown. A gateway that comes
    // twice is refused like any key; what the second one says counts all the same, since a "yes" must not be lost.
    void read_gateways(sj::dom::element value) {
        sj::dom::object answers;
        if (value.get_object().get(answers)) return wrong_type({}, "gateways", value, "an object");
        const std::size_t at_object = at_.size();
        std::unordered_set<std::string_view> seen;
        for (const auto field : answers) {
            at_.resize(at_object);
            add_to_pointer(field.key, at_);
            if (!seen.insert(field.key).second) repeated_key(field.key);
            read_gateway(field.key, field.value);
        }
        at_.resize(at_object);
    }

    void read_gateway(std::string_view name, sj::dom::element value) {
        std::optional<std::string_view> said;
        std::optional<std::string_view> digest;
        std::string_view word;
        if (value.is_object()) {
            if (!read_answer(value, said, digest)) return;
        } else if (value.get_string().get(word)) {
            return wrong_type({}, "an answer", value, "`yes`, `no` or `unsure`");
        } else {
            said = word;
        }
        if (!said) return reject({}, "missing_field", "`" + shorten(name) + "` has no `answer`", "");
        const auto answer = enum_from<LineAnswer>(line_answer_names, *said);
        if (!answer) return reject({}, "unknown_value", "unknown answer " + quote(*said), "`yes`, `no` or `unsure`");
        if (digest && digest->empty()) return reject({}, "other_wording", "the `digest` is empty", "leave it out");
        builder_.gateway(name, *answer, digest.value_or(""), at_);
    }

    // False, with an issue, where it is not known what the answer is. An unknown key leaves that as it is.
    bool read_answer(sj::dom::element value, std::optional<std::string_view>& said,
                     std::optional<std::string_view>& digest) {
        const std::size_t at_answer = at_.size();
        bool is_known = true;
        for (const auto field : sj::dom::object(value)) {
            at_.resize(at_answer);
            add_to_pointer(field.key, at_);
            std::string_view text;
            std::optional<std::string_view>& part = field.key == "answer" ? said : digest;
            if (field.key != "answer" && field.key != "digest") {
                reject({}, "unknown_key", "unknown key " + quote(field.key), "an answer has `answer` and `digest`");
            } else if (part) {
                repeated_key(field.key);
                is_known = false;
            } else if (field.value.get_string().get(text)) {
                wrong_type({}, field.key, field.value, "a string");
                is_known = false;
            } else {
                part = text;
            }
        }
        at_.resize(at_answer);
        return is_known;
    }

    void repeated_key(std::string_view key, std::optional<FactId> fact = std::nullopt) {
        reject(fact, "repeated_key", "the key " + quote(key) + " stands twice", "");
    }

    // `null` says that the number is not known, so `no_others` must not deny it.
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

    // `what` is the key or "a name". `fact` is the one that the issue leaves open, if there is one.
    void wrong_type(std::optional<FactId> fact, std::string_view what, sj::dom::element value,
                    std::string_view expected, std::string hint = "") {
        std::string message = "`";
        (((message += what) += "` is ") += kind(value)) += ", not ";
        if (value.is_null() && what != "a name") hint = "leave the key out where nothing is known";
        reject(fact, "wrong_type", message += expected, std::move(hint));
    }

    /// `fact`: the one of which the issue leaves open what is true, if there is one.
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
    std::string& at_;  // the JSON Pointer to what is being read
    std::string_view text_;
    PassedOn& passed_on_;
    ProfileBuilder& builder_;
    std::size_t member_ = 0;  // the number of the member that is being read
    std::size_t unknown_keys_ = 0;
};

}  // namespace

// Adds JSON texts to builders, one text after another in the same memory.
class JsonReader {
public:
    /// Whether there is more than one text to come: only then is a scanner worth making for the broken ones.
    enum class Texts : std::uint8_t { one, many };

    JsonReader(const Vocabulary& vocabulary, Texts texts) : vocabulary_(vocabulary), texts_(texts) {}

    // The usual text is parsed at once. Otherwise the first explanation that fits is given: UTF-16, bytes that are not
    // UTF-8, numbers too large for simdjson in places that nobody reads (which is no issue), or a mistake in the JSON.
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
    // simdjson reads beyond the end of a text, so the text is copied and padded. False when it is refused; `root_` is
    // then of no use.
    bool parse(std::string_view text) {
        padded_.assign(text).append(sj::SIMDJSON_PADDING, '\0');
        return parser_.parse(padded_.data(), text.size(), false).get(root_) == sj::SUCCESS;
    }

    void read(std::string_view text, ProfileBuilder& builder) {
        ObjectReader(vocabulary_, at_, text, passed_on_, builder).read(root_);
    }

    // Adds what stood whole before the fault. Its issues would be those of a part that nobody wrote as a whole, so
    // they are not listed.
    void read_what_is_whole(const JsonScan& scan, ProfileBuilder& builder) {
        std::string part = scan.whole_part();
        const bool is_empty = part.size() <= std::string_view("{}").size();
        if (is_empty || scan_quickly(part, builder)) return;
        if (!parse(part) && !parse(without_large_numbers(part, JsonScan(part)))) return;
        builder.is_quiet_ = true;
        read(part, builder);
        builder.is_quiet_ = false;
    }

    // Reads the part the fast way. The scanner accepts nothing that has an issue, so nothing of the part is doubted.
    // False if it has to be read the other way.
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
    std::optional<ProfileScanner> scanner_;  // made when the first text breaks off
    std::optional<Profile> scanned_;
    sj::dom::parser parser_;
    sj::dom::element root_;  // of the text parsed last; valid until the next `parse`
    std::string padded_;     // the text that `root_` refers to
    std::string at_;
    PassedOn passed_on_;
};

// A reader of texts and the builder that it fills.
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
