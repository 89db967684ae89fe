"""Movement: what legs do on ground, on water, in the air and when they are driven."""
