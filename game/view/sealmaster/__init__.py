"""The sealmaster's hands as they are seen where he is played: slow time, signs, the focus ring, the strand that is hauled."""
