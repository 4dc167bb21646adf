"""The concepts that grading rests on, so that every lexicon must have them."""

GRADING = (
    *("act", "act_not", "light", "event", "made_thing", "issue", "own_deed"),
    *("slogan", "evaluation", "evaluation_how", "ground", "ground_tail", "manner_head", "manner_tail"),
    *("threshold", "aim", "vague", "outcome", "cause"),
    *("promise", "unfinished", "lack", "mend"),
    *(
        "deny",
        "deny_not",
        "deny_stop",
        "deny_twice",
        "deny_pair",
        "prevent",
        "tackle",
        "deny_on",
        "deny_dealt",
        "denied_head",
    ),
    *("bad_outcome", "happen", "occasion", "occasion_make", "complete", "complete_tail", "time_head"),
    *("deny_how", "done_mark", "nought_is", "nought_of"),
    *("answer_no", "answer_yes", "answer_open", "question"),
    *("column_lack", "column_plan", "column_aside", "column_last", "row_lack", "row_plan"),
    *("other_unit", "own_affair", "place_not", "own_place", "organ"),
    *("order", "ordered", "should_who", "should", "should_alone", "should_not"),
    *("condition", "condition_not", "consequence", "purpose", "ability", "ability_not", "blank_unit"),
    *("last_year", "other_period", "this_period", "comparison"),
)
