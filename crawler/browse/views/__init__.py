"""The pages of our own: each asks a reader and gives what its template shows."""
