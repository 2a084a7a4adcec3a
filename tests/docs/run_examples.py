"""Runs the examples of the pages, and compares what they print with what the pages say.

    run_examples.py SOURCE_FOLDER FOLDER_OF_TRIAGE

An example is a line in a console block that begins with `$ `, and what follows it up to the next. They run in a copy of
what they name, since some write files. Those that build or measure are left out.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

BUILD_OR_MEASURE = re.compile(r"bootstrap\.sh|tests/bench/")


def examples_of(page):
    for block in re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE):
        for example in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, expected = example.partition("\n")
            if not BUILD_OR_MEASURE.search(command):
                yield command, expected


def difference(command, expected, folder, environment):
    outcome = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True)
    printed = outcome.stdout + outcome.stderr
    lines = difflib.unified_diff(expected.splitlines(True), printed.splitlines(True), "page", "printed")
    return "".join(lines)


def main():
    source, programs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    # A country has its own emergency number.
    environment = dict(os.environ, PATH=f"{programs}:{os.environ['PATH']}", LC_ALL="C")
    count = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("docs", "examples", "rules"):
            shutil.copytree(source / name, pathlib.Path(folder) / name)
        for page in [source / "README.md", *sorted((source / "docs").glob("*.md"))]:
            for command, expected in examples_of(page):
                count += 1
                found = difference(command, expected, folder, environment)
                if found:
                    failed += 1
                    print(f"{page.relative_to(source)}: $ {command}\n{found}")
    print(f"{count} examples, {failed} differ")
    return 1 if failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
