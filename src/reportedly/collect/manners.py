"""How to behave as a guest on other people's servers, and how much to take from them at once."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """The settings of a fetcher."""

    user_agent: str = f"reportedly/{__version__} (collects published reports; heeds robots.txt)"
    """Sent with every request; put an address in it at which you can be reached."""
    robot_name: str = "reportedly"
    """The name looked for in robots.txt."""
    heed_robots: bool = True
    delay_s: float = 1.0
    """Seconds between two requests to one host; a longer Crawl-delay in its robots.txt goes before."""
    longest_wait_s: float = 60.0
    """A page that could only be asked for after a longer wait is put off instead."""
    time_s: float = 60.0
    """Seconds that the requests for one page may take, redirects and all."""
    patience_s: float = 20.0
    """Seconds without a byte, or without a connection."""
    most_bytes: int = 64 * 2**20
    """Of one body, unpacked."""
    most_packed_bytes: int = 32 * 2**20
    """Of one body as received."""
    most_redirects: int = 10


POLITE = Manners()
"""The manners of a fetcher that is told nothing else."""
