"""How much of a file is read at most. What is larger is refused or left out, and always said."""

from __future__ import annotations

LARGEST_FILE = 256 * 1024**2
"""Bytes of a file that is opened at all."""
LARGEST_TEXT = 24 * 1024**2
"""Bytes of a text, a page of HTML, a CSV or a message's body."""
LARGEST_PACKED = 256 * 1024**2
"""Bytes that the parts of an office file have unpacked."""
LARGEST_MEMBER = 128 * 1024**2
"""Bytes of one file of a ZIP, unpacked."""
LARGEST_UNPACKED = 512 * 1024**2
"""Bytes of all files of a ZIP, unpacked, with those in ZIPs in it."""
MOST_MEMBERS = 1_000
"""Files in a ZIP or a message, with those in ZIPs in it."""
DEEPEST = 3
"""How deep files may be packed in files."""
STEEPEST = 200
"""How many times smaller than it is a large file of a ZIP may be packed; a bomb is packed a thousandfold."""
STEEP_FROM = 8 * 1024**2
"""Bytes from which on that is looked at."""
MOST_PAGES = 5_000
MOST_SHEETS = 10
"""Pages of a PDF that is looked at as a receipt or an invoice; none has more."""
MOST_SCANS = 400
"""Pages of one document that are recognised from pictures: at about a second each."""
MOST_PICTURES = 60
"""Pictures in the office files of one file that are recognised: at about a second each."""
LARGEST_PICTURE = 24 * 1024**2
"""Bytes of such a picture."""
MOST_ROWS = 50_000
"""Rows of all sheets of a workbook, or of a CSV."""
MOST_CELLS = 200
"""Cells of a row."""
LONGEST_BLOCK = 20_000
"""Characters of one block; what is longer becomes several."""
LONGEST_CELL = 4_000
