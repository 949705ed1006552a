"""The labelled posts, as `amends posts` prints them, and batches of them."""

import json
import random
from dataclasses import dataclass


@dataclass
class Post:
    """One labelled post, already worded for the second reader."""

    set: str
    same: str
    fold: int
    group: str
    complains: bool
    detail: str
    text: str


def read(path):
    """All posts of the file, by set, in the file's order."""
    sets = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            post = Post(**json.loads(line))
            sets.setdefault(post.set, []).append(post)
    return sets


def batches(lengths, size, seed):
    """Indices in batches of posts of like length: less padding, so less time."""
    dice = random.Random(seed)
    order = list(range(len(lengths)))
    dice.shuffle(order)
    step = size * 24
    cut = []
    for start in range(0, len(order), step):
        part = sorted(order[start : start + step], key=lambda i: lengths[i])
        cut += [part[i : i + size] for i in range(0, len(part), size)]
    dice.shuffle(cut)
    return cut
