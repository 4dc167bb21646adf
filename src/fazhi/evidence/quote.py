"""The digest under which a quote is known without being kept."""

from hashlib import sha256

DIGITS = 16
"""Hexadecimal digits kept of the digest."""


def digest(quote: str) -> str:
    """First digits of the SHA-256 of a quote in UTF-8."""
    return sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]
