"""The table of rules: every change that has a name, how bad it is, and the sentence that tells it.

Ids are those of oasdiff (https://www.oasdiff.com) where it has one for the change; the others are ours. Levels are
ours: a request may only widen, a response only narrow, for a schema judged by containment (see `oracle.py`).

A sentence begins with the place (`{what}`); `{before}` and `{after}` are what stood and what stands there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.diff.model import Direction, Level

BREAKING, REVIEW, COMPATIBLE = Level.BREAKING, Level.REVIEW, Level.COMPATIBLE

# What an action on a schema means: the level in a request, and in a response.
_NARROWS: Final = (BREAKING, COMPATIBLE)
_WIDENS: Final = (COMPATIBLE, BREAKING)
_BREAKS: Final = (BREAKING, BREAKING)
_REVIEW: Final = (REVIEW, REVIEW)
_SAFE: Final = (COMPATIBLE, COMPATIBLE)


@dataclass(frozen=True)
class Rule:
    """One rule. `judged`: containment decides, and the level is for where it cannot tell.

    `relaxed`: the level is lowered where containment shows that no value is affected.
    """

    id: str
    level: Level
    direction: Direction
    text: str
    judged: bool = False
    relaxed: bool = False


@dataclass(frozen=True)
class _Action:
    levels: tuple[Level, Level]
    text: str
    judged: bool = False
    relaxed: bool = True


SCOPES: Final[Mapping[str, Direction]] = {
    "request-parameter": "request",
    "request-body": "request",
    "request-property": "request",
    "response-header": "response",
    "response-body": "response",
    "response-property": "response",
}
"""Where a schema stands; the first part of the ids of its changes."""

# Keyword: its name in ids, whether a larger value allows more, what it limits.
BOUNDS: Final[Mapping[str, tuple[str, bool, str]]] = {
    "maximum": ("max", True, "the largest number"),
    "exclusiveMaximum": ("exclusive-max", True, "the number that it must stay below"),
    "maxLength": ("max-length", True, "the most characters"),
    "maxItems": ("max-items", True, "the most items"),
    "maxProperties": ("max-properties", True, "the most members"),
    "maxContains": ("max-contains", True, "the most matching items"),
    "minimum": ("min", False, "the smallest number"),
    "exclusiveMinimum": ("exclusive-min", False, "the number that it must stay above"),
    "minLength": ("min-length", False, "the fewest characters"),
    "minItems": ("min-items", False, "the fewest items"),
    "minProperties": ("min-properties", False, "the fewest members"),
}

# Keywords that only narrow, of which only presence is told apart; what changed inside is judged by containment.
KEYWORDS: Final[Mapping[str, str]] = {
    "contains": "contains",
    "contentSchema": "content-schema",
    "dependentRequired": "dependent-required",
    "dependentSchemas": "dependent-schema",
    "else": "else",
    "if": "if",
    "minContains": "min-contains",
    "multipleOf": "multiple-of",
    "not": "not",
    "patternProperties": "pattern-property",
    "propertyNames": "property-names",
    "then": "then",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
    "uniqueItems": "unique-items",
}

# Keywords that validate nothing.
NOTES: Final[Mapping[str, tuple[str, tuple[Level, Level]]]] = {
    "contentEncoding": ("content-encoding", _BREAKS),
    "contentMediaType": ("content-media-type", _BREAKS),
    "default": ("default-value", (REVIEW, COMPATIBLE)),
    "title": ("title", _SAFE),
    "discriminator": ("discriminator", _REVIEW),
}

COMBINATIONS: Final[Mapping[str, tuple[str, tuple[Level, Level], tuple[Level, Level]]]] = {
    "allOf": ("all-of", _NARROWS, _WIDENS),
    "anyOf": ("any-of", _WIDENS, _NARROWS),
    "oneOf": ("one-of", _WIDENS, _NARROWS),
}


def _actions() -> dict[str, _Action]:
    found = {
        "type-changed": _Action(_BREAKS, "is of type {after} now, not {before}"),
        "type-generalized": _Action(_WIDENS, "may be any {after} now, not only {before}"),
        "type-specialized": _Action(_NARROWS, "must be {after} now, not any {before}"),
        "list-of-types-widened": _Action(_WIDENS, "may be of type {after} now, before only {before}"),
        "list-of-types-narrowed": _Action(_NARROWS, "must be of type {after} now, before also {before}"),
        "became-nullable": _Action(_WIDENS, "may be null now"),
        "became-not-nullable": _Action(_NARROWS, "may not be null any more"),
        "format-changed": _Action(_BREAKS, "has the format {after} now, before {before}", relaxed=False),
        "format-generalized": _Action(_WIDENS, "has the wider format {after} now, before {before}", relaxed=False),
        "format-specialized": _Action(_NARROWS, "has the narrower format {after} now, before {before}", relaxed=False),
        "format-added": _Action(_NARROWS, "must have the format {after} now", relaxed=False),
        "format-removed": _Action(_WIDENS, "need not have the format {before} any more", relaxed=False),
        "enum-value-added": _Action(_WIDENS, "may have the value {after} now"),
        "enum-value-removed": _Action(_NARROWS, "may not have the value {before} any more"),
        "open-enum-value-added": _Action(_SAFE, "names one value more, {after}, of a list that was open"),
        "became-enum": _Action(_NARROWS, "must be one of {after} now"),
        "became-not-enum": _Action(_WIDENS, "need not be one of {before} any more"),
        "enum-became-open": _Action(_WIDENS, "has a list of values that is open now"),
        "enum-became-closed": _Action((REVIEW, COMPATIBLE), "has a list of values that is closed now", relaxed=False),
        "const-added": _Action(_NARROWS, "must be {after} now"),
        "const-changed": _Action(_BREAKS, "must be {after} now, before {before}"),
        "const-removed": _Action(_WIDENS, "need not be {before} any more"),
        "pattern-added": _Action(_NARROWS, "must match the pattern {after} now"),
        "pattern-removed": _Action(_WIDENS, "need not match the pattern {before} any more"),
        "pattern-changed": _Action(_REVIEW, "must match the pattern {after} now, before {before}", judged=True),
        "additional-properties-removed": _Action(_NARROWS, "may not have undeclared members any more"),
        "additional-properties-added": _Action(_WIDENS, "may have undeclared members now"),
        "items-added": _Action(_NARROWS, "says now what its items are"),
        "items-removed": _Action(_WIDENS, "does not say any more what its items are"),
        "prefix-items-added": _Action(_NARROWS, "says now what its item {after} is"),
        "prefix-items-removed": _Action(_WIDENS, "does not say any more what its item {before} is"),
        "wrapped-in-one-of": _Action(_WIDENS, "may now also have other forms (oneOf)", judged=True),
        "wrapped-in-any-of": _Action(_WIDENS, "may now also have other forms (anyOf)", judged=True),
        "unwrapped-from-one-of": _Action(_NARROWS, "has lost other forms (oneOf)", judged=True),
        "unwrapped-from-any-of": _Action(_NARROWS, "has lost other forms (anyOf)", judged=True),
        "deprecated": _Action(_SAFE, "is deprecated now"),
        "reactivated": _Action(_SAFE, "is not deprecated any more"),
        "became-read-only": _Action(_REVIEW, "is read-only now", relaxed=False),
        "became-not-read-only": _Action(_SAFE, "is not read-only any more"),
        "became-write-only": _Action(_REVIEW, "is write-only now", relaxed=False),
        "became-not-write-only": _Action(_SAFE, "is not write-only any more"),
        "schema-changed": _Action(_REVIEW, "is described in another way", judged=True),
        "schema-undecided": _Action(_REVIEW, "has changed in a way that containment cannot decide", relaxed=False),
        "schema-narrowed": _Action(
            (BREAKING, COMPATIBLE), "does not allow any more all that it allowed", relaxed=False
        ),
        "schema-widened": _Action((COMPATIBLE, BREAKING), "allows what it did not allow", relaxed=False),
        "keyword-changed": _Action(_REVIEW, "differs in {after}, which no rule knows", relaxed=False),
    }
    for name, larger_is_more, limit in BOUNDS.values():
        found |= {
            f"{name}-set": _Action(_NARROWS, f"has a limit now: {limit} is {{after}}"),
            f"{name}-unset": _Action(_WIDENS, f"has lost a limit: {limit} was {{before}}"),
            f"{name}-increased": _Action(
                _WIDENS if larger_is_more else _NARROWS, f"has a larger limit: {limit} is {{after}}, before {{before}}"
            ),
            f"{name}-decreased": _Action(
                _NARROWS if larger_is_more else _WIDENS, f"has a smaller limit: {limit} is {{after}}, before {{before}}"
            ),
        }
    for keyword, name in KEYWORDS.items():
        found |= {
            f"{name}-added": _Action(_NARROWS, f"has a `{keyword}` now: {{after}}"),
            f"{name}-removed": _Action(_WIDENS, f"has no `{keyword}` any more: {{before}}"),
            f"{name}-changed": _Action(_REVIEW, f"has another `{keyword}`: {{after}}, before {{before}}", judged=True),
        }
    # Neither is a promise of its own: an `else` or `then` needs its `if`, and a minimum of matches can mean less.
    for name in ("if", "then", "else", "min-contains"):
        for verb in ("added", "removed"):
            found[f"{name}-{verb}"] = _Action(_REVIEW, found[f"{name}-{verb}"].text, judged=True)
    for keyword, (name, levels) in NOTES.items():
        found |= {
            f"{name}-added": _Action(levels, f"has a `{keyword}` now: {{after}}", relaxed=False),
            f"{name}-removed": _Action(levels, f"has no `{keyword}` any more: {{before}}", relaxed=False),
            f"{name}-changed": _Action(levels, f"has another `{keyword}`: {{after}}, before {{before}}", relaxed=False),
        }
    for keyword, (name, added, removed) in COMBINATIONS.items():
        found[f"{name}-added"] = _Action(added, f"has one `{keyword}` more: {{after}}", judged=True)
        found[f"{name}-removed"] = _Action(removed, f"has one `{keyword}` less: {{before}}", judged=True)
    return found


ACTIONS: Final[Mapping[str, _Action]] = _actions()

# Rules that are not about what a schema says itself. "both" where a rule is about no one direction.
_OTHERS: Final[tuple[tuple[str, Direction, Level, str], ...]] = (
    # Documents
    ("document-added", "both", COMPATIBLE, "{what} is a new document"),
    ("document-removed", "both", BREAKING, "{what} is not published any more"),
    ("openapi-version-changed", "both", REVIEW, "{what} is {after} now, before {before}"),
    ("json-schema-dialect-changed", "both", REVIEW, "{what} is {after} now, before {before}"),
    ("unclassified-change", "both", REVIEW, "{what} differs in a way that no rule knows"),
    # Paths and operations
    ("endpoint-added", "both", COMPATIBLE, "{what} is new"),
    ("api-path-removed-without-deprecation", "both", BREAKING, "{what} is gone with its path, and was not deprecated"),
    ("api-path-removed-with-deprecation", "both", REVIEW, "{what} is gone with its path, after it was deprecated"),
    ("api-path-removed-before-sunset", "both", BREAKING, "{what} is gone with its path before its sunset, {before}"),
    ("api-removed-without-deprecation", "both", BREAKING, "{what} is gone, and was not deprecated"),
    ("api-removed-with-deprecation", "both", REVIEW, "{what} is gone, after it was deprecated"),
    ("api-removed-before-sunset", "both", BREAKING, "{what} is gone before its sunset, {before}"),
    ("path-parameter-renamed", "request", COMPATIBLE, "{what} calls its path parameter {after} now, before {before}"),
    ("api-operation-id-removed", "both", COMPATIBLE, "{what} has the operationId {after} now, before {before}"),
    ("api-operation-id-added", "both", COMPATIBLE, "{what} has an operationId now, {after}"),
    ("api-tag-added", "both", COMPATIBLE, "{what} has the tag {after} now"),
    ("api-tag-removed", "both", COMPATIBLE, "{what} has no tag {before} any more"),
    ("endpoint-deprecated", "both", COMPATIBLE, "{what} is deprecated now"),
    ("endpoint-deprecated-with-sunset", "both", COMPATIBLE, "{what} is deprecated now and ends on {after}"),
    ("endpoint-reactivated", "both", COMPATIBLE, "{what} is not deprecated any more"),
    ("sunset-deleted", "both", REVIEW, "{what} has no sunset any more, before {before}"),
    ("sunset-added", "both", REVIEW, "{what}, deprecated before, ends on {after}"),
    ("api-sunset-date-changed-too-small", "both", BREAKING, "{what} ends on {after} now, earlier than {before}"),
    ("sunset-postponed", "both", COMPATIBLE, "{what} ends on {after} now, later than {before}"),
    ("callback-added", "both", REVIEW, "{what} has a callback {after} now"),
    ("callback-removed", "both", REVIEW, "{what} has no callback {before} any more"),
    ("callback-changed", "both", REVIEW, "{what} has another callback {after}"),
    ("webhook-added", "both", COMPATIBLE, "{what} is a new webhook"),
    ("webhook-removed", "both", BREAKING, "{what} is no webhook any more"),
    ("webhook-changed", "both", REVIEW, "{what} is a webhook that has changed"),
    # Security
    ("api-security-added", "request", COMPATIBLE, "{what} takes other credentials as well: {after}"),
    ("api-security-removed", "request", BREAKING, "{what} does not take any more: {before}"),
    ("api-security-relaxed", "request", COMPATIBLE, "{what} needs less than it needed: {before}"),
    ("api-security-became-required", "request", BREAKING, "{what} needs credentials now"),
    ("api-security-became-optional", "request", COMPATIBLE, "{what} can be called without credentials now"),
    ("api-security-scope-added", "request", BREAKING, "{what} needs the scope {after} now"),
    ("api-security-scope-removed", "request", COMPATIBLE, "{what} does not need the scope {before} any more"),
    ("api-global-security-added", "request", COMPATIBLE, "{what} has one alternative more: {after}"),
    ("api-global-security-removed", "request", REVIEW, "{what} has one alternative less: {before}"),
    ("api-security-component-added", "request", COMPATIBLE, "{what} is new"),
    ("api-security-component-removed", "request", REVIEW, "{what} is not defined any more"),
    ("api-security-component-type-changed", "request", BREAKING, "{what} is of type {after} now, before {before}"),
    ("security-component-changed", "request", BREAKING, "{what} is given in another way: {after}, before {before}"),
    ("api-security-component-oauth-url-changed", "request", REVIEW, "{what} is {after} now, before {before}"),
    ("api-security-component-oauth-token-url-changed", "request", REVIEW, "{what} is {after} now, before {before}"),
    ("api-security-component-oauth-scope-added", "request", COMPATIBLE, "{what} knows the scope {after} now"),
    ("api-security-component-oauth-scope-removed", "request", BREAKING, "{what} has no scope {before} any more"),
    ("security-component-oauth-flow-changed", "request", REVIEW, "{what} has another OAuth flow {after}"),
    # Parameters
    ("new-required-request-parameter", "request", BREAKING, "{what} is new and required"),
    ("new-optional-request-parameter", "request", COMPATIBLE, "{what} is new"),
    ("new-request-path-parameter", "request", BREAKING, "{what} is new"),
    ("request-parameter-removed", "request", REVIEW, "{what} is gone"),
    ("request-parameter-removed-with-deprecation", "request", REVIEW, "{what} is gone, after it was deprecated"),
    ("request-parameter-moved", "request", BREAKING, "{what} is sent as {after} now, before as {before}"),
    ("request-parameter-became-required", "request", BREAKING, "{what} is required now"),
    ("request-parameter-became-optional", "request", COMPATIBLE, "{what} is not required any more"),
    ("request-parameter-style-changed", "request", BREAKING, "{what} has the style {after} now, before {before}"),
    ("request-parameter-explode-changed", "request", BREAKING, "{what} has explode {after} now, before {before}"),
    ("request-parameter-allow-reserved-changed", "request", REVIEW, "{what} has allowReserved {after} now"),
    ("request-parameter-allow-empty-changed", "request", REVIEW, "{what} has allowEmptyValue {after} now"),
    ("request-parameter-content-changed", "request", BREAKING, "{what} is sent as {after} now, before as {before}"),
    ("request-parameter-schema-added", "request", REVIEW, "{what} has a schema now"),
    ("request-parameter-schema-removed", "request", REVIEW, "{what} has no schema any more"),
    ("request-parameter-sunset-changed", "request", REVIEW, "{what} ends on {after} now, before {before}"),
    # Request bodies
    ("request-body-added-optional", "request", COMPATIBLE, "{what} is new"),
    ("request-body-added-required", "request", BREAKING, "{what} is new and required"),
    ("request-body-removed", "request", BREAKING, "{what} is gone"),
    ("request-body-became-required", "request", BREAKING, "{what} is required now"),
    ("request-body-became-optional", "request", COMPATIBLE, "{what} is not required any more"),
    ("request-body-media-type-added", "request", COMPATIBLE, "{what} may be {after} now"),
    ("request-body-media-type-removed", "request", BREAKING, "{what} may not be {before} any more"),
    ("request-body-media-type-schema-added", "request", BREAKING, "{what} has a schema now"),
    ("request-body-media-type-schema-removed", "request", COMPATIBLE, "{what} has no schema any more"),
    ("request-body-encoding-changed", "request", REVIEW, "{what} is encoded in another way"),
    # Responses
    ("response-success-status-added", "response", REVIEW, "{what} is a new success"),
    ("response-success-status-removed", "response", BREAKING, "{what} is no answer any more"),
    ("response-non-success-status-added", "response", COMPATIBLE, "{what} is a new failure"),
    ("response-non-success-status-removed", "response", COMPATIBLE, "{what} is no failure any more"),
    ("response-media-type-added", "response", REVIEW, "{what} may be {after} now"),
    ("response-media-type-removed", "response", BREAKING, "{what} is not {before} any more"),
    ("response-body-media-type-schema-added", "response", COMPATIBLE, "{what} has a schema now"),
    ("response-body-media-type-schema-removed", "response", BREAKING, "{what} has no schema any more"),
    ("response-body-encoding-changed", "response", REVIEW, "{what} is encoded in another way"),
    ("response-header-added", "response", COMPATIBLE, "{what} is new"),
    ("required-response-header-removed", "response", BREAKING, "{what} is gone, and was always there"),
    ("optional-response-header-removed", "response", REVIEW, "{what} is gone"),
    ("response-header-became-optional", "response", BREAKING, "{what} may be missing now"),
    ("response-header-became-required", "response", COMPATIBLE, "{what} is always there now"),
    ("response-header-style-changed", "response", BREAKING, "{what} has the style {after} now, before {before}"),
    ("response-header-explode-changed", "response", BREAKING, "{what} has explode {after} now, before {before}"),
    ("response-header-content-changed", "response", BREAKING, "{what} is sent as {after} now, before as {before}"),
    ("response-header-schema-added", "response", COMPATIBLE, "{what} has a schema now"),
    ("response-header-schema-removed", "response", BREAKING, "{what} has no schema any more"),
    ("response-link-changed", "response", REVIEW, "{what} has other links"),
    # Members
    ("new-required-request-property", "request", BREAKING, "{what} is new and required"),
    ("new-optional-request-property", "request", COMPATIBLE, "{what} is new"),
    ("request-property-removed", "request", REVIEW, "{what} is gone"),
    ("request-property-became-required", "request", BREAKING, "{what} is required now"),
    ("request-property-became-optional", "request", COMPATIBLE, "{what} is not required any more"),
    ("response-required-property-added", "response", COMPATIBLE, "{what} is new"),
    ("response-optional-property-added", "response", COMPATIBLE, "{what} is new"),
    ("response-required-property-removed", "response", BREAKING, "{what} is gone"),
    ("response-optional-property-removed", "response", BREAKING, "{what} is gone"),
    ("response-property-became-optional", "response", BREAKING, "{what} may be missing now"),
    ("response-property-became-required", "response", COMPATIBLE, "{what} is always there now"),
    # Components that no operation uses
    ("component-added", "both", COMPATIBLE, "{what} is new, and no operation uses it"),
    ("component-changed", "both", COMPATIBLE, "{what} has changed, and no operation uses it"),
    ("api-schema-removed", "both", COMPATIBLE, "{what} is gone, and no operation used it"),
    ("component-removed", "both", COMPATIBLE, "{what} is gone, and no operation used it"),
)

_ONLY_ONE_SIDE: Final[Mapping[str, Direction]] = {
    "schema-narrowed": "request",
    "schema-widened": "response",
    "open-enum-value-added": "response",
}
# Judged as a whole where a body or parameter begins, not member by member.
_AT_ROOTS: Final = frozenset({"schema-narrowed", "schema-widened", "schema-undecided"})


def _rules() -> dict[str, Rule]:
    found = {id_: Rule(id_, level, direction, f"{text}.") for id_, direction, level, text in _OTHERS}
    for scope, direction in SCOPES.items():
        for name, action in ACTIONS.items():
            if _ONLY_ONE_SIDE.get(name, direction) != direction or (name in _AT_ROOTS and scope.endswith("property")):
                continue
            level = action.levels[0 if direction == "request" else 1]
            id_ = f"{scope}-{name}"
            found[id_] = Rule(id_, level, direction, f"{{what}} {action.text}.", action.judged, action.relaxed)
    return found


RULES: Final[Mapping[str, Rule]] = _rules()
"""Every rule by its id."""
