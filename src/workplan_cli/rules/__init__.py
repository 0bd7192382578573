"""Rules over the consolidated plan, one topic a file. A rule is declared, explained and checked in one place."""
