"""Views of one audit; nothing here judges, prints or writes a file.

Rooms, each above the next: `pages` (what other commands show); `formats` (an audit as bytes, one file a format, all in
its table); `papers` (what is printed) and `terminal` (pieces of pages of text); `words` (what every view says and
counts alike).
"""
