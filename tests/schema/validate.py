#!/usr/bin/env python3
"""Holds the JSON Schemas that `triage list schema` prints against what triage itself takes and refuses.

    validate.py TRIAGE SOURCE_FOLDER

The judge of the schemas is an independent one (python3-jsonschema). Whatever triage takes, a schema must take; what
triage refuses for its form (a key, a type, a spelling), a schema must refuse as well. What a pack means is beyond a
schema.
"""

import json
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import yaml

TRIAGE, SOURCE = sys.argv[1], Path(sys.argv[2])
SCHEMA_LINE = "# yaml-language-server: $schema="
# What a schema sees, too.
OF_FORM = {"unknown_key", "missing_field", "wrong_type", "unknown_value", "bad_date", "bad_id", "anchor_too_long"}
# Of all broken packs those whose other files could mend them, and those that are only wrong beside something else.
BEYOND_A_SCHEMA = {"() without pack", "('stretches', 'reach', 'dose', 'hold_s') with 1: 7"}

failures = []


class Yaml12(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2, as editors read it: `on` is a text and so is a date."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
]:
    Yaml12.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))


def check(is_good, message):
    if not is_good:
        failures.append(message)


def run(*arguments):
    return subprocess.run([TRIAGE, *map(str, arguments)], capture_output=True, text=True, cwd=SOURCE)


def schema(what):
    printed = run("list", "schema", what)
    check(printed.returncode == 0, f"list schema {what} exits {printed.returncode}")
    parsed = json.loads(printed.stdout)
    jsonschema.Draft202012Validator.check_schema(parsed)
    return jsonschema.Draft202012Validator(parsed), printed.stdout


def load_yaml(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=Yaml12)


def why(validator, value):
    """The first complaint, or an empty text."""
    error = next(validator.iter_errors(value), None)
    return "" if error is None else f"{list(error.absolute_path)}: {error.message[:200]}"


def check_shipped_files(pack, printed):
    shipped = sorted((SOURCE / "rules").rglob("*.yaml"))
    check(len(shipped) >= 9, "the shipped packs are not where they are looked for")
    for path in [*shipped, SOURCE / "tests/schema/full.yaml"]:
        complaint = why(pack, load_yaml(path))
        check(not complaint, f"{path}: {complaint}")
        first = path.read_text(encoding="utf-8").splitlines()[0]
        check(first.startswith(SCHEMA_LINE), f"{path} does not begin with `{SCHEMA_LINE}`")
        named = (path.parent / first[len(SCHEMA_LINE):]).resolve()
        check(named.is_file() and named.read_text(encoding="utf-8") == printed, f"{path} names another schema")


def check_case_profiles(profile):
    profiles = [case["profile"] for path in (SOURCE / "rules/upper-back/cases").glob("*.yaml")
                for case in load_yaml(path)["cases"]]
    check(len(profiles) >= 100, "hardly any case has a profile")
    for one in profiles:
        complaint = why(profile, one)
        check(not complaint, f"the case profile {one}: {complaint}")


def check_example_lines(profile):
    beyond_a_schema = {"contradiction", "repeated_key", "invalid_json"}
    seen = set()
    for path in sorted((SOURCE / "examples").glob("profiles*.ndjson")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for answer in map(json.loads, run("batch", path, "--summary", "none").stdout.splitlines()):
            codes = {issue["code"] for issue in answer.get("issues", [])}
            if codes & beyond_a_schema:
                continue
            value = json.loads(lines[answer["line"] - 1])
            check(bool(why(profile, value)) == bool(codes), f"{path}:{answer['line']}: {codes} {why(profile, value)}")
            seen.add(bool(codes))
    check(seen == {True, False}, "the examples have no good line, or no bad one")


def spellings_of(name):
    return [name, name.upper(), name.replace(" ", "_"), " " + name.replace(" ", "--").title(), name.replace("'", "’"),
            name.replace("'", "")]


def check_spellings(profile):
    # What is one schema needs to be asked once.
    schemas = {json.dumps(profile.schema["properties"][key]["items"]): key for key in ["symptoms", "unsure"]}
    for fact in json.loads(run("list", "facts", "--format", "json").stdout):
        names = [fact["fact"], *fact["aliases"], *fact["includes"]]
        spellings = list(dict.fromkeys(spelling for name in names for spelling in spellings_of(name)))
        for key in schemas.values():  # one list of all: if any is refused, the list is
            complaint = why(profile, {key: spellings})
            check(not complaint, f"the profile schema refuses a spelling in {key}: {complaint}")
        for part in fact["includes"]:
            check(why(profile, {"denies": [part]}), f"the profile schema lets `{part}` be denied")


def check_broken_profiles(profile):
    for broken in [[], "chest pain", {"symptons": []}, {"symptoms": "chest pain"}, {"symptoms": ["chst pain"]},
                   {"symptoms": [1]}, {"unsur": []}, {"unsure": "chest pain"}, {"unsure": ["chst pain"]},
                   {"unsure": [1]}, {"unsure": None}, {"denies": ["pain"]}, {"equipment": ["matt"]},
                   {"no_others": "yes"}, {"id": 1.5}, {"pain": "3"}, {"pain": 11}, {"pain": -1}, {"sessions_done": 1.5},
                   {"answered_on": "today"}, {"was_there": "fever"}, {"gateways": []}, {"gateways": {"nothing": "no"}},
                   {"Pain": 3}, {"chest_pain": True}, {"symptoms": ["chest pain!"]}]:
        answer = subprocess.run([TRIAGE, "batch", "--summary", "none"], input=json.dumps(broken) + "\n",
                                capture_output=True, text=True)
        is_list = isinstance(broken, list)  # to a batch, a list is a list of profiles
        check(is_list or '"issues"' in answer.stdout, f"triage takes {broken}")
        check(why(profile, broken), f"the profile schema takes {broken}")


def check_good_profiles(profile):
    for good in [{}, {"unsure": []}, {"unsure": ["pain", "left arm numbness", "Chest Pain"], "no_others": True},
                 {"unsure": ["injury"], "symptoms": ["injury"], "hours_since_injury": None},
                 {"answered_on": "2026-11-20", "kept_from": "2026-11-19", "was_there": ["fever"]}, {"gateways": {}}]:
        answer = subprocess.run([TRIAGE, "batch", "--summary", "none"], input=json.dumps(good) + "\n",
                                capture_output=True, text=True)
        check('"verdict"' in answer.stdout, f"triage refuses {good}")
        check(not why(profile, good), f"the profile schema refuses {good}")


def mappings(value, path=()):
    """The path of every mapping in a pack, and of every list."""
    if isinstance(value, (dict, list)):
        yield path
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in parts:
            yield from mappings(part, (*path, key))


def at(value, path):
    for key in path:
        value = value[key]
    return value


def copied_along(value, path):
    """A copy of it and of what lies on the path, the end included; everything beside the path is the original's own."""
    other = value.copy()
    if path:
        other[path[0]] = copied_along(value[path[0]], path[1:])
    return other


def broken_packs(full):
    """Pairs of what was done and the pack that came of it."""
    for path in mappings(full):
        place = at(full, path)
        if isinstance(place, dict):
            other = copied_along(full, path)
            at(other, path)["zzz"] = "unknown"
            yield f"{path} with the key zzz", other
        for key in list(place) if isinstance(place, dict) else range(len(place)):
            other = copied_along(full, path)
            del at(other, path)[key]
            yield f"{path} without {key}", other
            for value in [None, [], {}, "", 7, -1, "Bad-Id", " ".join(["word"] * 13)]:
                other = copied_along(full, path)
                at(other, path)[key] = value
                yield f"{path} with {key}: {value!r}", other


def knowing(validator, full):
    """The same validator, which does not look again at a part of this pack that it has found to be good: the broken
    packs share all parts but the broken one with it."""
    own = {id(at(full, path)) for path in mappings(full)}
    good = set()
    look = validator.VALIDATORS["$ref"]

    def look_once(validator, reference, part, schema):
        asked = (reference, id(part))
        if asked in good:
            return
        complaints = list(look(validator, reference, part, schema))
        if not complaints and id(part) in own:
            good.add(asked)
        yield from complaints

    return jsonschema.validators.extend(type(validator), {"$ref": look_once})(validator.schema)


def codes_of(pack, folder, number):
    path = folder / f"{number}.yaml"
    path.write_text(json.dumps(pack), encoding="utf-8")
    issues = json.loads(run("check", path, "--format", "json").stdout)["issues"]
    return {issue["code"] for issue in issues if issue.get("severity") != "warning"}


def check_broken_packs(pack):
    full = load_yaml(SOURCE / "tests/schema/full.yaml")
    broken = list(broken_packs(full))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(4) as pool:
        codes = list(pool.map(lambda i: codes_of(broken[i][1], Path(folder), i), range(len(broken))))
    both = 0
    pack = knowing(pack, full)
    for (what, value), found in zip(broken, codes):
        complaint = why(pack, value)
        check(found or not complaint, f"the pack schema refuses what triage takes: {what}: {complaint}")
        if found and found <= OF_FORM and what not in BEYOND_A_SCHEMA:
            check(complaint, f"the pack schema takes what triage refuses ({found}): {what}")
        both += bool(complaint)
    check(both > 500, f"only {both} packs were refused by both")


def keys_of(value):
    """The keys of every `properties` of a schema."""
    if isinstance(value, dict):
        yield from value.get("properties", {})
        for part in value.values():
            yield from keys_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys_of(part)


def keys_in(value):
    if isinstance(value, dict):
        for key, part in value.items():
            yield key
            yield from keys_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from keys_in(part)


def check_keys(pack):
    known = set(keys_of(pack.schema))
    asked = re.compile(r"(?:find|text|require|require_text|texts|list|number|flag|range|condition|line_of)"
                       r"\((?:fields, )?\"([a-z_]+)\"")
    for path in sorted((SOURCE / "lib/src/pack").glob("load*.cpp")):
        for key in asked.findall(path.read_text(encoding="utf-8")):
            check(key in known, f"{path.name} reads `{key}`, which the pack schema does not have")
    unused = known - set(keys_in(load_yaml(SOURCE / "tests/schema/full.yaml")))
    check(not unused, f"full.yaml does not use {sorted(unused)}")


def closed(part):
    """The schema without room for keys that it does not name: for what this version writes."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    other = {key: closed(each) for key, each in part.items()}
    if "properties" in other and isinstance(other["properties"], dict):
        other.setdefault("additionalProperties", False)
    return other


def somebody(question, well):
    """An answer of somebody well, or of somebody who says yes to everything."""
    answer = {"id": question["id"], "at": "2026-11-20T10:00:00Z"}
    if "digest" in question:
        answer["digest"] = question["digest"]
    if question["control"] == "number":
        answer["number"] = min(40 if question["id"] == "age" else 3, question["max"] or 3)
    else:
        answer["answer"] = "no" if well else "yes"
    return answer


def check_interviews(packs, screens_at_least):
    """Whole interviews: what goes out and what comes in, held against the three schemas."""
    judges = {what: jsonschema.Draft202012Validator(closed(schema_of(what, packs))) for what in
              ["next", "decision", "answers"]}
    profile_judge = jsonschema.Draft202012Validator(schema_of("profile", packs))
    for yeses in [set(), {0}, {1}, {3}, {5}]:
        profile, answers, screens = {}, None, 0
        while screens < 200:
            with tempfile.TemporaryDirectory() as folder:
                state = Path(folder) / "profile.json"
                state.write_text(json.dumps(profile), encoding="utf-8")
                more = []
                if answers:
                    (Path(folder) / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
                    more = ["--answers", Path(folder) / "answers.json"]
                printed = json.loads(run("ask", "--next", "--format", "json", "--profile", state, *more, *packs).stdout)
            for judge, value in [("next", printed), ("decision", printed.get("decision"))]:
                complaint = why(judges[judge], value) if value else ""
                check(not complaint, f"the schema of {judge} refuses {json.dumps(value)[:300]}: {complaint}")
            complaint = why(profile_judge, printed["profile"])
            check(not complaint, f"the profile schema refuses {printed['profile']}: {complaint}")
            if not printed["next"]:
                break
            profile = printed["profile"]
            answers = {"screen": printed["next"]["screen"]["id"],
                       "answers": [somebody(each, screens not in yeses) for each in printed["next"]["questions"]]}
            complaint = why(judges["answers"], answers)
            check(not complaint, f"the schema of answers refuses {answers}: {complaint}")
            screens += 1
        check(printed["next"] is None, "an interview has no end")
        check(screens >= screens_at_least or yeses, f"only {screens} screens")
    for broken in [{}, [], {"screen": "now"}, {"screen": 1, "answers": []}, {"screen": "now", "answers": {}},
                   {"screen": "now", "answers": [{"id": "pain"}]}, {"screen": "now", "answers": [{"answer": "no"}]},
                   {"screen": "now", "answers": [{"id": "pain", "number": "3"}]},
                   {"screen": "now", "answers": [{"id": "fever", "answer": "maybe"}]},
                   {"screen": "now", "answers": [{"id": "fever", "answer": "no", "at": "yesterday"}]},
                   {"screen": "now", "answers": [{"id": "fever", "answer": "no", "number": 1}]}]:
        check(why(judges["answers"], broken), f"the schema of answers takes {broken}")
        refused = subprocess.run([TRIAGE, "ask", "--next", "--format", "json", "--answers", "-", *map(str, packs)],
                                 input=json.dumps(broken), capture_output=True, text=True, cwd=SOURCE)
        check('"issues"' in refused.stdout, f"triage takes the answers {broken}")


def schema_of(what, packs):
    return json.loads(run("list", "schema", what, *packs).stdout)


def check_decisions():
    """Decisions of every verdict, explained in full."""
    judge = jsonschema.Draft202012Validator(closed(schema_of("decision", [])))
    seen = set()
    for arguments in [["--symptoms", "chest pain"], ["--pain", "2", "--age", "40", "--no-others"],
                      ["--symptoms", "stiff neck"], ["--conditions", "knee problem, osteoporosis", "--pain", "2",
                       "--age", "40", "--no-others"], ["--hours-since-injury", "30", "--pain", "2", "--age", "40",
                       "--no-others"], ["--pain", "6", "--age", "40", "--no-others"],
                      ["--symptoms", "night pain", "--age", "40", "--pain", "2", "--no-others"],
                      ["--unsure", "fever", "--age", "40", "--pain", "2", "--no-others", "--equipment", "none"]]:
        for more in [[], ["--explain"]]:
            decision = json.loads(run("--format", "json", *arguments, *more).stdout)
            complaint = why(judge, decision)
            check(not complaint, f"the schema of decisions refuses {arguments} {more}: {complaint}")
            seen.add(decision["verdict"])
    check(seen == {"proceed", "ask", "stop", "see-a-doctor"}, f"only the verdicts {seen}")


def main():
    pack, printed = schema("pack")
    profile, _ = schema("profile")
    check_shipped_files(pack, printed)
    check_case_profiles(profile)
    check_example_lines(profile)
    check_spellings(profile)
    check_broken_profiles(profile)
    check_good_profiles(profile)
    check_broken_packs(pack)
    check_keys(pack)
    for what in ["next", "decision", "answers"]:
        schema(what)
    check_decisions()
    check_interviews([], 8)
    check_interviews(["--pack", "upper-back"], 3)
    for failure in failures[:40]:
        print(failure, file=sys.stderr)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
