#!/usr/bin/env python3
"""Draws the pictures of verdict.md: python3 pipeline/docs/pictures/verdict.py"""

import math
from pathlib import Path

HERE = Path(__file__).parent
RATIOS = (1.5, 2, 4, 8, 16, 32, 64, 128)
STYLE = "font-family='sans-serif' font-size='13' fill='#24292f'"

# Bad answers of green and blue in each minute, at a tenth of the traffic.
RELEASES = (
    ("bad: 6 % errors, blue has 1 %", "#cf222e", [(1, 1), (0, 0), (1, 1), (2, 0)]),
    ("good: 1 % errors, like blue", "#1a7f37", [(0, 1), (1, 2), (0, 0), (0, 1), (0, 3), (0, 1),
                                               (1, 2), (0, 1), (0, 1), (0, 2), (0, 1), (0, 0)]),
    ("good, and an outage of everything", "#0969da", [(0, 1), (0, 0), (3, 27), (4, 33), (3, 29),
                                                      (0, 1), (0, 0), (0, 1), (0, 1), (0, 2),
                                                      (0, 0), (0, 1)]),
)


def evidence(minutes):
    """The e-value for "green is worse" after each minute."""
    green = blue = 0
    yield 1
    for x, y in minutes:
        green, blue = green + x, blue + y
        yield sum(
            math.exp(green * math.log(r) - (green + blue) * math.log1p((r - 1) * 0.1))
            for r in RATIOS
        ) / len(RATIOS)


def svg(name, width, height, parts):
    body = "\n".join(parts)
    (HERE / name).write_text(
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' "
        f"role='img'>\n<rect width='{width}' height='{height}' fill='white'/>\n{body}\n</svg>\n"
    )


def text(x, y, words, more=""):
    return f"<text x='{x:.0f}' y='{y:.0f}' {STYLE} {more}>{words}</text>"


def line(points, colour, more=""):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"<polyline points='{path}' fill='none' stroke='{colour}' stroke-width='2' {more}/>"


def draw_evidence():
    def at(minute, value):
        return 70 + 45 * minute, 190 - 62 * max(-1.9, math.log10(value))

    parts = [
        line([at(0, 100), at(12, 100)], "#57606a", "stroke-dasharray='6 4'"),
        text(at(6.3, 1)[0], at(0, 100)[1] - 6, "worse: 1 chance in 100 of being wrong"),
        line([at(0, 1), at(12, 1)], "#d0d7de"),
    ]
    for value, name in ((100, "100"), (10, "10"), (1, "1"), (0.1, "0.1")):
        parts.append(text(58, at(0, value)[1] + 4, name, "text-anchor='end'"))
    for minute in range(0, 13, 2):
        parts.append(text(at(minute, 1)[0], 330, minute, "text-anchor='middle'"))
    parts.append(text(330, 350, "minutes of the canary"))
    parts.append(text(10, 20, "evidence against green"))
    for i, (title, colour, minutes) in enumerate(RELEASES):
        points = [at(n, value) for n, value in enumerate(evidence(minutes))]
        parts.append(line(points, colour))
        parts.append(text(420, 110 + 18 * i, title, f"style='fill:{colour}'"))
    svg("evidence.svg", 680, 360, parts)


def draw_answers():
    rows = (
        ("worse", "#cf222e", "rolled back at once", "green fails more often than blue"),
        ("healthy", "#1a7f37", "released", "green is not worse by 5 points"),
        ("inconclusive", "#9a6700", "your choice", "too little was seen; what is missing is told"),
    )
    parts = []
    for i, (name, colour, deed, why) in enumerate(rows):
        y = 16 + 58 * i
        parts.append(f"<rect x='16' y='{y}' width='130' height='42' rx='8' fill='{colour}'/>")
        parts.append(text(81, y + 26, name, "text-anchor='middle' style='fill:white'"))
        parts.append(text(166, y + 18, why))
        parts.append(text(166, y + 35, deed, f"style='fill:{colour}'"))
    svg("verdicts.svg", 520, 190, parts)


draw_evidence()
draw_answers()
