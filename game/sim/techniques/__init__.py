"""Barrier, spiderweb and wave, one file a technique, and casting them."""
