"""Does a shell offer what the command line takes, and nothing else?

    check.py bash|zsh|fish TRIAGE SOURCE_FOLDER

Three times: the table of situations.txt; every option that the help of each use names; and for each option the choices
that the program itself names when it refuses a value, and whether it takes the option twice.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from shells import HERE, Shell

COMMON = {"--pack", "--format", "--emergency-number", "--color", "--log-level", "--help", "--version"}
# What must stand beside an option for the program to look at its value.
USES = ["", "ask", "plan", "batch", "list rules", "list graph", "check", "test", "diff a b", "generate man"]


class Judge:
    def __init__(self, triage, shell):
        self.triage = triage
        self.shell = shell
        self.faults = []

    def run(self, words):
        return subprocess.run([self.triage, *words], stdin=subprocess.DEVNULL, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.shell.folder)

    def offered(self, line):
        return set(self.shell.offers(line))

    def expect(self, what, wanted, got):
        if wanted != got:
            self.faults.append(f"{what}\n  lacks: {sorted(wanted - got)}\n  has too much: {sorted(got - wanted)}")

    def situations(self):
        for row in (HERE / "situations.txt").read_text().splitlines():
            if row and not row.startswith("#"):
                line, _, wanted = row.partition(" =>")
                self.expect(line, {part.strip() for part in wanted.split(";")} - {""}, self.offered(line))

    def help_options(self, use):
        """From long name to whether there is a value."""
        text = self.run(use.split() + ["--help"]).stdout
        found = re.findall(r"^  (?:-\w \[ )?(--[\w-]+)(?: \])?( \S+)?(?=\s|$)", text, re.MULTILINE)
        options = {name: bool(value) for name, value in found}
        if use == "list rules":  # the help is one for all of `list`
            options = {name: value for name, value in options.items() if name in COMMON}
        return options

    def complaint(self, use, words):
        """All that is said against the words. With an option that nobody knows behind them, nothing is done besides."""
        return self.run([*use.split(), *words, "--zzz"]).stderr

    def use(self, use):
        line = " ".join(["triage", *use.split()])
        options = self.help_options(use)
        offered = {name for name in self.offered(line + " --") if name.startswith("--")}
        self.expect(line + " --", set(options), offered)
        for name in offered:
            if f"unknown option `{name}`" in self.complaint(use, [name]):
                self.faults.append(f"{line}: {name} is offered, and the program does not know it")
        for name in (name for name, has_value in options.items() if has_value and name in offered):
            self.value(use, line, name)

    def value(self, use, line, name):
        said = re.search(rf"`{name}` cannot be `qqq`.*\n\s*hint: one of((?: `[^`]+`)+)",
                         self.complaint(use, [name, "qqq"]))
        if said:
            self.expect(f"{line} {name} ", set(re.findall("`([^`]+)`", said[1])), self.offered(f"{line} {name} "))
        is_refused = f"`{name}` is given twice" in self.complaint(use, [name, "1", name, "1"])
        if is_refused == (name in self.offered(f"{line} {name} 1 {name}")):
            self.faults.append(f"{line}: {name} is {'refused' if is_refused else 'taken'} twice, and offered otherwise")

    def descriptions(self):
        for line, candidate, said in [("triage ba", "batch", "decide every profile of a stream"),
                                      ("triage --no-o", "--no-others", "everything not mentioned")]:
            if said not in self.shell.offers(line).get(candidate, ""):
                self.faults.append(f"{line}: {candidate} has no description")


def make_files(folder, source):
    (folder / "my-pack").mkdir()
    shutil.copy(source / "docs/rule-format/mini.yaml", folder / "my-pack/pack.yaml")
    for name in ["profile.json", "other.json", "two words.json"]:
        (folder / name).write_text("{}\n")


def main(name, triage, source):
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        make_files(folder, pathlib.Path(source))
        shell = Shell(name, triage, folder)
        try:
            judge = Judge(triage, shell)
            judge.situations()
            for use in USES:
                judge.use(use)
            if name != "bash":  # which shows none
                judge.descriptions()
        finally:
            shell.close()
    print("\n".join(judge.faults))
    return 1 if judge.faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
