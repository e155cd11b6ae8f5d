"""Answers of a crawl to WARC files, and WARC files to a WACZ."""
