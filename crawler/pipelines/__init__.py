"""The stages that every page passes, in order: boilerplate, original link, dedup. One stage a file."""
