"""Chinese or English: every sentence stands in both where it is used."""

ENGLISH = "en"
CHINESE = "zh"


def pick(language: str, zh: str, en: str) -> str:
    """The sentence in that language, Chinese unless it is English."""
    return en if language == ENGLISH else zh
