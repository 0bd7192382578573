"""From files to models, with every fault in its place."""
