"""Charts as shapes: the server reckons where each bar stands, the template draws it. No script, no text in the drawing.

The drawing is as wide as its place and stretches; so its words stand beside it, as large as the page's.
"""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 300
GAP = 0.25
#: The top of a chart is one of these, times a power of ten.
ROUND = (1, 1.5, 2, 3, 4, 5, 6, 8, 10)


@dataclass(frozen=True)
class Bar:
    """A part of a bar in the drawing's own units; `label` says its number in words."""

    x: float
    y: float
    width: float
    height: float
    part: str
    label: str


@dataclass(frozen=True)
class Chart:
    """Bars, and a line of the period before; `top` is the number at the upper edge."""

    bars: list[Bar]
    line: str
    top: int
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> str:
        """Return the number at half the height."""
        return f"{self.top / 2:,.0f}" if self.top % 2 == 0 else f"{self.top / 2:,.1f}"


def round_top(highest: int) -> int:
    """Return the round number that is the first not below `highest`; 4 at least, so that small numbers look small."""
    power = 1
    while power * 10 < highest:
        power *= 10
    return max(4, next(int(step * power) for step in ROUND if step * power >= highest))


def draw(columns: Sequence[Sequence[tuple[str, int, str]]], line: Sequence[int] = ()) -> Chart:
    """Return a chart of columns from left to right, each a pile of (part, number, label) from the bottom up.

    `line` has one number for each column; nothing is drawn of a line without a number.
    """
    highest = max([0, *line, *(sum(number for _part, number, _label in column) for column in columns)])
    top = round_top(highest)
    step = WIDTH / max(1, len(columns))
    bars = []
    for place, column in enumerate(columns):
        below = 0
        for part, number, label in column:
            if number:
                x, height = place * step + step * GAP / 2, number * HEIGHT / top
                y = HEIGHT - below * HEIGHT / top - height
                bars.append(Bar(round(x, 1), round(y, 1), round(step * (1 - GAP), 1), round(height, 1), part, label))
            below += number
    line = line if any(line) else ()
    points = [f"{(place + 0.5) * step:.1f},{HEIGHT - number * HEIGHT / top:.1f}" for place, number in enumerate(line)]
    return Chart(bars, " ".join(points), top)
