"""The shallow-water solver, swell and breaking, and the lake that bodies sample, dent and push."""
