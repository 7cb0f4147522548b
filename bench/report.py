"""What a part of bench/run has measured: printed as it comes, and written into README.md between the markers of the part."""

import os
import pathlib
import re
from datetime import date

README = pathlib.Path(__file__).resolve().parent / "README.md"


class Report:
    """The tables of one part. All parts give their rows in this one form."""

    def __init__(self, part, surroundings, folder):
        """Pictures go into FOLDER."""
        self.part, self.folder, self.lines = part, folder, []
        self.surroundings = f"{date.today()}: {surroundings}; load {os.getloadavg()[1]:.1f} before it began."
        print(f"\n{self.surroundings}")

    def table(self, *columns):
        self.add("")
        self.row(*columns)
        self.row(*["---"] * len(columns))

    def row(self, *cells):
        self.add(f"| {' | '.join(map(str, cells))} |")

    def say(self, text):
        self.add("")
        self.add(text)

    def picture(self, name, what):
        """Where it is to be drawn."""
        self.say(f"![{what}]({name})")
        return self.folder / name

    def add(self, line):
        self.lines.append(line)
        print(line, flush=True)

    def write(self):
        begin, end = f"<!-- {self.part}: by bench/run --write {self.part} -->", f"<!-- end of {self.part} -->"
        text = README.read_text()
        if begin not in text or end not in text:
            raise RuntimeError(f"{README} has no place for {self.part}: {begin} … {end}")
        new = "\n".join([begin, self.surroundings, *self.lines, end])
        README.write_text(re.sub(re.escape(begin) + ".*?" + re.escape(end), lambda _: new, text, flags=re.DOTALL))


def milliseconds(seconds):
    return f"{seconds * 1000:.2f} ms"


def ratio(value):
    return f"**{value:.2f}**"
