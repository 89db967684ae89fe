"""What is asked to sound: events and moments of the simulation become calls for cues."""
