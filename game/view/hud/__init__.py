"""Chakra, pain, hunters, goal and subtitles."""
