"""Pieces of pages of text: paragraphs, the head of an audit, one assessment that falls short."""
