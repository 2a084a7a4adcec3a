// A program to a picture's text: what is drawn is worked out once, and each format only writes it down. Where things
// stand is left to the programs that read these formats, which do nothing else.

#include "triage/graph.hpp"

#include "authoring/graph/writers.hpp"

namespace triage {

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
