"""Crawls and exports that run by themselves: on one machine by its clock, or on many by a queue in PostgreSQL."""
