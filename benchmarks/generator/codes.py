"""Codes that a plan refers to: countries, working groups, rows of a matrix."""

from itertools import islice, product

# ISO 3166-1 alpha-2, officially assigned. NO comes first so that the smallest corpus has the code that YAML 1.1 reads
# as `false`; the rest is in the order of the standard.
COUNTRIES = (
    "NO AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY "
    "BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM "
    "FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT "
    "JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN "
    "MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW"
).split()
PARTNERS = ("TS", "IOM", "UNODC", "UNHCR", "UNICEF", "CRC")
PROFILES = ("prosecutor", "immigration-director", "police-director", "investigator")
INSTRUMENTS = ("first-convention", "second-convention", "first-protocol", "second-protocol")
CURRENCIES = ("USD", "EUR", "CAD")


def members(number: int) -> list[str]:
    """The first so many countries."""
    return COUNTRIES[:number]


def invited() -> list[str]:
    """Three countries that are members of no corpus."""
    return COUNTRIES[-3:]


def group_codes(number: int) -> list[str]:
    """So many pronounceable codes of working groups, from `BAB` and `BAC` on."""
    consonants = "BCDFGLMNPRST"
    return ["".join(letters) for letters in islice(product(consonants, "AEIOU", consonants), number)]


def row_ids(prefix: str, number: int) -> list[str]:
    """So many ids of rows, stable and in order, from `si-001` on."""
    return [f"{prefix}-{index:03d}" for index in range(1, number + 1)]
