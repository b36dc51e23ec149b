"""How the model of relations between two texts is trained: one command, `python -m training.relations --out FOLDER`."""
