"""How something grows (P11): the sizes at which it is measured, and the curve."""

from chart import Axis, chart


def up_to(most):
    """Ten times as much each time, from 10,000 on, and MOST itself."""
    sizes = [10_000]
    while sizes[-1] * 10 < most:
        sizes.append(sizes[-1] * 10)
    return [size for size in sizes if size < most] + [most]


def draw_growth(report, name, lines):
    """Points of size and seconds. What the first line would be if it grew with the size is drawn beside it."""
    first = next(iter(lines.values()), [])
    if len(first) < 2:
        return
    (least, took), most = first[0], first[-1][0]
    drawn = {**lines, "in proportion": [(least, took), (most, took * most / least)]}
    points = [point for line in drawn.values() for point in line]
    path = report.picture(f"growth-{name}.svg", f"How {name} grows")
    chart(path, f"{next(iter(lines))}, as the work grows", Axis("bookings", [size for size, _ in points], True),
          Axis("seconds", [seconds for _, seconds in points], True), drawn)
