//! A closed scan for tests: people in groups with a few answers each.

use crate::answers::{Answer, Answers};
use crate::form::Form;
use crate::instrument::Instrument;
use crate::kind::{AuthorityKind, RespondentGroup};
use crate::local::{LocalKind, LocalQuestion};
use crate::protection::{Released, Tally, release};
use crate::results::{Cell, ResultTables};
use crate::rules::{Area, ExecutiveRule, GroupSizes, Rules, RulesDraft};
use crate::tally::increments;
use crate::versions::Versions;

pub(crate) const KIND: AuthorityKind = AuthorityKind::WaterBoard;

pub(crate) fn instrument() -> &'static Instrument {
    Versions::embedded().get("2026.1").unwrap()
}

pub(crate) fn draft() -> RulesDraft {
    let area = |key: &str| Area {
        key: key.into(),
        label: key.into(),
    };
    RulesDraft {
        executive: ExecutiveRule::Alone,
        sizes: GroupSizes {
            council: 25,
            executive: 5,
            staff: 60,
        },
        areas: ["noord", "oost", "zuid"].map(area).into(),
        local_questions: vec![LocalQuestion {
            key: "L1".into(),
            text: "De dijk is veilig.".into(),
            groups: vec![RespondentGroup::Council, RespondentGroup::Residents],
            kind: LocalKind::Statement,
        }],
        ..RulesDraft::default()
    }
}

pub(crate) fn rules() -> Rules {
    Rules::new(draft()).unwrap()
}

/// Somebody with one answer to one statement.
pub(crate) fn person(statement: &str, answer: Answer) -> Answers {
    Answers {
        statements: [(statement.to_owned(), answer)].into(),
        ..Answers::default()
    }
}

/// As many people as `steps` says, with one answer each to one statement.
pub(crate) fn people(statement: &str, steps: [u32; 5]) -> Vec<Answers> {
    let counted = Answer::ALL.into_iter().zip(steps);
    counted
        .flat_map(|(answer, count)| (0..count).map(move |_| answer))
        .map(|answer| person(statement, answer))
        .collect()
}

/// A scan whose answers are in.
pub(crate) struct Scan {
    pub rules: Rules,
    tally: Tally,
}

impl Scan {
    pub fn new() -> Self {
        Self::with(rules())
    }

    pub fn with(rules: Rules) -> Self {
        Self {
            rules,
            tally: Tally::new(),
        }
    }

    /// Counts the answers of people in one group.
    pub fn answered(mut self, group: RespondentGroup, people: &[Answers]) -> Self {
        let form = Form::new(instrument(), KIND, group, &self.rules);
        for answers in people {
            for counter in increments(answers, &form).unwrap() {
                self.tally
                    .add(group, &counter.split, &counter.item, &counter.option, 1);
            }
        }
        self
    }

    pub fn close(self) -> Released<ResultTables> {
        release(self.tally, &self.rules, instrument(), KIND)
    }
}

pub(crate) fn cell(tables: &ResultTables, statement: &str, group: RespondentGroup) -> Cell {
    tables
        .statement(statement)
        .unwrap()
        .cell(group)
        .unwrap()
        .clone()
}
