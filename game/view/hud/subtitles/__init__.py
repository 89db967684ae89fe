"""What is said and what sounds, in writing."""
