"""Forms, terms and offices by date, as data; and the rules that say which duties arise for worker and employer."""
