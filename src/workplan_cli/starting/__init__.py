"""The first files of a plan, a country, a theme and a matrix: commented, and ready to be filled in.

What is to be filled in stands there with nothing after its colon, which the loader takes for not given.
"""
