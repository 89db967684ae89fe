"""Pictures of a world: they read it and never write to it."""
