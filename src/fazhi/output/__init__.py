"""Views of one audit as text, JSON and schema; nothing here judges, prints or writes."""
