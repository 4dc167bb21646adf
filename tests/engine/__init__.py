"""Tests of the engine: syntax, matcher, catalogue and law in force, on six duties and a few words."""
