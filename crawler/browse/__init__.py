"""The ledger in a web browser: Datasette, with pages of our own for stories, sites and the search.

What is shown comes from two places:

- a reading file (`index/`), an SQLite file beside the ledger, made and kept up to date from it. It has the tables that Datasette
  lists, filters, counts and exports, the verdict on each repost, the index of the search, and the counts of the start and site pages.
  No text of a page is in it.
- the ledger itself, opened to read only, for what is shown whole: two texts side by side, the line of a page that names its original,
  what made pages one story, where a record lies in the archive.

Why a file of its own, and not views and indexes in the ledger: a verdict is judged when rows are read, a thousand a second, so a table of
sites by how much they change would take minutes; the search's index is half as large as the texts, and every crawl would have to write
it; a crawl's writes must never wait for a reader; and a program that shows the web to the web should not hold the only copy in its hand.
The file can be deleted at any time. It is made of any ledger in the same way, so one on PostgreSQL needs no export first: the reading file
is that export, incremental, without the texts.
"""
