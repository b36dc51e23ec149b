"""What sending a notice comes to, and when one that was not sent is tried again."""

from __future__ import annotations

FIRST_WAIT_S, LONGEST_WAIT_S = 60, 6 * 3600
MOST_ATTEMPTS = 24
"""After so many, over about five days, a notice is given up, and said to be."""


class NotSentError(Exception):
    """A notice did not go out; `for_good` where trying again will not change that."""

    def __init__(self, why: str, *, for_good: bool = False, after_s: float = 0.0) -> None:
        """Say why, without any secret; `after_s` is for how long the other side asks to be left alone."""
        super().__init__(why)
        self.for_good, self.after_s = for_good, after_s


def next_try(attempts: int, error: NotSentError, now: float) -> float | None:
    """When to try again after so many attempts, later and later; None where it is given up."""
    if error.for_good or attempts >= MOST_ATTEMPTS:
        return None
    wait: int = min(FIRST_WAIT_S * 2 ** min(attempts - 1, 20), LONGEST_WAIT_S)
    return now + max(wait, min(error.after_s, 24 * 3600))
