"""Bytes of a file go in, its text comes out; None where they are no text."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"\x7fELF",
    b"ID3",
    b"RIFF",
    b"Rar!",
    b"7z\xbc\xaf",
)
_CONTROLS = frozenset(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27}
_PROBE = 65_536
_LATIN = frozenset(
    "cp1250 cp1252 cp1254 cp1257 cp1258 latin_1 iso8859_2 iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13 iso8859_14 iso8859_15 "
    "iso8859_16 cp037 cp437 cp500 cp775 cp850 cp852 cp857 cp858 cp860 cp861 cp863 cp865 cp1140 hp_roman8 mac_roman mac_latin2".split()
)


def decode(data: bytes, declared: str | None = None) -> str | None:
    """Text of the bytes: by its byte order mark, else UTF-8, UTF-16 without a mark, the declared encoding, else as
    charset-normalizer finds it. None where the bytes are no text in any of these."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.startswith(_MAGIC):
        return None
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace")
    if _controls(data) > 0.02:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if mostly := _mostly_utf8(data):
        return mostly
    if declared:
        try:
            return data.decode(declared)
        except (LookupError, UnicodeDecodeError):
            pass
    best = from_bytes(data[:_PROBE]).best()
    if best is None:
        return None
    # Encodings of Latin script differ in a few letters, too few to tell them apart; in English text it is Windows-1252.
    encoding = "cp1252" if best.encoding in _LATIN else best.encoding
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return data.decode("windows-1252", errors="replace")


def _mostly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few damaged bytes, such as a file cut off in the middle of a letter; None where it is another encoding."""
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    whole = sum(1 for letter in text if ord(letter) > 127) - damaged
    return text if whole > 9 * damaged or (damaged == 1 and text.endswith("\ufffd")) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script every second byte is null."""
    probe = data[:_PROBE]
    pairs = len(probe) // 2
    if pairs < 4:
        return None
    even, odd = probe[0::2].count(0) / pairs, probe[1::2].count(0) / pairs
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _controls(data: bytes) -> float:
    probe = data[:_PROBE]
    return sum(byte in _CONTROLS for byte in probe) / len(probe) if probe else 0.0
