"""What other commands show: an obligation explained, two years of law compared."""
