"""The rules of the lake. No pygame, no clock, no files, no random generator but the world's own."""
