"""The runner's map as it is seen: ink, paper, how the sheet hangs, and the hand that holds it."""
