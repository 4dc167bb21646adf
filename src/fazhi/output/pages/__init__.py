"""What commands other than an audit show: one file for each command, its formats in a table at the end of the file."""
