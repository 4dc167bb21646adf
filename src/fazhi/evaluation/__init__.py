"""How well the rules find what careful readers find: cases, labelled reports, and their scores."""
