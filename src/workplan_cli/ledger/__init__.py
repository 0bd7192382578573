"""The open questions of a plan, and the decisions on them as entries of data/decisions.yaml."""
