"""The HTTP API: the records of claim JSON and situation JSON, a page at a time."""
