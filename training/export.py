"""A trained reader as ONNX graphs in eight bits, with the card that says what they mean."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from annals.neural.hints import HINTS
from annals.neural.skim import SIZE
from training import labels
from training.encoder import encoder_folder, reader
from training.model import Pairs, Reader, Tokens

_OPSET = 17


class _Tokens(nn.Module):
    """The pass over a window, its scores in one tensor: tags of each sort, then tolls."""

    def __init__(self, model: Tokens) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor, mask: Tensor, hints: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        states, tags, tolls, relevant = self.model(ids, mask, hints)
        scores = [tags[sort] for sort in labels.SORTS] + [tolls[name] for name in labels.TOLL]
        return states, torch.cat(scores, -1), relevant


class _Pairs(nn.Module):
    """What is asked of triggers, the attributes in one tensor."""

    def __init__(self, model: Pairs) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, states: Tensor, starts: Tensor, ends: Tensor, tied: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        named = self.model.named_of(states, starts, ends)
        attributes = torch.cat([self.model.attributes[f"of_{name}"](named) for name in labels.ATTRIBUTES], -1)
        roles = self.model.roles_of(states, named, starts, tied)
        linked = self.model.linked_of(states, named, roles, torch.ones_like(states[:, :, 0]))
        return attributes, roles, linked


class _Same(nn.Module):
    def __init__(self, model: Pairs) -> None:
        super().__init__()
        self.model = model

    def forward(self, linked: Tensor, at: Tensor) -> Tensor:
        return self.model.same_of(linked, at)


def export(run: Path, out: Path, settings: dict[str, object]) -> None:
    """Write graphs, tokenizer and ``reader.json`` (labels, settings, checksums); the look keeps all yet."""
    model, _ = reader()
    model.load_state_dict(torch.load(run / "weights.pt", map_location="cpu"))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    _graphs(model, out)
    shutil.copyfile(encoder_folder() / "tokenizer.json", out / "tokenizer.json")
    np.save(out / "skim.npy", np.zeros(SIZE + 1, dtype=np.float16))
    files = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.glob("*"))
        if path.name != "reader.json"
    }
    card = {**settings, "labels": _LABELS, "sha256": files}
    (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


_LABELS = {
    "sorts": labels.SORTS,
    "roles": labels.ROLES,
    "event_roles": labels.EVENT_ROLES,
    "cue_roles": labels.CUE_ROLES,
    "report_roles": labels.REPORT_ROLES,
    "attributes": labels.ATTRIBUTES,
    "toll": labels.TOLL,
}


def _graphs(model: Reader, out: Path) -> None:
    """Write the three graphs, each traced on one small window."""
    hidden, length, triggers = model.pairs.alone.in_features, 12, 3
    ids, mask = torch.ones(1, length, dtype=torch.long), torch.ones(1, length, dtype=torch.long)
    states, at = torch.randn(1, length, hidden), torch.tensor([[1, 2, 3]])
    two, three = {0: "windows", 1: "tokens"}, {0: "windows", 1: "triggers"}
    graphs = {
        "tokens": (
            _Tokens(model.tokens),
            (ids, mask, torch.zeros(1, length, len(HINTS))),
            {"ids": two, "mask": two, "hints": two},
            {"states": two, "scores": two, "relevant": {0: "windows"}},
        ),
        "pairs": (
            _Pairs(model.pairs),
            (states, at, at, torch.zeros(1, triggers, length)),
            {
                "states": two,
                "starts": three,
                "ends": three,
                "tied": {0: "windows", 1: "triggers", 2: "tokens"},
            },
            {"attributes": three, "roles": {0: "windows", 1: "triggers", 2: "tokens"}, "linked": three},
        ),
        "same": (
            _Same(model.pairs),
            (torch.randn(1, triggers, hidden), at),
            {"linked": three, "at": three},
            {"same": {0: "windows", 1: "triggers", 2: "triggers"}},
        ),
    }
    for name, (module, given, inputs, outputs) in graphs.items():
        _graph(module.eval(), given, (inputs, outputs), out / f"{name}.onnx")


def _graph(module: nn.Module, given: tuple[Tensor, ...], axes: tuple[dict, dict], path: Path) -> None:
    """Write one graph with its matrices in eight bits, a scale for each column."""
    inputs, outputs = axes
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            module,
            given,
            str(plain),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=inputs | outputs,
            opset_version=_OPSET,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(
            str(ready),
            str(path),
            per_channel=True,
            reduce_range=False,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
        )
    onnx.checker.check_model(str(path))
