"""How the sounds are made: building blocks, and what turns recipes into files. Needs the extra `sound`; no player needs any of
it.
"""
