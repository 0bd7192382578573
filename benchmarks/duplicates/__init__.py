"""How well pairs of actions that mean the same are found, beside two ways that know nothing of words."""
