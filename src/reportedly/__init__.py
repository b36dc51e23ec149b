"""Read published reports of a developing situation: who says what happened, where, when and how surely."""

__version__ = "0.1.0"
