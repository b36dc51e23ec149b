"""How readings of many reports hang together: who copies whom, and from whom each claim comes."""
