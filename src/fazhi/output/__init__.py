"""Views of one audit; nothing here judges, prints or writes a file.

Rooms, each above the next: `formats` (an audit as bytes, one file a format, all in its table) and `pages` (what other
commands show); `terminal` (pieces of pages of text); `words` (what every view says and counts alike).
"""
