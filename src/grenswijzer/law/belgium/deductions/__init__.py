"""Spending that Belgium deducts from total net income."""
