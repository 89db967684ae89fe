"""What every other folder may use and what itself knows nothing of the game: ticks, paths, errors, frozen records, polygons."""
