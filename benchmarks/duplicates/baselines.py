"""Two common ways to find what is alike, which know letters and no words."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from math import log, sqrt

from rapidfuzz import fuzz, utils

from benchmarks.duplicates.labelled import Labelled, Pair

Scored = Mapping[tuple[int, int], float]
"""The likeness of two texts by their numbers."""

_GRAMS = (3, 4, 5)


def token_set_ratio(texts: Sequence[str]) -> Scored:
    """How rapidfuzz compares: the words that two texts share against what is left of each."""
    return {
        (one, other): fuzz.token_set_ratio(texts[one], texts[other], processor=utils.default_process) / 100
        for one, other in combinations(range(len(texts)), 2)
    }


def tf_idf(texts: Sequence[str]) -> Scored:
    """Cosine of tf-idf over n-grams of three to five characters within words.

    As scikit-learn's TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5)): smoothed idf, length 1.
    """
    counted = [Counter(_grams(text)) for text in texts]
    having = Counter(gram for each in counted for gram in each)
    idf = {gram: log((1 + len(texts)) / (1 + number)) + 1 for gram, number in having.items()}
    vectors = [_unit({gram: number * idf[gram] for gram, number in each.items()}) for each in counted]
    return {
        (one, other): sum(weight * vectors[other].get(gram, 0.0) for gram, weight in vectors[one].items())
        for one, other in combinations(range(len(texts)), 2)
    }


def _grams(text: str) -> list[str]:
    padded = [f" {word} " for word in utils.default_process(text).split()]
    return [word[start : start + n] for word in padded for n in _GRAMS for start in range(max(1, len(word) - n + 1))]


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {gram: weight / length for gram, weight in vector.items()}


BASELINES: Mapping[str, Callable[[Sequence[str]], Scored]] = {
    "rapidfuzz token_set_ratio": token_set_ratio,
    "tf-idf, 3 to 5 characters": tf_idf,
}


def scores(labelled: Labelled, way: Callable[[Sequence[str]], Scored]) -> dict[Pair, float]:
    """The likeness of every two actions of a half: that of the language in which they are most alike."""
    found: dict[Pair, float] = {}
    for language in sorted({language for title in labelled.titles.values() for language in title}):
        ids = [each for each, title in labelled.titles.items() if language in title]
        for (one, other), score in way([labelled.titles[each][language] for each in ids]).items():
            pair = ids[one], ids[other]
            found[pair] = max(score, found.get(pair, 0.0))
    return found
