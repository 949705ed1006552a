"""What the reference implementations say: pieces by the `tokenizers` library, answers by PyTorch. The Rust tests compare.

    python reference.py OUT

Writes tests/second/pieces.json and tests/second/answers.json. The texts of the first are a soup of the vocabulary's pieces and of
characters that Unicode 3.2 had and has not reclassified since (the library's tables are older than ours); those of the second are
made up. [`run.py`] must have made OUT/whole.pt.
"""

import json
import random
import sys
import unicodedata
from pathlib import Path

import torch

from network import BITS_PER_WEIGHT, cutter, original, padded

TESTS = Path(__file__).parents[2] / "tests" / "second"

POSTS = [
    "user third week without internet and nobody calls back, what am I paying you for?",
    "user thank you so much, the new kettle came a day early and it is lovely",
    "does anybody know if user opens on Sundays?",
    "just posted a photo http",
    "The user app logs me out every single time I open it. Fix it or I'm gone.",
    "We're hiring! Baristas wanted at our new place, apply within http",
    "user where is my order number ? It said Tuesday and it's Friday.",
    "lovely morning for a walk by the river :)",
    "my user boots split after a month, not what I expect for $180 angry",
    "user your driver threw the parcel over the fence, the vase is in pieces",
    "user shares up 4 % after strong quarter, analysts say http",
    "Never had a problem with user in ten years, highly recommended",
    "cancelled. again. without a word. user",
    "",
    "crying crying",
    "I waited " + "and waited " * 200 + "for user",
]


def soup(pieces, dice):
    """One text of pieces and odd characters."""
    old = unicodedata.ucd_3_2_0

    def odd():
        while True:
            block = dice.choice([(0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x1FFF), (0x2000, 0x2FFF), (0x3000, 0x30FF),
                                 (0x4E00, 0x4EFF), (0xAC00, 0xAC80), (0xE000, 0xE010), (0xF900, 0xFAFF), (0x1D400, 0x1D500), (0x20000, 0x200FF)])
            c = chr(dice.randint(*block))
            if old.category(c) == unicodedata.category(c) != "Cn":
                return c

    def part():
        roll = dice.random()
        if roll < 0.35:
            return dice.choice(pieces).removeprefix("##")
        if roll < 0.55:
            return " "
        return odd() if roll < 0.95 else dice.choice("\t\n\r\u200b\u200d\ufe0f\u00ad\u2028\u3000\ufffd\0İıﬁǅ")

    return "".join(part() for _ in range(dice.randint(0, 40)))


def main(out):
    """Writes both files."""
    tokenizer = cutter(out / "vocabulary.txt")
    pieces = (out / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[4:-1]
    dice = random.Random(13)
    texts = POSTS + [soup(pieces, dice) for _ in range(400)]
    cases = [{"text": t, "pieces": tokenizer.encode(t).ids} for t in texts]
    TESTS.mkdir(exist_ok=True)
    (TESTS / "pieces.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")

    reader = original(out / "vocabulary.txt")
    reader.round_to(BITS_PER_WEIGHT)
    reader.load_state_dict(torch.load(out / "whole.pt", weights_only=True))
    reader.eval()
    answers = []
    with torch.no_grad():
        for text in POSTS:
            ids, mask = padded([tokenizer.encode(text).ids])
            pooled = reader.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.mean(1)
            raw = reader.answer("complaint", pooled)[0, 0].item()
            severity = reader.answer("severity", pooled)[0].argmax().item()
            answers.append({"line": text, "raw": round(raw, 4), "severity": severity})
    (TESTS / "answers.json").write_text("[\n" + ",\n".join(json.dumps(a) for a in answers) + "\n]\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
