"""The trained reader: one small encoder over packed paragraphs, and what its heads say of the text."""
