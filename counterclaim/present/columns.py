"""Nothing in; the dictionary of columns out: for every table of the downloads each column's type and what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "number", "boolean", "array"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. type: of Frictionless' Table Schema; an array is JSON in CSV. about: one sentence."""

    name: str
    type: Type
    about: str


def _columns(*described: tuple[str, Type, str]) -> tuple[Column, ...]:
    return tuple(Column(*entry) for entry in described)


_BOUNDS: tuple[tuple[str, Type, str], ...] = (
    ("low", "integer", "Lowest number that the words allow; empty where it is open or unknown, 0 where it is zero."),
    ("high", "integer", "Highest number that the words allow; empty where it is open or unknown."),
    ("qualifier", "string", "exact, about, at_least, more_than, nearly, up_to, range, vague or unquantified."),
)
_EVENT: tuple[tuple[str, Type, str], ...] = (
    ("date_start", "string", "First day of the event, ISO 8601, of reduced precision where the text tells no more."),
    ("date_end", "string", "Last day of the event, likewise."),
    ("place", "string", "Where it happened, as printed."),
)

CLAIMS = _columns(
    ("claim_id", "string", "Permanent id; also the anchor of the words on the article’s evidence page."),
    ("article_id", "string", "The article: its file’s name without the ending."),
    ("exact", "string", "The words as printed that the claim rests on."),
    ("start", "integer", "Where the words begin, in characters of the cleaned text."),
    ("end", "integer", "Where they end."),
    ("prefix", "string", "Up to 32 characters before the words (W3C TextQuoteSelector)."),
    ("suffix", "string", "Up to 32 characters after them."),
    ("outcome", "string", "killed, wounded, captured, missing, displaced or casualties."),
    ("number", "string", "The number, or the phrase without one, as printed."),
    ("qualifier", "string", _BOUNDS[2][2]),
    ("low", "integer", _BOUNDS[0][2]),
    ("high", "integer", _BOUNDS[1][2]),
    ("victim", "string", "The victims as printed."),
    ("victim_side", "string", "Whose losses: a side of the profile, civilian, both or unknown."),
    ("victim_status", "string", "combatant, commander, civilian, child, journalist, official or unknown."),
    ("victim_names", "array", "Names of victims, where told."),
    ("agent_side", "string", "Who did it, where told: a side or unknown."),
    ("claimant", "string", "Whom the article credits, as printed; empty in the outlet’s own voice."),
    ("claimant_side", "string", "The claimant’s side; third_party, outlet or unknown otherwise."),
    ("relay", "array", "Channels from claimant to outlet, in order."),
    ("outlet", "string", "Who printed it."),
    ("status", "string", "asserted, denied, unverified or hypothetical."),
    ("interest", "string", "own_loss, enemy_loss, harm_by_enemy, harm_by_own, third_party or outlet_voice."),
    ("part_of", "string", "The claim of the same article that counts this one already."),
    ("repeat_of", "string", "The claim of the same article that this one says again."),
    ("background", "boolean", "A running or historic toll, not the event reported."),
    ("basis", "string", "new, cumulative or unknown."),
    *_EVENT,
    ("statement_id", "string", "The statement that this claim tells."),
    ("disproved", "string", "Source and note of the reference that shows the death to be false; empty where none does."),
    ("review", "string", "read: by the program alone; reviewed: a decision of review.yml stands for it; added: in review."),
    ("rule", "string", "The rule that made the claim."),
    ("confidence", "number", "How sure the program is that it read rightly, 0 to 1; 1 for what was added in review."),
    ("reviewer", "string", "Who decided, as entered; empty where nobody has."),
    ("reviewed_on", "string", "On which day, ISO 8601."),
    ("review_why", "string", "The reason as entered."),
)
STATEMENTS = _columns(
    ("statement_id", "string", "Permanent id of the statement."),
    ("outcome", "string", "As in claims."),
    ("victim_side", "string", "As in claims."),
    ("claimant_side", "string", "As in claims."),
    *_BOUNDS,
    ("number", "string", "The most precise figure told, as printed."),
    ("numbers", "array", "Every way in which the number is printed."),
    ("victim", "string", "The victims as first printed."),
    ("victim_status", "string", "As in claims."),
    ("victim_names", "array", "As in claims."),
    ("agent_side", "string", "As in claims."),
    ("claimants", "array", "The claimants as printed, in order of telling."),
    ("relays", "array", "The channels as printed."),
    ("outlets", "array", "The outlets that carry it."),
    ("n_outlets", "integer", "How many outlets carry it."),
    ("n_origins", "integer", "How many named voices state it independently, as far as is told; outlets and copies add none."),
    ("origins", "array", "Those voices as printed; an empty text where nobody is named."),
    ("articles", "array", "The articles that carry it."),
    ("n_articles", "integer", "How many articles carry it."),
    ("claim_ids", "array", "Its claims."),
    ("n_claims", "integer", "How many claims tell it."),
    ("first_published", "string", "Day of the first telling that has one, ISO 8601."),
    ("status", "string", "As in claims; denied where a telling says that somebody rejects it."),
    ("interest", "string", "As in claims."),
    ("background", "boolean", "As in claims."),
    ("part_of", "string", "The statement that this one is part of."),
    ("counted_already", "boolean", "That statement has a number for the same victims and outcome, which counts this one."),
    ("basis", "string", "As in claims."),
    *_EVENT,
    ("denied_by", "array", "Who rejects it, where that is read."),
    ("scope", "string", "in_toll, or why it is kept apart: outside_place, outside_period, background or unknown."),
    ("admits", "boolean", "A side says that it, or that both sides, suffered losses."),
    ("disproved", "string", "As in claims; what is disproved enters no range."),
    ("disputed_by", "array", "Sources of independent figures that stand against it."),
    ("sign_of_life", "string", "Day and words that show a person alive who is named here as killed; empty where none do."),
    ("changes", "array", "What changed on the way from one telling to the next, in sentences."),
    ("evidence", "array", "Why its claims are held to be one statement."),
    ("confidence", "number", "Confidence of its surest claim."),
)
RANGES = _columns(
    ("scope", "string", "toll: belongs to the conflict’s toll; apart: outside its places or period, or a running or historic toll."),
    ("level", "string", "event: statements of one place, time or victim; overall: of no stated event; total."),
    ("reason", "string", "Why it stands apart; empty where it does not."),
    ("victim_side", "string", "As in claims."),
    ("outcome", "string", "As in claims."),
    ("place", "string", "Where, for an event."),
    ("date_start", "string", "First day, for an event, ISO 8601."),
    ("date_end", "string", "Last day, for an event."),
    ("low", "integer", "The least that may be concluded; empty, like the other bounds, where losses are told in words alone."),
    ("best", "integer", "The cautious estimate: uncorroborated claims about the enemy’s losses count for nothing."),
    ("best_basis", "string", "claimed; not_borne_out: best is 0; no_number: there are words alone."),
    ("best_50", "integer", "The same where they count for 50 %."),
    ("best_100", "integer", "The same where they count for 100 %."),
    ("high", "integer", "The most that is claimed."),
    ("open_high", "boolean", "high is itself only a lower bound."),
    ("low_claims", "array", "The claims that set low; empty where nothing does and it is 0."),
    ("best_claims", "array", "The claims that set best."),
    ("high_claims", "array", "The claims that set high."),
    ("statement_ids", "array", "All statements that entered."),
    ("claim_ids", "array", "All claims that entered."),
    ("unnumbered", "array", "Statements of losses without a number, which no bound can hold."),
)
TELLINGS = _columns(
    ("statement_id", "string", "The statement."),
    ("article_id", "string", "The article that tells it."),
    ("outlet", "string", "Who printed it."),
    ("published", "string", "Its day, ISO 8601; empty where unknown."),
    ("origin", "string", "The article that this one is a copy of, or itself."),
    ("claimant", "string", "Whom this article credits, as printed."),
    ("claimant_side", "string", "As in claims."),
    ("relay", "array", "Channels from claimant to outlet, in order."),
    ("number", "string", "As printed here."),
    ("low", "integer", _BOUNDS[0][2]),
    ("high", "integer", _BOUNDS[1][2]),
    ("victim", "string", "The victims as printed here."),
    ("place", "string", "Where it happened, as printed here."),
    ("status", "string", "As in claims."),
    ("claim_ids", "array", "The claims of this article that tell it, the fullest first."),
)
CONTRADICTIONS = _columns(
    ("kind", "string", "numbers, denial, sign_of_life (of a person named as killed) or reference."),
    ("claim_id", "string", "The claim that is contradicted; of two numbers the higher."),
    ("statement_id", "string", "Its statement."),
    ("article_id", "string", "Its article."),
    ("other_claim_id", "string", "The claim that contradicts it; empty where words or a reference do."),
    ("other_statement_id", "string", "The statement of that claim."),
    ("other_article_id", "string", "The article whose words contradict it."),
    ("other_start", "integer", "Where those words begin, in characters of the cleaned text."),
    ("other_end", "integer", "Where they end."),
    ("other_exact", "string", "The words."),
    ("reference_id", "string", "The figure or finding from elsewhere that contradicts it."),
    ("why", "string", "Why both are held to speak of the same losses, or what is shown."),
)
REFERENCES = _columns(
    ("reference_id", "string", "Id, from its content."),
    ("group", "string", "independent, by_a_side (a side’s own words, no independent figure) or single_claim."),
    ("kind", "string", "event_data, statement, estimate, count_disputed, named_death_disputed or named_death_confirmed."),
    ("source", "string", "Who published it."),
    ("date_start", "string", "First day of what is counted, ISO 8601."),
    ("date_end", "string", "Last day."),
    ("place", "string", "Where."),
    ("sides", "string", "The parties, in words."),
    ("outcome", "string", "killed, where it gives numbers of dead."),
    ("low", "integer", "Lowest number of dead; never mixed into the ranges."),
    ("best", "integer", "Best estimate."),
    ("high", "integer", "Highest number."),
    ("civilians", "integer", "Civilians among them."),
    ("of_unknown_side", "integer", "Those of them whose side is not known."),
    ("name", "string", "The person, where it is about one."),
    ("claim", "string", "The figure in words."),
    ("text", "string", "All of it as one sentence."),
    ("about", "array", "Articles that it bears on."),
    ("claim_ids", "array", "Claims that it speaks of."),
    ("statement_ids", "array", "Their statements."),
    ("address", "string", "Where it can be read."),
    ("note", "string", "What a reader should know."),
)
MEASURES = _columns(
    ("measure", "string", "voices, labels, stance, agency, sourcing, control, words, omissions or frames."),
    ("unit", "string", "What is counted."),
    ("level", "string", "article, outlet or bloc."),
    ("outlet", "string", "The outlet; the bloc at the level of blocs."),
    ("article_id", "string", "The article; empty at the levels of outlets and blocs."),
    ("side", "string", "The side that speaks, is named, or (agency) whose dead they are; all: every side."),
    ("figure", "string", "The name of the figure, such as direct_words or share; of words with the word behind it."),
    ("value", "number", "The figure; empty where there is nothing to count."),
)
SOURCES = _columns(
    ("article_id", "string", "The article: its file’s name without the ending."),
    ("file", "string", "Its path below the folder of sources."),
    ("sha256", "string", "SHA-256 of the file’s bytes."),
    *(
        (name if not basis else f"{name}_basis", "string", about)
        for name, label in (
            ("outlet", "The outlet"),
            ("title", "The title"),
            ("author", "The author"),
            ("published", "The day of publication, ISO 8601"),
            ("address", "The address on the web"),
            ("language", "The language"),
            ("copy_of", "What it is a copy of"),
            ("copy_kind", "What kind of copy"),
            ("bloc", "The group of outlets that the analyst put it in"),
        )
        for basis, about in (
            (False, f"{label}; empty where unknown."),
            (True, f"How that is known: entered, printed, inferred or open ({name})."),
        )
    ),
    ("words", "integer", "Words of the cleaned text."),
    ("claims", "integer", "Claims read in it."),
)

REVIEW = _columns(
    ("decision", "string", "accept, reject, edit or add."),
    ("state", "string", "accepted, edited, added, rejected; replaced by a later decision; lost: it no longer holds on to a claim."),
    ("by", "string", "Who decided, as entered."),
    ("on", "string", "On which day, ISO 8601."),
    ("why", "string", "The reason as entered."),
    ("article_id", "string", "The article that it is about."),
    ("exact", "string", "The quoted words."),
    ("claim_id", "string", "The claim that stands for it, or that was left out; empty where the program reads none there."),
    ("changes", "array", "What it changed in the program’s present reading, field by field."),
    ("differences", "array", "Where the program now reads otherwise than when it was decided."),
    ("note", "string", "What else is known of it."),
)

TABLES: dict[str, tuple[Column, ...]] = {
    "claims": CLAIMS,
    "statements": STATEMENTS,
    "tellings": TELLINGS,
    "contradictions": CONTRADICTIONS,
    "ranges": RANGES,
    "references": REFERENCES,
    "measures": MEASURES,
    "sources": SOURCES,
    "review": REVIEW,
}
ABOUT = {
    "claims": "One row a claim: one number or phrase of loss at one place in one article.",
    "statements": "One row a statement: one figure, with the claims that retell it.",
    "ranges": "One row a range: what may be concluded of a side’s losses, after the manner of the Uppsala Conflict Data Program.",
    "tellings": "One row a statement and article: the way from claimant through relay to outlet, and the words used there.",
    "contradictions": "One row a link from a claim to the claim, the words or the reference that contradicts it.",
    "references": "One row a figure from elsewhere, entered by the editor: beside the ranges, never in them.",
    "measures": "One row a figure of the measures of framing.",
    "sources": "One row an article that was read, with how each thing about it is known.",
    "review": "One row a decision about a claim, as entered in review.yml, and what came of it.",
}
