"""What came of pages, put down: versions, states, files, and when each page is due again."""
