// The loop over the records of a block, and the writing of an answer.
//
// Most of a short answer is the same from line to line, so its parts are kept as text: verdict, urgency and settled
// for all combinations, lists of names for the sets that came last, the line number counted up in place. Missing facts
// and stretches are worked out only if a chosen field shows them (docs/decisions/0020).
#include "batch/answer.hpp"

#include <algorithm>
#include <cstring>

#include "model/enum_names.hpp"
#include "profile/reader.hpp"
#include "render/json_fields.hpp"
#include "text/json_writer.hpp"
#include "triage/explain.hpp"
#include "triage/render.hpp"

namespace triage {

namespace {

// From so many bytes on, answers are written before the block is done, so that memory stays bounded where whole
// decisions are a hundred times as long as their profiles.
constexpr std::size_t much_output = std::size_t{1} << 20;

// A choice as one flag for each enumerator; an empty choice means all of them.
template <class Enum, std::size_t N>
std::array<bool, N> chosen(const std::vector<Enum>& choice) {
    std::array<bool, N> is_chosen{};
    is_chosen.fill(choice.empty());
    for (const Enum each : choice) is_chosen[static_cast<std::size_t>(each)] = true;
    return is_chosen;
}

// The place of a combination in `levels_`.
std::size_t level_index(Verdict verdict, Urgency urgency, bool settled) {
    return (static_cast<std::size_t>(verdict) * urgency_names.size() + static_cast<std::size_t>(urgency)) * 2 +
           static_cast<std::size_t>(settled);
}

constexpr std::string_view blanks = " \t\r";

// True for a blank line.
bool holds_nothing(std::string_view record) { return record.find_first_not_of(blanks) == std::string_view::npos; }

/// A text as a JSON string with its quotes; empty if there is none.
std::string quoted(const std::optional<std::string>& text) {
    JsonWriter json;
    if (text) json.text(*text);
    return json.take();
}

Issue issue(std::string_view code, std::string message) { return {code, std::move(message), "", {}, Severity::error}; }

}  // namespace

BatchAnswerer::BatchAnswerer(const Program& program, const BatchOptions& options)
    : program_(program),
      options_(options),
      scanner_(program.vocabulary()),
      reader_(program.vocabulary()),
      profile_(program.vocabulary()),
      evaluator_(program),
      has_field_(chosen<BatchField, batch_field_names.size()>(options.fields)),
      is_wanted_(chosen<BatchAnswer, batch_answer_names.size()>(options.only)),
      rules_(program.rules().rules),
      ask_(program.vocabulary().facts()),
      stretches_(program.rules().stretches) {
    write_levels();
}

// Writes the text of every combination once; a field that was not chosen is left out of it.
void BatchAnswerer::write_levels() {
    const auto field = [&](BatchField which, const std::string& value) {
        const auto name = batch_field_names[static_cast<std::size_t>(which)];
        return has(which) ? "\"" + std::string(name) + "\":" + value + "," : "";
    };
    levels_.resize(level_index(static_cast<Verdict>(verdict_names.size()), {}, false));
    for (std::size_t i = 0; i < verdict_names.size(); ++i) {
        for (std::size_t j = 0; j < urgency_names.size(); ++j) {
            for (const bool settled : {false, true}) {
                levels_[level_index(static_cast<Verdict>(i), static_cast<Urgency>(j), settled)] =
                    field(BatchField::verdict, "\"" + std::string(verdict_names[i]) + "\"") +
                    field(BatchField::urgency, "\"" + std::string(urgency_names[j]) + "\"") +
                    field(BatchField::settled, settled ? "true" : "false");
            }
        }
    }
}

// Every record ends with a newline inside the block, so the loop needs no other end than the block's.
void BatchAnswerer::answer(const Block& block, const BatchWrite& write_early) {
    output_.resize(0);
    summary_ = BatchSummary{};
    summary_.rules.assign(program_.rules().rules.size(), 0);
    line_ = block.first_line;
    line_number_.set(line_);
    const char* end = block.text().data() + block.text().size();
    for (const char* at = block.text().data(); at < end && summary_.status == BatchStatus::complete; ++line_) {
        at = answer_record(at, end, block);
        line_number_.increment();
        if (output_.size() < much_output) continue;
        if (!write_early(output_.text())) summary_.status = BatchStatus::write_failed;
        output_.resize(0);
    }
}

// Answers the record that begins at `begin`; gives where the next one begins. The scanner finds the end of a usual
// line while reading it, so only other lines are searched for their newline.
const char* BatchAnswerer::answer_record(const char* begin, const char* block_end, const Block& block) {
    ++summary_.lines;
    const char* end = block.is_cut_off ? nullptr : scanner_.scan(begin, profile_);
    if (end != nullptr && static_cast<std::size_t>(end - begin) <= options_.max_line_bytes) {
        const auto id = scanner_.has_id() ? std::optional(scanner_.id()) : std::nullopt;
        if (options_.detail == BatchDetail::full && id) profile_.id = *id;
        decide(profile_, {id, {}});
        return end + 1;
    }
    end = static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(block_end - begin)));
    answer_slowly({begin, end}, block);
    return end + 1;
}

// Answers a record that the scanner left. The order matters: what is cut off or too long is not all here, so it must
// not be read as a profile, whatever it looks like.
void BatchAnswerer::answer_slowly(std::string_view record, const Block& block) {
    if (record.ends_with('\r')) record.remove_suffix(1);
    if (block.is_cut_off) {
        Issues issues{issue("array_not_closed", "the array has no end")};
        const ProfileResult last =
            reader_.read(record.substr(std::min(record.find_first_not_of(blanks), record.size())));
        return reject(last.understood ? ProfileResult(std::move(issues), *last.understood) : std::move(issues), {});
    }
    // Blanks at its beginning count, since the block reader counted them when it cut the record off.
    if (record.size() > options_.max_line_bytes) {
        const std::string limit = std::to_string(options_.max_line_bytes);
        return reject(Issues{issue("line_too_long", "the line is longer than " + limit + " bytes")}, {});
    }
    // Take away the blanks before an element: columns of issues count from where the element begins.
    if (block.is_array) record.remove_prefix(std::min(record.find_first_not_of(blanks), record.size()));
    if (!block.is_array && holds_nothing(record)) {
        ++summary_.blank;
        return;
    }
    ProfileResult profile = reader_.read(record);
    const std::string id = quoted(reader_.id());
    PassedOn passed_on;
    if (reader_.id()) passed_on.id = std::string_view(id).substr(1, id.size() - 2);
    if (reader_.context()) passed_on.context = *reader_.context();
    if (profile) {
        decide(*profile, passed_on);
    } else {
        reject(std::move(profile), passed_on);
    }
}

// Judges, counts, and goes on only as far as the answer shows. An answer that is not wanted is still counted.
void BatchAnswerer::decide(const Profile& profile, const PassedOn& passed_on) {
    const bool is_full = options_.detail == BatchDetail::full;
    evaluator_.judge(profile);
    ++summary_.decided;
    ++summary_.verdicts[static_cast<std::size_t>(decision().verdict)];
    ++summary_.urgencies[static_cast<std::size_t>(decision().floor.urgency)];
    decision().certain.for_each([&](RuleId rule) { ++summary_.rules[index(rule)]; });
    if (!is_wanted(static_cast<BatchAnswer>(decision().verdict))) return;
    if (is_full || has(BatchField::ask)) evaluator_.find_missing();
    if (is_full || has(BatchField::stretches) || has(BatchField::modified)) evaluator_.allow_stretches(profile);
    if (is_full) {
        write_full(profile);
    } else {
        write_line(profile, passed_on);
    }
}

// Each part is written with a comma behind it; `close_line` takes the last one away.
void BatchAnswerer::write_line(const Profile& profile, const PassedOn& passed_on) {
    write_head(passed_on);
    output_.append(levels_[level_index(decision().verdict, decision().floor.urgency, decision().settled)]);
    if (has(BatchField::rules)) {
        write_list("\"rules\":", rules_.text(decision().certain));
        write_gateways(profile, Comma::behind);
    }
    if (has(BatchField::ask)) write_list("\"ask\":", ask_.text(decision().missing));
    if (has(BatchField::stretches)) write_list("\"stretches\":", stretches_.text(decision().allowed));
    if (has(BatchField::modified) && !decision().modified.empty()) {
        write_list("\"modified\":", stretches_.text(decision().modified));
    }
    close_line();
}

// Writes `{`, the line, the id and the context, as far as they are chosen, each with a comma behind it. Room is made
// once, for the longest that they can be together.
void BatchAnswerer::write_head(const PassedOn& passed_on) {
    const auto& [id, context] = passed_on;
    output_.reserve(line_number_.text().size() + (id ? id->size() : 0) + context.size() +
                    std::string_view(R"({"line":,"id":"null","context":,)").size());
    output_.put('{');
    if (has(BatchField::line)) {
        output_.put("\"line\":");
        output_.put(line_number_.text());
        output_.put(',');
    }
    if (has(BatchField::id)) {
        output_.put(id ? "\"id\":\"" : "\"id\":null,");
        if (id) output_.put(*id);
        if (id) output_.put("\",");
    }
    if (context.empty() || !has(BatchField::context)) return;
    output_.put("\"context\":");
    output_.put(context);
    output_.put(',');
}

void BatchAnswerer::write_list(std::string_view key, std::string_view list) {
    output_.reserve(key.size() + list.size() + 1);
    output_.put(key);
    output_.put(list);
    output_.put(',');
}

// A line that has raised the decision is a reason beside the rules, and may be the only one. Hardly any profile has
// one, so its text is not kept.
void BatchAnswerer::write_gateways(const Profile& profile, Comma comma) {
    if (profile.gateways(LineAnswer::yes).empty()) return;
    JsonWriter json;
    json.begin_object();
    write_raising_gateways(json, program_, profile, decision());
    const std::string text = json.take();
    if (text.size() < 2) return;
    if (comma == Comma::before) output_.append(",");
    output_.append(std::string_view(text).substr(1));
    if (comma == Comma::behind) output_.append(",");
}

// Takes the last comma away. There may be none: a profile without modified stretches has no part when only `modified`
// was chosen.
void BatchAnswerer::close_line() {
    if (output_.text().back() == ',') output_.resize(output_.size() - 1);
    output_.append("}\n");
}

// Writes the whole decision as the single check does, with its line number in front.
void BatchAnswerer::write_full(const Profile& profile) {
    RenderOptions options;
    options.emergency_number = options_.emergency_number;
    const std::string text = to_json(program_, explain(evaluator_, profile, Detail::brief), options);
    output_.append("{\"line\":" + std::to_string(line_) + "," + text.substr(1) + "\n");
}

// Answers a rejected profile with its issues and, if something is certain all the same, with that
// (docs/decisions/0032). The reader's line number is always 1, since a record is one line; the answer has the record's
// own.
void BatchAnswerer::reject(ProfileResult rejected, const PassedOn& passed_on) {
    ++summary_.rejected;
    if (options_.bad_profile == BadProfile::stop_after) summary_.status = BatchStatus::stopped;
    Issues& issues = rejected.issues;
    count_rejection(issues);
    const bool has_floor = is_something_certain(rejected);
    if (has_floor) ++summary_.at_least[static_cast<std::size_t>(decision().verdict)];
    if (!is_wanted(BatchAnswer::rejected)) return;
    write_head(passed_on);
    for (Issue& issue : issues) issue.where.line = 0;
    JsonWriter list;
    list.begin_object();
    write_issues(list, issues);
    output_.append(std::string_view(list.take()).substr(1));
    if (has_floor) write_at_least(*rejected.understood);
    output_.append("}\n");
}

// Writes the text that `write_at_least` of render/json_fields.hpp gives, but from texts that are kept.
void BatchAnswerer::write_at_least(const Profile& understood) {
    output_.append(R"(,"at_least":{"verdict":")");
    output_.append(to_string(decision().verdict));
    output_.append(R"(","urgency":")");
    output_.append(to_string(decision().floor.urgency));
    output_.append(R"(","rules":)");
    output_.append(rules_.text(decision().certain));
    write_gateways(understood, Comma::before);
    output_.append("}");
}

// Does what `at_least` does, in memory that is used again, and with `judge_floor`, which costs a fifth where
// little is known.
bool BatchAnswerer::is_something_certain(const ProfileResult& rejected) {
    if (!rejected.understood) return false;
    evaluator_.judge_floor(*rejected.understood);
    return decision().floor.outcome != Outcome::proceed;
}

// Counts a profile once for each kind of issue that it has. The first example of a kind is kept.
void BatchAnswerer::count_rejection(const Issues& issues) {
    for (std::size_t i = 0; i < issues.size(); ++i) {
        const auto is_same = [&](const Issue& other) { return other.code == issues[i].code; };
        const auto first = issues.begin();
        if (std::any_of(first, first + static_cast<std::ptrdiff_t>(i), is_same)) continue;
        const auto [place, is_new] = summary_.issues.try_emplace(std::string(issues[i].code));
        if (is_new) place->second = {0, line_, issues[i].message};
        ++place->second.profiles;
    }
}

}  // namespace triage
