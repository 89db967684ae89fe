"""Cards on which somebody sets something."""
