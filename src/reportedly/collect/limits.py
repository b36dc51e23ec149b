"""How much is taken at once; what is over a limit is refused with these numbers in the message."""

from __future__ import annotations

MAX_FILE_BYTES = 64 * 2**20
"""A file that holds one report. Files of JSON lines are read line by line and have no limit of their own."""

MAX_LINE_BYTES = 16 * 2**20
"""One line of a file of JSON lines."""

MAX_HTML_BYTES = 8 * 2**20
"""One web page: its tree takes up to a hundred times its size in memory."""

MAX_CHARACTERS = 1_000_000
"""One report's text: the analysis needs about 1 GB of memory for a million characters."""

MAX_UNZIPPED_BYTES = 128 * 2**20
"""All parts of a Word file together, once unpacked."""

MAX_PAGES = 2_000
"""One PDF."""

MAX_LISTING_BYTES = 16 * 2**20
"""One feed or sitemap, once unpacked."""
