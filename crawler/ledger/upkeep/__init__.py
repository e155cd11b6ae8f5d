"""Copies, upgrades, and what is taken out for good."""
