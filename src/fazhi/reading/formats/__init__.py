"""Formats: one reader each, which turns a file's bytes into a `Document` and knows no more."""
