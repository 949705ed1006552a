"""Writes a reader as the file that the extension reads; the layout is documented in src/triage/second/file.rs."""

import struct
import zlib
from pathlib import Path

import numpy as np
import torch

from network import GROUP, HEADS, MOST_PIECES, scales

VERSION = 1
MOST_LEVEL = 7


def halves(values):
    """Numbers in 16 bits."""
    return np.asarray(values.detach(), dtype="<f2").tobytes()


def matrix(weights):
    """Levels of 4 bits and their scales."""
    grouped, scale = scales(weights.detach(), 4)
    levels = (grouped / scale).round().clamp(-MOST_LEVEL, MOST_LEVEL).to(int).numpy().reshape(-1) + 8
    packed = (levels[0::2] | levels[1::2] << 4).astype(np.uint8)
    return packed.tobytes() + np.asarray(scale.reshape(-1), dtype="<f2").tobytes()


def head(linear):
    """Each output's weights and bias."""
    rows = [np.append(w, b) for w, b in zip(linear.weight.detach().numpy(), linear.bias.detach().numpy())]
    return b"".join(np.asarray(row, dtype="<f4").tobytes() for row in rows)


def write(reader, vocabulary, path, together=(0.5, 0.5, 0.0)):
    """Writes the file. `together` is what each reader counts, and an offset; `amends train` fits it."""
    encoder = reader.encoder
    state = {name.replace("parametrizations.weight.original", "weight"): value for name, value in encoder.state_dict().items()}
    config = encoder.config
    spelling = Path(vocabulary).read_text(encoding="utf-8").encode()
    out = [b"AMS2", struct.pack("<HBBHHHHBB", VERSION, len(encoder.encoder.layer), config.num_attention_heads, config.hidden_size,
                                config.intermediate_size, MOST_PIECES, GROUP, HEADS["severity"], 0)]
    out.append(struct.pack("<II", spelling.count(b"\n"), len(spelling)))
    out.append(spelling)
    out.append(matrix(state["embeddings.word_embeddings.weight"]))
    out.append(halves(state["embeddings.position_embeddings.weight"] + state["embeddings.token_type_embeddings.weight"][0]))
    norm = lambda name: halves(state[name + ".weight"]) + halves(state[name + ".bias"])
    out.append(norm("embeddings.LayerNorm"))
    for layer in range(len(encoder.encoder.layer)):
        at = f"encoder.layer.{layer}."
        parts = [at + f"attention.self.{part}" for part in ("query", "key", "value")]
        # One matrix of three: the levels of all, then the scales of all, then the biases.
        out.append(matrix(torch.cat([state[part + ".weight"] for part in parts])))
        out.append(halves(torch.cat([state[part + ".bias"] for part in parts])))
        for name in ("attention.output.dense", None, "intermediate.dense", "output.dense"):
            if name is None:
                out.append(norm(at + "attention.output.LayerNorm"))
            else:
                out.append(matrix(state[at + name + ".weight"]) + halves(state[at + name + ".bias"]))
        out.append(norm(at + "output.LayerNorm"))
    out.append(head(reader.heads["complaint"]))
    out.append(head(reader.heads["severity"]))
    out.append(struct.pack("<fff", *together))
    body = b"".join(out)
    Path(path).write_bytes(body + struct.pack("<I", zlib.crc32(body)))
    return len(body) + 4
