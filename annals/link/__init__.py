"""Drafts and judgements to events: which accounts tell of one act, and what that act rests on."""

from annals.link.assemble import Linked, link, linked, voices
from annals.link.copies import Copy, find_copies
from annals.link.origins import Voice, Voices
from annals.link.score import candidates, judge

__all__ = [
    "Copy",
    "Linked",
    "Voice",
    "Voices",
    "candidates",
    "find_copies",
    "judge",
    "link",
    "linked",
    "voices",
]
