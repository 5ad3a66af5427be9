"""Words before the name of where somebody was brought afterwards: what happened, happened elsewhere."""

from __future__ import annotations

import re

_REACH = 90
_BROUGHT = re.compile(
    r"\b(?:transferred|taken|rushed|flown|airlifted|brought|escorted|conveyed|deported|extradited"
    r"|handed over)\s+(?:[a-z]+\s+)?to\s+(?P<where>[^,;.!?\n]{0,50})$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:after|following|when|whil(?:e|st)|as|where|amid|during|since|before|because|by|who|which|that"
    r"|streets?|the\s+(?:air|hills|bush)|troops|forces|rebels|fighters|militants|soldiers"
    r"|(?:attack|raid|strike|bombing|blast|explosion|shooting|clash|ambush|killing|protest|rall[iy]|riot)\w*"
    r"|and(?=\s+\S))\b",
    re.IGNORECASE,
)
"""Between "taken to" and a name that is not of where somebody was brought ("to hospital after a raid in")."""
_DONE = (
    r"(?:killed|shot|executed|hang(?:ed)?|behead(?:ed)?|hacked|torture[sd]?|beat(?:en)?|stabbed|raped|lynched"
    r"|attacked|hit|struck|bombed|shelled|ambushed|stormed|raided|dragged|burn(?:ed|t)|murdered|massacred"
    r"|gunned|abused|whipped|flogged|slaughtered|opened\s+fire|fired)\b"
)
_ON = r"(?:(?!\b(?:after|following|when|since|with|from|who|said|told|confirmed|doctors?|treat\w+|died)\b)"
_THERE = re.compile(
    rf"{_ON}[^.!?;\n]){{0,40}}?\b(?:where|which)\s+(?:{_ON}[\w'’-])+\s+){{0,6}}?{_DONE}",
    re.IGNORECASE,
)
"""Behind a name that something happened at in the end ("where a mob beat him")."""
_THEN = re.compile(
    rf"{_ON}(?!\band\b)[^.!?;\n]){{0,40}}?\b(?:and|then|was|were)\s+(?:(?!was\b|were\b)[a-z]+\s+){{0,2}}?{_DONE}",
    re.IGNORECASE,
)
"""Behind the name of where somebody was brought to be harmed there ("and shot dead")."""
_CARE = re.compile(
    r"\b(?:hospitals?|clinics?|infirmary|morgues?|mortuary|(?:health|medical|trauma)\s+\w+|treatment|surgery|care)\b",
    re.IGNORECASE,
)
"""Words for where the wounded and the dead are brought, to be harmed no more."""


def brought_to(text: str, start: int, end: int) -> bool:
    """Say whether a name is where somebody was brought ("taken to a hospital in Zobaro"), and no more.

    It is where the act was that is told behind it ("taken to a mill in Zobaro and shot").
    """
    found = _BROUGHT.search(text, max(0, start - _REACH), start)
    if found is None or _ELSEWHERE.search(found["where"]):
        return False
    care = _CARE.search(text, found.start("where"), end)
    return _THERE.match(text, end) is None and (care is not None or _THEN.match(text, end) is None)
