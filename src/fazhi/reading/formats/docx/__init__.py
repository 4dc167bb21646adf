"""Word documents: the archive opened safely, then its text as Word shows it; python-docx is used nowhere else."""
