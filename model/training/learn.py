"""Fitting a reader: first on sentiment, then on complaints."""

import random
import time

import numpy as np
import torch
from torch.nn import functional as F

from material import batches
from network import padded

SENTIMENT = {
    "negative": 0, "Negative": 0, "neutral": 1, "Neutral": 1, "irrelevant": 1, "Irrelevant": 1, "positive": 2, "Positive": 2,
}
SEVERITY = ["No explicit reproach", "Disapproval", "Accusation", "Blame"]


def pieces(tokenizer, posts):
    """The posts in pieces."""
    return [cut.ids for cut in tokenizer.encode_batch([p.text for p in posts])]


def schedule(optimizer, steps, warm=0.1):
    """Up in a straight line, down in a straight line."""
    def share(step):
        return min((step + 1) / max(1, warm * steps), (steps - step) / max(1, (1 - warm) * steps))
    return torch.optim.lr_scheduler.LambdaLR(optimizer, share)


def groups(reader, rate, head_rate, decay=0.9):
    """Parameters with their rates: lower layers move less."""
    layers = reader.encoder.encoder.layer
    out = [{"params": list(reader.heads.parameters()), "lr": head_rate}]
    out.append({"params": list(reader.encoder.embeddings.parameters()), "lr": rate * decay ** (len(layers) + 1)})
    for depth, layer in enumerate(layers):
        out.append({"params": list(layer.parameters()), "lr": rate * decay ** (len(layers) - depth)})
    return out


def fit(reader, tasks, epochs, rate, seed, size=32, head_rate=5e-4, tell=print):
    """Fits on all tasks at once; a task is (head, cut posts, targets, weight). Targets are labels or probabilities."""
    torch.manual_seed(seed)
    random.seed(seed)
    optimizer = torch.optim.AdamW(groups(reader, rate, head_rate), weight_decay=0.01)
    plan = []
    for epoch in range(epochs):
        turn = []
        for number, (_, cut, _, _) in enumerate(tasks):
            turn += [(number, b) for b in batches([len(c) for c in cut], size, seed * 1000 + epoch * 10 + number)]
        random.Random(seed * 77 + epoch).shuffle(turn)
        plan += turn
    steps = schedule(optimizer, len(plan))
    reader.train()
    start, total = time.time(), 0.0
    for done, (number, batch) in enumerate(plan):
        head, cut, targets, weight = tasks[number]
        pooled = reader(*padded([cut[i] for i in batch]))
        answer = reader.answer(head, pooled)
        target = targets[batch]
        if answer.shape[1] == 1:
            loss = F.binary_cross_entropy_with_logits(answer[:, 0], target)
        else:
            loss = F.cross_entropy(answer, target)
        (loss * weight).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        steps.step()
        total += loss.item()
        if (done + 1) % 300 == 0:
            tell(f"  {done + 1}/{len(plan)} loss {total / 300:.4f} {time.time() - start:.0f} s")
            total = 0.0
    return reader


def answers(reader, head, cut, size=64):
    """The answers of one head, in order."""
    reader.eval()
    order = sorted(range(len(cut)), key=lambda i: len(cut[i]))
    out = [None] * len(cut)
    with torch.no_grad(), torch.nn.utils.parametrize.cached():
        for start in range(0, len(order), size):
            batch = order[start : start + size]
            said = reader.answer(head, reader(*padded([cut[i] for i in batch])))
            for i, row in zip(batch, said.float().numpy()):
                out[i] = row
    return np.array(out)


def macro_f1(called, truth, classes=2):
    """The mean of the classes' F1."""
    called, truth = np.asarray(called), np.asarray(truth)
    out = []
    for c in range(classes):
        hit = ((called == c) & (truth == c)).sum()
        out.append(2 * hit / max(1, (called == c).sum() + (truth == c).sum()))
    return float(np.mean(out))
