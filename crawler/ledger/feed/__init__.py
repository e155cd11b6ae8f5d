"""The change feed: what happened, as events with a number."""
