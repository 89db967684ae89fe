"""What is written or shown over the running picture."""
