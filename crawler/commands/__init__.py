"""`scrapy crawl`, `scrapy export`, `scrapy schema`, `scrapy status`."""
