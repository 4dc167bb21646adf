"""The ledger as a spreadsheet: written for an office, read back, merged, and what it leaves open."""
