"""The concepts that grading rests on: a catalogue that does not define one takes the shipped words for it."""

from typing import Final

SHIPPED = "lexicon.yaml of the shipped catalogue"
"""Where these words come from, among the files of a catalogue that takes some from there."""
SECTIONS: Final = {
    "strength": """
        act act_not longer light event carry_out activity of_activity assembly members meeting put_in_use
        mechanism plain_act step step_not effected no_le general asserting general_not goes_on each opens
        made_thing slogan evaluation evaluation_how manner_head manner_tail equated equated_not ground
        ground_tail issue studied own_deed
    """,
    "figures": """
        counting threshold aim vague outcome throughout completed left cause
    """,
    "polarity": """
        promise promise_not unfinished lack idle done_how done_badly badly_off called_off late failed in_the_end
        abandoned nowhere soon given_up spoken_of as_told untrue corrects flat_head fell_flat worry topic_end
        nobody turned_up first_try try_again handed mean_to mean_to_not meant_deed next_year from_then each_time
        meant_count please please_not if_possible level_organ at_it most_of worth worth_little late_until
        only_for rate_below some_of not_bad hardly turn never mend
    """,
    "period": """
        last_year other_period this_period last_time comparison
    """,
    "not done, not one's own, left open": """
        deny deny_not deny_stop deny_twice deny_pair no_lack prevent tackle deny_on deny_dealt lack_reported
        denied_head bad_outcome bad_means work_verb agent happen occasion occasion_of occasion_make complete
        deny_how complete_tail done_mark done_not nought_is nought_of these_items only thing_unit listed_behind
        all_else besides except_not except_end short_by halted in_name for_reason in_fact number_planned
        named_only made_up_for quota fault_found mended_then concede kept_on missed time_counted kept_up
        that_matter not_that not_touched not_merely may took_part held meeting_held end_verb came_of time_head
        answer_no answer_yes answer_open did answer_when did_before did_behind question look_into ledger_matter
        ledger_task ledger_status ledger_state met_with voided state_no ledger_put_off ledger_pending status_no
        status_open on_account_of status_not visit_to visit_where visit_for visit_heard visit_there column_lack
        column_plan column_aside column_unit number_of unit_is column_result column_told column_matter
        row_matter name_class table_goes_on column_on column_when column_latest column_midyear column_got
        column_answer column_score row_lack row_plan column_last other_unit neighbour_unit oneself own_affair
        own_affair_far own_affair_near help_to place_not own_place own_reply open_lesson went_there organ
        organ_not whole_not whole_is hosted hosted_end hosted_how office_of hosted_office own_office firm_where
        firm firm_deed firm_served own_short own_short_not second_deed within_field not_of not_with no_concern
        not_counted counted_here lesson_on lesson_on_not lesson not_undergone us oversee set_right
        raised_put_right raised raised_all raised_thing order ordered should_who should must by_rule rule
        demand_from demand_by demand_not demand demand_met should_alone drafting should_not condition
        condition_not consequence meant_for able able_not blank_unit blank_unit_not blank_word
    """,
    "words that the expressions of grading are built of": """
        time_unit naming_unit summed_unit event_unit number_noun count_head sum_head said_of_all day_not
        observed office leading ground_how issue_tail ability_how reported changed studying asked_for under_way
        awaited wait_not waiting_for wait_for wait_till time_and_again as_planned handed_up turned_down stage_at
        stage no_more_than first_draft at_present drawing_up ended_when ended renewed no_more shut_long shut
        shut_still shut_good set_task met still_use outdated gathering put_off_alone just just_left made_in
        made_in_tail
        made_in_still data_of than before_years up_to whole_year since year_lasts part_this_year part_is early
        was_due year_gone year_now year_head year_not since_then kept_now sum_of begin_mark until year_of
        year_of_done left_over changed_now begun scheduled scheduled_at measure_head earlier_year same_time
        comes_to time_of all_of_them all_lie looks_back nominal_denial negative_not none_of_bad any_such
        which_of of_kind preposition asked_of lawfully at_once should_first_not should_by propose propose_not
        may_how end_how as_one on_average neighbour repeated_no repeated_yes answer_word stands_for sign_means
        sign_name sign_note sign_put sign_label
    """,
    "guards against false support": """
        meeting_name paper_name standing taken_up taken_up_as hearing idea handed_on idea_only study_name
        class_held watch film concerning modifier listing purpose effect ability ability_gain
    """,
}
"""By the sections of lexicon.yaml, where each is explained, in its order."""
GRADING: Final = tuple(name for names in SECTIONS.values() for name in names.split())
