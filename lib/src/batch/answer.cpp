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

constexpr std::size_t much_output = std::size_t{1} << 20;

// Everything, or what was chosen.
template <class Enum, std::size_t N>
std::array<bool, N> chosen(const std::vector<Enum>& choice) {
    std::array<bool, N> is_chosen{};
    is_chosen.fill(choice.empty());
    for (const Enum each : choice) is_chosen[static_cast<std::size_t>(each)] = true;
    return is_chosen;
}

std::size_t level_index(Verdict verdict, Urgency urgency, bool settled) {
    return (static_cast<std::size_t>(verdict) * urgency_names.size() + static_cast<std::size_t>(urgency)) * 2 +
           static_cast<std::size_t>(settled);
}

constexpr std::string_view blanks = " \t\r";

bool holds_nothing(std::string_view record) { return record.find_first_not_of(blanks) == std::string_view::npos; }

/// As it stands in JSON.
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
      has_field_(chosen<BatchField, batch_field_names.size()>(options.fields)),
      is_wanted_(chosen<BatchAnswer, batch_answer_names.size()>(options.only)),
      rules_(program.rules().rules),
      ask_(program.vocabulary().facts()),
      stretches_(program.rules().stretches) {
    write_levels();
}

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

// Answers the record that begins here; returns where the next one does.
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

void BatchAnswerer::answer_slowly(std::string_view record, const Block& block) {
    if (record.ends_with('\r')) record.remove_suffix(1);
    if (block.is_cut_off) {
        Issues issues{issue("array_not_closed", "the array has no end")};
        const ProfileResult last =
            reader_.read(record.substr(std::min(record.find_first_not_of(blanks), record.size())));
        return reject(last.understood ? ProfileResult(std::move(issues), *last.understood) : std::move(issues), {});
    }
    // With the blanks before it: of what is longer not everything is here, whatever it looks like.
    if (record.size() > options_.max_line_bytes) {
        const std::string limit = std::to_string(options_.max_line_bytes);
        return reject(Issues{issue("line_too_long", "the line is longer than " + limit + " bytes")}, {});
    }
    // Columns of issues count from where an element begins, not from the comma before it.
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

void BatchAnswerer::decide(const Profile& profile, const PassedOn& passed_on) {
    const bool is_full = options_.detail == BatchDetail::full;
    program_.judge(profile, decision_);
    ++summary_.decided;
    ++summary_.verdicts[static_cast<std::size_t>(decision_.verdict)];
    ++summary_.urgencies[static_cast<std::size_t>(decision_.floor.urgency)];
    decision_.certain.for_each([&](RuleId rule) { ++summary_.rules[index(rule)]; });
    if (!is_wanted(static_cast<BatchAnswer>(decision_.verdict))) return;
    if (is_full || has(BatchField::ask)) program_.find_missing(decision_);
    if (is_full || has(BatchField::stretches) || has(BatchField::modified))
        program_.allow_stretches(profile, decision_);
    if (is_full) {
        write_full(profile);
    } else {
        write_line(passed_on);
    }
}

void BatchAnswerer::write_line(const PassedOn& passed_on) {
    write_head(passed_on);
    output_.append(levels_[level_index(decision_.verdict, decision_.floor.urgency, decision_.settled)]);
    if (has(BatchField::rules)) write_list("\"rules\":", rules_.text(decision_.certain));
    if (has(BatchField::ask)) write_list("\"ask\":", ask_.text(decision_.missing));
    if (has(BatchField::stretches)) write_list("\"stretches\":", stretches_.text(decision_.allowed));
    if (has(BatchField::modified) && !decision_.modified.empty()) {
        write_list("\"modified\":", stretches_.text(decision_.modified));
    }
    close_line();
}

// `{`, the line, the id and the context, each with a comma behind.
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

// Every part before has put a comma behind itself; of `modified` alone there may be none.
void BatchAnswerer::close_line() {
    if (output_.text().back() == ',') output_.resize(output_.size() - 1);
    output_.append("}\n");
}

// The whole decision, with its line number in front.
void BatchAnswerer::write_full(const Profile& profile) {
    RenderOptions options;
    options.emergency_number = options_.emergency_number;
    const std::string decision = to_json(program_, explain(program_, profile, decision_, Detail::brief), options);
    output_.append("{\"line\":" + std::to_string(line_) + "," + decision.substr(1) + "\n");
}

void BatchAnswerer::reject(ProfileResult rejected, const PassedOn& passed_on) {
    ++summary_.rejected;
    if (options_.bad_profile == BadProfile::stop_after) summary_.status = BatchStatus::stopped;
    Issues& issues = rejected.issues;
    count_rejection(issues);
    const bool has_floor = is_something_certain(rejected);
    if (has_floor) ++summary_.at_least[static_cast<std::size_t>(decision_.verdict)];
    if (!is_wanted(BatchAnswer::rejected)) return;
    write_head(passed_on);
    for (Issue& issue : issues) issue.where.line = 0;  // the answer has it; inside the profile it is always the first
    JsonWriter list;
    list.begin_object();
    write_issues(list, issues);
    output_.append(std::string_view(list.take()).substr(1));
    if (has_floor) write_at_least();
    output_.append("}\n");
}

// As `write_at_least` of render/json_fields.hpp does, from texts that are kept.
void BatchAnswerer::write_at_least() {
    output_.append(R"(,"at_least":{"verdict":")");
    output_.append(to_string(decision_.verdict));
    output_.append(R"(","urgency":")");
    output_.append(to_string(decision_.floor.urgency));
    output_.append(R"(","rules":)");
    output_.append(rules_.text(decision_.certain));
    output_.append("}");
}

// As `at_least` does, in the decision that is used again.
bool BatchAnswerer::is_something_certain(const ProfileResult& rejected) {
    if (!rejected.understood || rejected.understood->present().empty()) return false;
    program_.judge_floor(*rejected.understood, decision_);
    return decision_.floor.outcome != Outcome::proceed;
}

// A profile counts once for each kind of issue it has.
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
