"""The report for people: one page that holds everything and asks nothing from outside.

The page is written here, whole, so that it is readable without its script too; the script only filters and explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from textwrap import shorten
from typing import Any

from laserdata_contract.merging import Report, Verdict, differences, key_of, verdicts, views
from laserdata_contract.shapes import elements, members

TEMPLATE = Path(__file__).with_name("report.html")
CLASSES = {"kept": "kept", "broken": "broken", "could not tell": "unknown", "not yet": "later"}
MARKS = {"kept": "✓", "broken": "✗", "could not tell": "?", "not yet": "–"}
BRIEF = 180
"""Characters of a reason that are shown before it is opened."""

Key = tuple[str, str]
"""Document and label of an operation."""


def page(runs: Sequence[Report]) -> str:
    """The page for one run or several, side by side."""
    return Page(runs).text()


class Page:
    """What the parts of one page share."""

    def __init__(self, runs: Sequence[Report]) -> None:
        """Sort what the runs say by operation."""
        self.told_by = runs
        self.runs = runs = views(runs)
        self.several = len(runs) > 1
        self.laws: dict[str, Mapping[str, Any]] = {
            one["code"]: one for run in runs for one in elements(run.get("laws"))
        }
        self.operations: dict[Key, list[Mapping[str, Any] | None]] = {}
        self.told: dict[Key, list[dict[str, Verdict]]] = {}
        for number, run in enumerate(runs):
            for one in elements(run.get("operations")):
                key = key_of(one)
                self.operations.setdefault(key, [None] * len(runs))[number] = one
                self.told.setdefault(key, [{} for _ in runs])[number] = {each.check: each for each in verdicts(one)}
        used = {check for told in self.told.values() for each in told for check in each}
        self.checks = [*(code for code in self.laws if code in used), *sorted(used - set(self.laws))]

    def text(self) -> str:
        """The whole page."""
        outcomes = [str(run.get("outcome", "")) for run in self.told_by]
        worst = next((one for one in ("broken", "could not tell", "kept") if one in outcomes), "could not tell")
        documents = dict.fromkeys(document for document, _ in self.operations)
        parts = {
            "@TITLE@": escape(f"Contract: {worst}"),
            "@DOCUMENTS@": "".join(f"<option>{escape(one)}</option>" for one in documents),
            "@HEADER@": "".join(self.header(worst)),
            "@MAIN@": "\n".join([*self.regions(), *self.failures(), *self.forms(), *self.matrix(), *self.coverage()]),
        }
        # In one go: what an API says must not be taken for a mark.
        return re.sub("|".join(parts), lambda mark: parts[mark[0]], TEMPLATE.read_text("utf-8"))

    def label(self, number: int) -> str:
        """Name of a run."""
        return str(self.runs[number].get("label") or f"run {number + 1}")

    # -- head and regions ---------------------------------------------------------------------------------------------

    def header(self, worst: str) -> Iterator[str]:
        """What came out, in a few lines."""
        yield f"<h1>Contract <span class='chip {CLASSES[worst]}'>{escape(worst)}</span></h1>"
        for number, run in enumerate(self.told_by):
            lead = f"<b>{escape(str(run.get('label') or f'run {number + 1}'))}</b>: " if len(self.told_by) > 1 else ""
            yield f"<p>{lead}{escape(str(run.get('summary', '')))}</p>"
            urls = dict.fromkeys(members(members(run.get("target")).get("urls")).values())
            told = [f"seed {run.get('seed')}", f"profile {run.get('profile')}", *map(str, urls)]
            if run.get("requests") is not None:
                told.insert(2, f"{run['requests']} requests of the laws in {run.get('seconds')} s")
            yield f"<p class='quiet'>{escape(' · '.join(told))}</p>"
            for reason in [run.get("unreachable"), *elements(run.get("untold")), *elements(run.get("leftovers"))]:
                if reason:
                    yield f"<p><span class='chip unknown'>note</span>{escape(str(reason))}</p>"
            for note in elements(run.get("notes")):
                yield f"<p class='quiet'>{escape(str(note))}</p>"
            yield from self.never(members(run.get("successes")))

    @staticmethod
    def never(successes: Mapping[str, Any]) -> Iterator[str]:
        """The operations that never answered a 2xx."""
        names = elements(successes.get("never"))
        if names:
            told = f"{successes['succeeded']} of {successes['of']} operations answered a 2xx"
            yield f"<details id='never'><summary>{told}; <b>{len(names)} never did</b></summary><p>"
            yield "<br>".join(f"<code>{escape(str(one))}</code>" for one in names)
            yield "</p></details>"

    def regions(self) -> Iterator[str]:
        """Runs side by side, and where they disagree."""
        if not self.several:
            return
        yield "<h2>Side by side</h2><div class='scroll'><table class='side'><tr><th>run<th>outcome<th>tested<th>2xx"
        yield "".join(f"<th>{one}" for one in CLASSES) + "</tr>"
        for number, run in enumerate(self.runs):
            counts = dict.fromkeys(CLASSES, 0)
            for told in self.told.values():
                for one in told[number].values():
                    counts[one.outcome] += 1
            documents = elements(run.get("documents"))
            tested = sum(one["tested"] for one in documents)
            ok = [members(one.get("successes")) for one in documents]
            share = f"{sum(one.get('succeeded', 0) for one in ok)} of {sum(one.get('of', 0) for one in ok)}"
            outcome = str(run.get("outcome"))
            cells = "".join(f"<td class='number'>{count}" for count in (tested, share, *counts.values()))
            yield (
                f"<tr><td>{escape(self.label(number))}<td><span class='chip {CLASSES.get(outcome, 'later')}'>"
                f"{escape(outcome)}</span>{cells}</tr>"
            )
        yield "</table></div>"
        labelled = [{**run, "label": self.label(number)} for number, run in enumerate(self.runs)]
        different = differences(labelled)
        yield f"<p>{len(different)} times one keeps what another breaks.</p>"
        for each in different:
            outcomes = ", ".join(f"{name}: {told}" for name, told in each["outcomes"].items())
            where = f"{each['document']} {each['operation']}"
            yield f"<p><code>{escape(each['check'])}</code> {escape(where)}: {escape(outcomes)}</p>"

    # -- failures -----------------------------------------------------------------------------------------------------

    def failures(self) -> Iterator[str]:
        """Every failure, whole."""
        found = [
            (key, number, one)
            for key, told in self.told.items()
            for number, each in enumerate(told)
            for one in each.values()
            if one.outcome == "broken"
        ]
        yield f"<h2 id='failures'>Failures <span class='quiet'>{len(found)}</span></h2>"
        if not found:
            yield "<p class='quiet'>None.</p>"
        for key, number, one in found:
            yield from self.failure(key, number, one)

    def failure(self, key: Key, number: int, verdict: Verdict) -> Iterator[str]:
        """One failure: what was asked, what was told, what the contract says."""
        region = f"<span class='chip'>{escape(self.label(number))}</span>" if self.several else ""
        yield (
            f"<details {self.data(key, [verdict])}><summary><span class='chip broken'>{escape(verdict.check)}</span>"
            f"{region}<b>{escape(key[1])}</b> <span class='quiet'>{escape(key[0])}</span><br>"
            f"{escape(shorten(verdict.reason, BRIEF, placeholder=' …'))}</summary>"
        )
        if len(verdict.reason) > BRIEF:
            yield f"<p>{escape(verdict.reason)}</p>"
        operation = self.operations[key][number] or {}
        law = self.laws.get(verdict.check)
        if law is not None:
            yield f"<p><b>The contract says:</b> {escape(law['sentence'])} {escape(law['explain'])}</p>"
            yield f"<p class='quiet'>Source: {escape(law['source'])}</p>"
        responses = members(members(operation.get("contract")).get("responses"))
        for exchange in verdict.evidence:
            yield f"<pre>{escape(str(exchange['curl']))}</pre>"
            headers = "\n".join(f"{name}: {value}" for name, value in members(exchange["headers"]).items())
            yield f"<pre>{exchange['status']}\n{escape(headers)}\n\n{escape(str(exchange['body']))}</pre>"
            yield from self.declared(responses, exchange["status"])
        if verdict.reproduce:
            yield f"<pre>{escape(verdict.reproduce)}</pre><pre>{verdict.status}\n\n{escape(verdict.body)}</pre>"
            yield from self.declared(responses, verdict.status)
        command = f"{self.runs[number].get('replay', '')} {verdict.id}"
        yield f"<p>Replay: <code>{escape(command)}</code></p></details>"

    @staticmethod
    def declared(responses: Mapping[str, Any], status: int | None) -> Iterator[str]:
        """What the document says of a status at an operation."""
        said = responses.get(str(status))
        others = ", ".join(responses)
        text = f"{status}: {said}" if said else f"{status} is not declared here; declared are {others or 'none'}"
        yield f"<p><b>The document says:</b> {escape(text)}</p>"

    def forms(self) -> Iterator[str]:
        """Which of several forms the API follows, where the law is kept in either."""
        found = [
            (key, number, one)
            for key, told in self.told.items()
            for number, each in enumerate(told)
            for one in each.values()
            if one.outcome == "kept" and one.reason
        ]
        if not found:
            return
        yield f"<h2 id='forms'>Which form the API follows <span class='quiet'>{len(found)}</span></h2>"
        for key, number, one in found:
            region = f"<span class='chip'>{escape(self.label(number))}</span>" if self.several else ""
            yield (
                f"<p {self.data(key, [one])}><code>{escape(one.check)}</code> {region}{escape(' '.join(key))}: "
                f"{escape(one.reason)}</p>"
            )

    # -- matrix -------------------------------------------------------------------------------------------------------

    @staticmethod
    def data(key: Key, verdicts: Iterable[Verdict]) -> str:
        """Attributes that the filters look at."""
        told = list(verdicts)
        outcomes = ",".join(sorted({one.outcome for one in told}))
        checks = " ".join(sorted({one.check for one in told})).lower()
        return (
            f'data-document="{escape(key[0])}" data-operation="{escape(f"{key[0]} {key[1]}".lower())}" '
            f'data-outcomes="{outcomes}" data-checks="{escape(checks)}"'
        )

    def everything(self, key: Key) -> list[Verdict]:
        """What all runs say of an operation."""
        return [one for each in self.told[key] for one in each.values()]

    def matrix(self) -> Iterator[str]:
        """Operations down, checks across; in each cell a mark for each run."""
        yield "<h2 id='all'>Operations and checks</h2><p class='quiet'>"
        yield " ".join(f"<span class='chip {CLASSES[one]}'>{mark} {one}</span>" for one, mark in MARKS.items())
        if self.several:
            order = ", ".join(escape(self.label(number)) for number in range(len(self.runs)))
            yield f"Side by side in a cell, as far as they have it: {order}. "
        yield "Touch a mark to see what it is about.</p>"
        yield "<div class='scroll tall'><table id='matrix'><thead><tr><th></th>"
        for check in self.checks:
            sentence = self.laws[check]["sentence"] if check in self.laws else "A check of schemathesis."
            yield f'<th title="{escape(sentence)}"><span>{escape(check)}</span></th>'
        yield "</tr></thead><tbody>"
        for number, key in enumerate(self.operations):
            cells = "".join(f"<td>{''.join(self.marks(key, check))}</td>" for check in self.checks)
            yield (
                f"<tr {self.data(key, self.everything(key))}><th class='row' scope='row'>"
                f"<a href='#operation-{number}'>{escape(key[1])}</a></th>{cells}</tr>"
            )
        yield "</tbody></table></div>"

    def marks(self, key: Key, check: str) -> Iterator[str]:
        """The marks of one cell."""
        for number, told in enumerate(self.told[key]):
            one = told.get(check)
            if one is None:
                continue
            run = f' data-run="{escape(self.label(number))}"' if self.several else ""
            title = f' title="{escape(f"{one.outcome}: {one.reason}")}"' if one.outcome != "kept" else ""
            yield f"<i class={CLASSES[one.outcome]}{run}{title}>{MARKS[one.outcome]}</i>"

    # -- coverage -----------------------------------------------------------------------------------------------------

    def coverage(self) -> Iterator[str]:
        """Each operation: parameters by status, and what was not kept."""
        yield "<h2 id='coverage'>Coverage</h2>"
        for number, key in enumerate(self.operations):
            yield from self.covered(number, key)

    def covered(self, number: int, key: Key) -> Iterator[str]:
        """One operation."""
        statuses: dict[str, int] = {}
        parameters: dict[str, dict[str, int]] = {}
        responses: dict[str, None] = {}
        for one in filter(None, self.operations[key]):
            seen = members(one.get("coverage"))
            add(statuses, members(seen.get("statuses")))
            for name, counts in members(seen.get("parameters")).items():
                add(parameters.setdefault(name, {}), members(counts))
            responses |= dict.fromkeys(members(members(one.get("contract")).get("responses")))
        sent = sum(bool(counts) for counts in parameters.values())
        chips = [
            f"<span class='chip {'' if one in statuses else 'unknown'}'>{one} {statuses.get(one, 'not seen')}</span>"
            for one in sorted(responses)
        ] + [
            f"<span class='chip later'>{escape(one)} {count} not declared</span>"
            for one, count in sorted(statuses.items())
            if one not in responses and one != "none"
        ]
        told = self.everything(key)
        yield (
            f"<details id='operation-{number}' {self.data(key, told)}><summary><b>{escape(key[1])}</b> "
            f"<span class='quiet'>{escape(key[0])}, {sent} of {len(parameters)} parameters sent</span><br>"
            f"{''.join(chips)}</summary>"
        )
        columns = sorted({*statuses, *(status for counts in parameters.values() for status in counts)})
        if parameters and columns:
            yield "<div class='scroll'><table><tr><th>parameter" + "".join(f"<th>{escape(one)}" for one in columns)
            for name, counts in parameters.items():
                cells = "".join(f"<td class='number'>{counts.get(one, '')}" for one in columns)
                missing = "" if counts else " <span class='chip unknown'>never sent</span>"
                yield f"<tr><td><code>{escape(name)}</code>{missing}{cells}</tr>"
            yield "</table></div>"
        for run, each in enumerate(self.told[key]):
            region = f"{escape(self.label(run))}: " if self.several else ""
            for verdict in each.values():
                if verdict.outcome != "kept":
                    yield (
                        f"<p><span class='chip {CLASSES[verdict.outcome]}'>{verdict.outcome}</span>{region}"
                        f"<code>{escape(verdict.check)}</code> {escape(verdict.reason)}</p>"
                    )
        yield "</details>"


def add(total: dict[str, int], more: Mapping[str, int]) -> None:
    """Add counts to counts."""
    for name, count in more.items():
        total[name] = total.get(name, 0) + count
