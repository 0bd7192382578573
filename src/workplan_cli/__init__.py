"""workplan: one regional work plan out of the files of many hands."""

__version__ = "0.1.0"
