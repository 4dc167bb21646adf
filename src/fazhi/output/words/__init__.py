"""What every view says and counts alike: citations, reasons, rules in words, safe quotes, symbols, shares."""
