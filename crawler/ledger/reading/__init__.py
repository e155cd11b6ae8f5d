"""What the ledger knows, told: rows, stories, verdicts."""
