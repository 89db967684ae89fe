"""The hunters: what they perceive, decide and do, on the lake and in the wood."""
