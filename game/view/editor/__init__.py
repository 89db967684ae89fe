"""The overlay that a level's author sees: metres, outlines, ids, triggers, cells."""
