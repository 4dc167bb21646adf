"""How HTML is written: markup that escapes itself, in the language the site speaks, with its signs and its charts."""

from fazhi.sphinx_ext.html import chart
from fazhi.sphinx_ext.html.marks import (
    SYMBOLS,
    beside,
    chinese,
    chip,
    name,
    sign,
    strength_of,
)
from fazhi.sphinx_ext.html.markup import (
    Html,
    address,
    addresses,
    each,
    join,
    link,
    quoted,
    resolve,
    safe,
    shorten,
    tag,
    visible,
)
from fazhi.sphinx_ext.html.speech import _, is_chinese, language, other, register, said, speak, unmarked

__all__ = [
    "SYMBOLS",
    "Html",
    "_",
    "address",
    "addresses",
    "beside",
    "chart",
    "chinese",
    "chip",
    "each",
    "is_chinese",
    "join",
    "language",
    "link",
    "name",
    "other",
    "quoted",
    "register",
    "resolve",
    "safe",
    "said",
    "shorten",
    "sign",
    "speak",
    "strength_of",
    "tag",
    "unmarked",
    "visible",
]
