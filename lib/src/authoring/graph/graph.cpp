// `graph`: the drawing is made once as a model, and written in the format that is asked for.
#include "triage/authoring/graph.hpp"

#include "authoring/graph/writers.hpp"

namespace triage {

// Only an emergency has a style of its own; no other urgency changes how a level looks.
const LevelStyle& style_of(Level level) {
    switch (level.outcome) {
        case Outcome::stop: return level_styles[level.urgency == Urgency::emergency ? 0 : 1];
        case Outcome::see_a_doctor: return level_styles[2];
        case Outcome::proceed: break;
    }
    return level_styles[3];
}

std::string graph(const Program& program, GraphFormat format, const Profile* profile) {
    const GraphModel model = graph_model(program, profile);
    return format == GraphFormat::dot ? to_dot(model) : to_mermaid(model);
}

}  // namespace triage
