"""An edition in; the picture that stands for the book where its address is shared, out: title, first finding and emblem."""

from __future__ import annotations

import io
import textwrap
from pathlib import Path

import matplotlib

from counterclaim.present import look
from counterclaim.present.figures import who_counts_whose_dead
from counterclaim.present.figures.drawing import Figure, Sheet
from counterclaim.present.markup import Markup, clean
from counterclaim.present.material import Edition

WIDTH, HEIGHT = 1200, 630  # what the sites that show such pictures ask for
_MARGIN, _TOP = 48.0, 210.0


def description(edition: Edition) -> str:
    """The book's first findings as plain text, without the links to their instances."""
    from counterclaim.present import sentences

    found = [f for f in edition.ledger.findings if f.name in ("no_own_dead", "own_dead", "one_source")]
    return " ".join(clean(f.text) for f in found[:2]) or Markup(sentences.own_dead(edition)).striptags()


def write_card(edition: Edition, path: Path) -> None:
    """Write the picture as PNG, 1200 × 630 pixels; the same edition gives the same bytes."""
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.canvas.patch.set_visible(True)
    sheet.canvas.patch.set_facecolor(look.PAPER)
    title = textwrap.shorten(clean(edition.profile.title), 60, placeholder=" …") or "counterclaim"
    sheet.text(_MARGIN, 58, title, size=34, bold=True)
    for n, line in enumerate(textwrap.wrap(description(edition), 84)[:3]):
        sheet.text(_MARGIN, 106 + 32 * n, line, size=23, colour=look.MUTED)
    emblem = who_counts_whose_dead(edition)
    if isinstance(emblem, Figure):
        _place(sheet, emblem)
    out = io.BytesIO()
    with matplotlib.rc_context({"font.family": "DejaVu Sans", "text.parse_math": False}):
        sheet.canvas.savefig(out, format="png", metadata={"Software": None})
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(out.getvalue())


def _place(sheet: Sheet, emblem: Figure) -> None:
    """Draw the emblem as large as the rest of the card allows, from its top: of a tall one the end is cut."""
    from matplotlib import image

    drawn = emblem.draw(760)
    scale = min((WIDTH - 2 * _MARGIN) / drawn.width, 1.45)
    out = io.BytesIO()
    with matplotlib.rc_context({"font.family": "DejaVu Sans", "text.parse_math": False}):
        drawn.canvas.savefig(out, format="png", dpi=72 * scale)
    out.seek(0)
    pixels = image.imread(out)[: int(HEIGHT - _TOP - 12)]
    left = (WIDTH - pixels.shape[1]) / 2
    sheet.axes.imshow(pixels, extent=(left, left + pixels.shape[1], _TOP + pixels.shape[0], _TOP), aspect="auto", interpolation="none")
    sheet.axes.set_xlim(0, WIDTH)
    sheet.axes.set_ylim(HEIGHT, 0)
