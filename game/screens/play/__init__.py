"""The screen of a run, what lies on it, and how its picture is kept ready."""
