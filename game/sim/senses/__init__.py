"""What the wood tells whoever listens: gusts that travel, noises, hearing, composure, and those who stalk him."""
