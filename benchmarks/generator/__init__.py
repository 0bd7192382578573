"""What a synthetic plan is made of: prose, titles, actions, and the text of each file."""
