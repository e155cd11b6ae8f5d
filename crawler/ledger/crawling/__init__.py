"""What crawls share: what is due, how far lists were walked, who holds a host, the runs and their alarms."""
