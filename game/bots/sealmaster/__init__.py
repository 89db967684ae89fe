"""Players of the sealmaster: one who reads the trap, and some who do not."""
