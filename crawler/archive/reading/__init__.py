"""Pages from files: saved pages, WARC, WACZ and MHTML, ours and those of others."""
