"""Word documents: the archive opened safely, then its text as Word shows it; lxml is used nowhere else in reading."""
