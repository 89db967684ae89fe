"""Things without a will: logs, rocks and other props, thrown projectiles."""
