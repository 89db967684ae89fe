"""The sealmaster in a player's hands: signs by strokes, focus, stores, a wave driven by hand, mercy; and what the picture needs of it."""
