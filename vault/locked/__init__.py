"""What only the vault's own process may import: the keys that open, the answers, and the counting of them."""
