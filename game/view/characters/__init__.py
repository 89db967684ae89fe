"""Cut-out figures: poses, clips, cloth."""
