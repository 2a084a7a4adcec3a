#!/usr/bin/env python3
"""Lets seven people answer `triage ask` on a pseudo-terminal, and prints what they see.

    tests/docs/transcripts.py PROGRAM > docs/transcripts.md
    tests/docs/transcripts.py PROGRAM [--columns N] LETTER...

A person is a table: words on a line that are a yes, and words of a question that wants a number. What no words name is
no. The answers are found by reading the screen, so a line that moves to another screen is still answered truthfully.
Keys come no faster than a person presses them (docs/decisions/0035), which takes half a minute or so. Each screen is
printed as it was when it was answered. docs/interview.md shows a and c.
"""
import argparse
import concurrent.futures
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

ROWS = 70  # More than the longest screen at 40 columns, so that nothing scrolls out.
LOOK = 1.2  # A new screen takes the key that ended the one before only after a second.
PAUSE = 0.3  # Between two keys on one screen.
PATIENCE = 60  # Longer than any machine takes to draw a screen.

HEALTHY = [("How old", "40"), ("How strong", "3"), ("how many days have you had", "3")]


def person(title, numbers=(), yes=()):
    """Numbers that come first are found first."""
    return {"title": title, "numbers": list(numbers) + HEALTHY, "yes": list(yes)}


PEOPLE = {
    "a": person("Nobody ill, 40"),
    "b": person("70, with osteoporosis", [("How old", "70")], ["osteoporosis"]),
    "c": person("Pain in the chest, 55", [("How old", "55")], ["discomfort in your chest"]),
    "d": person("Pregnant, 30", [("How old", "30")], ["you are pregnant"]),
    "e": person("A cancer in the past, 55", [("How old", "55")], ["Cancer, even if cured", "cancer in the past"]),
    # The pain is better than it was a week ago.
    "f": person("At a desk, 44", [("How old", "44"), ("days have you had", "10")],
                ["shoulder ache", "shoulder pain", "right side of your upper back", "better when you move", "desk"]),
    # Stumbled, and no more.
    "g": person("Hurt five days ago, 30", [("How old", "30"), ("hurt", "5d"), ("injury", "5d")],
                ["Injury, strain, fall, crash or blow", "you were hurt in the last weeks"]),
}

INTRODUCTION = """# Interviews, as people see them

Seven people answered `triage ask` truthfully at a terminal; [interview.md](interview.md) has the first and the one with
pain in the chest, and this page has the others whole, and those two at 40 columns. Each screen is as it was when it was
answered. Under `Is this right?` stands Enter, and behind the verdict `q`.

- The one with osteoporosis is asked about bones behind the verdict: there it decides nothing but stretches.
- The one at a desk has had pain for 10 days, on the right side of the upper back, with an aching shoulder, and better
  when moving. It is better than a week ago. None of that is asked: no answer to it could change the decision.
- The one who was hurt stumbled five days ago: no crash, no fall of more than a metre, no blow on the head.

After `./bootstrap.sh`, `tests/docs/transcripts.py build/release/cli/triage` prints this page.
"""


class Terminal:
    """The lines that are there to scroll back to. The program only moves up, and erases below."""

    def __init__(self, command, columns):
        self.lines = [""]
        self.begin = 0  # What was answered is above this line.
        self.lowest = 0  # The fewest lines since `answered`.
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.environ.update(LC_ALL="C.UTF-8", TERM="xterm")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
            os.execv(command[0], command)

    def read(self, seconds):
        """False once the program has ended; nothing may come in the time given."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self.descriptor, 65536)
            while data and len(data) < 65536 and select.select([self.descriptor], [], [], 0.15)[0]:
                data += os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.take(data.decode("utf-8"))
        return bool(data)

    def take(self, text):
        for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|[^\x1b]", text):
            if part == "\n":
                self.lines.append("")
            elif part.endswith("A") and part.startswith("\x1b"):
                del self.lines[len(self.lines) - int(part[2:-1] or 1):]
            elif part == "\x1b[J":
                self.lines[-1] = ""
            elif not part.startswith("\x1b") and part != "\r":
                self.lines[-1] += part
            self.lowest = min(self.lowest, len(self.lines) - 1)

    def text(self):
        return "\n".join(self.lines)

    def press(self, keys):
        os.write(self.descriptor, keys.encode())

    def wait_for(self, is_there):
        """Whether it came before the program ended."""
        end = time.monotonic() + PATIENCE
        while not is_there(self.shown()):
            if not self.read(0.2):
                return False
            if time.monotonic() > end:
                raise RuntimeError("nothing came after:\n" + self.text())
        return True

    def shown(self):
        """The screen that waits for an answer, without the line that the one before has left."""
        return "\n".join(self.lines[self.begin:]).rsplit("\n\n", 1)[-1]

    def answered(self, keys):
        """The last key of a screen: what was there stays above what follows, as somebody saw it."""
        before = list(self.lines)
        self.lowest = len(self.lines)
        self.press(keys)
        while self.lowest == len(before):
            if not self.read(0.2):
                break
        self.read(0.3)
        kept = before[self.lowest:] + ([""] if before[-1] else [])
        self.lines[self.lowest:self.lowest] = kept
        self.begin = self.lowest + len(kept)


# The last line of keys says that a screen is whole.
def is_whole(shown):
    return re.search(r"q leave[^\n]*\n(\([^)]*\)\n)?(> )?$", shown) is not None


def items(shown):
    """The numbered lines of a list, in one line each."""
    found, number = {}, None
    for line in shown.split("\n"):
        item = re.match(r"\[.\] (\d)  (.*)", line)
        if item:
            number = item[1]
            found[number] = item[2]
        elif number and line.startswith("       "):
            found[number] += " " + line.strip()
        else:
            number = None
    return found


def says_yes(who, text):
    return any(words.lower() in text.lower() for words in who["yes"])


def number(who, text):
    for words, typed in who["numbers"]:
        if words.lower() in text.lower():
            return typed
    return None


def fill_in(terminal, who, typed):
    for i in range(len(typed)):
        terminal.press(typed[i])
        terminal.wait_for(lambda shown: shown.rstrip("\n").endswith("> " + typed[:i + 1]))
        time.sleep(PAUSE)


def answer_form(terminal, who):
    while "Enter: all of this is right" not in one_line(terminal.shown()):
        line = re.search(r"^> (.+)", terminal.shown(), re.M)[1]  # its beginning tells it apart from the others
        typed = number(who, line)
        if typed and terminal.shown().endswith("> "):
            fill_in(terminal, who, typed)
            before = terminal.shown()
            terminal.press("\r")
        else:
            before = terminal.shown()
            terminal.press("y" if says_yes(who, line) else "n")
        terminal.wait_for(lambda shown: shown != before and not shown.endswith("> " + str(typed)))
        terminal.wait_for(lambda shown: "q leave" in one_line(shown))
        time.sleep(LOOK)
    terminal.answered("\r")


def one_line(text):
    return " ".join(text.split())


def answer_list(terminal, who):
    marked = [key for key, line in items(terminal.shown()).items() if says_yes(who, line)]
    for key in marked:
        terminal.press(key)
        terminal.wait_for(lambda shown: "[x] " + key in shown and is_whole(shown))
        time.sleep(PAUSE)
    terminal.answered("\r" if marked else "n")


def answer_one(terminal, who):
    text = one_line(terminal.shown())
    if terminal.shown().endswith("> "):
        typed = number(who, text)
        fill_in(terminal, who, typed or "n")
        terminal.answered("\r")
    else:
        terminal.answered("y" if says_yes(who, text) else "n")


def answer(terminal, who):
    shown = one_line(terminal.shown())
    if "Is this right?" in shown and "Enter: this is right" in shown:
        terminal.answered("\r")
    elif items(terminal.shown()):
        answer_list(terminal, who)
    elif terminal.shown().count("\n> ") > 1:
        answer_form(terminal, who)
    else:
        answer_one(terminal, who)


def interview(program, who, columns):
    command = [program, "ask", "--color", "never", "--emergency-number", "112"]
    terminal = Terminal(command, columns)
    try:
        while terminal.wait_for(is_whole):
            time.sleep(LOOK)
            if one_line(terminal.shown()).startswith("w why"):
                terminal.press("q")
                while terminal.read(5):
                    pass
                break
            answer(terminal, who)
    finally:
        os.close(terminal.descriptor)
        os.kill(terminal.pid, signal.SIGKILL)
        os.waitpid(terminal.pid, 0)
    return terminal.text().rstrip()


def print_sections(program, parts):
    """Parts are letters with a width; all are asked at the same time."""
    with concurrent.futures.ThreadPoolExecutor(len(parts)) as pool:
        texts = pool.map(lambda part: interview(program, PEOPLE[part[0]], part[1]), parts)
        for (letter, columns), text in zip(parts, texts):
            narrow = "" if columns == 80 else f", {columns} columns"
            print(f"\n## {PEOPLE[letter]['title']}{narrow}\n\n```text\n{text}\n```")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("--columns", type=int, default=80)
    options.add_argument("people", nargs="*")
    chosen = options.parse_intermixed_args()
    program = os.path.abspath(chosen.program)
    if chosen.people:
        print_sections(program, [(letter, chosen.columns) for letter in chosen.people])
        return
    print(INTRODUCTION, end="")
    print_sections(program, [(letter, 80) for letter in "bdefg"] + [("a", 40), ("c", 40)])


if __name__ == "__main__":
    main()
