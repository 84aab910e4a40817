"""A command line in; a book, records or explanations out, and an exit code: 0 all is there, 1 something was left out,
2 nothing could be done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.errors import InputError, Mistake
from counterclaim.publish.export import Format, claim_columns, format_for, write_records
from counterclaim.publish.progress import Stages, printable

if TYPE_CHECKING:
    from counterclaim.edition import Edition

LEFT_OUT, NOTHING = 1, 2

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read news articles about a war and say of every casualty figure whose dead, how many, who says so, and where.",
)

Folder = Annotated[Path, typer.Argument(metavar="DIR", show_default=False, help="The folder of the articles.")]
ProfileFile = Annotated[
    Path | None,
    typer.Option(
        "--profile", metavar="FILE", show_default=False, help="The file that describes the sides. Default: profile.yml beside the articles."
    ),
]
FormatChoice = Annotated[
    Format | None, typer.Option("--format", show_default=False, help="Form of the records. Default: by the ending of -o, else jsonl.")
]
OutFile = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", show_default=False, help="The file to write. Default: the terminal.")
]


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"counterclaim {version('counterclaim')}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and end.")] = False,
) -> None: ...


@app.command()
def build(
    sources: Annotated[
        Path | None, typer.Option(metavar="DIR", show_default=False, help="The folder of the articles. Default: the project's seeds.")
    ] = None,
    profile: ProfileFile = None,
    output: Annotated[Path, typer.Option(metavar="DIR", help="Where the book goes; its first page is DIR/html/index.html.")] = Path(
        "_build"
    ),
    pdf: Annotated[bool, typer.Option("--pdf", help="Print the book as html/book.pdf too; takes Chromium or Chrome.")] = False,
    since: Annotated[
        Path | None,
        typer.Option(metavar="DIR", show_default=False, help="An earlier book's folder _static/data: a page says what changed since."),
    ] = None,
    site: Annotated[
        str, typer.Option(metavar="URL", show_default=False, help="Where the book will be published, for what other sites show of it.")
    ] = "",
) -> None:
    """Make the book: read the articles, run the notebooks, compile the pages."""
    from counterclaim.publish.build import BuildError
    from counterclaim.publish.build import build as build_book

    stages = _stages()
    with _kind_to_mistakes(stages):
        try:
            built = build_book(sources or "", profile or "", output, stages, pdf=pdf, since=since or "", site=site)
        except BuildError as error:
            for line in str(error).splitlines():
                stages.say(line)
            raise typer.Exit(NOTHING) from None
        for page, noise in built.noise.items():
            stages.say(f"{page} warns: {noise.splitlines()[-1]}")
        found, edition = len(built.edition.claims), built.edition
        left_out = _tell_what_was_left_out(edition, stages)
        typer.echo(f"{_counted(len(edition.articles), 'article')} read, {len(edition.unread)} not read, {_counted(found, 'claim')} found.")
        typer.echo("  ".join(f"{name.lower()} {seconds:.1f} s" for name, seconds in stages.seconds.items()))
        typer.echo(printable(str(built.index)))
        if left_out:
            raise typer.Exit(LEFT_OUT)


@app.command()
def claims(
    sources: Folder,
    profile: ProfileFile = None,
    format: FormatChoice = None,
    output: OutFile = None,
    trace: Annotated[bool, typer.Option("--trace", help="Add the rule that made each claim, and its confidence.")] = False,
    without_review: Annotated[
        bool, typer.Option("--without-review", help="The program's own reading, whatever review.yml says of it.")
    ] = False,
) -> None:
    """Write the claims of a folder of articles, one a record, with the decisions of review.yml."""
    form, stages = _form(output, format), _stages()
    with _kind_to_mistakes(stages):
        edition = _open(sources, profile, stages)
        edition = edition.without_review() if without_review else edition
        found = edition.claims[claim_columns(trace=trace)]
        write_records(found, output, form)
        _written(_counted(len(found), "claim"), output, stages)
        _end(edition, stages)


@app.command()
def check(sources: Folder) -> None:
    """Say what would be read, and what not and why."""
    from counterclaim.edition import find_profile, find_references, find_review, sources_folder
    from counterclaim.sources import load_sources

    stages = _stages()
    with _kind_to_mistakes(stages):
        folder = sources_folder(sources)
        with stages.stage("Loading the articles") as advance:
            loaded = load_sources(folder, on_progress=advance)
        for article in loaded.articles:
            facts = (
                article.file,
                article.outlet,
                article.known("published") or "date unknown",
                _counted(len(article.text.split()), "word"),
            )
            typer.echo(printable("read      " + "  ".join(facts)))
        wrong = [*loaded.mistakes]
        for load in (find_profile, find_references):
            try:
                load(folder)
            except InputError as error:
                wrong += error.mistakes
        from counterclaim.framing.frames_sheets import load_codings
        from counterclaim.ledger.review_report import unanchored

        wrong += load_codings(folder, loaded.articles)[1]
        with suppress(InputError):  # of the profile, without which nobody knows which sides there are; it is told already
            decisions, misdecided = find_review(folder, find_profile(folder)[0])
            wrong += [*misdecided, *unanchored(decisions, loaded.articles)]
        for unread in loaded.unread:
            typer.echo(printable(f"not read  {unread}"))
        for mistake in wrong:
            typer.echo(printable(f"mistake   {mistake}"))
        typer.echo(
            f"{_counted(len(loaded.articles), 'article')} would be read, {len(loaded.unread)} not; {_counted(len(wrong), 'mistake')}."
        )
        if loaded.unread or wrong:
            raise typer.Exit(LEFT_OUT)


@app.command()
def ledger(sources: Folder, profile: ProfileFile = None, format: FormatChoice = None, output: OutFile = None) -> None:
    """Write the statements (one origin, however many tell it), each with the claims that carry it."""
    form, stages = _form(output, format), _stages()
    with _kind_to_mistakes(stages):
        edition = _open(sources, profile, stages)
        from counterclaim.publish.export import statements_with_claims

        statements = statements_with_claims(edition.ledger)
        write_records(statements, output, form)
        _written(_counted(len(statements), "statement"), output, stages)
        _end(edition, stages)


@app.command()
def framing(
    sources: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", show_default=False, help="The folder to write into.")],
    profile: ProfileFile = None,
) -> None:
    """Write each measure of framing as two CSV files: its figures, and the places in the texts that they count."""
    stages = _stages()
    with _kind_to_mistakes(stages):
        edition = _open(sources, profile, stages)
        for name, measure in edition.measures.items():
            write_records(measure.figures, output / f"{name}-figures.csv", Format.csv)
            write_records(measure.instances, output / f"{name}-instances.csv", Format.csv)
        figures, places = (sum(map(len, kind)) for kind in zip(*((m.figures, m.instances) for m in edition.measures.values())))
        files = _counted(2 * len(edition.measures), "file")
        _written(f"{_counted(figures, 'figure')} and {_counted(places, 'place')} in {files}", output, stages)
        _end(edition, stages)


@app.command()
def coding(
    sources: Folder,
    coder: Annotated[
        str, typer.Option(metavar="NAME", show_default=False, help="Who will code; stands in the sheets and their names.")
    ] = "",
) -> None:
    """Write an empty coding sheet for each article into DIR/coding, with sentences proposed; a sheet that is there stays."""
    from counterclaim.edition import sources_folder

    stages = _stages()
    with _kind_to_mistakes(stages):
        folder = sources_folder(sources)
        from counterclaim.framing.frames_proposals import write_sheets
        from counterclaim.sources import load_sources

        written, kept = write_sheets(folder, load_sources(folder).articles, coder)
        for path in written:
            typer.echo(printable(str(path)))
        there = f": {', '.join(printable(p.name) for p in kept[:3])}{' …' if len(kept) > 3 else ''}" if kept else ""
        stages.say(f"{_counted(len(written), 'sheet')} written, {len(kept)} already there and left as they are{there}.")


@app.command()
def review(
    sources: Folder,
    profile: ProfileFile = None,
    output: OutFile = None,
    read: Annotated[
        Path | None,
        typer.Option(
            "--read", metavar="SHEET", show_default=False, help="A sheet that was filled in; its decisions go into DIR/review.yml."
        ),
    ] = None,
) -> None:
    """Write a sheet (CSV) of the claims, those that most need a look first; with --read, take the decisions from one."""
    stages = _stages()
    if output is not None and output.suffix.lower() not in ("", ".csv"):
        stages.say(f"{output}: a sheet is written as .csv. Name such a file with -o.")
        raise typer.Exit(NOTHING)
    if read is not None and output is not None:
        raise typer.BadParameter("a sheet is either written (-o) or read (--read).", param_hint="--read")
    with _kind_to_mistakes(stages):
        if read is not None:
            _read_sheet(sources, profile, read, stages)
            return
        edition = _open(sources, profile, stages)
        from counterclaim.ledger.review_influence import weigh
        from counterclaim.ledger.review_sheet import sheet
        from counterclaim.present.address import claim_href
        from counterclaim.publish.export import write_bytes

        claims = edition.reviewed.claims
        with stages.stage("Weighing the claims") as advance:
            weights = weigh(claims, edition.articles, edition.profile, edition.references, on_progress=advance)
        as_read = [claim for reading in edition.readings for claim in reading.claims]
        write_bytes(sheet(edition.reviewed, as_read, weights, edition.articles, claim_href), output)
        rows = len(claims) + len({a.rejected.claim_id for a in edition.reviewed.rejected if a.rejected})
        _written(_counted(rows, "claim"), output, stages)
        _end(edition, stages)


def _read_sheet(sources: Path, profile: Path | None, read: Path, stages: Stages) -> None:
    import datetime

    from counterclaim.edition import existing_file, find_profile, sources_folder
    from counterclaim.ledger.review_answers import read_answers
    from counterclaim.ledger.review_entries import NAME
    from counterclaim.ledger.review_writing import enter
    from counterclaim.publish.export import write_whole
    from counterclaim.sources import load_sources

    folder = sources_folder(sources)
    described, _ = find_profile(folder, profile or "")
    articles = load_sources(folder).articles
    try:
        content = existing_file(read).read_bytes()
    except OSError as error:
        raise InputError(Mistake(str(read), f"cannot be read ({error.strerror or error}).", "Check its permissions.")) from None
    answers, mistakes = read_answers(content, str(read), articles, described, datetime.date.today().isoformat())
    entered = enter(folder / NAME, answers, articles, described)
    if entered.added or entered.replaced:
        write_whole(folder / NAME, entered.text.encode())
    for mistake in mistakes:
        stages.say(str(mistake))
    for answer, earlier in entered.others:
        new = answer.decision
        replaces = f"replaces the decision to {earlier.decision} of {earlier.by}, {earlier.on}"
        stages.say(f"{read}, row {answer.row}: {new.decision} by {new.by} {replaces} (“{new.exact}”).")
    typer.echo(
        printable(
            f"{folder / NAME}: {_counted(entered.added, 'decision')} entered, {entered.replaced} replaced, "
            f"{entered.known} already there; {_counted(len(mistakes), 'mistake')} in the sheet."
        )
    )
    if mistakes:
        raise typer.Exit(LEFT_OUT)


@app.command()
def explain(
    article: Annotated[Path, typer.Argument(metavar="FILE", show_default=False, help="The file of one article.")],
    profile: ProfileFile = None,
) -> None:
    """Say of every number and casualty word of one article whether it is a claim, by which rule, or why not."""
    from counterclaim.edition import find_article, find_profile, model_of_profile

    stages = _stages()
    with _kind_to_mistakes(stages):
        described, notes = find_profile(article.parent, profile or "")
        found = find_article(article)
        from counterclaim.reading.explain import explain as explained

        with model_of_profile(article.parent, profile or ""):
            rows = explained(found, described)
        sentence = ""
        for row in rows.itertuples():
            if row.sentence != sentence:
                typer.echo(("\n" if sentence else "") + printable(row.sentence))
                sentence = row.sentence
            said = f"{row.outcome}, claim {row.claim_id}, by rule {row.rule}" if row.claim else f"no claim: {row.reason}"
            typer.echo(printable(f"    {row.text}: {said}"))
        for note in notes:
            stages.say(note)


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", show_default=False, help="Claims read by hand, JSON Lines.")],
    predicted: Annotated[
        Path, typer.Argument(metavar="PREDICTED", show_default=False, help="Claims as `counterclaim claims` writes them.")
    ],
) -> None:
    """Hold claims against claims read by hand: precision, recall and F1 by level and by outcome."""
    from counterclaim.edition import existing_file

    with _kind_to_mistakes(_stages()):
        existing_file(gold)
        existing_file(predicted)
        from counterclaim.reading.score import read_claims
        from counterclaim.reading.score import score as scored

        typer.echo(scored(read_claims(gold), read_claims(predicted)).to_string(index=False, float_format=lambda share: f"{share:.3f}"))


def _form(output: Path | None, chosen: Format | None) -> Format:
    ending = output.suffix.lower() if output else ""
    if ending and not chosen and ending[1:] not in Format.__members__:
        known = ", ".join(f".{name}" for name in Format.__members__)
        _stages().say(f"{output}: expected a file that ends in {known}. Name such a file with -o, or the form with --format.")
        raise typer.Exit(NOTHING)
    form = format_for(output, chosen)
    if form is Format.parquet and output is None and sys.stdout.isatty():
        raise typer.BadParameter("parquet is no text for a terminal: name a file with -o.", param_hint="--format")
    return form


def _open(sources: Path, profile: Path | None, stages: Stages) -> Edition:
    from counterclaim.edition import open_edition, sources_folder

    folder = sources_folder(sources)
    with stages.stage("Reading the articles") as advance:
        return open_edition(folder, profile or "", on_read=advance)


def _stages() -> Stages:
    from rich.console import Console

    return Stages(Console(stderr=True))


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def _written(what: str, output: Path | None, stages: Stages) -> None:
    """Say what was written into which file; of what went to the terminal nothing need be said."""
    if output is not None:
        stages.say(f"{what} written to {output}.")


def _end(edition: Edition, stages: Stages) -> None:
    """Say what was left out, and leave with the exit code that says so too."""
    if _tell_what_was_left_out(edition, stages):
        raise typer.Exit(LEFT_OUT)


def _tell_what_was_left_out(edition: Edition, stages: Stages) -> bool:
    """Say what was left out; whether anything was."""
    for note in edition.notes:
        stages.say(note)
    for unread in edition.unread:
        stages.say(f"not read: {unread}")
    for mistake in edition.mistakes:
        stages.say(str(mistake))
    if not edition.decisions:
        return bool(edition.unread or edition.mistakes)
    from counterclaim.ledger.review_report import differing, lost

    for line in differing(edition.reviewed):
        stages.say(line)
    for mistake in lost(edition.reviewed):
        stages.say(f"decision that no longer holds: {mistake}")
    return bool(edition.unread or edition.mistakes or edition.reviewed.lost)


@contextmanager
def _kind_to_mistakes(stages: Stages) -> Iterator[None]:
    """A user's mistake is one line each and exit code 2; a reader that closes the pipe early ends the program quietly."""
    try:
        yield
    except InputError as error:
        for mistake in error.mistakes:
            stages.say(str(mistake))
        raise typer.Exit(NOTHING) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise typer.Exit(0) from None
