"""Pure arithmetic and the words of numbers: what may be shown of people's answers, and how it is said."""
