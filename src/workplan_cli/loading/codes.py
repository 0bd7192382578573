"""The names of fields whose values are never free text, by kind of file.

They follow from the models (`fields.code_fields`), and a test holds them to that. They are written down because files
are read while the models are still being imported.
"""

from collections.abc import Mapping

from workplan_cli.models.kinds import Kind

CODES: Mapping[Kind, frozenset[str]] = {
    "plan": frozenset(
        (
            "actions days decisive default end glossary id invited kind languages leads_per_action members paper "
            "partners period personal premises reminders reply_to sessions spaces stages start status tlp workshop"
        ).split()
    ),
    "matrix": frozenset(
        (
            "deadline end id in_force instrument kind language obligation requires rows signature start step tlp "
            "treaties treaty"
        ).split()
    ),
    "country": frozenset(
        (
            "act answers as_of by compiled country date delegation email extension focal_point language matrices on "
            "positions profile status submitted tlp verified"
        ).split()
    ),
    "theme": frozenset(
        (
            "actions amount baseline budget code countries country currency date depends_on end facilitator group id "
            "indicators language lead partner partners period priority rapporteur scope start status support target "
            "theme tlp value year"
        ).split()
    ),
    "decisions": frozenset("action actions agreed_by country date decision into matrix theme tlp".split()),
    "reminders": frozenset("country date matrix missing tlp".split()),
}
