"""The record types go in; JSON Schema (2020-12) of event and article records comes out."""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

from evtx import incident, model
from evtx.config import EVENT_TYPES

RECORDS = {"event": model.Event, "article": model.Article, "incident": incident.Incident}
RELATIONS = ("reply", "coupled", "same_operation")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SUBTYPES: dict[str, tuple[str, ...]] = {
    "armed_attack": ("ambush", "gunfire", "stabbing", "grenade"),
    "assassination": ("attempt",),
    "shelling": ("artillery", "mortar", "rocket", "missile"),
    "airstrike": ("drone", "barrel_bomb"),
    "bombing": ("ied", "landmine", "car_bomb", "suicide"),
    "explosion": ("unexploded_ordnance",),
    "killing": ("body_found", "torture"),
    "physical_assault": ("beating", "torture", "sexual"),
    "raid": ("air_landing", "sweep", "house_raid"),
    "release": ("exchange",),
    "explosive_found": ("defused",),
    "territory": ("captured", "retaken", "advance"),
    "surrender": ("defection",),
    "deployment": ("convoy", "base"),
    "patrol": ("joint",),
    "blockade": ("siege", "road_closure", "curfew"),
    "protest": ("sit_in", "strike"),
    "meeting": ("visit", "negotiation"),
    "agreement": ("ceasefire",),
    "displacement": ("return",),
}
"""Subtypes of the codebook, section 2; types without an entry have none."""

_DAY = {"pattern": r"^\d{4}-\d{2}-\d{2}$"}
_SHA = {"pattern": "^[0-9a-f]{64}$"}
_NAME = {"pattern": "^[a-z][a-z0-9_]*$"}
_OFFSET = {"minimum": 0}
# What the types do not tell: closed lists, forms and bounds, by class and field.
_RULES: dict[tuple[str, str], dict[str, Any]] = {
    ("Event", "schema"): {"const": model.SCHEMA_EVENT},
    ("Incident", "schema"): {"const": incident.SCHEMA_INCIDENT},
    ("Incident", "id"): {"pattern": "^e_[0-9a-f]{16}$", "description": "of the event that opened the incident"},
    ("Incident", "cluster"): {"pattern": "^i_[0-9a-f]{16}$", "description": "stable when new members join"},
    ("Incident", "members"): {"minItems": 1, "description": "ids of the events, in the order of publication"},
    ("Incident", "witnesses"): {"minimum": 1, "description": "outlets that tell it independently of each other"},
    ("Incident", "spread"): {"propertyNames": {"enum": list(model.FIGURES)}},
    ("Incident", "claims"): {"description": "values that contradict the canonical ones, with who tells them"},
    ("Incident", "copies"): {"description": "articles (ids) that are copies of one text"},
    ("Incident", "taken_in"): {"description": "ids of incidents that turned out to be this one"},
    ("Incident", "tellings"): {"description": "the member events themselves, where there are several"},
    ("Event", "id"): {"pattern": "^e_[0-9a-f]{16}$", "description": "stable over runs and versions"},
    ("Event", "type"): {"enum": sorted(EVENT_TYPES)},
    ("Event", "subtype"): {"description": "one of the type's own subtypes, or null"},
    ("Event", "status"): {"enum": list(model.STATUSES)},
    ("Event", "confidence"): {"minimum": 0, "maximum": 1},
    ("Event", "places"): {"description": "all places of an event in several, the first being `place`"},
    ("Event", "casualties"): {"propertyNames": {"enum": list(model.FIGURES)}},
    ("Event", "mentions"): {"description": "spans of all words that tell the event"},
    ("Event", "notes_en"): {"description": "one or two English sentences made from the fields"},
    ("EventDate", "start"): _DAY,
    ("EventDate", "end"): _DAY,
    ("EventDate", "not_before"): _DAY,
    ("EventDate", "precision"): {"enum": [*model.DATE_PRECISIONS]},
    ("EventDate", "part"): {"enum": [*model.DATE_PARTS]},
    ("EventDate", "time"): {"pattern": r"^\d{2}:\d{2}(:\d{2})?$"},
    ("EventDate", "weekday"): {"enum": [*WEEKDAYS]},
    ("EventPlace", "country"): {"pattern": "^[A-Z]{2}$"},
    ("EventPlace", "lat"): {"minimum": -90, "maximum": 90},
    ("EventPlace", "lon"): {"minimum": -180, "maximum": 180},
    ("EventPlace", "radius_km"): {"minimum": 0},
    ("EventPlace", "precision"): {"enum": list(model.PLACE_PRECISIONS)},
    ("EventPlace", "candidates"): {"description": "ids of namesakes that could be meant as well"},
    ("EventActor", "id"): _NAME,
    ("EventActor", "role"): {"enum": list(model.ROLES)},
    ("EventActor", "by"): {"description": "who blames, for the role accused"},
    ("FigureOf", "category"): {"enum": list(model.CATEGORIES)},
    ("EventItem", "id"): _NAME,
    ("EventItem", "kind"): {"enum": list(model.ITEM_KINDS)},
    ("EventItem", "use"): {"enum": list(model.USES)},
    ("Source", "kind"): {"enum": list(model.SOURCE_KINDS)},
    ("Related", "how"): {"enum": list(RELATIONS)},
    ("Evidence", "paragraph"): {"minimum": 1, "description": "number of the non-blank line"},
    ("ArticleRef", "published"): _DAY,
    ("ArticleRef", "text_sha256"): _SHA,
    ("Article", "schema"): {"const": model.SCHEMA_ARTICLE},
    ("Article", "text"): {"description": "title, blank line, body; all offsets are Unicode code points into it"},
    ("Article", "published"): _DAY,
    ("Article", "published_time"): {"pattern": r"^\d{2}:\d{2}(:\d{2})?$"},
    ("Article", "published_from"): {"enum": [*model.PUBLISHED_FROM]},
    ("Article", "text_sha256"): _SHA,
    **{(name, bound): _OFFSET for name in ("Evidence", "SpanText", "SpanRef") for bound in ("start", "end")},
    **{
        (name, bound): _OFFSET
        for name in ("Figure", "FigureOf", "FigureBySource", "Count", "Spread")
        for bound in ("min", "max")
    },
}
_KIND_OF = {"Incident": "Event"}  # an incident's fields are those of an event, with more beside them
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean"}


def json_schema(record: str) -> dict[str, Any]:
    """The schema of a record: "event", "article" or "incident". Raises KeyError for others."""
    kind = RECORDS[record]
    definitions: dict[str, Any] = {}
    body = _object(kind, definitions)
    if issubclass(kind, model.Event):
        body["allOf"] = _subtypes_by_type()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"evtx {record} record",
        **body,
        "$defs": dict(sorted(definitions.items())),
    }


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a dataclass. A field that may be null or has a default may also be absent."""
    hints = typing.get_type_hints(kind)
    fields = dataclasses.fields(kind)
    required = [f.name for f in fields if not _nullable(hints[f.name]) and f.default is dataclasses.MISSING]
    about = {} if (kind.__doc__ or "").startswith(f"{kind.__name__}(") else {"description": kind.__doc__}
    return {
        **about,
        "type": "object",
        "properties": {f.name: _field(kind.__name__, f.name, hints[f.name], definitions) for f in fields},
        "required": [*required, "schema"] if kind in RECORDS.values() else required,
        "additionalProperties": False,
    }


def _field(owner: str, name: str, hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    rules = _RULES.get((owner, name)) or _RULES.get((_KIND_OF.get(owner, owner), name), {})
    schema = {**_schema(hint, definitions), **rules}
    if _nullable(hint) and "enum" in schema:
        schema["enum"] = [*schema["enum"], None]
    return schema


def _nullable(hint: Any) -> bool:
    return type(None) in typing.get_args(hint)


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a type as the record classes use them."""
    if hint in _SCALARS:
        return {"type": _SCALARS[hint]}
    arguments = typing.get_args(hint)
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in arguments if a is not type(None))
        schema = _schema(inner, definitions)
        if isinstance(schema.get("type"), str):
            return {**schema, "type": [schema["type"], "null"]}
        return {"anyOf": [schema, {"type": "null"}]}
    if origin is tuple and arguments[-1] is Ellipsis:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is tuple:
        members = [_schema(a, definitions) for a in arguments]
        return {"type": "array", "prefixItems": members, "minItems": len(members), "maxItems": len(members)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if hint.__name__ not in definitions:
        definitions[hint.__name__] = {}  # taken, should a type hold itself
        definitions[hint.__name__] = _object(hint, definitions)
    return {"$ref": f"#/$defs/{hint.__name__}"}


def _subtypes_by_type() -> list[dict[str, Any]]:
    rules = []
    for event_type in sorted(EVENT_TYPES):
        allowed = [*SUBTYPES.get(event_type, ()), None]
        rules.append(
            {
                "if": {"properties": {"type": {"const": event_type}}},
                "then": {"properties": {"subtype": {"enum": allowed}}},
            }
        )
    return rules
