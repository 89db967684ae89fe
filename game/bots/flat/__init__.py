"""Players of the flat: they read what is wet, and what will be."""
