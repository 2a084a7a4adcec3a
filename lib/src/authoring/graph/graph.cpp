// `graph`: the drawing is made once as a model, and written in the format that is asked for.
#include "triage/authoring/graph.hpp"

#include "authoring/graph/writers.hpp"

namespace triage {

// Only an emergency has a style of its own; no other urgency changes how a level looks.
std::string_view style_name(Level level) {
    switch (level.outcome) {
        case Outcome::stop: return level.urgency == Urgency::emergency ? "emergency" : "stop";
        case Outcome::see_a_doctor: return "doctor";
        case Outcome::proceed: break;
    }
    return "proceed";
}

std::string graph(const Program& program, GraphFormat format, const Profile* profile) {
    const GraphModel model = graph_model(program, profile);
    switch (format) {
        case GraphFormat::dot: return to_dot(model);
        case GraphFormat::mermaid: return to_mermaid(model);
        case GraphFormat::svg: break;
    }
    return to_svg(model);
}

}  // namespace triage
