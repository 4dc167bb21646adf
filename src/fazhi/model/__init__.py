"""The words of the field as plain frozen values; nothing here reads, prints or computes a verdict."""
