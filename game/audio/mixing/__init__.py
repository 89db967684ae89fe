"""Voices, channels and streams; mixer.py alone knows a device."""
