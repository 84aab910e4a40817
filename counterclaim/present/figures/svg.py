"""The SVG that matplotlib writes in; an element fit to stand in a page out: no ids that clash, no inline styles, colours as
variables of the page's light or dark mode, links with names."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from counterclaim.present import look
from counterclaim.present.figures.targets import Box
from counterclaim.present.markup import Markup

_XLINK = "{http://www.w3.org/1999/xlink}href"
_LONG = re.compile(r"-?\d+\.\d+")
_HEX = re.compile(r"#[0-9a-f]{6}\b")
_DEFAULTS = {
    ("stroke-linejoin", "miter"),
    ("stroke-linecap", "butt"),
    ("fill-opacity", "1"),
    ("stroke-opacity", "1"),
    ("stroke-miterlimit", "100000"),
    ("stroke-dashoffset", "0"),
    ("text-anchor", "start"),
}


def inline(document: bytes, prefix: str, titles: dict[str, str], areas: dict[str, Box], width: float, height: float) -> Markup:
    """The document as an inline element. titles: by the id of an artist, what its tip and its link are called. areas: what its
    link takes in around it, unseen."""
    root = ElementTree.fromstring(document)
    _prune(root, prefix, titles, areas)
    root.attrib.clear()
    root.attrib.update({"viewBox": f"0 0 {width:g} {height:g}", "width": f"{width:g}", "height": f"{height:g}", "class": "cc-svg"})
    return Markup(ElementTree.tostring(root, encoding="unicode", short_empty_elements=True))


def _prune(element: ElementTree.Element, prefix: str, titles: dict[str, str], areas: dict[str, Box]) -> None:
    element.tag = element.tag.rpartition("}")[2]
    for child in list(element):
        if child.tag.rpartition("}")[2] in ("metadata", "style", "clipPath"):
            element.remove(child)
        else:
            _prune(child, prefix, titles, areas)
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
        # In the link, where there is one, the title is its name too.
        named = next(element.iter("a"), element)
        named.insert(0, title)
        if identity in areas and named.tag == "a":
            left, top, right, bottom = areas[identity]
            box = {"x": left, "y": top, "width": right - left, "height": bottom - top}
            named.insert(
                1, ElementTree.Element("rect", {"class": "cc-hit", "fill": "transparent"} | {k: f"{v:.1f}" for k, v in box.items()})
            )
    for part in style.split(";"):
        name, _, value = part.strip().partition(":")
        if name and name not in ("font-family", "font") and (name, value.strip()) not in _DEFAULTS:
            element.set(name, value.strip())
        if name == "font":
            for key, found in (
                ("font-size", re.search(r"[\d.]+px", value)),
                ("font-weight", re.search(r"\b(bold|[5-9]00)\b", value)),
                ("font-style", re.search(r"\bitalic\b", value)),
            ):
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
