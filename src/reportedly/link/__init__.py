"""Copies, origins and relations between claims: what reports have to do with one another."""
