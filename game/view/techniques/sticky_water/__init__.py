"""Sticky water as it looks: threads that stand up, creep, hold and take, and the web that opens for a breath."""
