"""Forms that people without YAML fill in, and the way back from them into the files of the plan."""
