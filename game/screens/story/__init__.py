"""What joins chapters: scenes, what was said, the chapter scroll, and chapters as they are played in the story."""
