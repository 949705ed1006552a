"""Collects what the readers of each split say of the posts that they had not seen, through the extension's own code.

    python collect.py POSTS OUT ANSWERS VADER

ANSWERS is the built example `second_answers`; VADER is what `vader.mjs` printed. Writes unseen.csv, unseen-severity.csv and
lessons.csv beside this file; their lines are documented in src/cli/unseen.rs and src/triage/training/lessons.rs.
"""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np

import material
from learn import SEVERITY
from run import DOMAINS, taught_posts

HERE = Path(__file__).parent


def answers(program, reader, posts):
    """(raw answer, severity) of each post."""
    lines = "".join(json.dumps({"text": p.text, "same": p.same}) + "\n" for p in posts)
    said = subprocess.run([program, reader], input=lines, capture_output=True, text=True, check=True).stdout
    rows = [line.split(",") for line in said.splitlines()]
    return [(float(raw), int(level)) for _, raw, level in rows]


def main(posts, out, program, vader):
    """Writes the three files."""
    sets = material.read(posts)
    compound = dict(line.split(",") for line in Path(vader).read_text().split())
    by_fold, by_domain, levels = {}, {}, {}
    for fold in range(5):
        reader = out / f"fold-{fold}.bin"
        unseen = [p for p in sets["complaints"] if p.fold == fold]
        by_fold.update({p.same: raw for p, (raw, _) in zip(unseen, answers(program, reader, unseen))})
        reviews = [p for p in sets["reviews"] if p.fold == fold and p.detail in SEVERITY]
        levels.update({p.same: level for p, (_, level) in zip(reviews, answers(program, reader, reviews))})
    for number, domains in enumerate(DOMAINS):
        unseen = [p for p in sets["complaints"] if p.group in domains]
        said = answers(program, out / f"domains-{number}.bin", unseen)
        by_domain.update({p.same: raw for p, (raw, _) in zip(unseen, said)})
    rows = [f"{same},{raw:.3f},{by_domain[same]:.3f}" if same in by_domain else f"{same},{raw:.3f},"
            for same, raw in sorted(by_fold.items())]
    (HERE / "unseen.csv").write_text("".join(f"{row},{compound[row[:16]]}\n" for row in rows))
    (HERE / "unseen-severity.csv").write_text("".join(f"{same},{level}\n" for same, level in sorted(levels.items())))
    taught = taught_posts(sets)
    splits = [f"fold-{fold}" for fold in range(5)] + ["whole"]
    said = np.stack([np.load(out / f"{split}.teach.npy") for split in splits], 1)
    tenths = np.clip((said * 10).round(), -99, 99).astype(int)
    lessons = {p.same: ",".join(map(str, row)) for p, row in zip(taught, tenths)}
    (HERE / "lessons.csv").write_text("".join(f"{same},{row}\n" for same, row in sorted(lessons.items())))
    print(len(by_fold), "posts,", len(by_domain), "in a domain,", len(levels), "reviews,", len(lessons), "lessons")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4])
