"""The running program: window, main loop, log, crash report."""
