"""A page → what the ledger stores of it: the pure part of the pipeline's stages. The stages use it, and so do the processes that read
saved pages beside a crawl, and `scrapy reprocess`."""
