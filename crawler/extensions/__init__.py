"""What runs beside a crawl: the ledger, progress, log lines."""
