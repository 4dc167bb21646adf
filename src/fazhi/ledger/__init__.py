"""The ledger as a spreadsheet: written for an office, read back, merged, and what it leaves open.

Others ask `tables`, `write` and `papers` for what goes out, `merge`, `changes`, `opinions` and `store` for what comes
back, and `standing` for what is open.
"""
