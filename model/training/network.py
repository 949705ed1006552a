"""The network: a BERT encoder with mean pooling and one linear head a question, its weights rounded while it learns."""

from pathlib import Path

import torch
import torch.nn.utils.parametrize
from tokenizers import BertWordPieceTokenizer
from torch import nn
from transformers import AutoModel, BertConfig, BertModel

from vocabulary import ORIGINAL

MOST_PIECES = 128
BITS_PER_WEIGHT = 4
GROUP = 64
"""Weights of a row that share a scale."""

HEADS = {"complaint": 1, "review": 1, "severity": 4, "sentiment": 3}


def scales(weights, bits):
    """Weights in groups, and the scale of each group that rounds it best."""
    top = 2 ** (bits - 1) - 1
    grouped = weights.reshape(weights.shape[0], -1, GROUP)
    peak = grouped.abs().amax(-1, keepdim=True)
    best, scale = None, None
    for share in (1.0, 0.9, 0.8, 0.7):
        tried = (peak * share / top).clamp_min(1e-7).half().float()
        error = ((grouped / tried).round().clamp(-top, top) * tried - grouped).pow(2).sum(-1, keepdim=True)
        if best is None:
            best, scale = error, tried
        else:
            better = error < best
            best, scale = torch.where(better, error, best), torch.where(better, tried, scale)
    return grouped, scale


def rounded(weights, bits):
    """Weights as the file holds them: whole numbers times a scale a group. The gradient passes through."""
    top = 2 ** (bits - 1) - 1
    with torch.no_grad():
        grouped, scale = scales(weights, bits)
        flat = ((grouped / scale).round().clamp(-top, top) * scale).reshape(weights.shape)
    return weights + (flat - weights).detach()


class Rounding(nn.Module):
    """Stands before a weight and rounds it."""

    def __init__(self, bits):
        super().__init__()
        self.bits = bits

    def forward(self, weights):
        return rounded(weights, self.bits)


class Reader(nn.Module):
    """Posts in pieces to answers in log-odds."""

    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.heads = nn.ModuleDict({name: nn.Linear(width, outputs) for name, outputs in HEADS.items()})
        self.dropout = nn.Dropout(0.1)

    def round_to(self, bits):
        """From now on, the encoder's matrices are rounded to `bits` bits in every pass."""
        for module in self.encoder.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)) and module.weight.shape[0] > 600 or isinstance(module, nn.Linear):
                torch.nn.utils.parametrize.register_parametrization(module, "weight", Rounding(bits))

    def forward(self, ids, mask):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        weight = mask.unsqueeze(-1).float()
        pooled = (hidden.float() * weight).sum(1) / weight.sum(1)
        return self.dropout(pooled)

    def answer(self, head, pooled):
        """The answers of one head."""
        return self.heads[head](pooled)


def cutter(vocabulary):
    """The reference tokenizer over the kept pieces."""
    tokenizer = BertWordPieceTokenizer(str(vocabulary), lowercase=True)
    tokenizer.enable_truncation(MOST_PIECES)
    return tokenizer


def original(vocabulary, layers=6):
    """The published weights, with only the kept pieces and the first layers."""
    pieces = Path(vocabulary).read_text(encoding="utf-8").split("\n")[:-1]
    places = {p: i for i, p in enumerate((ORIGINAL / "vocab.txt").read_text(encoding="utf-8").split("\n"))}
    model = AutoModel.from_pretrained(ORIGINAL, attn_implementation="sdpa")
    words = model.embeddings.word_embeddings
    words.weight = nn.Parameter(words.weight.data[[places[p] for p in pieces]].clone())
    words.num_embeddings = len(pieces)
    words.padding_idx = None
    model.embeddings.position_embeddings.weight = nn.Parameter(model.embeddings.position_embeddings.weight.data[:MOST_PIECES].clone())
    model.config.vocab_size = len(pieces)
    model.encoder.layer = model.encoder.layer[:layers]
    model.pooler = None
    return Reader(model)


def padded(cut):
    """Pieces of several posts as one block, and which of it is filled."""
    longest = max(len(c) for c in cut)
    ids = torch.zeros((len(cut), longest), dtype=torch.long)
    mask = torch.zeros((len(cut), longest), dtype=torch.long)
    for row, pieces in enumerate(cut):
        ids[row, : len(pieces)] = torch.tensor(pieces)
        mask[row, : len(pieces)] = 1
    return ids, mask
