"""What the commands do, one file each; with them comes the engine."""
