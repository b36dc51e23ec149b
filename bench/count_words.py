"""Count in what share of news articles each stem stands, and write the table `word_rarity`.

The articles are training parts: of PolNeAR and NewsDiscourse (politics, business, disasters), MUC-4 (armed conflict),
FNC-1 (rumours) and LGL (local news), 4,847 in all. Only stems and shares are kept.
"""

from __future__ import annotations

from collections import Counter
from importlib import resources
from pathlib import Path

from bench.shared import rows
from reportedly.link.content_words import WORD, stem

ARTICLES = (
    "attribution/polnear_train.jsonl",
    "speech/newsdiscourse_train.jsonl",
    "events/muc4_train.jsonl",
    "corroboration/fnc1_train_bodies.jsonl",
    "places/lgl.jsonl",
)
FEWEST = 8
"""A stem in fewer articles is left out, and so as rare as one never seen."""
SOURCE = "bench.count_words"


def shares() -> dict[str, float]:
    """The share of articles that each stem stands in."""
    texts = [row["text"] for part in ARTICLES for row in rows(part)]
    counts = Counter(s for text in texts for s in {stem(word) for word in WORD.findall(text)})
    return {s: n / len(texts) for s, n in counts.items() if n >= FEWEST and s.isalpha()}


def main() -> None:
    path = Path(str(resources.files("reportedly.lexicon") / "word_rarity.tsv"))
    lines = [f"{s}\t{share:.4f}\t{SOURCE}" for s, share in sorted(shares().items())]
    head = "# In what share of news articles a stem (see link/content_words.py) stands.\nstem\tshare\tsource\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines)} stems written to {path}")


if __name__ == "__main__":
    main()
