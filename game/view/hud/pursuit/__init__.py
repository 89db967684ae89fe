"""Who is after the runner, and who has him by the collar."""
