"""A command line in; a book, records or explanations out, and an exit code: 0 all is there, 1 something was left out,
2 nothing could be done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.errors import InputError
from counterclaim.publish.export import TRACE, Format, format_for, write_records
from counterclaim.publish.progress import Stages

if TYPE_CHECKING:
    from counterclaim.edition import Edition

LEFT_OUT, NOTHING = 1, 2

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None, help=(
    "Read news articles about a war and say of every casualty figure whose dead, how many, who says so, and where."
))

Folder = Annotated[Path, typer.Argument(metavar="DIR", show_default=False, help="The folder of the articles.")]
ProfileFile = Annotated[Path | None, typer.Option("--profile", metavar="FILE", show_default=False, help="The file that describes the sides; profile.yml beside the articles where it is not given.")]
FormatChoice = Annotated[Format | None, typer.Option("--format", show_default=False, help="Form of the records; else by the ending of the file, else jsonl.")]
OutFile = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="Where to write; the terminal where it is not given.")]


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version and end.", is_eager=True)] = False,
) -> None:
    if version:
        from importlib.metadata import version as installed

        typer.echo(f"counterclaim {installed('counterclaim')}")
        raise typer.Exit


@app.command()
def claims(
    sources: Folder,
    profile: ProfileFile = None,
    format: FormatChoice = None,
    output: OutFile = None,
    trace: Annotated[bool, typer.Option("--trace", help="Add the rule that made each claim, and its confidence.")] = False,
) -> None:
    """Write the claims of a folder of articles, one a record."""
    with _kind_to_mistakes():
        form = _form(output, format)
        edition, stages = _open(sources, profile)
        frame = edition.claims
        write_records(frame if trace else frame.drop(columns=[name for name in TRACE if name in frame]), output, form)
        _end(edition, stages)


def _form(output: Path | None, chosen: Format | None) -> Format:
    form = format_for(output, chosen)
    if form is Format.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is no text for a terminal: name a file with -o.", param_hint="--format")
    return form


def _open(sources: Path | str, profile: Path | None) -> tuple[Edition, Stages]:
    from counterclaim.edition import open_edition, sources_folder

    stages = _stages()
    with stages.stage("Loading and reading") as advance:
        edition = open_edition(sources_folder(sources), profile or "", on_read=advance)
    return edition, stages


def _stages() -> Stages:
    from rich.console import Console

    return Stages(Console(stderr=True))


def _end(edition: Edition, stages: Stages) -> None:
    """Say what was left out, and leave with the exit code that says so too."""
    for note in edition.notes:
        stages.say(note)
    for unread in edition.unread:
        stages.say(f"not read: {unread.file}: {unread.reason} {unread.remedy}".rstrip())
    for mistake in edition.mistakes:
        stages.say(str(mistake))
    if edition.unread or edition.mistakes:
        raise typer.Exit(LEFT_OUT)


@contextmanager
def _kind_to_mistakes() -> Iterator[None]:
    """A user's mistake is one line each and exit code 2; a pipe that was closed early ends quietly."""
    try:
        yield
    except InputError as error:
        stages = _stages()
        for mistake in error.mistakes:
            stages.say(str(mistake))
        raise typer.Exit(NOTHING) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
