"""What fills the window: each screen takes keys and time, and draws itself."""
