"""Tables of (reason, input, expected): what the finder and the key promise, row by row."""
