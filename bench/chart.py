"""Draws lines as an SVG that can be read on light paper and on dark: no library, one function."""

import html
import math

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 380, 70, 150, 64, 52
# Told apart by their dashes as well as by their colours.
STYLES = [("#0550ae", "#79c0ff", ""), ("#b3261e", "#ffa198", "7 4"), ("#6e7781", "#b1bac4", "2 4"), ("#1a7f37", "#56d364", "10 3 2 3")]
STYLE = "".join([
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.paper{fill:#fff;stroke:#d0d7de}.grid{stroke:#d0d7de}.title{font-weight:600}",
    *(f".l{i}{{stroke:{light};fill:none;stroke-width:2;stroke-dasharray:{dash or 'none'}}}.t{i}{{fill:{light}}}"
      for i, (light, _, dash) in enumerate(STYLES)),
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117;stroke:#30363d}.grid{stroke:#30363d}",
    *(f".l{i}{{stroke:{dark}}}.t{i}{{fill:{dark}}}" for i, (_, dark, _) in enumerate(STYLES)), "}"])


class Axis:
    """From the values that it has to hold: where one lies (0 to 1), and where its lines are."""

    def __init__(self, label, values, logarithmic=False):
        self.label, self.logarithmic = label, logarithmic
        if logarithmic:
            self.low, self.high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
            self.high = max(self.high, self.low + 1)
            self.ticks = [10.0**power for power in range(self.low, self.high + 1)]
        else:
            step = 10 ** math.floor(math.log10(max(values) / 2))
            step *= next(factor for factor in (1, 2, 5, 10) if max(values) / (step * factor) <= 6)
            self.low, self.high = 0, math.ceil(max(values) / step) * step
            self.ticks = [step * i for i in range(round(self.high / step) + 1)]

    def place(self, value):
        return ((math.log10(value) if self.logarithmic else value) - self.low) / (self.high - self.low)


def number(value):
    return f"{value:,.0f}" if value >= 1 or value == 0 else f"{value:g}"


def chart(path, title, x, y, lines, marks=()):
    """LINES by name, each a list of points. MARKS are places on x that get a short line above, such as when a pass ran."""
    def at(point):
        return (LEFT + x.place(point[0]) * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y.place(point[1]) * (HEIGHT - TOP - BOTTOM))

    def text(left, top, words, anchor="start", names=""):
        return f'<text x="{left:.1f}" y="{top:.1f}" text-anchor="{anchor}" class="{names}">{html.escape(words)}</text>'

    def line(begin, end, names):
        return f'<path d="M{begin[0]:.1f} {begin[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" class="{names}"/>'

    right, foot = WIDTH - RIGHT, HEIGHT - BOTTOM
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
             f'role="img" aria-label="{html.escape(title)}">', f"<style>{STYLE}</style>",
             f'<rect class="paper" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
             text(LEFT, 26, title, names="title"), text((LEFT + right) / 2, HEIGHT - 12, x.label, "middle"),
             text(LEFT, TOP - 16, y.label)]
    for tick in y.ticks:
        top = at((x.ticks[0], tick))[1]
        parts += [line((LEFT, top), (right, top), "grid"), text(LEFT - 8, top + 4, number(tick), "end")]
    for tick in x.ticks:
        left = at((tick, y.ticks[0]))[0]
        parts += [line((left, foot), (left, foot + 5), "grid"), text(left, foot + 20, number(tick), "middle")]
    for mark in marks:
        left = at((mark, y.ticks[0]))[0]
        parts.append(line((left, TOP), (left, TOP + 8), "l2"))
    # The names of lines stand at their ends, one below the other where they would meet.
    lowest = math.inf
    for index, (name, points) in sorted(enumerate(lines.items()), key=lambda item: at(item[1][1][-1])[1], reverse=True):
        path_data = "M" + "L".join(f"{left:.1f} {top:.1f}" for left, top in map(at, points))
        lowest = min(at(points[-1])[1] + 4, lowest - 16)
        parts += [f'<path d="{path_data}" class="l{index}"/>', text(right + 8, lowest, name, names=f"t{index}")]
    path.write_text("\n".join([*parts, "</svg>", ""]))
