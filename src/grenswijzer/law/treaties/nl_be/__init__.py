"""Treaty between the Netherlands and Belgium of 5 June 2001: which of the two may tax pay and benefits.

Read in the order of the treaty's own precedence: residence (art. 4), the article that decides (15 to 20), the days
and their pay (art. 15), the establishment (art. 5), the shares of each state, benefits (art. 18).
"""
