"""Building blocks of sounds: how water, leaves, wood, skins, strings and feet ring."""
