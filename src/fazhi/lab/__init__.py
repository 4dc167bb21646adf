"""Measuring the rules themselves: cases, labelled reports, their scores and two baselines."""
