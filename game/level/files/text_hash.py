"""Level hash: a SHA-256 of a level file's text, the same however an editor, git or a mail has ended its lines.

Line ends and the mark at the beginning are evened out first: the same text is the same level, on every system.
"""

import hashlib

BOM = b"\xef\xbb\xbf"


def text_hash(data: bytes) -> str:
    """SHA-256 of the text with plain line ends and without a mark."""
    return hashlib.sha256(_evened(data)).hexdigest()


def older_hashes(data: bytes) -> set[str]:
    """What runs recorded before the evening out may know the same text by: its bytes as they lay on some disk."""
    plain = _evened(data)
    windows = plain.replace(b"\n", b"\r\n")
    return {hashlib.sha256(form).hexdigest() for form in (data, plain, windows, BOM + plain, BOM + windows)}


def _evened(data: bytes) -> bytes:
    """A line end inside of a JSON text is never part of a value, so that nothing that counts is lost."""
    return data.removeprefix(BOM).replace(b"\r\n", b"\n").replace(b"\r", b"\n")
