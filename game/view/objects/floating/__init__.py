"""Pictures of what floats and turns over; logs are drawn with the scenery."""
