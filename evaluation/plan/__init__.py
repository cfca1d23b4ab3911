"""The plan of an activity on one page: the four questions answered from its records, for staff and for people."""
