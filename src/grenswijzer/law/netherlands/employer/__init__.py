"""What a job costs the Dutch employer, and what the employer may give untaxed or must add to the wage."""
