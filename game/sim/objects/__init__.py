"""Things without a will: logs, rocks, plants, bridges, what is picked up or thrown."""
