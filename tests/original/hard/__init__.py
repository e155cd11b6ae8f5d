"""Parts of the hard-page generator: addresses, statements, traps and page scaffolds, all as data."""
