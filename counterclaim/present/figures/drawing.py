"""Marks, words and lines in pixels in; a figure out: inline SVG by matplotlib, in a wide and a narrow form, with alt text.

Inline SVG follows the page's light or dark mode, stays crisp, and each mark can be a link to its sentence. The words in it are
text, in the page's own font. The narrow form is hidden where the book's style sheet is not at hand.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree import ElementTree

import matplotlib
from matplotlib.figure import Figure as Canvas
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.path import Path

from counterclaim.present import look
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
HALF_DISC = Path([*_HALF.vertices, (0, 0)], [*_HALF.codes, Path.CLOSEPOLY])


@dataclass
class Sheet:
    """A sheet of paper of so many pixels, y growing downwards, on which a figure is drawn."""

    width: float
    height: float
    titles: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.canvas = Canvas(figsize=(self.width / 72, self.height / 72), dpi=72)
        self.axes = self.canvas.add_axes((0, 0, 1, 1))
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.axes.axis("off")
        self.canvas.patch.set_visible(False)

    def text(self, x: float, y: float, words: str, *, size: float = 12, colour: str = look.INK, align: str = "left",
             bold: bool = False, italic: bool = False, href: str | None = None, turn: float = 0) -> None:
        """One line, y at its middle."""
        artist = self.axes.text(x, y, clean(words), fontsize=size, color=colour, ha=align, va="center_baseline", rotation=turn,
                                fontweight="bold" if bold else "normal", fontstyle="italic" if italic else "normal")
        if href:
            artist.set_url(href)

    def line(self, xs: tuple[float, ...], ys: tuple[float, ...], *, colour: str = look.RULE, width: float = 1.0,
             dash: tuple[float, ...] | None = None, opacity: float = 1) -> None:
        line = Line2D(xs, ys, color=colour, linewidth=width, alpha=None if opacity == 1 else opacity, solid_capstyle="round")
        if dash:
            line.set_dashes(dash)
        self.axes.add_line(line)

    def box(self, x: float, y: float, width: float, height: float, *, fill: str | None = None, edge: str | None = None,
            opacity: float = 1, dash: bool = False, href: str | None = None, title: str = "") -> None:
        patch = Rectangle((x, y), width, height, facecolor=fill or "none", edgecolor=edge or "none", linewidth=1 if edge else 0,
                          alpha=None if opacity == 1 else opacity, linestyle=(0, (3, 3)) if dash else "-")
        self._name(patch, href, title)
        self.axes.add_patch(patch)

    def area(self, points: list[tuple[float, float]], *, fill: str, opacity: float = 1, href: str | None = None, title: str = "") -> None:
        patch = Polygon(points, closed=True, facecolor=fill, edgecolor="none", alpha=None if opacity == 1 else opacity)
        self._name(patch, href, title)
        self.axes.add_patch(patch)

    def mark(self, x: float, y: float, outcome: str, colour: str, *, filled: bool, radius: float = 5, ringed: bool = False,
             dashed: bool = False, struck: bool = False, href: str | None = None, title: str = "") -> None:
        """The outcome's shape: filled or hollow; ringed, dashed or struck through where that is what it means."""
        shape = look.SHAPES.get(outcome, "D")
        marker = HALF_DISC if shape == "half" else shape
        size = radius * (1.75 if shape == "D" else 2)
        artist = Line2D([x + (radius / 2 if shape == "half" else 0)], [y], linestyle="none", marker=marker, markersize=size, markeredgecolor=colour,
                        markerfacecolor=colour if filled else look.PAPER, markeredgewidth=1.6 if radius > 3.5 else 1.1)
        self._name(artist, href, title)
        self.axes.add_line(artist)
        if ringed or dashed:
            ring = Line2D(*_circle(x, y, radius + 3), color=colour, linewidth=1)
            if dashed:
                ring.set_dashes((2, 2))
            self.axes.add_line(ring)
        if struck:
            self.line((x - radius - 4, x + radius + 4), (y, y), colour=look.INK, width=1.4)

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
        return _inline(out.getvalue(), prefix, self.titles, self.width, self.height)


def _circle(x: float, y: float, radius: float) -> tuple[list[float], list[float]]:
    points = Path.unit_circle().interpolated(6).vertices
    return [x + radius * p[0] for p in points], [y + radius * p[1] for p in points]


_XLINK = "{http://www.w3.org/1999/xlink}href"
_LONG = re.compile(r"-?\d+\.\d+")
_HEX = re.compile(r"#[0-9a-f]{6}\b")
_DEFAULTS = {("stroke-linejoin", "miter"), ("stroke-linecap", "butt"), ("fill-opacity", "1"), ("stroke-opacity", "1"), ("stroke-miterlimit", "100000")}


def _inline(document: bytes, prefix: str, titles: dict[str, str], width: float, height: float) -> Markup:
    """What matplotlib wrote, made fit to stand in a page: no ids that clash, no inline styles, colours as variables."""
    root = ElementTree.fromstring(document)
    _prune(root, prefix, titles)
    root.attrib.clear()
    root.attrib.update({"viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}", "height": f"{height:g}", "class": "cc-svg"})
    return Markup(ElementTree.tostring(root, encoding="unicode", short_empty_elements=True))


def _prune(element: ElementTree.Element, prefix: str, titles: dict[str, str]) -> None:
    element.tag = element.tag.rpartition("}")[2]
    for child in list(element):
        if child.tag.rpartition("}")[2] in ("metadata", "style", "clipPath"):
            element.remove(child)
        else:
            _prune(child, prefix, titles)
    link = element.attrib.pop(_XLINK, None)
    element.attrib.pop("target", None)
    style = element.attrib.pop("style", "")
    element.attrib.pop("clip-path", None)
    identity = element.attrib.pop("id", None)
    if link is not None:
        element.set("href", f"#{prefix}{link[1:]}" if element.tag == "use" else link)
    if element.tag in ("path", "g") and identity and not identity.startswith(("figure", "axes", "patch", "text", "line2d", "mark")):
        element.set("id", prefix + identity)
    if identity in titles:
        title = ElementTree.Element("title")
        title.text = titles[identity]
        element.insert(0, title)
        for anchor in element.iter("a"):
            anchor.set("aria-label", titles[identity])
    for part in style.split(";"):
        name, _, value = part.strip().partition(":")
        if name and name not in ("font-family", "font") and (name, value.strip()) not in _DEFAULTS:
            element.set(name, value.strip())
        if name == "font":
            for key, found in (("font-size", re.search(r"[\d.]+px", value)), ("font-weight", re.search(r"\b(bold|[5-9]00)\b", value)),
                               ("font-style", re.search(r"\bitalic\b", value))):
                if found:
                    element.set(key, found.group())
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    for name in ("d", "x", "y"):
        if name in element.attrib:
            element.set(name, " ".join(_LONG.sub(_short, element.attrib[name]).split()))
    for name in ("fill", "stroke"):
        colour = element.get(name, "")
        if _HEX.fullmatch(colour) and (known := look.variable(colour)):
            element.set(name, f"var({known}, {colour})")
    if element.tag == "text" and "fill" not in element.attrib:
        element.set("fill", "var(--cc-ink, #000000)")
    element.tail = None
    if element.tag not in ("text", "title", "tspan"):
        element.text = None
    for child in list(element):
        if child.tag in ("defs", "g") and len(child) == 0:
            element.remove(child)
        elif child.tag == "g" and not child.attrib and len(child) == 1:
            element[list(element).index(child)] = child[0]


def _short(number: re.Match[str]) -> str:
    return f"{float(number.group()):.1f}".removesuffix(".0")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the book. A notebook shows it by itself.

    name: its anchor. headline: the finding, one sentence. alt: what it shows, with its numbers. draw: draws it for a
    width in pixels. note: how to read it. data: the table behind it, folded.
    """

    name: str
    headline: object
    alt: str
    draw: Callable[[float], Sheet]
    note: object = ""
    data: object = ""

    def __html__(self) -> str:
        forms = [tag("div", self.draw(WIDE).svg(f"{self.name}-w-"), class_="cc-wide", role="group", aria_label=self.alt),
                 tag("div", self.draw(NARROW).svg(f"{self.name}-n-"), class_="cc-narrow", role="group", aria_label=self.alt, hidden=True)]
        caption = tag("figcaption", join([tag("p", self.note) if self.note else "", _folded(self.alt, self.data)]))
        return str(tag("figure", join([tag("p", self.headline, class_="cc-finding"), *forms, caption]), class_="cc-figure", id=self.name))

    def _repr_html_(self) -> str:
        return self.__html__()

    def __repr__(self) -> str:
        return f"{Markup(self.headline).striptags() if isinstance(self.headline, Markup) else self.headline} {self.alt}"


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
