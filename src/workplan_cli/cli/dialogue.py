"""The conversation of `workplan consolidate`: one question after the other, and nothing written without a yes."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from textwrap import wrap

from workplan_cli.cli import console
from workplan_cli.cli.formats import save
from workplan_cli.consolidation.workplan import WorkPlan
from workplan_cli.editing import UneditableError
from workplan_cli.language import plainly, translation
from workplan_cli.ledger import entries
from workplan_cli.ledger.questions import Question, questions
from workplan_cli.loading.draft import Plain
from workplan_cli.pipeline import Checked, check, consequences
from workplan_cli.reporters import questions as reporter
from workplan_cli.reporters.text import visible
from workplan_cli.rules.decisions import may_agree
from workplan_cli.starting.lines import modeline

Entry = Callable[[entries.Agreement], dict[str, Plain]]


class _Done(Exception):  # noqa: N818 - no fault: the user has had enough, or there is no more input
    """The conversation is over; what has been written stays, nothing else is."""


class Dialogue:
    """Asks, shows and writes; of the plan it keeps nothing but what the files say."""

    def __init__(self, root: Path, kinds: Sequence[str], today: date, words: str) -> None:
        self.root = root
        self.kinds = kinds
        self.today = today
        self.words = words
        self.say = translation(words)
        self.paint = console.painter()
        self.passed: set[tuple[str, str]] = set()
        self.written = 0

    def run(self, checked: Checked, asked: Sequence[Question]) -> None:
        """Go through the open questions until none is left, or the user quits."""
        try:
            while question := next((each for each in asked if each.key not in self.passed), None):
                left = sum(each.key not in self.passed for each in asked)
                if self._ask(checked, question, left):
                    checked = check(self.root)
                    asked = [each for each in questions(checked) if each.kind in self.kinds]
                else:
                    self.passed.add(question.key)
        except _Done:
            console.write("\n")
        console.remark("Decisions written: {written}. Open questions: {open}.", written=self.written, open=len(asked))

    def _ask(self, checked: Checked, question: Question, left: int) -> bool:
        """Show a question and take the decision on it; whether one was written."""
        if checked.workplan is None:
            return False
        plan = checked.workplan
        self._show(question, left)
        entry = self._decision(question, plan.plan.languages[0])
        if entry is None:
            return False
        while True:
            agreement = self._agreement(plan)
            try:
                return self._write(checked, entry(agreement))
            except UneditableError as refusal:
                why = visible(refusal.message.said(self.say))
                self._tell(self.say("This cannot be written: {why}").format(why=why))

    def _show(self, question: Question, left: int) -> None:
        color, width = console.colored(), get_terminal_size().columns
        head = wrap(visible(f"{question.code} {question.name}: {question.message.said(self.say)}"), width)
        console.write("\n" + "".join(f"{self.paint('bold', line)}\n" for line in head))
        console.write(reporter.side_by_side(question, self.words, width, color=color))
        if question.likeness and "merge" not in question.choices:
            advice = self.say("To coordinate the two, name {other} under `related` of {id}.")
            self._tell(advice.format(id=question.sides[0].id, other=question.sides[1].id))
        elif question.kind != "duplicate":
            self._tell(self.say("Where one of the places is wrong, mend it there: only a waiver is decided here."))
        if left > 1:
            self._tell(self.say("Open questions: {n}").format(n=left))

    def _decision(self, question: Question, default: str) -> Entry | None:
        """What is to be written, once a reason is given; None for a question that is put off."""
        options: dict[str, tuple[str, Entry | None]] = {}
        if "merge" in question.choices:
            for letter, side in zip("ab", question.sides, strict=True):
                label = self.say("merge into {id}").format(id=side.id)
                options[letter] = label, _merging(question, side.id, default)
            options["k"] = self.say("keep apart"), lambda given: entries.keep(question, given, default)
        if "waive" in question.choices:
            about = ", ".join(question.waiver[name] for name in question.waiver if name != "rule")
            label = self.say("waive {rule} for {about}").format(rule=question.code, about=about)
            options["w"] = label, lambda given: entries.waive(question, given, default)
        options |= {"s": (self.say("skip"), None), "q": (self.say("quit"), None)}
        menu = "  ".join(f"[{letter}] {label}" for letter, (label, _) in options.items())
        while True:
            answer = self._answer(f"{menu}: ").lower()
            if answer == "q":
                raise _Done
            if answer in options:
                return options[answer][1]
            self._tell(self.say("Please answer with one of the letters in brackets."))

    def _agreement(self, plan: WorkPlan) -> entries.Agreement:
        """Why, and who agreed: the reason in the plan's languages, of which one is required."""
        reason: dict[str, str] = {}
        while not reason:
            for tag in plan.plan.languages:
                said = self._answer(self.say("Reason ({language}): ").format(language=tag))
                if said:
                    reason[tag] = said
            if not reason:
                self._tell(self.say("A decision needs a reason."))
        return entries.Agreement(reason, self._agreed_by(plan), self.today)

    def _agreed_by(self, plan: WorkPlan) -> tuple[str, ...]:
        known = may_agree(plan)
        prompt = self.say("Agreed by (codes with commas; Enter where nobody has yet): ")
        while True:
            names = tuple(dict.fromkeys(self._answer(prompt).replace(",", " ").split()))
            unknown = [name for name in names if name not in known]
            if not unknown:
                return names
            wrong = self.say("unknown: {names}; known: {known}")
            self._tell(wrong.format(names=visible(", ".join(unknown)), known=", ".join(sorted(known))))

    def _write(self, checked: Checked, entry: dict[str, Plain]) -> bool:
        """Show what would be written and what follows from it; write it after a yes."""
        assert checked.workplan is not None  # only of a plan is anything asked
        while True:
            before = self._before()
            start = f"{modeline('decisions', 1)}\n"
            proposal = entries.propose(before, entry, checked.workplan.plan.languages[0], start)
            self._tell(self.say("To be written to {file}:").format(file=entries.FILE))
            console.write(f"\n{''.join(f'    {visible(line)}{chr(10)}' for line in proposal.entry.splitlines())}\n")
            console.write(reporter.difference(proposal.difference(), self.paint))
            for finding in consequences(checked, proposal.decisions, entries.FILE):
                said = f"{self.say(finding.severity.word)} {finding.code}: {finding.message.said(self.say)}"
                self._tell(self.say("It will follow: {finding}").format(finding=visible(said)))
            if not self._confirmed():
                self._tell(self.say("Nothing was written."))
                return False
            if self._before() != before:
                self._tell(self.say("The file has changed meanwhile; look again."))
                continue
            save(self.root / entries.FILE, proposal.after, entries.FILE)
            self.written += 1
            return True

    def _confirmed(self) -> bool:
        """Whether it is to be written: yes or no, in the user's language or in English, as a letter or a word."""
        yes, no = self.say("y"), self.say("n")
        yeses, noes = {yes, self.say("yes"), "y", "yes"}, {no, self.say("no"), "n", "no"}
        while True:
            answer = plainly(self._answer(self.say("Write it? [{yes}/{no}] ").format(yes=yes, no=no)))
            if answer in {plainly(each) for each in yeses | noes}:
                return answer in {plainly(each) for each in yeses}
            self._tell(self.say("Please answer with {yes} or {no}.").format(yes=yes, no=no))

    def _before(self) -> str:
        """What the file says now; nothing where there is none."""
        file = self.root / entries.FILE
        return file.read_bytes().decode() if file.exists() else ""

    def _answer(self, prompt: str) -> str:
        """A line of the user's, without blanks around it. Raises _Done at the end of the input."""
        given = console.ask(prompt)
        if given is None:
            raise _Done
        return given.strip()

    def _tell(self, text: str) -> None:
        for line in wrap(text, get_terminal_size().columns, break_on_hyphens=False):
            console.write(f"{line}\n")


def _merging(question: Question, into: str, default: str) -> Entry:
    return lambda given: entries.merge(question, into, given, default)
