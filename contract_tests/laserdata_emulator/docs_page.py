"""The `/docs` page: plain HTML, nothing from outside the machine."""

from html import escape

from .contract import Operation

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1c2330; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } td { padding: .15rem .75rem .15rem 0; vertical-align: top; }
code { font: 14px ui-monospace, monospace; } .muted { color: #68707f; }
"""


def docs_page(origin: str, documents: dict[str, tuple[str, list[Operation]]], handled: set[str]) -> bytes:
    """The page of one origin: a link to each document's URL path and the operations that it declares."""
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>API documents of {escape(origin)}</title><style>{_STYLE}</style>",
        f"<h1>API documents of <code>{escape(origin)}</code></h1>",
        "<p class=muted>An emulated LaserData Cloud; nothing here leaves this machine.</p>",
    ]
    for name, (url, operations) in documents.items():
        parts.append(f"<h2><a href='{escape(url)}'>{escape(name)}</a></h2><table>")
        parts += (
            f"<tr><td><code>{one.method}</code><td><code>{escape(one.path)}</code><td>{escape(one.id)}"
            f"<td class=muted>{'' if one.id in handled else 'shape only'}"
            for one in operations
        )
        parts.append("</table>")
    return "\n".join(parts).encode()
