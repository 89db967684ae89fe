"""Where level files lie: their names, folders, watching, hashing, and the template of a new one."""
