"""What is said while a stage is under way."""

from __future__ import annotations

import io

from rich.console import Console

from counterclaim.publish import progress
from counterclaim.publish.progress import Stages, printable


def stages(*, terminal: bool) -> tuple[Stages, io.StringIO]:
    written = io.StringIO()
    return Stages(Console(file=written, force_terminal=terminal, width=60)), written


def test_away_from_a_terminal_a_stage_is_a_plain_line(monkeypatch):
    told, written = stages(terminal=False)
    with told.stage("Reading") as advance:
        advance(1, 2, "a")
    assert written.getvalue() == "Reading …\n"


def test_a_long_stage_says_how_far_it_is(monkeypatch):
    monkeypatch.setattr(progress, "SECONDS_BETWEEN_LINES", -1.0)
    told, written = stages(terminal=False)
    with told.stage("Reading") as advance:
        advance(1, 2, "a")
    assert written.getvalue() == "Reading …\nReading: 1 of 2\n"


def test_a_terminal_shows_a_bar():
    told, written = stages(terminal=True)
    with told.stage("Reading [bold]x") as advance:
        advance(1, 2, "a")
    assert "Reading [bold]x" in written.getvalue()
    assert "1/2" in written.getvalue()


def test_how_long_each_finished_stage_took_is_kept_in_order():
    told, _ = stages(terminal=False)
    for name in ("b", "a"):
        with told.stage(name):
            pass
    assert list(told.seconds) == ["b", "a"]
    assert all(seconds >= 0 for seconds in told.seconds.values())


def test_nothing_untrusted_can_steer_the_terminal():
    assert printable("a\x1b[2Jb\n\u202ec") == "a\\x1b[2Jb\\n\\u202ec"
    told, written = stages(terminal=False)
    told.say("[red]x[/red] \x07")
    assert written.getvalue() == "[red]x[/red] \\x07\n"
