"""Dutch income tax on work and home (box 1) of a resident, with the tax credits."""
