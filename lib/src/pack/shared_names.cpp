// Resolves shared names (docs/decisions/0030 and 0039), and refuses those that would do harm or nothing.
//
// A protective fact is never left open by a word: leaving it unknown can lower an answer. An id says one fact only: a
// profile that is written with ids must say as much when it is read again.
#include "pack/shared_names.hpp"

namespace triage {

void SharedNames::collect(Fields& fields, FactId fact) {
    for (const NodeRef name : fields.list("also_said_by")) also_.push_back({fact, name});
    for (const NodeRef name : fields.list("maybe_said_by")) maybe_.push_back({fact, name});
}

void SharedNames::resolve() {
    for (const Shared& shared : also_) resolve_also(shared);
    for (const Shared& shared : maybe_) resolve_maybe(shared);
}

void SharedNames::resolve_also(const Shared& shared) {
    const std::string name = read_text(context_.reporter, shared.name, "also_said_by").value_or("");
    if (name.empty() || context_.base.vocabulary.add_saying(shared.fact, name)) return;
    refuse(shared, name, "says");
}

void SharedNames::resolve_maybe(const Shared& shared) {
    Vocabulary& vocabulary = context_.base.vocabulary;
    if (vocabulary[shared.fact].is_protective) {
        context_.reporter.error(
            "lowers_by_words",
            "`" + vocabulary[shared.fact].id + "` is protective, and not to know it may lower the answer",
            "leave `maybe_said_by` out", shared.name.position());
        return;
    }
    const std::string name = read_text(context_.reporter, shared.name, "maybe_said_by").value_or("");
    if (name.empty() || vocabulary.add_maybe_saying(shared.fact, name)) return;
    refuse(shared, name, "leaves open");
}

// Tells the three reasons apart for which the vocabulary takes no name: nobody has it, it is an id, or it says nothing
// new.
void SharedNames::refuse(const Shared& shared, const std::string& name, std::string_view does) {
    const Vocabulary& vocabulary = context_.base.vocabulary;
    const Position where = shared.name.position();
    const auto owner = vocabulary.find(name);
    if (!owner) {
        context_.reporter.error("unknown_name", "no other fact has the name `" + name + "`",
                                suggestion(vocabulary.nearest(name)), where);
    } else if (*owner != shared.fact && normalize_name(vocabulary[*owner].id) == normalize_name(name)) {
        context_.reporter.error("no_effect", "the id `" + name + "` says one fact only", "name one of its aliases",
                                where);
    } else {
        context_.reporter.error(
            "no_effect",
            "the name `" + name + "` " + std::string(does) + " `" + vocabulary[shared.fact].id + "` already",
            "leave it out", where);
    }
}

}  // namespace triage
