"""What may be fetched, and how politely: the address guard, bounds, robots.txt, pauses, challenge pages."""
