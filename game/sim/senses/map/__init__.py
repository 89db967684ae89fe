"""The runner's map: where he reckons that he is, and what unfolding it does."""
