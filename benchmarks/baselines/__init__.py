"""The same document written with other people's libraries, each as its own documentation shows."""
