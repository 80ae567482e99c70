"""The planner: against published calendars, by its properties, by its verdicts, and along real timelines."""
