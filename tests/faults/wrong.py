"""What is wrong for every kind of word, and with which code that must be found."""

WRONG: dict[str, tuple[tuple[str, str], ...]] = {
    "text": (
        ("42", "WP022"),
        ("true", "WP022"),
        ("[a]", "WP022"),
        ('"  "', "WP027"),
        ("NO", "WP017"),
        ("0612", "WP017"),
    ),
    "line": (("42", "WP022"), ("{a: b}", "WP022"), ('""', "WP027"), ('"a\\nb"', "WP019"), ("12:30", "WP017")),
    "paragraphs": (("42", "WP022"), ("false", "WP022"), ("{a: b}", "WP022"), ('""', "WP027"), ("12:30", "WP017")),
    "id": (('"a b"', "WP026"), ("1.5", "WP022"), ("[a]", "WP022"), ('""', "WP026"), ("é", "WP026")),
    "action-id": (("INT1", "WP026"), ("5", "WP022"), ("int-1", "WP026")),
    "country": (("Atlantis", "WP026"), ("gt", "WP026"), ("5", "WP022"), ("[GT]", "WP022")),
    "countries": (("Atlantis", "WP022"), ("5", "WP022"), ("{}", "WP022"), ("[Atlantis]", "WP026+1")),
    "language": (("español", "WP026"), ("5", "WP022"), ("EN", "WP026")),
    "group-code": (("int", "WP026"), ("5", "WP022")),
    "currency": (("US$", "WP026"), ("5", "WP022"), ("usd", "WP026")),
    "day": (
        ("0", "WP024"),
        ("2017-02-30", "WP024"),
        ("18/07/2017", "WP024"),
        ("true", "WP024"),
        ("[2017-07-18]", "WP022"),
    ),
    "moment": (("spring", "WP025"), ("2018-Q7", "WP025"), ("true", "WP025"), ("{}", "WP022"), ("2018-02-30", "WP025")),
    "email": (("a at b", "WP029"), ("5", "WP022"), ('"a@example.org, b@example.org"', "WP029")),
    "bool": (("yes", "WP022"), ("1", "WP022"), ('"true"', "WP022")),
    "int": (("x", "WP022"), ("1.5", "WP022"), ("true", "WP022"), ('"1"', "WP022")),
    "number": (("abc", "WP022"), ('"5"', "WP022"), ("true", "WP022"), ("1e999999", "WP022"), ("[]", "WP022")),
    "amount": (("abc", "WP022"), ("-1", "WP028"), ("true", "WP022"), (".nan", "WP022")),
    "enum": (("nonsense", "WP023"), ("true", "WP023"), ("3", "WP023"), ("[a]", "WP022")),
    "tlp": (("PURPLE", "WP023"), ("amber", "WP023"), ("5", "WP023"), ("{}", "WP022")),
    "decision": (("nonsense", "WP023"), ("5", "WP023"), ("[a]", "WP022")),
}
"""What is wrong for each kind of word, with its code; `+1` where the place is one character further on."""

WRONG_KEY = {
    "id": ("a b", "WP026"),
    "action-id": ("INT1", "WP026"),
    "country": ("Atlantis", "WP026"),
    "language": ("español", "WP026"),
    "line": ('"  "', "WP027"),
}
"""What is wrong as a key of a mapping, by the kind of its keys."""

SYNTAX = (("!!str ", "WP012"), ("&zz ", "WP016"), ("\u200b", "WP004"), ("\u202e", "WP004"))
"""What is wrong in front of any word."""
SIGNS = (
    ("@x", "WP006", 0),
    ("`x`", "WP006", 0),
    ("%x", "WP006", 0),
    ("{{ x }}", "WP015", 1),
    ('"\\u202e"', "WP004", 0),
)
"""What is wrong instead of a word: what is written, code, and how far on the place is."""
BLOCK_SIGNS = (("| x", "WP006", 0), ("> x", "WP006", 0), ('"x" y', "WP006", 4))
"""The same, where no bracket is open."""
FIELD_SIGNS = (("a: b", "WP006", 1), ("- x", "WP006", 0))
"""The same, after the name of a field."""
