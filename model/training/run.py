"""All of the second reader's training, in order; what is already there is not made again.

    python run.py POSTS OUT

POSTS is what `amends posts` prints. In OUT stand afterwards: `vocabulary.txt`; `sentiment.pt`, the network after the first stage;
for each split `SPLIT.bin`, the file as the extension reads it, and, but for the domains, `SPLIT.teach.npy`, what that reader says of
the posts that the first reader is taught with. Splits: `fold-0` … `fold-4` (fitted without that fold of complaints and reviews), `domains-0` … (fitted without
three domains of complaints), `whole` (fitted on all: the one that ships; also as `whole.pt`).
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch

import export
import material
import vocabulary
from learn import SENTIMENT, SEVERITY, answers, fit, pieces
from network import BITS_PER_WEIGHT, cutter, original

SEED = 13
HELD_OUT = 3
"""One in so many tweets is kept apart, to count false alarms on: the same ones as in `amends eval`."""

SENTIMENT_EPOCHS, SENTIMENT_RATE = 2, 8e-5
EPOCHS, RATE = 3, 1e-4
SEVERITY_WEIGHT = 0.5


DOMAINS = [{"apparel", "cars", "electronics"}, {"food", "other", "retail"}, {"services", "software", "transport"}]
"""Domains of complaints that are left out together: harder than one at a time, and three fits instead of nine."""


def sentiment_posts(sets):
    """The posts of the first stage: sentiment of tweets, and of posts about games, firms and brands."""
    kept = [p for i, p in enumerate(sets["tweets"]) if i % HELD_OUT] + sets["entities"] + sets["brands"]
    return [p for p in kept if p.detail in SENTIMENT]


def taught_posts(sets):
    """The posts that the first reader is taught with; none of them is held out anywhere."""
    tweets = [p for i, p in enumerate(sets["tweets"]) if i % HELD_OUT]
    return tweets[::3] + sets["brands"] + sets["entities"][::2] + sets["products"][::2] + sets["talk"][::8]


def first_stage(sets, tokenizer, out):
    """The published network, fitted on sentiment."""
    path = out / "sentiment.pt"
    if not path.exists():
        reader = original(out / "vocabulary.txt")
        posts = sentiment_posts(sets)
        labels = torch.tensor([SENTIMENT[p.detail] for p in posts])
        fit(reader, [("sentiment", pieces(tokenizer, posts), labels, 1.0)], SENTIMENT_EPOCHS, SENTIMENT_RATE, SEED)
        torch.save(reader.state_dict(), path)
    return torch.load(path, weights_only=True)


def second_stage(sets, tokenizer, out, state, split, seed=SEED):
    """Fits on complaints and severities without what the split leaves out, with rounded weights; writes the file."""
    kind, _, which = split.partition("-")
    left_out = {
        "fold": lambda p: p.fold == int(which),
        "domains": lambda p: p.set == "complaints" and p.group in DOMAINS[int(which)],
        "whole": lambda p: False,
    }[kind]
    reader = original(out / "vocabulary.txt")
    reader.load_state_dict(state)
    reader.round_to(BITS_PER_WEIGHT)
    complaints = [p for p in sets["complaints"] if not left_out(p)]
    tasks = [("complaint", pieces(tokenizer, complaints), torch.tensor([float(p.complains) for p in complaints]), 1.0)]
    if kind != "domains":
        reviews = [p for p in sets["reviews"] if p.detail in SEVERITY and not left_out(p)]
        levels = torch.tensor([SEVERITY.index(p.detail) for p in reviews])
        tasks.append(("severity", pieces(tokenizer, reviews), levels, SEVERITY_WEIGHT))
    fit(reader, tasks, EPOCHS, RATE, seed, tell=lambda line: None)
    if kind != "domains":
        taught = pieces(tokenizer, taught_posts(sets))
        np.save(out / f"{split}.teach.npy", answers(reader, "complaint", taught)[:, 0].astype(np.float32))
    if kind == "whole":
        torch.save(reader.state_dict(), out / "whole.pt")
    return export.write(reader, out / "vocabulary.txt", out / f"{split}.bin")


def main(posts, out):
    """Runs everything."""
    torch.set_num_threads(2)
    out.mkdir(exist_ok=True)
    sets = material.read(posts)
    names = out / "vocabulary.txt"
    if not names.exists():
        kept = vocabulary.kept([p for some in sets.values() for p in some])
        names.write_text("\n".join(kept) + "\n", encoding="utf-8")
        print(len(kept), "pieces")
    tokenizer = cutter(names)
    state = first_stage(sets, tokenizer, out)
    for split in [f"fold-{k}" for k in range(5)] + ["whole"] + [f"domains-{k}" for k in range(len(DOMAINS))]:
        if (out / f"{split}.bin").exists():
            continue
        start = time.time()
        size = second_stage(sets, tokenizer, out, state, split)
        print(f"{split}: {size} bytes, {time.time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
