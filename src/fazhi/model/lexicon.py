"""The concepts that grading rests on, so that every lexicon must have them."""

GRADING = (
    *(
        "act",
        "act_not",
        "longer",
        "light",
        "event",
        "carry_out",
        "activity",
        "of_activity",
        "assembly",
        "members",
        "meeting",
        "plain_act",
        "general",
        "goes_on",
        "opens",
        "made_thing",
        "issue",
        "studied",
        "own_deed",
    ),
    *("slogan", "evaluation", "evaluation_how", "ground", "ground_tail", "manner_head", "manner_tail"),
    *("counting", "threshold", "aim", "vague", "outcome", "cause"),
    *("promise", "unfinished", "lack", "mend"),
    *("last_year", "other_period", "this_period", "comparison"),
)
