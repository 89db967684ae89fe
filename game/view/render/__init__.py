"""How anything gets onto a surface: guarded drawing, gradients, palettes, sprites and their cache."""
