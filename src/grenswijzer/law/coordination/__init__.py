"""Which state's social security applies: Regulation 1408/71 to 30 April 2010, Regulation 883/2004 from 1 May 2010.

Tax and insurance are decided apart and may end in different states.

To April 2010: where and how regularly somebody works (work_pattern), groups with rules of their own (special_groups,
posting, self_employment), the rule for employees (employment), the decision (regulation_1408_71).

From May 2010: working time per state (working_time, minutes_by_state), telework that is overlooked in the corona years
and until June 2023 (overlooked_telework), the share at home against 5% and 25% (home_share), where else one works and
where employers have their seats (work_states, employer_seats), the rule for employees (employment_883), other groups
(groups_883), the state of before that is kept (transition), the agreement on telework (telework_agreement,
telework_request), the decision (regulation_883_2004) and papers (forms).

Both: the insured months of the year (insured_months, benefits_as_work), and what must be asked (referrals).
"""
