"""Pages from and to files."""
