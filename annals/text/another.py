"""Words that tell that an act is another than the one told before, or the same one again."""

import re
import tomllib
from importlib.resources import files

ANOTHER = frozenset({"also", "another", "separate", "separately", "elsewhere", "meanwhile"})
_LISTS: dict[str, list[str]] = tomllib.loads(
    files(__package__).joinpath("data/act_words.toml").read_text(encoding="utf-8")
)
_ACT, _MEANS = ("|".join(sorted(_LISTS[name], key=len, reverse=True)) for name in ("acts", "means"))
_BETWEEN = r"\s+(?:[\w'’-]+\s+){0,2}?"
_ONE_MORE = re.compile(
    rf"\b(?:another|an?\s+(?:second|third|fourth|separate|different)){_BETWEEN}(?:{_ACT}|{_MEANS})\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(rf"\b(?:the|this|that){_BETWEEN}(?:{_ACT}|{_MEANS})$", re.IGNORECASE)
_THEM_AGAIN = re.compile(rf"\b(?:the|these|those)\s+((?:{_ACT})e?s)$", re.IGNORECASE)

_OTHER = (
    r"(?:earlier|previous|second|third|first|last|other|similar|new|next|past|recent|many"
    r"|two|three|several|same)"
)
_ON_WHAT = re.compile(
    r"[“\"'‘]?(?:confirming|reacting\s+to|speaking\s+(?:on|about)|commenting\s+on|condemning|describing"
    rf"|narrating|recounting|corroborating|lamenting)\s+(?:the|this)\s+(?:(?!{_OTHER}\b)[a-z][\w-]*\s+){{0,2}}?(?:{_ACT}|development)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(
    rf"(?:the|this)\s+(?:(?!{_OTHER}\b)[a-z][\w-]*\s+)?(?:{_ACT})\s+(?:(?:reportedly|also|had|has)\s+)?"
    r"(?:took\s+place|happened|occurred|taken\s+place|lasted|was\s+carried\s+out)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^,.;\n]*,")
_NUMBER = r"(?:an?|one|two|three|four|five|six|several|a few|\d{1,2})"
_MONTH = r"(?:jan|febr)uary|march|april|may|june|july|august|(?:septem|octo|novem|decem)ber"
_ON_A_DAY = (
    r"(?P<day>yesterday|(?:on|last) (?:sun|mon|tues|wednes|thurs|fri|satur)day"
    r"(?: (?:morning|afternoon|evening|night))?"
    rf"|on (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?)"
    r"(?:,? \d{4})?"
    rf"|{_NUMBER} (?:days?|weeks?) (?:ago|earlier|before)|last week|earlier (?:this|in the) week)"
)
_OF_WHOM = "death|killing|injury|wounding|murder|assassination|kidnapping|abduction|arrest"
_ANEW = re.compile(
    rf"{_ON_A_DAY},? (?:[\w'’-]+ ){{1,6}}?(?:reported|documented|recorded|monitored|registered)(?: that)? "
    r"(?!(?:the|this|that|these|those|such|he|she|it|they|we|his|her|its|their)\b"
    rf"(?! (?:{_OF_WHOM}) of (?!the\b)))",
    re.IGNORECASE,
)
_NOUNS = frozenset(_LISTS["acts"])
_LIGHT, _SORTS, _LEADS_ON, _EFFECTS, _STRONG = (
    frozenset(_LISTS[name]) for name in ("light", "sorts", "leads_on", "effects", "strong")
)
_AGAINST, _STATE = frozenset(_LISTS["against_a_state"]), frozenset(_LISTS["of_a_state"])
_WORDS = re.compile(r"\w+")
_MANY_PLACES = re.compile("|".join(_LISTS["many_places"]), re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s+out)?(?:\s+(?!and\b|or\b)[\w'’-]+){0,4}\s+")
_EXCHANGED = re.compile(r"exchang(?:e[ds]?|ing)", re.IGNORECASE)
_FIRE = re.compile(r"(?:.*\s)?(?:gun)?(?:fire|shots|blows)", re.IGNORECASE)
_ITS_OBJECT = re.compile(r"(?:\s+[\w'’-]+){0,4}\s+")
_NOUN = re.compile(rf"(?:^|\s)(?:{_ACT})(?:e?s)?$", re.IGNORECASE)
_JOINED = ("and ", "or ", ", ")
_ADVERBS, _DONE_BY = ("|".join(_LISTS[name]) for name in ("adverbs", "done_by"))
_TO_ITS_VERB = re.compile(
    rf"(?:\s+(?:which\s+were\s+)?(?:{_DONE_BY})(?:\s+(?!and\b|but\b|after\b|when\b|as\b|that\b|wh)[\w'’-]+)+?)?"
    rf"(?:\s+(?:{_ADVERBS}))*\s+",
    re.IGNORECASE,
)


def one_act(text: str, first: tuple[int, int], later: tuple[int, int]) -> bool:
    """Say whether words name one act: a noun with what it is like ("heavy shelling"), or with its verb."""
    word, between = text[slice(*first)].lower(), text[first[1] : later[0]]
    if between == " " and _SORTS.issuperset(word.split()):
        return True
    if word in _LIGHT and _BEHIND.fullmatch(between) is not None:
        return True
    verb = text[slice(*later)].lower()
    if _EXCHANGED.fullmatch(word) and _FIRE.fullmatch(verb) and _ITS_OBJECT.fullmatch(between):
        return True
    if _NOUN.search(word) is None or verb in _LEADS_ON or not _is_verb(verb):
        return False
    if text.endswith(_JOINED, 0, first[0]):  # "air raids and artillery fire hit"
        return False
    return _TO_ITS_VERB.fullmatch(between) is not None


def _is_verb(word: str) -> bool:
    """Say whether a word may be the verb of what an act did: "destroyed", "hit", "left"."""
    return word.endswith("ed") or word in _STRONG


def of_two_sides(one: str, other: str) -> bool:
    """Say whether words for two who acted name those who fight a state, and its forces."""
    here, there = ({word.lower() for word in _WORDS.findall(words)} for words in (one, other))
    sides = [(bool(words & _AGAINST), bool(words & _STATE)) for words in (here, there)]
    return sides in ([(True, False), (False, True)], [(False, True), (True, False)])


def tells_an_effect(words: str) -> bool:
    """Say whether words tell what an act did to things ("destroyed")."""
    return words.lower() in _EFFECTS


def tells_one_more(words: str) -> bool:
    """Say whether words tell of one more act ("a second bomb"), not of one more of those whom it harmed."""
    return _ONE_MORE.search(words) is not None


def tells_many_places(words: str) -> bool:
    """Say whether words tell of several places without their names ("towns across the country")."""
    return _MANY_PLACES.search(words) is not None


def told_again(words: str) -> str:
    """Return the noun that words end in for acts that are known already ("the raids"), "" for none."""
    found = _THEM_AGAIN.search(words)
    return found[1].lower() if found else ""


def singular_act(noun: str) -> str:
    """Return a noun for an act in the singular, "" for any other word."""
    word = noun.lower()
    forms = (word, word.removesuffix("s"), word.removesuffix("es"))
    return next((one for one in forms if one in _NOUNS), "")


def tells_again(words: str) -> bool:
    """Say whether words end in those for an act that is known already ("the blast")."""
    return _AGAIN.search(words) is not None


def tells_anew(earlier: str, later: str, until: int) -> bool:
    """Say whether a sentence opens with a day on which an act was reported that is not the one told before.

    Behind that and up to ``until``, where its word for the act ends, it names none that is known already;
    what is told ``earlier`` does not tell the same day.
    """
    opened = _ANEW.match(later)
    if opened is None or opened.end() > until or tells_again(later[opened.end() : until]):
        return False
    return opened["day"].casefold() not in earlier.casefold()


def told_on(sentence: str) -> int:
    """Return how far the words of a sentence reach that open it with an act told right before, 0 without.

    "Confirming the attack on Monday in Owerri, ...": what else they tell is of who speaks. Of "The attack
    took place" it is the words for the act alone.
    """
    speaking = _ON_WHAT.match(sentence)
    if speaking is None:
        happened = _HAPPENED.match(sentence)
        return happened.end() if happened else 0
    clause = _CLAUSE.match(sentence, speaking.end())
    return clause.end() if clause else speaking.end()


def speaks_of(sentence: str) -> tuple[int, int]:
    """Return the words behind the act in an opening clause of what somebody speaks of: where and when."""
    speaking = _ON_WHAT.match(sentence)
    return (speaking.end(), told_on(sentence)) if speaking else (0, 0)
