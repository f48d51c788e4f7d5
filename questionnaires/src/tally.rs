//! Counting: which counters a form has, and which of them one person's answers raise. Nothing here ties two answers together.

use crate::answers::{Answer, AnswerProblem, Answers};
use crate::form::Form;
use crate::rules::NO_ANSWER;
use std::collections::BTreeSet;

pub use crate::protection::Tally;

/// The item that counts people who sent their answers.
pub const RESPONSES: &str = "responses";

/// The option of [`RESPONSES`].
pub const SENT: &str = "sent";

/// The option of a direction.
pub const CHOSEN: &str = "chosen";

/// The answers that are counted. "Zeg ik liever niet" is not: it is never shown, so there is no reason to keep it.
pub const COUNTED: [Answer; 6] = [
    Answer::StronglyDisagree,
    Answer::Disagree,
    Answer::Neutral,
    Answer::Agree,
    Answer::StronglyAgree,
    Answer::Unknown,
];

/// One part of the residents by one background question, or everybody in a group. Two questions are never crossed.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Split {
    /// Key of the background question; empty for everybody.
    pub question: String,
    /// Key of its option, [`NO_ANSWER`] for those who gave none; empty for everybody.
    pub part: String,
}

impl Split {
    /// Everybody in the group.
    #[must_use]
    pub fn whole() -> Self {
        Self::default()
    }

    /// Those who gave one answer to one background question.
    #[must_use]
    pub fn part(question: &str, part: &str) -> Self {
        Self {
            question: question.to_owned(),
            part: part.to_owned(),
        }
    }
}

/// A counter of one group in one scan. The derived order is the fixed order in which counters change. What differs most comes first, so that
/// one look at two of them tells which they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Increment {
    /// Key of a statement or direction, or [`RESPONSES`].
    pub item: String,
    /// Code of an answer, [`CHOSEN`] or [`SENT`].
    pub option: String,
    /// Whose answers it counts.
    pub split: Split,
}

impl Increment {
    fn new(split: &Split, item: &str, option: &str) -> Self {
        Self {
            split: split.clone(),
            item: item.to_owned(),
            option: option.to_owned(),
        }
    }
}

/// The counters that one person's answers raise by one, each once, in the fixed order.
///
/// # Errors
/// What is wrong with the answers: only answers without problems are counted.
pub fn increments(answers: &Answers, form: &Form) -> Result<Vec<Increment>, Vec<AnswerProblem>> {
    let problems = answers.problems(form);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut counters = Vec::new();
    for split in splits_of(answers, form) {
        counters.push(Increment::new(&split, RESPONSES, SENT));
        for (statement, answer) in &answers.statements {
            if COUNTED.contains(answer) {
                counters.push(Increment::new(&split, statement, answer.code()));
            }
        }
    }
    let everybody = Split::whole();
    let chosen = answers
        .directions
        .iter()
        .map(|direction| Increment::new(&everybody, direction, CHOSEN));
    counters.extend(chosen);
    counters.sort();
    Ok(counters)
}

/// Every counter that the answers of this form's group can raise, in the fixed order: so that a store can make them all beforehand, and
/// touch them all in each transaction.
#[must_use]
pub fn counter_keys(form: &Form) -> Vec<Increment> {
    let mut counters = BTreeSet::new();
    for split in all_splits(form) {
        counters.insert(Increment::new(&split, RESPONSES, SENT));
        for statement in form.statements() {
            let options =
                COUNTED.map(|answer| Increment::new(&split, &statement.key, answer.code()));
            counters.extend(options);
        }
    }
    let everybody = Split::whole();
    let chosen = form
        .directions
        .iter()
        .map(|direction| Increment::new(&everybody, &direction.key, CHOSEN));
    counters.extend(chosen);
    counters.into_iter().collect()
}

fn splits_of(answers: &Answers, form: &Form) -> Vec<Split> {
    let part = |question: &str| {
        answers
            .background
            .get(question)
            .map_or(NO_ANSWER, String::as_str)
    };
    let parts = form
        .background
        .iter()
        .map(|question| Split::part(&question.key, part(&question.key)));
    std::iter::once(Split::whole()).chain(parts).collect()
}

fn all_splits(form: &Form) -> Vec<Split> {
    let mut splits = vec![Split::whole()];
    for question in &form.background {
        let options = question.options.iter().map(|option| option.key.as_str());
        let parts = options.chain([NO_ANSWER]);
        splits.extend(parts.map(|part| Split::part(&question.key, part)));
    }
    splits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{AuthorityKind, RespondentGroup};
    use crate::rules::Area;
    use crate::versions::Versions;

    fn form(group: RespondentGroup) -> Form {
        let areas = ["noord", "zuid"].map(|key| Area {
            key: key.into(),
            label: key.to_uppercase(),
        });
        Form::preview(
            Versions::embedded().get("2026.1").unwrap(),
            AuthorityKind::Municipality,
            group,
            &[],
            &areas,
        )
    }

    fn answered(form: &Form) -> Answers {
        let mut answers = Answers::default();
        for theme in &form.themes {
            let fields: Vec<_> = theme
                .statements
                .iter()
                .map(|statement| (statement.key.as_str(), "4"))
                .collect();
            answers.absorb_theme(form, &theme.key, fields);
        }
        answers.absorb_directions(form, ["R1", "R12"].map(|key| (key, true)));
        answers.absorb_background(form, [("age", "from_65"), ("area", "zuid")]);
        answers
    }

    #[test]
    fn a_councillor_raises_one_counter_a_statement() {
        let form = form(RespondentGroup::Council);
        let raised = increments(&answered(&form), &form).unwrap();
        assert_eq!(raised.len(), 1 + 44 + 2);
        assert!(raised.is_sorted() && raised.iter().all(|counter| counter.split == Split::whole()));
    }

    #[test]
    fn a_resident_counts_once_in_each_split_and_splits_are_never_crossed() {
        let form = form(RespondentGroup::Residents);
        let raised = increments(&answered(&form), &form).unwrap();
        let sent: Vec<_> = raised
            .iter()
            .filter(|counter| counter.item == RESPONSES)
            .map(|counter| &counter.split)
            .collect();
        let parts = [
            Split::whole(),
            Split::part("age", "from_65"),
            Split::part("area", "zuid"),
            Split::part("took_part", NO_ANSWER),
        ];
        assert_eq!(sent, parts.iter().collect::<Vec<_>>());
        assert_eq!(raised.len(), 4 * (1 + 25) + 2);
    }

    #[test]
    fn every_counter_that_can_rise_is_listed_beforehand() {
        for group in RespondentGroup::ALL {
            let form = form(group);
            let keys = counter_keys(&form);
            assert!(keys.is_sorted());
            assert!(
                increments(&answered(&form), &form)
                    .unwrap()
                    .iter()
                    .all(|counter| keys.contains(counter))
            );
        }
        assert_eq!(
            counter_keys(&form(RespondentGroup::Council)).len(),
            1 + 44 * 6 + 12
        );
        // everybody, 4 ages, 2 areas, 2 for taking part, and no answer to each
        assert_eq!(
            counter_keys(&form(RespondentGroup::Residents)).len(),
            (1 + 5 + 3 + 3) * (1 + 25 * 6) + 12
        );
    }

    #[test]
    fn what_is_never_shown_is_never_counted() {
        let form = form(RespondentGroup::Council);
        let mut answers = Answers::default();
        answers.absorb_theme(&form, "T4", [("T4.2", "declined")]);
        let raised = increments(&answers, &form).unwrap();
        assert_eq!(raised, [Increment::new(&Split::whole(), RESPONSES, SENT)]);
    }

    #[test]
    fn wrong_answers_are_not_counted_at_all() {
        let form = form(RespondentGroup::Council);
        let mut answers = answered(&form);
        let four = ["R1", "R2", "R3", "R4"].map(|key| (key, true));
        answers.directions.clear();
        answers.absorb_directions(&form, four);
        assert_eq!(
            increments(&answers, &form),
            Err(vec![AnswerProblem::TooManyDirections { chosen: 4 }])
        );
    }
}
