"""Paper dialogs and tables."""
