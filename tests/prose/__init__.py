"""Made-up Chinese news prose for test pages: seeded, varied, and nobody's text."""
