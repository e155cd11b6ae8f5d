"""Made-up worlds of sources and reposts, with the truth about each page, to judge the matching of stories."""
