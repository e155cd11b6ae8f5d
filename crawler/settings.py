"""Every setting of the project, with its default and its unit. Change one for a run with `-s NAME=VALUE`."""

from __future__ import annotations

BOT_NAME = "crawler"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
COMMANDS_MODULE = "crawler.commands"

# --- The ledger and what comes out

# Where all that is known is kept: an SQLAlchemy URL; `postgresql+psycopg://user@host/name` for PostgreSQL.
LEDGER_URL = "sqlite:///data/ledger.db"
# Results wait to be stored together: so many pages, or so many seconds, whichever comes first.
LEDGER_BATCH_PAGES = 100
LEDGER_BATCH_SECONDS = 1.0
# `all`: every new version goes to the feeds; `stories`: only the first article of each story does.
DEDUP_FEED = "all"
# A convenience for looking at what a run brought. The record is the ledger: see `scrapy export`.
FEEDS = {"data/feeds/%(name)s-%(time)s-%(unique)s.jsonl": {"format": "jsonlines", "encoding": "utf-8", "overwrite": False}}
FEED_URI_PARAMS = "crawler.extensions.feed_names.feed_name_parts"
FEED_STORE_EMPTY = False
FEED_EXPORT_ENCODING = "utf-8"
# No feed holds what a terminal acts on or a spreadsheet calculates.
FEED_EXPORTERS = {
    "csv": "crawler.extensions.exporters.CsvExporter",
    "json": "crawler.extensions.exporters.JsonExporter",
    "jsonlines": "crawler.extensions.exporters.JsonLinesExporter",
    "jsonl": "crawler.extensions.exporters.JsonLinesExporter",
    "jl": "crawler.extensions.exporters.JsonLinesExporter",
    "xml": None,
    "marshal": None,
    "pickle": None,
}

# `scrapy export --output s3://…`: where the store is, and who asks. None: as the environment's variables of these names, or the
# files in ~/.aws, say.
AWS_ENDPOINT_URL: str | None = None
AWS_ACCESS_KEY_ID: str | None = None
AWS_SECRET_ACCESS_KEY: str | None = None
AWS_SESSION_TOKEN: str | None = None
AWS_REGION_NAME: str | None = None

# --- The archive

# Where every answer of a live crawl is kept, as WARC files in a folder for each site. False keeps none.
ARCHIVE_DIR = "data/archive"
ARCHIVE_ENABLED = True
# Bytes after which a file is ended and the next one begun.
ARCHIVE_FILE_BYTES = 1_000_000_000
# 0 (not compressed) to 9 (smallest): gzip's levels. Of 60 real pages 3 makes files 9 % larger than 6 does, in half the time.
ARCHIVE_COMPRESSION_LEVEL = 3
# Pages of the site whose older records a crawl keeps in mind; an unchanged payload of these is not kept twice.
# Some 500 bytes of memory each.
ARCHIVE_KNOWN_PAGES = 20_000

# True: the attachments and images of articles are fetched too, and kept in the archive.
ATTACHMENTS = False
# Bytes of one of them; a larger one is reported as failed.
ATTACHMENT_MAXSIZE = 50 * 1024 * 1024
# Media types that are wanted. Both what the server says and what the first bytes say must be among them, as far as they say
# something; what is not wanted is broken off. `application/zip` is also what newer office files and OFD look like,
# `application/x-ole-storage` older ones and WPS.
ATTACHMENT_TYPES = [
    "image/*",
    "application/pdf",
    "application/x-pdf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/kswps",
    "application/kset",
    "application/ksdps",
    "application/vnd.ms-works",
    "application/wps-office.wps",
    "application/wps-office.doc",
    "application/wps-office.docx",
    "application/wps-office.et",
    "application/wps-office.xls",
    "application/wps-office.xlsx",
    "application/ofd",
    "application/x-ofd",
    "application/x-ceb",
    "application/x-ole-storage",
    "application/rtf",
    "text/rtf",
    "text/plain",
    "text/csv",
    "application/zip",
    "application/x-zip-compressed",
    "application/x-zip",
    "application/vnd.rar",
    "application/x-rar",
    "application/x-rar-compressed",
    "application/rar",
    "application/x-7z-compressed",
    "application/gzip",
    "application/x-gzip",
]

# --- The browser

# The file that `scrapy browse` lists and searches, made of the ledger and kept up to date. Empty: beside an SQLite ledger
# (`data/ledger-browse.db`), else under `data`.
BROWSE_FILE = ""
# Seconds between two looks at what has changed in the ledger.
BROWSE_UPDATE_SECONDS = 60.0
# Host names besides `localhost` and numbers under which it may be asked for, comma-separated: those that a proxy before it has.
BROWSE_HOSTS = ""

# --- Who we are, and how politely we ask

# An e-mail address or URL where a site's owner reaches you. Nothing is asked of a live site without it.
CONTACT = ""
# CONTACT is put behind it.
USER_AGENT = "repost-archive/0.1"
ADDONS = {"crawler.network.contact.WhoAsks": 0}
ROBOTSTXT_OBEY = True
# Seconds: a robots.txt that asks for a longer Crawl-delay than this gets this.
CRAWL_DELAY_MAX = 300.0
# One request at a time to each host, that many seconds apart on average and half as many at the least;
# AutoThrottle slows down where a site is slow.
CONCURRENT_REQUESTS = 16
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 2.0
DOWNLOAD_DELAY_JITTER = 0.5
DOWNLOADER = "crawler.network.downloader.PoliteDownloader"
SCHEDULER_PRIORITY_QUEUE = "crawler.network.downloader.HostQueue"
# Seconds that a host may ask us to wait (429 or 503 with Retry-After), or that another process may be asking it meanwhile. One
# that takes more is left alone for the run.
RETRY_AFTER_MAX = 600.0
# Seconds that a host is left alone for a 429 that does not say how long.
RETRY_AFTER_DEFAULT = 30.0
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.spiders.taken_out.ForgottenMiddleware": 90,
    "crawler.network.robots.RobotsMiddleware": 100,
    "crawler.network.encodings.EncodingMiddleware": 990,
    # Next to the downloader: what it sees is what came.
    "crawler.extensions.archive.ArchiveMiddleware": 1000,
}
AUTOTHROTTLE_ENABLED = True
AUTOTHROTTLE_START_DELAY = 2.0
AUTOTHROTTLE_MAX_DELAY = 60.0
COOKIES_ENABLED = False
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
# Times at +08:00 in which live sites are crawled, such as `22:00-06:00`, several comma-separated; empty: always.
CRAWL_HOURS = ""
# Answers that one run takes, robots.txt and redirects included; what is left stays due. 0: no bound.
CLOSESPIDER_PAGECOUNT = 0
RETRY_TIMES = 2
RETRY_GIVE_UP_LOG_LEVEL = "INFO"

# --- Where a request may go

# Addresses and networks that may be fetched although they are not public, such as `127.0.0.0/8`; comma-separated.
ALLOWED_PRIVATE_HOSTS = ""
# No connection leads to an address that is not public. It counts for the whole process, so never in custom_settings.
TWISTED_DNS_RESOLVER = "crawler.network.guard.AddressGuard"
DOWNLOAD_HANDLERS = {
    "http": "crawler.network.handler.GuardedHandler",
    "https": "crawler.network.handler.GuardedHandler",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
# A proxy connects in our place, where the guard cannot look, so http_proxy and https_proxy are not used. With True they
# are; then the guard sees the proxy's own address and targets that are numbers, but not where names lead.
HTTPPROXY_ENABLED = False

# --- What a site may cost

# Seconds for one response.
DOWNLOAD_TIMEOUT = 60
# Bytes of one page, for saved pages too.
DOWNLOAD_MAXSIZE = 20 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
# Bytes of the head of an answer: status line and headers.
DOWNLOAD_MAXHEADERS = 64 * 1024
DOWNLOAD_VERIFY_CERTIFICATES = True
REDIRECT_MAX_TIMES = 5
# Characters; a longer link is no address that anyone printed.
URLLENGTH_LIMIT = 2083
# List pages that one run looks at, over all lists of the site, and pages of one list. The next run goes on from there.
LIST_PAGES_PER_RUN = 2000
LIST_PAGES_PER_LIST = 500
# Links from list to list that lead from the start to a list; calendars and other mazes go on for ever.
LIST_STEPS = 10
# Links of one page that are looked at.
LINKS_PER_PAGE = 5000
# Pages of a site that one run takes for new; a site that makes more of them is left for the next run.
NEW_PAGES_PER_RUN = 20_000
# Feeds and sitemaps that one run looks at, and addresses that it takes from them.
FEEDS_PER_RUN = 50
FEED_ADDRESSES_PER_RUN = 100_000
# Known articles that one run looks at again.
REFETCH_PER_RUN = 1000

# --- When pages are fetched again

# Days until a known page is looked at again, growing while it stays as it is; the last one for ever.
REFETCH_DAYS = "1,7,30,180"
# Hours until what failed is tried again, one for each time; after the last one a page is given up.
RETRY_HOURS = "1,6,24,72,168,336"
# Every so many runs of a site, one walks all lists to their ends, and so finds what was published under an old date, and
# tries once more what was given up. 0: only with `-a full=1`.
FULL_EVERY = 30

# --- Originals that have vanished

# Web archives where `scrapy crawl sources` looks them up, in this order: the addresses of their TimeGates (RFC 7089), such as
# `https://web.archive.org/web/`, before which an original's address is put; comma-separated. None: they are not looked up.
MEMENTO_TIMEGATES = ""

# --- Monitors: a run is held against its site's past (crawler/monitors)

SPIDERMON_ENABLED = True
# Suites of yours go beside this one.
SPIDERMON_SPIDER_CLOSE_MONITORS = ("crawler.monitors.suite.CrawlMonitorSuite",)
# A command that is started, without a shell, when a run raises alarms or ends them; it reads them as JSON on standard input.
MONITOR_COMMAND = ""
# An http or https address that the same JSON is posted to. It may lie inside the network.
MONITOR_WEBHOOK = ""
# Seconds that either may take.
MONITOR_SECONDS = 30.0
# `scrapy status --check`: days after which a site that ran more than once should have run again, where it is not in
# SCHEDULE_FILE. 0: never.
RUN_OVERDUE_DAYS = 3.0
# Where each run writes the ledger's numbers for Prometheus, such as `/var/lib/node_exporter/reposts.prom`; empty: nowhere.
METRICS_FILE = ""
# --- What runs by itself

# What runs when: `scrapy schedule`. See crawler/schedule.example.yaml.
SCHEDULE_FILE = "schedule.yaml"
# How many jobs one scheduler or worker runs at a time, each in a process of its own.
JOBS_AT_ONCE = 4
# What one job may take: seconds, and megabytes of memory; 0: no bound. It is told to end then; what is left stays due.
JOB_SECONDS = 12 * 3600
JOB_MEMORY_MB = 2048
# Seconds that a job has to end when it is told to; then it is killed.
JOB_STOP_SECONDS = 75
# Where the jobs' logs are, in a folder for each, and how many older ones of each are kept; 0: all.
JOB_LOG_DIR = "data/jobs"
JOB_LOGS_KEPT = 50
# On many machines. Seconds between two signs of life of a worker; one that gives none three times is taken for dead, and its
# jobs go on elsewhere.
JOB_HEARTBEAT_SECONDS = 10.0
# How often a job that failed is begun again, after 1, 4, 9 … minutes.
JOB_RETRIES = 3

# --- How it runs

# Seconds between two looks of a crawl that waits (`-a wait=1`) for another one of its site.
RUN_LOCK_WAIT_SECONDS = 1.0

# Scrapy makes so many tasks for each answer; a page is one item, or a list's links. Its default of 100 costs more than
# the parsing of a page.
CONCURRENT_ITEMS = 4
# A check of the spiders' source for each answer, which mypy makes once.
WARN_ON_GENERATOR_RETURN_VALUE = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
LOG_LEVEL = "INFO"
LOG_COLOR = False
LOG_VERSIONS: list[str] = []
LOG_FORMATTER = "crawler.extensions.log.LogFormatter"
STATS_DUMP = False
EXTENSIONS = {
    "crawler.network.retry_after.RetryAfter": 0,
    "crawler.network.hours.CrawlHours": 0,
    "crawler.extensions.run_lock.RunLock": 0,
    "crawler.extensions.host_leases.HostLeases": 0,
    "crawler.extensions.archive.Archive": 1,
    "crawler.extensions.ledger.Ledger": 2,
    "crawler.extensions.files.Files": 3,
    # After the ledger, which puts down how the run ended.
    "crawler.monitors.extension.Monitors": 400,
    "crawler.extensions.progress.Progress": 500,
    "crawler.monitors.metrics.MetricsFile": 600,
    "scrapy.extensions.logstats.LogStats": None,
}
ITEM_PIPELINES = {
    "crawler.pipelines.boilerplate.BoilerplatePipeline": 100,
    "crawler.pipelines.original_link.OriginalLinkPipeline": 200,
    "crawler.pipelines.dedup.DedupPipeline": 300,
}
