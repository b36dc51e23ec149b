"""How the reader's weights are made: corpora, silver parses, the network in PyTorch, training, export.

Nothing of this is in the wheel. `python -m training --help` says what it needs and does.
"""
