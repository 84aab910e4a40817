"""Marks, words and lines in pixels in; a figure out: inline SVG by matplotlib, in a wide and a narrow form, with alt text.

Inline SVG follows the page's light or dark mode, stays crisp, and each mark can be a link to its sentence. The words in it are
text, in the page's own font. The narrow form is hidden where the book's style sheet is not at hand.
"""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import matplotlib
import numpy as np
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from counterclaim.present import look
from counterclaim.present.figures.svg import inline
from counterclaim.present.figures.targets import TARGET, Target, parted
from counterclaim.present.markup import Html, Markup, clean, join, tag

WIDE, NARROW = 760, 340
_STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "counterclaim",
    "font.family": "DejaVu Sans",
    "text.parse_math": False,
    "path.simplify": False,
}
_HALF = Path.arc(90, 270)
HALF_DISC = Path(np.vstack([_HALF.vertices, (0, 0)]), np.append(np.asarray(_HALF.codes), Path.CLOSEPOLY))


@dataclass
class Sheet:
    """A sheet of paper of so many pixels, y growing downwards, on which a figure is drawn."""

    width: float
    height: float
    titles: dict[str, str] = field(default_factory=dict)
    targets: dict[str, Target] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canvas = Canvas(figsize=(self.width / 72, self.height / 72), dpi=72)
        self.axes = self.canvas.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.axes.axis("off")
        self.canvas.patch.set_visible(False)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = 12,
        colour: str = look.INK,
        align: str = "left",
        bold: bool = False,
        italic: bool = False,
        href: str | None = None,
        turn: float = 0,
    ) -> None:
        """One line, y at its middle."""
        artist = self.axes.text(
            x,
            y,
            clean(words),
            fontsize=size,
            color=colour,
            ha=align,
            va="center_baseline",
            rotation=turn,
            rotation_mode="anchor" if turn else "default",
            fontweight="bold" if bold else "normal",
            fontstyle="italic" if italic else "normal",
        )
        if href:
            artist.set_url(href)

    def line(
        self,
        xs: tuple[float, ...],
        ys: tuple[float, ...],
        *,
        colour: str = look.RULE,
        width: float = 1.0,
        dash: tuple[float, ...] | None = None,
        opacity: float = 1,
    ) -> None:
        line = Line2D(xs, ys, color=colour, linewidth=width, alpha=None if opacity == 1 else opacity, solid_capstyle="round")
        if dash:
            line.set_dashes(dash)
        self.axes.add_line(line)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        edge: str | None = None,
        opacity: float = 1,
        dash: bool = False,
        href: str | None = None,
        title: str = "",
    ) -> None:
        patch = Rectangle(
            (x, y),
            width,
            height,
            facecolor=fill or "none",
            edgecolor=edge or "none",
            linewidth=1 if edge else 0,
            alpha=None if opacity == 1 else opacity,
            linestyle=(0, (3, 3)) if dash else "-",
        )
        self._name(patch, href, title)
        self.axes.add_patch(patch)

    def ribbon(
        self, left: tuple[float, float], right: tuple[float, float], thick: float, *, fill: str, opacity: float = 1, title: str = ""
    ) -> None:
        """A band from left to right, its upper edge from one point to the other in one smooth curve."""
        (x0, y0), (x1, y1) = left, right
        middle = (x0 + x1) / 2
        points = [
            (x0, y0),
            (middle, y0),
            (middle, y1),
            (x1, y1),
            (x1, y1 + thick),
            (middle, y1 + thick),
            (middle, y0 + thick),
            (x0, y0 + thick),
        ]
        codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        patch = PathPatch(
            Path([*points, (x0, y0)], codes), facecolor=fill, edgecolor="none", linewidth=0, alpha=None if opacity == 1 else opacity
        )
        self._name(patch, None, title)
        self.axes.add_patch(patch)

    def mark(
        self,
        x: float,
        y: float,
        outcome: str,
        colour: str,
        *,
        filled: bool,
        radius: float = 5,
        ringed: bool = False,
        dashed: bool = False,
        struck: bool = False,
        crossed: bool = False,
        href: str | None = None,
        title: str = "",
        reach: tuple[float, float] = (0, 0),
    ) -> None:
        """The outcome's shape: filled or hollow; ringed, dashed, struck through or crossed where that is what it means. reach: how far
        its number stands out to the left and to the right; the link takes it in."""
        shape = look.SHAPES.get(outcome, "D")
        marker = HALF_DISC if shape == "half" else shape
        size = radius * (1.75 if shape == "D" else 2)
        artist = Line2D(
            [x + (radius / 2 if shape == "half" else 0)],
            [y],
            linestyle="none",
            marker=marker,
            markersize=size,
            markeredgecolor=colour,
            markerfacecolor=colour if filled else look.PAPER,
            markeredgewidth=1.6 if radius > 3.5 else 1.1,
        )
        self._name(artist, href, title)
        if href and title:
            half = TARGET / 2
            box = (x - max(half, reach[0]), y - half, x + max(half, reach[1]), y + half)
            self.targets[f"mark{len(self.titles) - 1}"] = Target(x, y, box)
        self.axes.add_line(artist)
        if dashed:
            around = [math.tau * step / 24 for step in range(25)]
            ring = Line2D(
                [x + (radius + 3) * math.cos(a) for a in around],
                [y + (radius + 3) * math.sin(a) for a in around],
                color=colour,
                linewidth=1,
            )
            ring.set_dashes((2, 2))
            self.axes.add_line(ring)
        elif ringed:
            self.axes.add_line(
                Line2D(
                    [x],
                    [y],
                    linestyle="none",
                    marker="o",
                    markersize=2 * radius + 6,
                    markeredgecolor=colour,
                    markerfacecolor="none",
                    markeredgewidth=1,
                )
            )
        if struck:
            self.line((x - radius - 4, x + radius + 4), (y, y), colour=look.INK, width=1.4)
        if crossed:
            self.line((x - radius - 3, x + radius + 3), (y - radius - 3, y + radius + 3), colour=look.INK, width=1.4)
            self.line((x - radius - 3, x + radius + 3), (y + radius + 3, y - radius - 3), colour=look.INK, width=1.4)

    def _name(self, artist: object, href: str | None, title: str) -> None:
        if href:
            artist.set_url(href)  # type: ignore[attr-defined]
        if title:
            identity = f"mark{len(self.titles)}"
            self.titles[identity] = clean(title)
            artist.set_gid(identity)  # type: ignore[attr-defined]

    def svg(self, prefix: str) -> Markup:
        """The sheet as an inline SVG element whose ids begin with the prefix."""
        out = io.BytesIO()
        with matplotlib.rc_context(_STYLE):
            self.canvas.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        return inline(out.getvalue(), prefix, self.titles, parted(self.targets), self.width, self.height)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the book. A notebook shows it by itself.

    name: its anchor. headline: the finding, one sentence. alt: what it shows, with its numbers. draw: draws it for a
    width in pixels. note: how to read it. data: the table behind it, folded. lead: the paragraph between headline and figure.
    """

    name: str
    headline: object
    alt: str
    draw: Callable[[float], Sheet]
    note: object = ""
    data: object = ""
    lead: object = ""

    def __html__(self) -> str:
        forms = [
            tag("div", self.draw(WIDE).svg(f"{self.name}-w-"), class_="cc-wide", role="group", aria_label=self.alt),
            tag("div", self.draw(NARROW).svg(f"{self.name}-n-"), class_="cc-narrow", role="group", aria_label=self.alt, hidden=True),
        ]
        caption = tag("figcaption", join([tag("p", self.note) if self.note else "", _folded(self.alt, self.data)]))
        lead = tag("p", self.lead, class_="cc-told") if self.lead else ""
        return str(
            tag(
                "figure",
                join([tag("p", self.headline, class_=_finding_class(self.headline)), lead, *forms, caption]),
                class_="cc-figure",
                id=self.name,
            )
        )

    def _repr_html_(self) -> str:
        return self.__html__()

    def __repr__(self) -> str:
        return f"{Markup(self.headline).striptags() if isinstance(self.headline, Markup) else self.headline} {self.alt}"


def _finding_class(headline: object) -> str:
    """A finding of many words is set smaller, so that it still reads as one sentence."""
    words = headline.striptags() if isinstance(headline, Markup) else str(headline)
    return "cc-finding cc-many" if len(words) > 150 else "cc-finding"


def _folded(alt: str, data: object) -> Markup:
    inside = join([tag("p", alt, class_="cc-alt"), data if data else ""])
    return tag("details", join([tag("summary", "The figure in words and numbers"), inside]), class_="cc-behind")


def shortened(words: str, width: float, size: float) -> str:
    """The words, cut where they would be wider than so many pixels."""
    longest = max(int(width / (size * 0.54)), 4)
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"


def words_alone(name: str, sentence: str) -> Html:
    """What stands where there is nothing to draw."""
    return Html(tag("p", sentence, class_="cc-nothing", id=name), sentence)
