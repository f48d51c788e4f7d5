//! What one batch comes to: first worked out, then written.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use questionnaires::answers::Answers;
use questionnaires::form::Form;
use questionnaires::kind::RespondentGroup;
use questionnaires::tally::increments;
use sqlx::AnyConnection;

use super::{Job, Order, Outcome};
use crate::error::Error;
use crate::ids::ScanId;
use crate::participations::rows::Row;
use crate::participations::{Draft, writing};
use crate::responses::counters::Responses;
use crate::responses::{Counted, count};
use crate::secrets::{Keys, TypedCode};

/// What one batch comes to.
pub(super) struct Ledger<'a> {
    keys: &'a Keys,
    open: HashSet<ScanId>,
    people: BTreeMap<String, Person>,
    responses: HashMap<ScanId, Responses>,
    counted: BTreeMap<(ScanId, RespondentGroup), Counted>,
}

/// One respondent in the batch.
struct Person {
    row: Row,
    /// Theirs, as soon as a job of theirs needs it.
    draft: Option<(TypedCode, Draft)>,
    change: Written,
}

/// What has to be written for one respondent.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Written {
    Nothing,
    Begun,
    Changed,
}

impl<'a> Ledger<'a> {
    pub(super) fn new(
        keys: &'a Keys,
        open: HashSet<ScanId>,
        rows: HashMap<String, Row>,
        responses: HashMap<ScanId, Responses>,
    ) -> Self {
        let people = rows.into_iter().map(|(fingerprint, row)| {
            let person = Person {
                row,
                draft: None,
                change: Written::Nothing,
            };
            (fingerprint, person)
        });
        Self {
            keys,
            open,
            people: people.collect(),
            responses,
            counted: BTreeMap::new(),
        }
    }

    /// Works out one job. A fault makes the whole batch fail.
    pub(super) fn enter(&mut self, job: &Job) -> Result<Outcome, Error> {
        if !self.open.contains(&job.scan.id) {
            return Ok(Outcome::Closed);
        }
        if let Order::Begin(group) = &job.order {
            return Ok(self.begin(job, *group));
        }
        let Some(person) = self.people.get_mut(&job.fingerprint) else {
            return Ok(Outcome::Gone);
        };
        if person.row.used {
            return Ok(Outcome::Sent);
        }
        match &job.order {
            Order::Save { changes, place } => {
                let form = job.scan.form(person.row.group);
                let draft = person.draft(self.keys, &job.code, form)?;
                for change in changes {
                    change.apply(draft, form, *place);
                }
                person.keep();
                Ok(Outcome::Saved)
            }
            Order::Begin(_) | Order::Send => self.send(job),
        }
    }

    fn begin(&mut self, job: &Job, group: RespondentGroup) -> Outcome {
        let begun = Person {
            row: Row {
                scan: job.scan.id.clone(),
                state: crate::scans::State::Open,
                group,
                personal: false,
                used: false,
                draft: None,
                sealed: None,
            },
            draft: Some((job.code.clone(), Draft::default())),
            change: Written::Begun,
        };
        match self.people.entry(job.fingerprint.clone()) {
            Slot::Vacant(slot) => {
                slot.insert(begun);
                Outcome::Saved
            }
            // Two codes of sixty random bits are the same: never, and then the second begins again.
            Slot::Occupied(_) => Outcome::Gone,
        }
    }

    fn send(&mut self, job: &Job) -> Result<Outcome, Error> {
        let Some(person) = self.people.get_mut(&job.fingerprint) else {
            return Ok(Outcome::Gone);
        };
        let (group, personal) = (person.row.group, person.row.personal);
        let form = job.scan.form(group);
        let answers = &person.draft(self.keys, &job.code, form)?.answers;
        if is_empty(answers) {
            return Ok(Outcome::Nothing);
        }
        let raised = match increments(answers, form) {
            Ok(raised) => raised,
            Err(problems) => return Ok(Outcome::Problems(problems)),
        };
        let responses = self.responses.entry(job.scan.id.clone()).or_default();
        let sent = responses.entry(group).or_default();
        let size = job.scan.setup.rules.sizes().of(group);
        if size.is_some_and(|size| *sent >= size) {
            return Ok(Outcome::GroupFull);
        }
        let counted = self
            .counted
            .entry((job.scan.id.clone(), group))
            .or_insert_with(|| Counted::new(Arc::clone(&job.scan), group, *sent));
        *sent += 1;
        counted.add(&job.fingerprint, personal, &raised, answers)?;
        person.row.used = true;
        Ok(Outcome::Sent)
    }

    /// Writes it all, in a fixed order.
    pub(super) async fn write(self, connection: &mut AnyConnection) -> Result<(), Error> {
        for (fingerprint, person) in &self.people {
            let Some((code, draft)) = person.to_write() else {
                continue;
            };
            let sealed = draft.seal(self.keys, code)?;
            if person.change == Written::Begun {
                writing::begin(connection, fingerprint, &person.row, &sealed).await?;
            } else {
                let number = person.row.draft.ok_or_else(|| {
                    Error::unavailable("somebody who has not sent has no place for a draft")
                })?;
                writing::keep(connection, number, &sealed).await?;
            }
        }
        for counted in self.counted.values() {
            count(connection, counted).await?;
        }
        Ok(())
    }
}

impl Person {
    fn draft(&mut self, keys: &Keys, code: &TypedCode, form: &Form) -> Result<&mut Draft, Error> {
        let draft = match self.draft.take() {
            Some((_, draft)) => draft,
            None => Draft::kept(keys, code, self.row.sealed.as_deref(), form)?,
        };
        Ok(&mut self.draft.insert((code.clone(), draft)).1)
    }

    fn keep(&mut self) {
        if self.change == Written::Nothing {
            self.change = Written::Changed;
        }
    }

    /// The draft, if it has to be written. What was sent is not kept.
    fn to_write(&self) -> Option<(&TypedCode, &Draft)> {
        let (code, draft) = self.draft.as_ref()?;
        (self.change != Written::Nothing && !self.row.used).then_some((code, draft))
    }
}

/// Whether there is nothing to count.
fn is_empty(answers: &Answers) -> bool {
    answers.statements.is_empty() && answers.directions.is_empty() && answers.remarks.is_empty()
}
