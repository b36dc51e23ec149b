"""What the heads tell: the tracks and labels, in the order of the outputs' columns."""

from __future__ import annotations

from dataclasses import dataclass

from training.corpora import CAUSAL_TRACKS, DISCOURSE, ECB_TRACKS, MUC_TRACKS, RE3D_TRACKS

MARKED_EARLIER = 0.4
"""Added to the logits of "speech" and "causal": F1 is highest where the bar is half the F1 reached, below even odds
(Lipton, Elkan and Narayanaswamy, 2014), so that more than a half marks a sentence."""
ROLES = ("source", "cue", "content")
VOICE_TRACKS = (*ROLES, *(f"inner_{role}" for role in ROLES))
NAME_TRACKS = ("toponym", *ECB_TRACKS, *RE3D_TRACKS, "unverified", "unverified_words")
FACTUALITY_CLASSES = ("happened", "uncertain", "not")
ENTITY_TYPES = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG",
    "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
ENTITIES = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
TAGS = (
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX", "FW", "HYPH", "IN", "JJ", "JJR",
    "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM",
    "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "``",
)  # fmt: skip
PARTS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
)  # fmt: skip
DEPENDENCIES = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss", "preconj",
    "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Names of the tracks and labels of one model."""

    voices: tuple[str, ...] = VOICE_TRACKS
    names: tuple[str, ...] = NAME_TRACKS
    causes: tuple[str, ...] = CAUSAL_TRACKS
    roles: tuple[str, ...] = tuple(dict.fromkeys(MUC_TRACKS.values()))
    discourse: tuple[str, ...] = DISCOURSE
    dependencies: tuple[str, ...] = DEPENDENCIES
    tags: tuple[str, ...] = TAGS
    parts: tuple[str, ...] = PARTS

    @property
    def tagged(self) -> dict[str, tuple[str, ...]]:
        """The families of tracks that are tagged begin, inside, outside."""
        return {"voices": self.voices, "names": self.names, "causes": self.causes, "roles": self.roles}


LAYOUT = Layout()
