"""`scrapy crawl`, `scrapy export`, `scrapy learn`, `scrapy schema`, `scrapy status`, `scrapy story`."""
