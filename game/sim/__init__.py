"""The rules of the lake. No pygame, no clock, no files, no chance but the world's own."""
