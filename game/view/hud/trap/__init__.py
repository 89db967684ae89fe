"""The sealmaster's head-up display: the whole lake on a strip, his chakra and paper, his watch, and what became of whom."""
