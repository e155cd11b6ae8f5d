"""Rows written for others: formats, the places they go to, and how far it is. It knows rows and their JSON Schema, not the ledger."""
