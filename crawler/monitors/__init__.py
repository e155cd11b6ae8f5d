"""What a run is held against, the site's own past, and what is done where it does not stand the comparison."""
