"""Which story each page belongs to: keys, texts, and what a person decided."""
