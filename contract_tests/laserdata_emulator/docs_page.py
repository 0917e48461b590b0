"""The pages for a browser: `/docs`, the documents in full, and `/_emulator/live`, the requests as they come.

Plain HTML written from the documents; nothing comes from outside the machine.
"""

import json
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from .contract import METHODS
from .shapes import least
from .wire import array, table

BASE = "\0base\0"  # stands for the URL of the origin, which is known when a page is asked for
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --muted: light-dark(#5a6372, #a0a8b5);
  --card: light-dark(#f6f7f9, #1d2128); --accent: light-dark(#0b57d0, #8ab4f8); }
* { box-sizing: border-box; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 64rem; padding: 1rem;
  background: light-dark(#fff, #14171c); color: light-dark(#1c2330, #e4e7ec); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.25rem; margin-top: 2.5rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .25rem; }
h4 { font-size: .9rem; margin: 1rem 0 .25rem; } a { color: var(--accent); } p { margin: .5rem 0; }
code, pre { font: 14px/1.45 ui-monospace, monospace; } .muted { color: var(--muted); }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .6rem; overflow-x: auto;
  overflow-wrap: normal; }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .35rem 0; }
summary { cursor: pointer; padding: .4rem .6rem; } details > div { padding: 0 .75rem .75rem; }
.verb { display: inline-block; min-width: 4.2rem; font-weight: 600; }
.GET { color: light-dark(#1a7f37, #57c774); } .POST { color: light-dark(#0b57d0, #8ab4f8); }
.PUT { color: light-dark(#9a5b00, #e3a54a); } .DELETE { color: light-dark(#b3261e, #f2897f); }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: 600; }
td, th { padding: .25rem .75rem .25rem 0; vertical-align: top; border-bottom: 1px solid var(--line);
  overflow-wrap: break-word; } td:last-child { overflow-wrap: anywhere; }
h1 code { font-size: inherit; } ul { margin: .5rem 0; padding-left: 1.25rem; }
@media (max-width: 40rem) { td, th { display: block; border: 0; padding: .1rem 0; }
  tr { display: block; border-bottom: 1px solid var(--line); padding: .3rem 0; } }
nav a { margin-right: .75rem; white-space: nowrap; } .bad { color: light-dark(#b3261e, #f2897f); }
"""
_HEAD = (
    "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
    "<link rel=icon href='data:,'>"
)
# What a link leads to is opened.
_OPEN = """<script>
"use strict";
function open_target() {
  const found = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (found instanceof HTMLDetailsElement) { found.open = true; found.scrollIntoView(); }
}
addEventListener("hashchange", open_target); open_target();
</script>"""


def page(title: str, body: str) -> str:
    """A whole page."""
    return f"{_HEAD}<title>{escape(title)}</title><style>{_STYLE}</style><body>{body}"


def docs_page(origin: str, documents: Mapping[str, tuple[str, Mapping[str, Any]]], handled: Iterable[str]) -> str:
    """The page of one origin: its documents, each with the URL path where it is served. `BASE` is to be replaced."""
    emulated = frozenset(handled)
    parts = [
        f"<h1>API documents of <code>{escape(origin)}</code></h1>",
        "<p class=muted>An emulated LaserData Cloud; nothing here leaves this machine. ",
        "What comes in is seen at <a href='/_emulator/live'>/_emulator/live</a>.</p>",
    ]
    for name, (url, document) in documents.items():
        parts.append(_Writer(name, url, document, emulated).document())
    return page(f"API documents of {origin}", "\n".join([*parts, _OPEN]))


def _text(value: object) -> str:
    """A description: of its marks headings, lists, tables, emphasis and code."""
    marked = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(str(value or "").strip()))
    marked = re.sub(r"(?<![\w*])\*{1,2}([^*\s][^*]*)\*{1,2}(?![\w*])", r"<em>\1</em>", marked)
    parts: list[str] = []
    for block in filter(None, re.split(r"\n\s*\n", marked)):
        heading = re.fullmatch(r"#+\s+(.*)", block)
        if heading:
            parts.append(f"<h4>{heading[1]}</h4>")
        elif re.match(r"\s*[-*] ", block):
            items = re.split(r"(?:^|\n)\s*[-*] ", block)[1:]
            parts.append(f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>")
        elif block.startswith("|"):
            rows = [line.strip().strip("|").split("|") for line in block.splitlines() if set(line) - set("|-: ")]
            lines = ("".join(f"<td>{cell.strip()}" for cell in row) for row in rows)
            parts.append(f"<table>{''.join(f'<tr>{line}' for line in lines)}</table>")
        else:
            parts.append(f"<p>{block}</p>")
    return "".join(parts)


class _Writer:
    def __init__(self, name: str, url: str, root: Mapping[str, Any], handled: frozenset[str]) -> None:
        self.name, self.url, self.root, self.handled = name, url, root, handled

    def follow(self, node: Any) -> dict[str, Any]:
        found = table(node)
        while "$ref" in found:
            target: Any = self.root
            for part in str(found["$ref"]).removeprefix("#/").split("/"):
                target = table(target).get(part.replace("~1", "/").replace("~0", "~"))
            found = table(target)
        return found

    def document(self) -> str:
        info = table(self.root.get("info"))
        groups: dict[str, list[str]] = {str(tag.get("name")): [] for tag in map(table, array(self.root.get("tags")))}
        for path, item in table(self.root.get("paths")).items():
            for method in METHODS:
                if method in item:
                    tags = array(item[method].get("tags")) or ["Other"]
                    groups.setdefault(str(tags[0]), []).append(self.operation(path, method, item, item[method]))
        groups = {tag: operations for tag, operations in groups.items() if operations}
        schemas = table(table(self.root.get("components")).get("schemas"))
        links = "".join(f"<a href='#{self.anchor(tag)}'>{escape(tag)}</a>" for tag in groups)
        parts = [
            f"<h2><a href='{escape(self.url)}'>{escape(self.name)}</a></h2>{_text(info.get('description'))}",
            f"<p class=muted>{escape(str(info.get('title')))} {escape(str(info.get('version')))}</p>",
            f"<nav>{links}<a href='#{self.anchor('schemas')}'>Schemas</a></nav>",
        ]
        for tag, operations in groups.items():
            parts += [f"<h3 id='{self.anchor(tag)}'>{escape(tag)}</h3>", *operations]
        parts.append(f"<h3 id='{self.anchor('schemas')}'>Schemas</h3>")
        for name, schema in schemas.items():
            parts.append(
                f"<details id='{self.anchor('schema', name)}'><summary><code>{escape(name)}</code></summary>"
                f"<div>{_text(table(schema).get('description'))}{self.fields(table(schema))}</div></details>"
            )
        return "\n".join(parts)

    def anchor(self, *parts: str) -> str:
        return escape("-".join([self.name, *parts]).replace(" ", "-"), quote=True)

    def operation(self, path: str, method: str, item: Mapping[str, Any], op: Mapping[str, Any]) -> str:
        verb, name = method.upper(), str(op.get("operationId") or f"{method} {path}")
        note = "" if name in self.handled else " <span class=muted>shape only</span>"
        parameters = [self.follow(one) for one in (*array(item.get("parameters")), *array(op.get("parameters")))]
        body = self.follow(op.get("requestBody"))
        parts = [
            f"<details id='{self.anchor(name)}'><summary><span class='verb {verb}'>{verb}</span>"
            f"<code>{escape(path)}</code> {escape(str(op.get('summary') or ''))}{note}</summary><div>",
            f"<p class=muted><code>{escape(name)}</code></p>{_text(op.get('description'))}",
        ]
        if parameters:
            parts.append("<h4>Parameters</h4><table>" + "".join(map(self.parameter, parameters)) + "</table>")
        for media, content in table(body.get("content")).items():
            needed = "" if body.get("required") else " (optional)"
            parts.append(
                f"<h4>Body{needed}: <code>{escape(media)}</code></h4>{self.shown(table(content).get('schema'))}"
            )
        parts.append(f"<h4>Example</h4><pre>{escape(self.curl(path, verb, parameters, body))}</pre>")
        parts.append("<h4>Answers</h4><table>")
        for status, raw in table(op.get("responses")).items():
            answer = self.follow(raw)
            told = [_text(answer.get("description"))]
            for media, content in table(answer.get("content")).items():
                told.append(f"<code>{escape(media)}</code> {self.shown(table(content).get('schema'))}")
            headers = ", ".join(f"<code>{escape(one)}</code>" for one in table(answer.get("headers")))
            told.append(f"<p class=muted>headers: {headers}</p>" if headers else "")
            parts.append(f"<tr><th>{escape(status)}<td>{''.join(told)}")
        return "".join([*parts, "</table></div></details>"])

    def parameter(self, parameter: Mapping[str, Any]) -> str:
        needed = "" if parameter.get("required") else "<br><span class=muted>optional</span>"
        return (
            f"<tr><td><code>{escape(str(parameter.get('name')))}</code>{needed}<td class=muted>"
            f"{escape(str(parameter.get('in')))}<td>{self.type(parameter.get('schema'))}"
            f"{_text(parameter.get('description'))}"
        )

    def shown(self, schema: Any) -> str:
        """A schema where it is used: its name and link if it has one, else its fields."""
        node = table(schema)
        return self.type(node) if "$ref" in node or not self.follow(node).get("properties") else self.fields(node)

    def type(self, schema: Any) -> str:
        node = table(schema)
        if "$ref" in node:
            name = str(node["$ref"]).rpartition("/")[2]
            return f"<a href='#{self.anchor('schema', name)}'>{escape(name)}</a>"
        for word in ("oneOf", "anyOf", "allOf"):
            if node.get(word):
                return f" {'and' if word == 'allOf' else 'or'} ".join(map(self.type, array(node[word])))
        types = array(node.get("type")) or [node.get("type", "any")]
        text = escape(" or ".join(map(str, types)))
        if "array" in types:
            text += f" of {self.type(node.get('items'))}"
        if isinstance(node.get("additionalProperties"), dict):
            text += f" of {self.type(node['additionalProperties'])} by name"
        if "enum" in node:
            text += ": " + ", ".join(f"<code>{escape(json.dumps(one))}</code>" for one in array(node["enum"]))
        words = ("format", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern", "default")
        rules = ", ".join(f"{word} {escape(str(node[word]))}" for word in words if word in node)
        return f"{text} <span class=muted>{rules}</span>" if rules else text

    def fields(self, schema: Mapping[str, Any]) -> str:
        node = self.follow(schema)
        properties = table(node.get("properties"))
        if not properties:
            return f"<p>{self.type(node)}</p>"
        required = array(node.get("required"))
        rows = (
            f"<tr><td><code>{escape(name)}</code>{'' if name in required else '<br><span class=muted>optional</span>'}"
            f"<td>{self.type(field)}{_text(table(field).get('description'))}"
            for name, field in properties.items()
        )
        return f"<table>{''.join(rows)}</table>"

    def curl(self, path: str, verb: str, parameters: list[dict[str, Any]], body: Mapping[str, Any]) -> str:
        values = {one.get("name"): self.example(one, one.get("schema")) for one in parameters if one.get("required")}
        filled = re.sub(r"\{([^}]+)\}", lambda found: str(values.get(found[1], found[0])), path)
        needed = [one for one in parameters if one.get("required") and one.get("in") == "query"]
        query = "&".join(f"{one['name']}={values[one['name']]}" for one in needed)
        lines = [f"curl -X {verb} '{BASE}{filled}{'?' + query if query else ''}'", '-H "ld-api-key: $LD_API_KEY"']
        for media, content in table(body.get("content")).items():
            value = json.dumps(self.example(table(content), table(content).get("schema")), indent=2)
            quoted = value.replace("'", "'\\''")
            lines += [f"-H 'content-type: {media}'", f"-d '{quoted}'"]
            break
        return " \\\n  ".join(lines)

    def example(self, holder: Mapping[str, Any], schema: Any) -> Any:
        node = self.follow(schema)
        examples = [table(one).get("value") for one in table(holder.get("examples")).values()]
        for found in (holder.get("example"), *examples, node.get("example"), *array(node.get("examples"))):
            if found is not None:
                return found
        properties = table(node.get("properties"))
        if properties:
            return {name: self.example({}, properties.get(name)) for name in array(node.get("required"))}
        return least(schema, self.follow)


_LIVE = """
<h1>Requests as they come</h1>
<p class=muted>The last 1000, newest first; the times are the emulated ones. <span id=state></span></p>
<table><thead><tr><th>time<th>request<th>status<th>caller<th></thead><tbody id=rows></tbody></table>
<style> td:nth-child(1), td:nth-child(3) { white-space: nowrap; } td:nth-child(2) { overflow-wrap: anywhere; }
td:last-child { overflow-wrap: break-word; } .new { animation: glow 1.5s; }
@keyframes glow { from { background: light-dark(#dbe8ff, #24406b); } }
@media (max-width: 40rem) { thead { display: none; } tr { display: block; border-bottom: 1px solid var(--line); }
  td { display: inline-block; border: 0; padding: .1rem .6rem .1rem 0; } td:nth-child(2) { display: block; } } </style>
<script>
"use strict";
let last = "";
const rows = document.getElementById("rows"), state = document.getElementById("state");
function cell(row, text, name) {
  const td = row.insertCell(); td.textContent = text ?? ""; if (name) td.className = name; return td;
}
function show(one) {
  const row = rows.insertRow(0); row.className = "new";
  cell(row, one.at.slice(11, 19));
  const what = cell(row, ""), verb = document.createElement("span"), path = document.createElement("code");
  verb.className = "verb " + one.method; verb.textContent = one.method;
  path.textContent = one.path + (one.query ? "?" + one.query : "");
  const name = document.createElement("div"); name.className = "muted";
  name.textContent = [one.operation, one.origin].filter(Boolean).join(" at ");
  what.append(verb, path, name);
  cell(row, one.status ?? "cut", one.status === null || one.status >= 400 ? "bad" : "");
  cell(row, one.caller.replace("_", " "));
  cell(row, [one.replayed && "replayed", one.fault && "fault: " + one.fault].filter(Boolean).join(", "), "muted");
  while (rows.rows.length > 1000) rows.deleteRow(-1);
}
async function look() {
  try {
    const answer = await fetch("/_emulator/requests?after=" + last);
    const told = await answer.json(), found = told.requests;
    if (told.anew) rows.replaceChildren();
    found.forEach(show);
    if (found.length) last = found[found.length - 1].ld_request;
    state.textContent = "";
  } catch { state.textContent = "The emulator does not answer."; }
  setTimeout(look, 500);
}
look();
</script>
"""


def live_page() -> bytes:
    """The page that asks again and again what has come."""
    return page("Requests as they come", _LIVE).encode()
