"""One base for each CMS network: what its sites share."""
