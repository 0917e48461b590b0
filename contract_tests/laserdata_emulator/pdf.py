"""A small PDF: lines of text on A4 pages, in one of the fonts that every reader has."""

from collections.abc import Sequence

_LINES, _LEADING, _TOP, _LEFT = 52, 14, 800, 56


def text_pdf(title: str, lines: Sequence[str]) -> bytes:
    """A document of as many pages as the lines need; what Windows-1252 does not know becomes a question mark."""
    pages = [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)] or [[]]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        shown = b"\n".join(b"(" + _escaped(line) + b") Tj T*" for line in page)
        drawn = b"BT /F1 10 Tf %d TL %d %d Td\n%b\nET" % (_LEADING, _LEFT, _TOP, shown)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(drawn), drawn),
        ]
    objects.append(b"<< /Title (" + _escaped(title) + b") >>")
    out, offsets = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), list[int]()
    for number, written in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, written)
    start, size = len(out), len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, start)
    return bytes(out)


def _escaped(text: str) -> bytes:
    plain = "".join(char if char.isprintable() else " " for char in text).encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
