"""What outlives a sitting: where it lies, how it is written so that nothing is lost, and what is in it."""
