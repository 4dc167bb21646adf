"""Structure: what a document's lines are to one another — title and signature, headings, items, parts."""
