"""Everybody on two legs: movement, footing on water, chakra; the runner, the hunters, the sealmaster."""
