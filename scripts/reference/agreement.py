"""Records what established packages say of agreement, for test/analysis/statistics/reference.json.

    python -m venv venv && venv/bin/pip install scipy scikit-learn statsmodels krippendorff
    venv/bin/python scripts/reference/agreement.py > test/analysis/statistics/reference.json

Run by hand when a case is added; the tests read the recorded file only.
"""

import json
import random
import warnings
from importlib.metadata import version

import krippendorff
import numpy as np
from sklearn.metrics import accuracy_score, cohen_kappa_score, confusion_matrix, f1_score, precision_recall_fscore_support
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint

warnings.simplefilter("ignore")
CLASSES = ["passcode", "spam", "scam", "legitimate"]


def raters(seed, items, right, weights, names=CLASSES):
    """Pairs of sayings; the second rater agrees with the given chance, else says anything."""
    draw = random.Random(seed)
    first = draw.choices(names, weights, k=items)
    second = [one if draw.random() < right else draw.choice(names) for one in first]
    return list(zip(first, second))


def table(counts, names):
    return [(a, b) for a, row in zip(names, counts) for b, count in zip(names, row) for _ in range(count)]


CASES = {
    "a small sample": raters(1, 30, 0.6, [1, 1, 1, 1]),
    "the usual sample, one class rare": raters(2, 384, 0.85, [2, 20, 75, 3]),
    "many items": raters(3, 2000, 0.9, [10, 20, 60, 10]),
    "no better than chance": raters(4, 300, 0.0, [1, 1, 1, 1]),
    "worse than chance": table([[2, 18], [17, 3]], ["spam", "scam"]),
    "two categories, one in twenty": table([[360, 8], [6, 10]], ["no", "yes"]),
    "equal throughout": table([[40, 0, 0], [0, 50, 0], [0, 0, 60]], ["passcode", "spam", "scam"]),
    "a classifier that may say unknown": [
        (a, "unknown" if at % 7 == 0 else b) for at, (a, b) in enumerate(raters(5, 400, 0.8, [5, 20, 65, 10]))
    ],
}


def number(value):
    return None if value is None or np.isnan(value) else float(value)


def scored(pairs):
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    names = sorted(set(first) | set(second))
    labels = [name for name in names if name != "unknown"]
    result = cohens_kappa(confusion_matrix(first, second, labels=names))
    precision, recall, f1, support = precision_recall_fscore_support(first, second, labels=labels, zero_division=0)
    average = lambda how: float(f1_score(first, second, labels=labels, average=how, zero_division=0))
    return {
        "names": names,
        "counts": confusion_matrix(first, second, labels=names).tolist(),
        "kappa": number(result.kappa),
        "kappaBySklearn": number(cohen_kappa_score(first, second)),
        "standardError": number(result.std_kappa),
        "low": number(result.kappa_low),
        "high": number(result.kappa_upp),
        "accuracy": float(accuracy_score(first, second)),
        "macroF1": average("macro"),
        "microF1": average("micro"),
        "weightedF1": average("weighted"),
        "categories": {
            name: {"precision": float(p), "recall": float(r), "f1": float(f), "support": int(n)}
            for name, p, r, f, n in zip(labels, precision, recall, f1, support)
        },
    }


def wilson(hits, of):
    low, high = proportion_confint(hits, of, alpha=0.05, method="wilson")
    return {"hits": hits, "of": of, "low": float(low), "high": float(high)}


def alpha(seed, items, people, missing):
    draw = random.Random(seed)
    truth = draw.choices(CLASSES, [1, 2, 6, 1], k=items)
    units = [[None if draw.random() < missing else one if draw.random() < 0.8 else draw.choice(CLASSES) for _ in range(people)] for one in truth]
    codes = [[np.nan if unit[p] is None else CLASSES.index(unit[p]) for unit in units] for p in range(people)]
    value = krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal")
    return {"units": [" ".join(one for one in unit if one is not None) for unit in units], "alpha": float(value)}


print(
    json.dumps(
        {
            "recordedWith": {name: version(name) for name in ["numpy", "scipy", "scikit-learn", "statsmodels", "krippendorff"]},
            "cases": {name: scored(pairs) for name, pairs in CASES.items()},
            "wilson": [wilson(h, n) for h, n in [(0, 10), (1, 10), (5, 10), (10, 10), (326, 384), (3, 1000), (999, 1000)]],
            "alpha": [alpha(7, 60, 2, 0.0), alpha(8, 80, 3, 0.2), alpha(9, 40, 5, 0.5)],
        }
    )
)
