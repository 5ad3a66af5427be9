"""The closed lists of the codebook, one enumeration for each; the values are what files carry."""

from enum import StrEnum


class Kind(StrEnum):
    """What is recorded (codebook 1). Only an incident becomes a row of the incident table."""

    INCIDENT = "incident"
    SERIES = "series"
    CAMPAIGN = "campaign"
    THREAT = "threat"
    POSTURE = "posture"
    TOLL = "toll"


class Stage(StrEnum):
    """How far an act went (codebook 2)."""

    CARRIED_OUT = "carried_out"
    ATTEMPTED = "attempted"
    FOILED = "foiled"
    INTERCEPTED = "intercepted"


class Mode(StrEnum):
    """How a report speaks of an act: as done, or in one of PLOVER's other modes."""

    ASSERTED = "asserted"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"
    PLANNED = "planned"
    HABITUAL = "habitual"
    BACKGROUND = "background"


class Stance(StrEnum):
    """How a speaker stands to what is said."""

    ASSERTED = "asserted"
    DENIED = "denied"
    DOUBTED = "doubted"


class Basis(StrEnum):
    """How a value follows from the words: read off, worked out with a date, or inferred."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


class SpeakerRole(StrEnum):
    """What a speaker is to the incident (codebook 4)."""

    PERPETRATOR = "perpetrator"
    ACCUSED = "accused"
    VICTIM_SIDE = "victim_side"
    WITNESS = "witness"
    OFFICIAL_THIRD_PARTY = "official_third_party"
    MONITOR = "monitor"
    MEDIA = "media"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


class Attribution(StrEnum):
    """MUC-4's six values for how an act is laid to a participant (codebook 3)."""

    REPORTED_AS_FACT = "reported_as_fact"
    CLAIMED_OR_ADMITTED = "claimed_or_admitted"
    ACCUSED_BY_AUTHORITIES = "accused_by_authorities"
    ACCUSED = "accused"
    POSSIBLE = "possible"
    CLEARED = "cleared"


class ParticipantRole(StrEnum):
    """What a participant did in an incident."""

    ATTACKER = "attacker"
    TARGET = "target"
    VICTIM = "victim"
    INTERCEPTOR = "interceptor"
    BYSTANDER = "bystander"


class ActorKind(StrEnum):
    """ACLED's eight kinds of actor, and the ones that an incident does not act through."""

    STATE_FORCES = "state_forces"
    REBEL = "rebel"
    POLITICAL_MILITIA = "political_militia"
    IDENTITY_MILITIA = "identity_militia"
    RIOTERS = "rioters"
    PROTESTERS = "protesters"
    CIVILIANS = "civilians"
    EXTERNAL_OR_OTHER = "external_or_other"


class TargetClass(StrEnum):
    """What was aimed at or hit (closed list from MUC-4 and GTD)."""

    CIVILIANS = "civilians"
    MILITARY = "military"
    POLICE = "police"
    GOVERNMENT = "government"
    INFRASTRUCTURE = "infrastructure"
    ENERGY = "energy"
    MEDICAL = "medical"
    SCHOOL = "school"
    RELIGIOUS = "religious"
    MEDIA = "media"
    AID = "aid"
    TRANSPORT = "transport"
    BUSINESS = "business"
    HOME = "home"
    OTHER = "other"


class WeaponClass(StrEnum):
    """Classes of weapon (codebook 3)."""

    FIREARM = "firearm"
    EXPLOSIVE = "explosive"
    IED = "ied"
    MINE = "mine"
    GRENADE = "grenade"
    MORTAR = "mortar"
    ARTILLERY = "artillery"
    ROCKET = "rocket"
    MISSILE = "missile"
    BOMB_FROM_THE_AIR = "bomb_from_the_air"
    DRONE = "drone"
    BLADE = "blade"
    FIRE = "fire"
    VEHICLE = "vehicle"
    CHEMICAL = "chemical"
    CYBER = "cyber"
    OTHER = "other"


class Effect(StrEnum):
    """Physical effect on what was hit."""

    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    NONE = "none"
    UNKNOWN = "unknown"


class Motive(StrEnum):
    """Why, as far as the report says; the incident table leaves ``criminal`` out by default."""

    POLITICAL = "political"
    CRIMINAL = "criminal"
    UNCLEAR = "unclear"


class Warned(StrEnum):
    """Whether a warning was told of."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"


class Harm(StrEnum):
    """What happened to the people counted (codebook 7)."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ABDUCTED = "abducted"
    DETAINED = "detained"
    DISPLACED = "displaced"
    TRAPPED = "trapped"
    KILLED_OR_INJURED = "killed_or_injured"
    KILLED_INJURED_OR_MISSING = "killed_injured_or_missing"


class GroupClass(StrEnum):
    """Who is counted; ``people`` where the words do not say."""

    PEOPLE = "people"
    CIVILIANS = "civilians"
    COMBATANTS = "combatants"
    ATTACKERS = "attackers"
    HORS_DE_COMBAT = "hors_de_combat"
    CHILDREN = "children"
    WOMEN = "women"
    MEN = "men"
    JOURNALISTS = "journalists"
    HEALTH_WORKERS = "health_workers"
    AID_WORKERS = "aid_workers"
    POLICE = "police"
    PROTESTERS = "protesters"


class Qualifier(StrEnum):
    """How a count is hedged (the table of codebook 7)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    ABOUT = "about"
    UP_TO = "up_to"
    BETWEEN = "between"
    VAGUE = "vague"


class Scope(StrEnum):
    """Whether a toll is one incident's, a running total, or not said."""

    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    UNCLEAR = "unclear"


class Level(StrEnum):
    """How exact a place is, finest first."""

    INSTALLATION = "installation"
    SETTLEMENT = "settlement"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    AREA = "area"
    WATER = "water"


class Standing(StrEnum):
    """What a place name stands for beside others: not where something happened, but whose it is."""

    HOME = "home"
    POLICE = "police"
    COURT = "court"
    CARE = "care"
    MEDIA = "media"


class Granularity(StrEnum):
    """The unit that a time was told in."""

    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    OPEN = "open"


class Anchor(StrEnum):
    """What a time was worked out from."""

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    STATEMENT = "statement"
    INCIDENT = "incident"


class Verdict(StrEnum):
    """Whether two drafts tell of one incident."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Status(StrEnum):
    """What an incident rests on (codebook 8)."""

    CLAIMED_BY_PERPETRATOR = "claimed_by_perpetrator"
    ALLEGED = "alleged"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    DENIED = "denied"
    RETRACTED = "retracted"


class Reason(StrEnum):
    """Why an input could not be used."""

    EMPTY = "empty"
    NOT_TEXT = "not_text"
    TOO_SHORT = "too_short"
    UNSUPPORTED_LANGUAGE = "unsupported_language"
    PDF_TRUNCATED = "pdf_truncated"
    PDF_ENCRYPTED = "pdf_encrypted"
    WARC_MALFORMED = "warc_malformed"
    FILE_TOO_LARGE = "file_too_large"
    REPORT_TOO_LONG = "report_too_long"
    RECORD_MALFORMED = "record_malformed"
    NO_TEXT_COLUMN = "no_text_column"
    UNREADABLE = "unreadable"
    EXTRA_MISSING = "extra_missing"
