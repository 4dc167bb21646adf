"""fazhi audits annual reports on building rule-of-law government against the duties the law puts on them."""

__version__ = "0.1.0"
