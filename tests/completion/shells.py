"""What a shell offers at the end of a line, by asking the shell itself.

bash and zsh run on a terminal of their own, and Tab is pressed; fish answers the same question as a command.
"""
import os
import pathlib
import pty
import select
import subprocess
import time

HERE = pathlib.Path(__file__).parent
KILL_LINE = b"\x15"
SECONDS = 600  # for a shell that hangs


class Shell:
    """`folder` becomes its home and its working folder; `triage` is the program whose completions are loaded."""

    def __init__(self, name, triage, folder):
        self.name = name
        script = folder / ".completion" / {"bash": "triage", "zsh": "_triage", "fish": "triage.fish"}[name]
        script.parent.mkdir()
        script.write_bytes(subprocess.run([triage, "generate", name], check=True, stdout=subprocess.PIPE).stdout)
        self.answers = folder / ".completion" / "answers"
        os.mkfifo(self.answers)
        self.environment = {
            "PATH": f"{pathlib.Path(triage).parent}:{os.environ['PATH']}",
            "HOME": str(folder),
            "ZDOTDIR": str(script.parent),
            "LC_ALL": "C.UTF-8",
            "TERM": "dumb",
            "COMPLETION": str(script),
            "CAPTURE": str(self.answers),
        }
        self.folder = folder
        self.text = b""
        self.start()

    def start(self):
        capture = HERE / f"capture.{self.name}"
        if self.name == "fish":
            self.process = subprocess.Popen(
                ["fish", "--no-config", str(capture)], cwd=self.folder, env=self.environment,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            self.source = self.process.stdout.fileno()
            self.sink = self.process.stdin.fileno()
            self.terminal = None
        else:
            self.source = os.open(self.answers, os.O_RDWR)
            command = ["bash", "--noprofile", "--rcfile", str(capture), "-i"]
            if self.name == "zsh":
                (self.folder / ".completion" / ".zshrc").write_bytes(capture.read_bytes())
                command = ["zsh", "-o", "no_global_rcs", "-i"]
            self.terminal, inside = pty.openpty()
            self.process = subprocess.Popen(command, cwd=self.folder, env=self.environment, start_new_session=True,
                                            stdin=inside, stdout=inside, stderr=inside)
            os.close(inside)
            self.sink = self.terminal
        self.shown = b""
        self.answer()

    def answer(self):
        """The lines up to the one that is a single dot."""
        end = time.monotonic() + SECONDS
        while not (b"\n" + self.text).rpartition(b"\n.\n")[1]:
            ready, _, _ = select.select([f for f in (self.source, self.terminal) if f is not None], [], [],
                                        max(0, end - time.monotonic()))
            if not ready:
                raise TimeoutError(f"{self.name} does not answer; it shows: {self.shown[-2000:]!r}")
            if self.terminal in ready:
                self.shown += os.read(self.terminal, 65536)
            if self.source in ready:
                self.text += os.read(self.source, 65536)
        lines = self.text.decode().splitlines()[:-1]
        self.text = b""
        return lines

    def offers(self, line):
        """A dictionary from candidate to description, both as the shell has them."""
        press = b"\n" if self.name == "fish" else b"\t"
        if self.name != "fish":
            os.write(self.sink, KILL_LINE)
        os.write(self.sink, line.encode() + press)
        pairs = [answer.partition("\t") for answer in self.answer() if answer]
        return {plain(self.kept(line) + candidate, line): description for candidate, _, description in pairs}

    def kept(self, line):
        """bash cuts words behind `=` unless they are in quotes, and replaces only the last piece."""
        word = line.split()[-1]
        is_cut = self.name == "bash" and "=" in word and not line.endswith(" ")
        return word[: word.rindex("=") + 1] if is_cut else ""

    def close(self):
        self.process.kill()
        self.process.wait()


def plain(candidate, line):
    """The same for every shell: without `--name=` in front, without quoting, and without the slash of a folder."""
    if candidate.startswith("--") and "=" in line.split()[-1]:
        candidate = candidate.partition("=")[2]
    candidate = candidate.replace("\\", "")
    return candidate[:-1] if candidate.endswith("/") else candidate
