"""What can be wrong with a form or a table that comes back: WP601 to WP609. Each rule words its own finding."""

from workplan_cli.findings import Message, Severity, rule

ERROR = Severity.ERROR


@rule("WP601", ERROR)
def unusable_workbook(reason: Message) -> Message:
    """
    What: A file that is to be imported is no Excel workbook (.xlsx), or one that is not opened: with macros, a
    password, links to other workbooks, a document type, two parts of one name, or more in it than any form has.

    Why: What a program would do with such a file is not what a person sees in it. Open it, save it as an Excel workbook
    without these, and import that.
    """
    return Message("the file cannot be used: {reason}", reason=reason)


@rule("WP602", ERROR)
def other_form(reason: Message) -> Message:
    """
    What: A workbook is no form of this plan: it was not made by `workplan form`, or by another version of it, for
    another plan, or for a country or working group whose file is not there or cannot be read.

    Why: What its cells mean cannot be known. Make the form again with `workplan form` and copy the answers into it.
    """
    return Message("this is no form of the plan: {reason}", reason=reason)


@rule("WP603", ERROR)
def changed_id(problem: Message) -> Message:
    """
    What: A form is not in the shape that it was made in: an id in its hidden column was changed, stands twice or is
    gone; a sheet, a row or a column is gone, or a sheet stands twice; cells were merged, or moved without the id of
    their row; or something was written where the form asks nothing.

    Why: An answer would go to another question, or be lost. It happens when rows are inserted, sorted, or pasted over.

    Wrong:
        # GT.xlsx
        Protocol!A6: p-9

    Right:
        # GT.xlsx
        Protocol!A6: p-2
    """
    return problem


@rule("WP604", ERROR)
def formula_in_form() -> Message:
    """
    What: A cell of a form holds a formula.

    Why: What it comes to depends on the program and on other files. Write its result.

    Wrong:
        # GT.xlsx
        Protocol!D6: =HYPERLINK("https://example.org")

    Right:
        # GT.xlsx
        Protocol!D6: Act 10 of 2015, article 104
    """
    return Message("the cell holds a formula; write its result")


@rule("WP605", ERROR)
def number_in_form(given: str) -> Message:
    """
    What: A cell that takes a text holds a number, a day, a truth value or an error of the spreadsheet; or one that
    takes a day holds a number, or a day of 1905 that a spreadsheet makes of a year alone.

    Why: The spreadsheet may have changed what was typed: `0612` has become 612, `3/4` the third of April. Give the cell
    the format Text and type it again.

    Wrong:
        # GT.xlsx
        Protocol!D6: 44

    Right:
        # GT.xlsx
        Protocol!D6: "44"
    """
    return Message("`{given}` is not kept as it was typed; type it again in a cell of the format Text", given=given)


@rule("WP606", ERROR)
def not_on_the_list(problem: Message) -> Message:
    """
    What: A cell holds a word that is not on its list, or something that is no number where one is asked.

    Why: It would have to be guessed what is meant. The words of the list, in the language of the form or as the files
    write them (`in_part`), are understood, in capitals too.

    Wrong:
        # GT.xlsx
        Protocol!C6: maybe

    Right:
        # GT.xlsx
        Protocol!C6: in part
    """
    return problem


@rule("WP607", ERROR)
def changed_meanwhile(problem: Message) -> Message:
    """
    What: A cell was changed in a form, and the same place of the file has been changed too since the form was made; or
    two files of one import say different things.

    Why: Only a person can say which of the two holds. Make the form again, or write the right one into the file.

    Wrong:
        # data/countries/guatemala.yaml
        country: GT
        focal_point: {institution: Ministry of Answers}
        # GT.xlsx
        Focal point!D5: Ministry of Questions

    Right:
        # GT.xlsx
        Focal point!D5: Ministry of Questions
    """
    return problem


@rule("WP608", ERROR)
def unknown_heading(problem: Message) -> Message:
    """
    What: The first line of a table has a heading that is not known, twice the same, or lacks `country` or `row`.

    Why: What stands below would be lost, or nobody knows what it answers.

    Wrong:
        # answers.csv
        country,row,anser
        GT,p-1,yes

    Right:
        # answers.csv
        country,row,status
        GT,p-1,yes
    """
    return problem


@rule("WP609", ERROR)
def unknown_line(problem: Message) -> Message:
    """
    What: A line of a table names a country that is no member or a row that the matrix does not have, has more cells
    than the first line, or stands twice.

    Why: The answer would be lost.

    Wrong:
        # answers.csv
        country,row,status
        GT,p-7,yes

    Right:
        # answers.csv
        country,row,status
        GT,p-2,yes
    """
    return problem


RULES = (
    unusable_workbook,
    other_form,
    changed_id,
    formula_in_form,
    number_in_form,
    not_on_the_list,
    changed_meanwhile,
    unknown_heading,
    unknown_line,
)
