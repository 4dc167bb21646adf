"""Web pages as people save them from the sites of governments: their report, without the page around it."""
