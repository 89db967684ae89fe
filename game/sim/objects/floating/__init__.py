"""What floats: logs, rafts, driftwood, and the platform that logs and rafts are made from."""
