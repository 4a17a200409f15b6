"""Which state's social security applies: Regulation 1408/71 to 30 April 2010.

Tax and insurance are decided apart and may end in different states. Read: where and how regularly somebody works
(work_pattern), groups with rules of their own (special_groups, posting, self_employment), the decision
(regulation_1408_71), and the insured months of the year (insured_months).
"""
