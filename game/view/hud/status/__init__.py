"""The runner's state: chakra, pain, burning legs, pills."""
