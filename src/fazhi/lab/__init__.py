"""Measuring the rules themselves: cases, labelled reports, their scores and two baselines.

Only commands ask it: for what is measured (`cases`, `labels`, `coverage`, `nearest`), the figures (`scores`,
`first_sight`, `against`, `baselines`, shown by `pages`), what is learned (`learning`, `undone`, `calibration`), and how
the tests hold (`mutants`, `fuzz`).
"""
