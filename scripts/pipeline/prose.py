"""Prose of the documents as docstrings: sentences, wrapped lines, and a literal that no text can break out of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence

WIDTH = 120

_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,2}[.)])\s+(?=\S)")


def one_line(text: str) -> str:
    """Return prose with every run of white space folded into one blank."""
    return " ".join(text.split())


def sentence(text: str) -> str:
    """Return prose that begins with a capital letter and ends as a sentence does; nothing stays nothing."""
    text = text.strip()
    if not text:
        return ""
    if not _ITEM.match(text.splitlines()[-1]) and not text.endswith((".", "!", "?", ":", ";", ".)", "```")):
        text += "."
    # What is written otherwise (`page`, iOS, LaserData) is spelt so on purpose.
    return text[0].upper() + text[1:] if re.match(r"[a-z]+[\s,.;:!?-]", text) else text


def lines_of(text: str, indent: int, *, name: str = "", first: int = 0) -> list[str]:
    """Return prose as indented lines, not escaped yet; paragraphs and list items stay apart.

    Args:
        text: the prose.
        indent: blanks before each line.
        name: what the prose is about; it comes first, and all further lines are indented by four more.
        first: characters that stand before the first line already.
    """
    paragraphs = _paragraphs(text)
    if name:
        paragraphs = [f"{name}: {paragraphs[0]}".rstrip(), *paragraphs[1:]] if paragraphs else [f"{name}:"]
    hanging = " " * (indent + 4 * bool(name))
    lines: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        item = not (name and number == 0) and _ITEM.match(paragraph) is not None
        if lines and not item:
            lines.append("")
        start = " " * indent if number == 0 else hanging
        found = textwrap.wrap(
            paragraph,
            WIDTH,
            initial_indent=start + "x" * (first if number == 0 else 0),
            subsequent_indent=hanging + "  " * item,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if number == 0 and first:
            found[0] = found[0].replace(start + "x" * first, start, 1)
        lines += found
    return lines


def _paragraphs(text: str) -> list[str]:
    """Return what is separated by empty lines, and each list item, as one line each."""
    found: list[str] = []
    fresh = True
    for line in text.splitlines():
        if not line.strip():
            fresh = True
            continue
        if fresh or _ITEM.match(line):
            found.append(one_line(line))
        else:
            found[-1] += f" {one_line(line)}"
        fresh = False
    return found


def escaped(text: str) -> str:
    """Return text that means itself between triple quotes, whatever it holds; only line breaks are kept of controls."""
    plain = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    # Each quote before another one, and one at the end: no three stand together, and none meets those that close.
    return re.sub(r'"(?="|\Z)', r'\\"', plain.replace("\\", "\\\\"))


def literal(lines: Sequence[str], indent: int) -> str:
    """Return a docstring: its lines escaped, between triple quotes, to be printed at `indent`.

    The lines are indented already, and were wrapped before they are escaped here: no line break parts an escape.
    """
    text = escaped("\n".join(line.rstrip() for line in lines).strip())
    alone = "\n" not in text and indent + len(text) + 6 <= WIDTH
    return f'"""{text}"""' if alone else f'"""{text}\n{" " * indent}"""'


__all__ = ["WIDTH", "escaped", "lines_of", "literal", "one_line", "sentence"]
