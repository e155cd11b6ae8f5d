"""Pages from and to files: `writing` and `reading`; beside them what our own archive's files are, which both use."""
