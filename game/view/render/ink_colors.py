"""Ink colours that no palette changes: words, cards, signs and outlines have them from here."""

INK, VERMILION = (27, 32, 48), (194, 59, 43)
PAPER, CREAM = (241, 228, 200), (247, 239, 220)
INK_HEX, VERMILION_HEX, CREAM_HEX = ("#{:02x}{:02x}{:02x}".format(*tone) for tone in (INK, VERMILION, CREAM))
"""The same for drawings in SVG."""
