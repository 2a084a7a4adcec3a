#include "authoring/schema/pack_text.hpp"

namespace triage {

namespace {

// The keys of docs/rule-format.md; one JSON text, and so longer than a file should be. Any text that is not blank is a
// text to the loader, a plain `1` or `true`, too.
constexpr std::string_view schema_of_packs = R"({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "A file of a triage pack",
  "description": "The files of a pack are merged by these keys.",
  "type": "object",
  "additionalProperties": false,
  "properties": {
    "pack": {"$ref": "#/$defs/pack"},
    "sources": {
      "description": "The documents that the pack rests on, by id.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/source"}
    },
    "equipment": {
      "description": "Things that a stretch may need, by id.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/equipment"}
    },
    "movements": {
      "description": "Tags of stretches, by id. An exclusion can remove every stretch that has one.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/movement"}
    },
    "groups": {
      "description": "Facts that one screen asks together, by id. Facts name their group.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/group"}
    },
    "facts": {
      "description": "What may be said about a person, by the id that rules use.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/fact"}
    },
    "aliases": {
      "description": "More names for facts, usually of an earlier pack, by the fact's id.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/names"}
    },
    "relations": {
      "description": "What the numbers of one person have to do with each other. Who breaks one gave a wrong number.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/relation"}
    },
    "rules": {
      "description": "When not to go on, and how fast to get care. A rule only ever raises the answer.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/rule"}
    },
    "stretches": {
      "description": "What may be offered, by id.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/stretch"}
    },
    "progression": {"$ref": "#/$defs/progression"},
    "plan": {"$ref": "#/$defs/plan"},
    "exclusions": {
      "description": "Conditions that remove stretches while they hold, or could hold.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/exclusion"}
    },
    "notices": {
      "description": "Said whenever stretches are offered; never a reason.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/notice"}
    },
    "invariants": {
      "description": "Properties that the pack states about itself: `triage check --prove` holds it to them.",
      "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/invariant"}
    },
    "cases": {
      "description": "Example people with the decision they must get.",
      "type": "array", "items": {"$ref": "#/$defs/case"}
    }
  },
  "$defs": {
    "id": {
      "description": "Lower-case letters, digits and _, a letter first; not a word of the conditions.",
      "type": "string", "pattern": "^(?!(?:and|or|not|any|all|at|of)$)[a-z][a-z0-9_]*$"
    },
    "text": {"type": ["string", "number", "boolean"], "pattern": "[^ \\t\\n]"},
    "texts": {"type": "array", "items": {"$ref": "#/$defs/text"}},
    "date": {
      "description": "Such as 2026-11-21.",
      "type": "string", "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$"
    },
    "source_id": {
      "anyOf": [
        {"enum": [${sources}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "movement_id": {
      "anyOf": [
        {"enum": [${movements}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "fact_id": {
      "anyOf": [
        {"enum": [${facts}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "quantity_id": {
      "anyOf": [
        {"enum": [${quantities}]},
        {"$ref": "#/$defs/text"}
      ]
    },
    "group_id": {
      "anyOf": [
        {"enum": [${groups}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "rule_id": {
      "anyOf": [
        {"enum": [${rules}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "stretch_id": {
      "anyOf": [
        {"enum": [${stretches}]},
        {"$ref": "#/$defs/id"}
      ]
    },
    "pieces": {
      "description": "Equipment, or several of which any will do: chair or wall.",
      "anyOf": [
        {"enum": [${equipment}]},
        {"$ref": "#/$defs/text"}
      ]
    },
    "condition": {
      "description": "Facts by id with and, or, not, any of (…), at least 2 of (…); numbers as in pain > 4.",
      "$ref": "#/$defs/text"
    },
    "citations": {
      "description": "Where this comes from; at least one place.",
      "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/citation"}
    },
    "citation": {
      "type": "object", "additionalProperties": false, "required": ["document", "section", "anchor"],
      "properties": {
        "document": {"description": "The id of a source.", "$ref": "#/$defs/source_id"},
        "section": {"description": "The heading in the document.", "$ref": "#/$defs/text"},
        "anchor": {
          "description": "At most twelve words to find the place by. It does not reproduce the text.",
          "type": ["string", "number", "boolean"],
          "pattern": "^[ \\t\\n]*[^ \\t\\n]+(?:[ \\t\\n]+[^ \\t\\n]+){0,11}[ \\t\\n]*$"
        },
        "evidence": {
          "description": "How far it was checked where nobody has read the whole document; then `anchor` is key words.",
          "enum": [${evidence}]
        }
      }
    },
    "basis": {
      "description": "source: the document says it (default). inference: our own reading, and `because` says why.",
      "enum": [${bases}]
    },
    "because": {"description": "Why this is so.", "$ref": "#/$defs/text"},
    "inference_says_why": {
      "if": {"required": ["basis"], "properties": {"basis": {"const": "inference"}}},
      "then": {"required": ["because"]}
    },
    "pack": {
      "description": "What this pack is. One for each pack, in one of its files.",
      "type": "object", "additionalProperties": false, "required": ["name", "version", "about", "reviewed"],
      "properties": {
        "name": {"$ref": "#/$defs/text"},
        "version": {"$ref": "#/$defs/text"},
        "about": {"description": "What the pack is for.", "$ref": "#/$defs/text"},
        "requires": {"description": "Packs that are joined before it, by name.", "$ref": "#/$defs/texts"},
        "not_covered": {
          "description": "What no rule of it looks for; said on every `proceed`.",
          "type": "array",
          "items": {
            "type": "object", "additionalProperties": false, "required": ["dangers"],
            "properties": {
              "dangers": {"$ref": "#/$defs/texts"},
              "unless": {"description": "The pack that looks for them.", "$ref": "#/$defs/text"}
            }
          }
        },
        "reviewed": {
          "type": "object", "additionalProperties": false, "required": ["by", "on", "next"],
          "properties": {
            "by": {
              "description": "Shown with every answer. Say so if nobody clinical has reviewed it.",
              "$ref": "#/$defs/text"
            },
            "on": {"description": "When.", "$ref": "#/$defs/date"},
            "next": {"description": "When to review it again: `triage check` warns after it.", "$ref": "#/$defs/date"}
          }
        }
      }
    },
    "source": {
      "type": "object", "additionalProperties": false, "required": ["title", "kind"],
      "properties": {
        "title": {"$ref": "#/$defs/text"},
        "kind": {"description": "Such as article or guideline.", "$ref": "#/$defs/text"},
        "url": {"$ref": "#/$defs/text"},
        "authors": {"$ref": "#/$defs/text"},
        "year": {"$ref": "#/$defs/text"},
        "journal": {"description": "With volume and pages.", "$ref": "#/$defs/text"},
        "doi": {"$ref": "#/$defs/text"},
        "recalled": {"description": "What of this record is from memory.", "$ref": "#/$defs/text"}
      }
    },
    "equipment": {
      "type": "object", "additionalProperties": false, "required": ["name"],
      "properties": {
        "name": {"description": "As in a sentence: a mat.", "$ref": "#/$defs/text"},
        "aliases": {"description": "Other names that people use.", "$ref": "#/$defs/texts"}
      }
    },
    "movement": {
      "type": "object", "additionalProperties": false, "required": ["about"],
      "properties": {"about": {"description": "In plain words.", "$ref": "#/$defs/text"}}
    },
    "names": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "aliases": {"description": "Other names of the whole fact.", "$ref": "#/$defs/texts"},
        "includes": {"description": "Names of a part of it: can be said, cannot be denied.", "$ref": "#/$defs/texts"},
        "also_said_by": {
          "description": "Names of other facts that say this one, too. Denying them does not deny it.",
          "$ref": "#/$defs/texts"
        },
        "maybe_said_by": {
          "description": "Names of other facts that may mean this one, too. Saying them leaves it to be asked.",
          "$ref": "#/$defs/texts"
        }
      }
    },
    "group": {
      "type": "object", "additionalProperties": false, "required": ["name", "ask"],
      "properties": {
        "name": {"description": "A heading.", "$ref": "#/$defs/text"},
        "ask": {"description": "One question for all of it, such as: Do you have any of these?", "$ref": "#/$defs/text"}
      }
    },
    "fact": {
      "type": "object", "additionalProperties": false, "required": ["kind", "ask"],
      "properties": {
        "kind": {"description": "For people; decides nothing.", "enum": [${fact_kinds}]},
        "ask": {
          "description": "The question, in the second person and in plain words: at most reading grade 8.",
          "$ref": "#/$defs/text"
        },
        "aliases": {"description": "Other names of the whole fact.", "$ref": "#/$defs/texts"},
        "includes": {"description": "Names of a part of it: can be said, cannot be denied.", "$ref": "#/$defs/texts"},
        "also_said_by": {
          "description": "Names of other facts that say this one, too. Denying them does not deny it.",
          "$ref": "#/$defs/texts"
        },
        "maybe_said_by": {
          "description": "Names of other facts that may mean this one, too. Saying them leaves it to be asked.",
          "$ref": "#/$defs/texts"
        },
        "quantity": {"$ref": "#/$defs/quantity"},
        "group": {"description": "What it is asked together with.", "$ref": "#/$defs/group_id"},
        "item": {"description": "How it stands in the checklist of its group.", "$ref": "#/$defs/text"},
        "changed_by": {
          "description": "What may change it without a clinician. Left out: nothing.",
          "enum": [${changed_by}]
        },
        "protective": {
          "description": "Being present may make the answer less restrictive. Default: false.",
          "type": "boolean"
        }
      }
    },
    "quantity": {
      "description": "Makes the fact a number; without it, it is yes or no.",
      "type": "object", "additionalProperties": false,
      "properties": {
        "unit": {"description": "Left out for a plain number.", "enum": [${units}]},
        "min": {"description": "The lowest plausible number. Left out: 0, and `triage check` warns.", "type": "number"},
        "max": {"description": "The highest plausible number. Left out: no limit, and `triage check` warns.", "type": "number"},
        "absent": {
          "description": "May it not apply at all, as in \"no injury\"? Default: impossible.",
          "enum": ["impossible", "allowed"]
        },
        "whole": {"description": "Whole numbers only. Default: false.", "type": "boolean"},
        "worse": {
          "description": "Which numbers are the worrying ones: rules are checked against it.",
          "enum": ["higher", "lower", "neither"]
        }
      }
    },
    "rule": {
      "type": "object", "additionalProperties": false,
      "required": ["when", "outcome", "urgency", "advice", "sources"],
      "properties": {
        "name": {"description": "A title. Default: the id in words.", "$ref": "#/$defs/text"},
        "when": {"$ref": "#/$defs/condition"},
        "outcome": {"description": "May this person stretch?", "enum": [${outcomes}]},
        "urgency": {"description": "How fast do they need care?", "enum": [${urgencies}]},
        "advice": {"description": "What to do. {emergency_number} is replaced.", "$ref": "#/$defs/text"},
        "sources": {"$ref": "#/$defs/citations"},
        "basis": {"$ref": "#/$defs/basis"},
        "because": {"$ref": "#/$defs/because"},
        "covered_by": {
          "description": "Rules that demand as much wherever this one holds; it stays for its reason. Needs `because`.",
          "type": "array", "items": {"$ref": "#/$defs/rule_id"}
        }
      },
      "allOf": [{"$ref": "#/$defs/inference_says_why"}],
      "dependentRequired": {"covered_by": ["because"]},
      "not": {
        "required": ["outcome", "urgency"],
        "properties": {"outcome": {"const": "proceed"}, "urgency": {"const": "none"}}
      }
    },
    "range": {
      "anyOf": [
        {"type": "number", "minimum": 0},
        {"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": "number", "minimum": 0}}
      ]
    },
    "dose": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "hold_s": {"description": "Seconds to hold: a number or [low, high].", "$ref": "#/$defs/range"},
        "repetitions": {"description": "In a set, on a side: a number or [low, high].", "$ref": "#/$defs/range"},
        "sets": {"description": "A number or [low, high].", "$ref": "#/$defs/range"},
        "duration_s": {"description": "Seconds in all: a number or [low, high].", "$ref": "#/$defs/range"},
        "sides": {"description": "Both at once, or each in its turn. Default: both.", "enum": [${sides}]}
      },
      "anyOf": [
        {"required": ["hold_s"]}, {"required": ["repetitions"]}, {"required": ["sets"]}, {"required": ["duration_s"]}
      ]
    },
    "stretch": {
      "type": "object", "additionalProperties": false, "required": ["name", "kind", "dose", "steps", "sources"],
      "properties": {
        "name": {"$ref": "#/$defs/text"},
        "aliases": {"description": "Other names.", "$ref": "#/$defs/texts"},
        "kind": {"enum": [${stretch_kinds}]},
        "targets": {"description": "What it is for.", "$ref": "#/$defs/texts"},
        "postures": {"type": "array", "items": {"enum": [${postures}]}},
        "needs": {"description": "Every item is needed.", "type": "array", "items": {"$ref": "#/$defs/pieces"}},
        "optional": {"description": "Useful, not needed.", "type": "array", "items": {"$ref": "#/$defs/pieces"}},
        "movements": {"type": "array", "items": {"$ref": "#/$defs/movement_id"}},
        "dose": {
          "description": "The full dose, or not_stated: numbers that no source gives are not written.",
          "anyOf": [{"const": "not_stated"}, {"$ref": "#/$defs/dose"}]
        },
        "first_session": {
          "description": "The dose of the first session; same: as the full one.",
          "anyOf": [{"enum": ["same", "not_stated"]}, {"$ref": "#/$defs/dose"}]
        },
        "from_session": {"description": "Offered from this session on. Default: 1.", "type": "number"},
        "dose_note": {"description": "About the dose; required where it is not_stated.", "$ref": "#/$defs/text"},
        "frequency": {"description": "How often.", "$ref": "#/$defs/text"},
        "steps": {"description": "How it is done.", "type": "array", "minItems": 1, "items": {"$ref": "#/$defs/text"}},
        "cautions": {"$ref": "#/$defs/texts"},
        "sources": {"$ref": "#/$defs/citations"},
        "basis": {"$ref": "#/$defs/basis"},
        "because": {"$ref": "#/$defs/because"}
      },
      "allOf": [
        {"$ref": "#/$defs/inference_says_why"},
        {
          "if": {"required": ["dose"], "properties": {"dose": {"const": "not_stated"}}},
          "then": {"required": ["dose_note"]}
        },
        {
          "if": {"required": ["from_session"], "properties": {"from_session": {"exclusiveMinimum": 1}}},
          "else": {"required": ["first_session"]}
        }
      ]
    },
    "progression": {
      "description": "How the dose grows from the first session on. One for all packs.",
      "type": "object", "additionalProperties": false, "required": ["sessions", "full_from", "sources"],
      "properties": {
        "sessions": {"description": "The quantity that counts the sessions done.", "$ref": "#/$defs/quantity_id"},
        "full_from": {"description": "So many sessions done give the full dose.", "type": "number"},
        "sources": {"$ref": "#/$defs/citations"},
        "basis": {"$ref": "#/$defs/basis"},
        "because": {"$ref": "#/$defs/because"}
      },
      "allOf": [{"$ref": "#/$defs/inference_says_why"}]
    },
    "minutes": {"type": "integer", "minimum": 1, "maximum": 1440},
    "stretch_list": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/stretch_id"}},
    "plan": {
      "description": "How a session is put together. One for all packs.",
      "type": "object", "additionalProperties": false, "required": ["warm_up", "first_session", "routine"],
      "properties": {
        "warm_up": {
          "type": "object", "additionalProperties": false, "required": ["stretches", "minutes", "sources"],
          "properties": {
            "stretches": {"description": "Any one of them.", "$ref": "#/$defs/stretch_list"},
            "minutes": {"description": "Before each part.", "$ref": "#/$defs/minutes"},
            "sources": {"$ref": "#/$defs/citations"},
            "basis": {"$ref": "#/$defs/basis"},
            "because": {"$ref": "#/$defs/because"}
          },
          "allOf": [{"$ref": "#/$defs/inference_says_why"}]
        },
        "first_session": {
          "type": "object", "additionalProperties": false, "required": ["stretches", "sources"],
          "properties": {
            "stretches": {"description": "How many.", "type": "integer", "minimum": 1, "maximum": 1440},
            "sources": {"$ref": "#/$defs/citations"},
            "basis": {"$ref": "#/$defs/basis"},
            "because": {"$ref": "#/$defs/because"}
          },
          "allOf": [{"$ref": "#/$defs/inference_says_why"}]
        },
        "routine": {
          "type": "object", "additionalProperties": false, "required": ["name", "parts", "sources"],
          "properties": {
            "name": {"$ref": "#/$defs/text"},
            "parts": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/routine_part"}},
            "sources": {"$ref": "#/$defs/citations"},
            "basis": {"$ref": "#/$defs/basis"},
            "because": {"$ref": "#/$defs/because"}
          },
          "allOf": [{"$ref": "#/$defs/inference_says_why"}]
        },
        "ladders": {
          "description": "Exercises of which a harder one takes the place of an easier one, by id.",
          "type": "object", "propertyNames": {"$ref": "#/$defs/id"}, "additionalProperties": {"$ref": "#/$defs/ladder"}
        }
      }
    },
    "routine_part": {
      "type": "object", "additionalProperties": false, "required": ["name", "minutes", "exercises"],
      "properties": {
        "name": {"$ref": "#/$defs/text"},
        "minutes": {"description": "Of the whole part, without the warm-up.", "$ref": "#/$defs/minutes"},
        "exercises": {
          "type": "array", "minItems": 1,
          "items": {
            "type": "object", "additionalProperties": false, "required": ["stretch", "dose"],
            "properties": {
              "stretch": {"$ref": "#/$defs/stretch_id"},
              "dose": {"description": "No number above the full dose of the stretch.", "$ref": "#/$defs/dose"}
            }
          }
        }
      }
    },
    "ladder": {
      "type": "object", "additionalProperties": false, "required": ["name", "steps", "sources"],
      "properties": {
        "name": {"$ref": "#/$defs/text"},
        "steps": {"description": "The easiest first, each from a later session.", "$ref": "#/$defs/stretch_list"},
        "sources": {"$ref": "#/$defs/citations"},
        "basis": {"$ref": "#/$defs/basis"},
        "because": {"$ref": "#/$defs/because"}
      },
      "allOf": [{"$ref": "#/$defs/inference_says_why"}]
    },
    "stretches_named": {
      "description": "At least one, by id or by movement.",
      "anyOf": [
        {"required": ["stretches"], "properties": {"stretches": {"minItems": 1}}},
        {"required": ["movements"], "properties": {"movements": {"minItems": 1}}}
      ]
    },
    "exclusion": {
      "type": "object", "additionalProperties": false, "required": ["when", "because", "sources"],
      "properties": {
        "when": {"$ref": "#/$defs/condition"},
        "stretches": {"type": "array", "items": {"$ref": "#/$defs/stretch_id"}},
        "movements": {
          "description": "Removes every stretch that has one of them, of every pack.",
          "type": "array", "items": {"$ref": "#/$defs/movement_id"}
        },
        "modify": {
          "description": "Makes it a precaution: the stretches are kept, done differently.",
          "type": "object", "additionalProperties": false, "required": ["how"],
          "properties": {
            "how": {"description": "Shown to the person.", "$ref": "#/$defs/text"},
            "dose": {
              "description": "No number of the dose goes above these; first_session: it does not grow.",
              "anyOf": [{"const": "first_session"}, {"$ref": "#/$defs/dose"}]
            }
          }
        },
        "instead": {
          "description": "What is offered in their place, where it is allowed.",
          "type": "array", "items": {"$ref": "#/$defs/stretch_id"}
        },
        "covered_by": {
          "description": "Rules that let nobody stretch wherever this holds; it stays as a second guard.",
          "type": "array", "items": {"$ref": "#/$defs/rule_id"}
        },
        "because": {"description": "Shown to the person.", "$ref": "#/$defs/text"},
        "sources": {"$ref": "#/$defs/citations"},
        "basis": {"$ref": "#/$defs/basis"}
      },
      "allOf": [{"$ref": "#/$defs/stretches_named"}]
    },
    "notice": {
      "type": "object", "additionalProperties": false, "required": ["text", "sources"],
      "properties": {"text": {"$ref": "#/$defs/text"}, "sources": {"$ref": "#/$defs/citations"}}
    },
    "relation": {
      "type": "object", "additionalProperties": false, "required": ["holds", "because"],
      "properties": {
        "holds": {
          "description": "Such as age_at_onset <= age, or days_of_pain <= age in years + 1 year.",
          "type": "string", "pattern": "[<>]"
        },
        "because": {"description": "Why nobody can break it.", "$ref": "#/$defs/text"}
      }
    },
    "invariant": {
      "type": "object", "additionalProperties": false,
      "properties": {
        "given": {"description": "For everybody for whom this is certain.", "$ref": "#/$defs/condition"},
        "unknown": {
          "description": "And of whom one of these facts is not known.",
          "type": "array", "items": {"$ref": "#/$defs/fact_id"}
        },
        "then": {
          "description": "Such as outcome = stop and urgency >= urgent, or verdict != proceed.",
          "type": "string",
          "pattern": "^\\s*${level}(?:\\s+and\\s+${level})*\\s*$"
        },
        "forbids": {
          "description": "Stretches that are not allowed then.",
          "type": "object", "additionalProperties": false,
          "properties": {
            "stretches": {"type": "array", "items": {"$ref": "#/$defs/stretch_id"}},
            "movements": {"type": "array", "items": {"$ref": "#/$defs/movement_id"}}
          },
          "allOf": [{"$ref": "#/$defs/stretches_named"}]
        }
      },
      "allOf": [
        {"anyOf": [{"required": ["given"]}, {"required": ["unknown"], "properties": {"unknown": {"minItems": 1}}}]},
        {"anyOf": [{"required": ["then"]}, {"required": ["forbids"]}]}
      ]
    },
    "case": {
      "type": "object", "additionalProperties": false, "required": ["name", "profile", "expect"],
      "properties": {
        "name": {"description": "A sentence.", "$ref": "#/$defs/text"},
        "profile": {"$ref": "#/$defs/profile"},
        "expect": {
          "type": "object", "additionalProperties": false, "required": ["verdict", "urgency", "rules"],
          "properties": {
            "verdict": {"enum": [${verdicts}]},
            "urgency": {"enum": [${urgencies}]},
            "settled": {"description": "Could no answer to an open question change it?", "type": "boolean"},
            "rules": {
              "description": "Exactly the rules that are certain.",
              "type": "array", "items": {"$ref": "#/$defs/rule_id"}
            },
            "allows": {
              "description": "Stretches that must be allowed.",
              "type": "array", "items": {"$ref": "#/$defs/stretch_id"}
            },
            "modifies": {
              "description": "Stretches that must be allowed only as a precaution says.",
              "type": "array", "items": {"$ref": "#/$defs/stretch_id"}
            },
            "refuses": {
              "description": "Stretches that must not be allowed.",
              "type": "array", "items": {"$ref": "#/$defs/stretch_id"}
            }
          }
        }
      }
    },
    "said": {
      "description": "Facts, by any of their names.",
      "type": "array", "items": {"anyOf": [{"$ref": "#/$defs/fact_id"}, {"type": "string"}]}
    },
    "profile": {
      "description": "What is known about this person.",
      "type": "object", "additionalProperties": false,
      "properties": {
        "id": {"type": "string"},
        "symptoms": {"$ref": "#/$defs/said"},
        "conditions": {"$ref": "#/$defs/said"},
        "denies": {"$ref": "#/$defs/said"},
        "unsure": {"$ref": "#/$defs/said"},
        "no_others": {"description": "Everything not mentioned is absent.", "type": "boolean"},
        "equipment": {
          "description": "What is at hand.",
          "type": "array",
          "items": {
            "anyOf": [
              {"enum": [${equipment}]},
              {"type": "string"}
            ]
          }
        }
      },
      "patternProperties": {
        "^(?!(?:id|symptoms|conditions|denies|unsure|no_others|equipment)$)[a-z][a-z0-9_]*$": {
          "description": "A quantity: its number in its own unit, or null for unknown.",
          "type": ["number", "null"]
        }
      }
    }
  }
}
)";

}  // namespace

std::string_view pack_schema_text() { return schema_of_packs; }

}  // namespace triage
