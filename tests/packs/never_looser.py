#!/usr/bin/env python3
"""Decides the cases and random profiles of earlier packs with those packs and with the ones of today.

Nobody may be decided more permissively than before, but for the differences that CHANGELOG.md names. A fact that was
split since then is taken for the gravest of its parts together, so that no old answer is read for less than it said.

    never_looser.py TRIAGE ROOT [REVISION [COUNT]]

TRIAGE is the built program, ROOT the checkout. Exits 77 where the revision is not at hand (a shallow clone, a tarball).
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import yaml

PACKS = ["upper-back", "spine-red-flags"]
REVISION = "70cc600"  # the last packs in which one fact stood for a danger and for its history
COUNT = 100_000
VERDICTS = ["proceed", "ask", "see-a-doctor", "stop"]
URGENCIES = ["none", "self-care", "routine", "urgent", "emergency"]

# What an old fact became. Several: all of them are said where it was said, and denied where it was denied.
BECAME = {
    "previous_vte": ["lung_clot", "leg_clot", "previous_vte"],
    "cancer_history": ["cancer_now", "cancer_history"],
    "recent_infection": ["serious_infection", "recent_infection"],
    "retinal_problem": ["untreated_retina", "retinal_problem"],
    "shoulder_instability": ["shoulder_out_of_joint", "shoulder_instability"],
    "smoker": ["ever_smoked"],
    "healing_fracture": ["unhealed_bone"],
    "overhead_shoulder_pain": ["arm_lift_pain"],
    "sudden_one_sided_pain": ["one_sided_onset"],
    "muscle_strain": ["muscle_overuse"],
    "pain_with_exertion": ["effort_brings_pain_on"],
    "relieved_by_rest_from_exertion": ["rest_eases_pain"],
}
# Two facts that became one: it is said where both were said.
MERGED = {("effort_brings_pain_on", "rest_eases_pain"): "exertional_pain"}


# The one question that means less than before (CHANGELOG.md): in pregnancy the sign is pain under the right ribs, and no
# longer at the right of the upper back. Who says that one as well must be decided as before.
NARROWED = ({"pregnancy", "right_upper_back_pain"}, "right_rib_pain")


def is_narrowed(old):
    return NARROWED[0] <= set(old["symptoms"])


def with_the_sign(new):
    return {**new, "symptoms": [*new["symptoms"], NARROWED[1]], "denies": [f for f in new["denies"] if f != NARROWED[1]]}


def run(*arguments, **options):
    return subprocess.run(arguments, check=True, capture_output=True, text=True, **options).stdout


def old_packs(root, revision, folder):
    names = run("git", "-C", root, "ls-tree", "-r", "--name-only", revision, "rules/").split("\n")
    for name in filter(None, names):
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            shown = subprocess.run(["git", "-C", root, "cat-file", "blob", f"{revision}:{name}"], check=True, capture_output=True)
            file.write(shown.stdout)
    return [os.path.join(folder, "rules", pack) for pack in PACKS]


def normal(name):
    return " ".join(name.lower().replace("_", " ").replace("-", " ").replace("'", "").replace("’", "").split())


class OldWords:
    """The facts of the old packs, and what each of their names says."""

    def __init__(self, triage, packs):
        options = [f"--pack={pack}" for pack in packs]
        facts = json.loads(run(triage, "list", "facts", "--format", "json", *options))
        self.facts = facts["facts"] if isinstance(facts, dict) else facts
        self.quantities = {fact["fact"]: fact["quantity"] for fact in self.facts if fact.get("quantity")}
        self.findings = [fact["fact"] for fact in self.facts if not fact.get("quantity")]
        self.says = {}
        for fact in self.facts:
            for name in [fact["fact"], *fact["aliases"], *fact["includes"]]:
                self.says.setdefault(normal(name), []).insert(0, fact["fact"])
        for fact in self.facts:
            for name in fact["also_said_by"]:
                self.says[normal(name)].append(fact["fact"])

    def by_ids(self, profile):
        """The profile with ids for names; what `say` would deny is denied."""
        ids = {key: value for key, value in profile.items() if key not in ("symptoms", "conditions", "denies", "unsure")}
        for key in ("symptoms", "conditions", "denies", "unsure"):
            for name in profile.get(key, []):
                for number, fact in enumerate(self.says[normal(name)]):
                    if fact in self.quantities and key in ("symptoms", "conditions"):
                        ids.setdefault("named", []).append(fact)
                    elif key != "denies" or number == 0:
                        ids.setdefault("symptoms" if key == "conditions" else key, []).append(fact)
        return ids


def for_old(profile):
    old = {key: value for key, value in profile.items() if key != "named"}
    old["symptoms"] = sorted(set(profile.get("symptoms", []) + profile.get("named", [])))
    return old


def for_new(profile):
    new = for_old(profile)
    for key in ("symptoms", "denies", "unsure"):
        new[key] = [part for fact in new.get(key, []) for part in BECAME.get(fact, [fact])]
    for pair, whole in MERGED.items():
        for key, enough in (("symptoms", all), ("denies", any)):
            if enough(fact in new[key] for fact in pair):
                new[key].append(whole)
    return new


def cases(packs, words):
    for pack in packs:
        folder = os.path.join(pack, "cases")
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                for case in yaml.safe_load(file)["cases"]:
                    yield words.by_ids(case["profile"])


def random_number(dice, quantity):
    top = quantity["max"] if quantity.get("max") is not None and quantity["max"] < 1e6 else 3000
    limits = [0, 4, 5, 7, 16, 21, 28, 40, 42, 45, 50, 60, 65, 72, 90, 672]
    number = dice.choice(limits) + dice.choice([-1, 0, 0, 1]) if dice.random() < 0.7 else dice.uniform(0, top)
    number = min(max(number, quantity["min"]), top)
    return round(number) if quantity.get("whole") else round(number, 1)


def keep_possible(profile):
    """Numbers that can be true of one person together, as the relations of the packs have it."""
    age, days = profile.get("age"), profile.get("days_of_pain")
    if age is not None and "age_at_onset" in profile:
        profile["age_at_onset"] = min(profile["age_at_onset"], age)
    if age is not None and days is not None:
        profile["days_of_pain"] = days = min(days, int(365 * (age - profile.get("age_at_onset", 0))))
    if days is not None and "days_without_improvement" in profile:
        profile["days_without_improvement"] = min(profile["days_without_improvement"], days)
    return profile


def random_profiles(count, words):
    dice = random.Random(12)
    for _ in range(count):
        profile = {"symptoms": [], "denies": []}
        present = dice.choice([0.0, 0.005, 0.02, 0.05])
        absent = dice.choice([0.0, 0.5, 0.98, 1.0])
        for fact in words.findings:
            if dice.random() < present:
                profile["symptoms"].append(fact)
            elif dice.random() < absent:
                profile["denies"].append(fact)
        for fact, quantity in words.quantities.items():
            if dice.random() < (0.8 if fact in ("age", "pain") else 0.15):
                profile[fact] = random_number(dice, quantity)
        if dice.random() < 0.7:
            profile["no_others"] = True
        yield keep_possible(profile)


def decide(triage, packs, profiles, folder):
    path = os.path.join(folder, "profiles.ndjson")
    with open(path, "w", encoding="utf-8") as file:
        for profile in profiles:
            file.write(json.dumps(profile) + "\n")
    options = [f"--pack={pack}" for pack in packs]
    fields = "verdict,urgency,stretches,modified"
    answers = subprocess.run([triage, "batch", path, "--summary", "none", "--fields", fields, *options],
                             capture_output=True, text=True, check=False)
    if answers.returncode not in (0, 65):
        sys.exit(f"batch ended with {answers.returncode}: {answers.stderr}")
    return [json.loads(line) for line in answers.stdout.splitlines()]


def offered(answer):
    return {entry["stretch"] if isinstance(entry, dict) else entry
            for key in ("stretches", "modified") for entry in answer.get(key, [])}


def is_looser(old, new):
    if VERDICTS.index(new["verdict"]) < VERDICTS.index(old["verdict"]):
        return True
    if URGENCIES.index(new["urgency"]) < URGENCIES.index(old["urgency"]):
        return True
    return not offered(new) <= offered(old)


def main(triage, root, revision=REVISION, count=COUNT):
    if subprocess.run(["git", "-C", root, "cat-file", "-e", f"{revision}^{{commit}}"], capture_output=True, check=False).returncode:
        print(f"revision {revision} is not at hand")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        old = old_packs(root, revision, folder)
        words = OldWords(triage, old)
        profiles = [*cases(old, words), *random_profiles(int(count), words)]
        before = decide(triage, old, map(for_old, profiles), folder)
        packs = [os.path.join(root, "rules", pack) for pack in PACKS]
        after = decide(triage, packs, map(for_new, profiles), folder)
        with_sign = iter(decide(triage, packs, [with_the_sign(for_new(p)) for p in profiles if is_narrowed(for_old(p))], folder))
    counts = {"stricter": 0, "as before": 0, "looser, as CHANGELOG says": 0, "looser": 0, "rejected now": 0, "rejected before": 0}
    for profile, was, now in zip(profiles, before, after, strict=True):
        signed = next(with_sign) if is_narrowed(for_old(profile)) else None
        if "issues" in was:
            counts["rejected before"] += 1
        elif "issues" in now:
            counts["rejected now"] += 1
            print("rejected now:", json.dumps(for_new(profile)), now["issues"])
        elif is_looser(was, now):
            expected = signed is not None and not is_looser(was, signed)
            counts["looser, as CHANGELOG says" if expected else "looser"] += 1
            if not expected:
                print("looser:", json.dumps(for_old(profile)), was, now)
        else:
            same = all(was[key] == now[key] for key in ("verdict", "urgency"))
            counts["as before" if same else "stricter"] += 1
    print(f"{len(profiles)} profiles:", ", ".join(f"{number} {what}" for what, number in counts.items()))
    return 1 if counts["looser"] or counts["rejected now"] else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
