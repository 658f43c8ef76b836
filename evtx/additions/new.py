"""What `evtx lexicon new` does: a name or word goes in; a commented entry in the user's folder comes out."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from evtx.additions import guess
from evtx.additions.guess import Guess
from evtx.config import DATA_DIR, EVENT_TYPES
from evtx.errors import InputError, UsageError
from evtx.gazetteer.places import COLUMNS
from evtx.lexicon.load import Lexicon
from evtx.lexicon.schema import ActorEntry
from evtx.lexicon.tables import read_toml
from evtx.model import Token
from evtx.output import open_output
from evtx.pipeline import Engine
from evtx.schema import SUBTYPES
from evtx.text.normalize import fold_text


@dataclass(frozen=True, slots=True)
class Begun:
    """An entry that was written: the file, and the text that was added to it."""

    file: Path
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of an entry; None is guessed."""

    id: str | None = None
    english: str | None = None
    kind: str | None = None
    country: str | None = None


# ---------------------------------------------------------------- actors

_KEPT = ("name_en", "kind", "country", "parent", "ucdp", "acled")


def new_actor(folder: Path, name: str, told: Told, engine: Engine) -> Begun:
    """Begin an actor, or add a name to a listed one whose id is given.

    Raises UsageError for a name that evtx knows already.
    """
    name = _spaced(name)
    lexicon = engine.lexicon
    who = known_actor(name, lexicon)
    if who is not None:
        raise UsageError(f"{name!r} is a name of {who.id} already ({who.name_en}): there is nothing to add")
    if told.id in lexicon.actors:
        return _write(folder / "actors" / "own.toml", "", _another_name(name, lexicon.actors[told.id]))
    english = guess.english(name, told.english)
    actor_id = told.id or guess.free_id(guess.slug(english.value), frozenset(lexicon.actors), "_")
    kind = Guess(told.kind, "given") if told.kind else guess.actor_kind(name)
    country = guess.actor_country(name, engine.gazetteer)
    country = Guess(told.country.upper(), "given") if told.country else country
    lines = (
        f"# {name}",
        "[[actor]]",
        _line("id", actor_id, "how records name it: leave it so once there are some"),
        _line("name_en", english.value, english.why),
        _line("kind", kind.value, kind.why),
        _line("country", country.value, country.why),
        _line("parent", "", "the id of the body that it belongs to, if evtx lists one"),
        f"names = [{_quoted(name)}]  # the first is shown; add its other names, spelling variants need none",
        f"# hostile = [{_quoted('ميليشيا ...')}]  # what its enemies call it",
        "# [[actor.dated]]  # names that mean it only from or to a day, or in some countries",
        '# names = ["..."]',
        '# from = "2024-12-08"',
        '# countries = ["SY"]',
    )
    return _write(folder / "actors" / "own.toml", "", "\n".join(lines))


def known_actor(name: str, lexicon: Lexicon) -> ActorEntry | None:
    """The actor whom a name means everywhere and always."""
    tokens = [Token(word, 0, 0, True) for word in re.findall(r"\d+|[^\W\d_]+", fold_text(name))]
    hit = lexicon.actor_names.at(tokens, 0) if tokens else None
    if hit is None or hit.last < len(tokens) or hit.proclitic:
        return None
    return next((lexicon.actors[m.actor] for m in hit.payload if m.dated is None), None)


def _another_name(name: str, old: ActorEntry) -> str:
    """The entry of a listed actor with one more name."""
    same = (f"{key} = {_quoted(getattr(old, key))}" for key in _KEPT)
    lines = (
        f"# {name}: another name of {old.name_en}",
        "[[actor]]",
        _line("id", old.id, "a listed actor: the names that he has stay"),
        *same,
        f"names = [{_quoted(old.name)}, {_quoted(name)}]  # the first is shown",
    )
    return "\n".join(lines)


# ---------------------------------------------------------------- places


def new_place(folder: Path, name: str, at: str | None, near: str | None, told: Told, engine: Engine) -> Begun:
    """Begin a place at a point, or near a listed place. Raises UsageError where neither tells where it is."""
    name, gazetteer = _spaced(name), engine.gazetteer
    point = _point(at) if at else None
    if point is not None:
        country, admin1 = guess.area_of(*point, gazetteer)
    elif near:
        close = guess.listed_place(near, gazetteer)
        country, admin1 = Guess(close.country, f"that of {close.name_en}"), Guess(close.admin1, "")
    else:
        raise UsageError(f"{name}: where is it? Give --at LAT,LON, or --near a place that evtx knows")
    code = (told.country or country.value).upper()
    english = guess.english(name, told.english)
    kind = Guess(told.kind, "given") if told.kind else guess.place_kind(name, engine.lexicon)
    wanted = told.id or f"{code.lower() or 'xx'}-{guess.slug(english.value, '-')}"
    lat, lon = point or ("", "")
    row = {
        "id": guess.free_id(wanted, frozenset(gazetteer.places), "-"),
        "kind": kind.value, "country": code, "admin1": admin1.value if code == country.value else "",
        "lat": lat, "lon": lon, "rank": "4", "source": "hand", "name_en": english.value, "names_ar": name,
    }  # fmt: skip
    missing = "" if point else "; lat and lon are empty: fill them in, or its events stay off the map"
    lines = (
        f"# {name}: kind {kind.value} ({kind.why}); {code} {admin1.value} ({country.why}); {english.value}"
        f" ({english.why}); rank 4, a village (1 capital ... 5 hamlet){missing}",
        "\t".join(str(row.get(column, "")) for column in COLUMNS),
    )
    return _write(folder / "places" / "own.tsv", "\t".join(COLUMNS) + "\n", "\n".join(lines))


def _point(text: str) -> tuple[float, float]:
    """Degrees north and east. Raises UsageError."""
    try:
        lat, lon = (float(part) for part in text.split(","))
    except ValueError:
        raise UsageError(f"--at {text!r}: write degrees north and east, as 35.9,36.7") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise UsageError(f"--at {text}: nowhere on earth: north is -90 to 90, east is -180 to 180")
    return lat, lon


# ---------------------------------------------------------------- event rules


def new_rule(folder: Path, event_type: str, words: str, told: Told, engine: Engine) -> Begun:
    """Begin an event rule for a verb, a noun or a phrase. Raises UsageError for a type that there is not."""
    if event_type not in EVENT_TYPES:
        raise UsageError(f"{event_type!r} is no type of event: choose from {', '.join(sorted(EVENT_TYPES))}")
    words, lexicon = _spaced(words), engine.lexicon
    trigger = Guess(told.kind, "given") if told.kind else guess.trigger_kind(words, lexicon)
    name = guess.slug(guess.english(" ".join(re.findall(r"[^\W\d_]+", words)), told.english).value) or "own"
    rule_id = told.id or guess.free_id(f"{event_type}.{trigger.value}.own_{name}", frozenset(lexicon.rules), "_")
    frame = guess.usual_frame(event_type, "verb" if trigger.value == "phrase" else trigger.value, lexicon)
    lemma: tuple[str, ...] = ()
    if trigger.value in ("verb", "noun") and not lexicon.morphology.analyse(fold_text(words)):
        note = "the singular" if trigger.value == "noun" else "he did it, with shadda where it has one"
        more = (
            'plural = ["..."]' if trigger.value == "noun" else 'imperfect = "..."  # for weak verbs; masdar = ["..."]'
        )
        lemma = ("[[lemma]]  # evtx does not list it yet", _line(trigger.value, words, note), f"# {more}", "")
    subtypes = SUBTYPES.get(event_type, ())
    lines = (
        *lemma,
        "[[rule]]",
        _line("id", rule_id, "leave it so once there are records"),
        f"{trigger.value} = [{_quoted(words)}]  # {trigger.why}; more words of the same use may follow",
        _line("frame", frame.value, frame.why),
        f"# subtype = {_quoted(subtypes[0])}  # one of {', '.join(subtypes)}" if subtypes else "",
        '# needs = ["item:mortar|rocket"]  # what must stand near, unless = [...] what must not',
        "yes = [",
        f"  # sentences of your own that tell {event_type}, and what the record must say:",
        '  # { text = "...", actors = ["sdf:initiator", "isis:target"], place = "...", killed = 3 },',
        "]",
        "no = [",
        "  # sentences in which the word means something else:",
        '  # "...",',
        "]",
    )
    about = str(read_toml(DATA_DIR / "events" / f"{event_type}.toml")["about"])
    head = f"type = {_quoted(event_type)}\nabout = {_quoted(about)}\n"
    text = "\n".join(line for number, line in enumerate(lines) if line or number < len(lemma))
    return _write(folder / "events" / f"{event_type}.toml", head, text)


# ---------------------------------------------------------------- writing


def _spaced(text: str) -> str:
    """The words with single spaces. Raises UsageError for none."""
    spaced = " ".join(text.split())
    if not fold_text(spaced):
        raise UsageError("the name is empty: give it in Arabic, between quotation marks")
    return spaced


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _line(key: str, value: str, note: str) -> str:
    return f"{key} = {_quoted(value)}" + (f"  # {note}" if note else "")


def _write(path: Path, head: str, entry: str) -> Begun:
    """Add an entry at the end of a file, which begins with `head` where it is new. Raises OutputError, InputError."""
    try:
        old = path.read_text(encoding="utf-8") if path.exists() else head
        path.parent.mkdir(parents=True, exist_ok=True)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read or made ({error}): check folder and permissions") from error
    gap = "" if path.suffix == ".tsv" or not old else "\n"
    with open_output(str(path)) as file:
        file.write((old.rstrip("\n") + "\n" * bool(old) + gap + entry + "\n").encode())
    return Begun(path, entry)
