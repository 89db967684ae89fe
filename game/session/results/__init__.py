"""Results of a run: its numbers, its rank, and the tip on the card."""
