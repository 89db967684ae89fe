"""Pictures of what stands, floats and flies."""
