"""What becomes of a built site without Sphinx: shown on this machine, printed as PDF, put into one file to send."""
