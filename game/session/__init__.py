"""One attempt at a level: the run, its time step, assists and replay."""
