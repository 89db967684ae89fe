"""What is heard: events and snapshots become cues, cues become voices; only mixer.py knows a device."""
