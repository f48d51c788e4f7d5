//! Use cases in any order: whatever people try, a scan is only ever where the state machine says it may be.

use super::*;
use crate::on_both_engines;

/// What somebody tries.
#[derive(Clone, Copy, Debug)]
enum Attempt {
    Propose,
    Accept,
    Decline,
    Withdraw,
    Agree,
    Prepare,
    SetUp,
    Look,
    Open,
    Close,
    CloseDue,
    Cancel,
}

const ATTEMPTS: [Attempt; 12] = [
    Attempt::Propose,
    Attempt::Accept,
    Attempt::Decline,
    Attempt::Withdraw,
    Attempt::Agree,
    Attempt::Prepare,
    Attempt::SetUp,
    Attempt::Look,
    Attempt::Open,
    Attempt::Close,
    Attempt::CloseDue,
    Attempt::Cancel,
];

impl Attempt {
    async fn make(self, test: &TestServices, people: &People, id: &ScanId) -> Result<(), Error> {
        let lead = &people.lead;
        match self {
            Self::Propose => propose(&people.programme, test, id, &id_of(&people.clerk)).await,
            Self::Accept => accept(&people.clerk, test, id).await,
            Self::Decline => decline(&people.clerk, test, id, "Geen tijd.").await,
            Self::Withdraw => withdraw_what_is_shown(&people.programme, test, id).await,
            Self::Agree => fill_in(lead, test, id, Part::Agreements(agreements())).await,
            Self::Prepare => prepare(lead, test, id).await,
            Self::SetUp => {
                fill_in(lead, test, id, Part::Groups(groups())).await?;
                fill_in(lead, test, id, Part::Period(period())).await
            }
            Self::Look => {
                for group in RespondentGroup::ALL {
                    mark_previewed(lead, test, id, group).await?;
                }
                Ok(())
            }
            Self::Open => open(lead, test, id).await,
            Self::Close => close(lead, test, id).await,
            Self::CloseDue => close_due(test).await.map(|_| ()),
            Self::Cancel => cancel(lead, test, id, "Toch niet.").await,
        }
    }

    /// Where the scan may be afterwards, if it moves.
    fn leads_to(self, from: State) -> Option<State> {
        match (self, from) {
            (Self::Propose, State::Requested) => Some(State::Assigned),
            (Self::Decline | Self::Withdraw, State::Assigned) => Some(State::Requested),
            (Self::Prepare, State::Assigned) => Some(State::Prepared),
            (Self::Open, State::Prepared) => Some(State::Open),
            (Self::Close, State::Open) => Some(State::Closed),
            (Self::Cancel, from) if from < State::Closed => Some(State::Cancelled),
            _ => None,
        }
    }
}

/// A small generator with a fixed seed, so that a walk that fails can be walked again.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> Attempt {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let sides = ATTEMPTS.len() as u64;
        ATTEMPTS[usize::try_from((self.0 >> 33) % sides).unwrap()]
    }
}

/// Whether the database says that the scan runs, and the states that its history says it entered.
async fn recorded(test: &TestServices, id: &ScanId) -> (bool, BTreeSet<String>) {
    let mut connection = test.store().read().acquire().await.unwrap();
    let (running,): (i64,) = sqlx::query_as("SELECT running FROM scans WHERE id = $1")
        .bind(id)
        .fetch_one(&mut *connection)
        .await
        .unwrap();
    let history: Vec<(String,)> =
        sqlx::query_as("SELECT state FROM scan_history WHERE scan_id = $1")
            .bind(id)
            .fetch_all(&mut *connection)
            .await
            .unwrap();
    (
        running != 0,
        history.into_iter().map(|(state,)| state).collect(),
    )
}

/// Cancelling ends a walk at once, so it is tried late.
async fn walk(test: &TestServices, people: &People, seed: u64) -> State {
    let id = request(&people.lead, test, &request_form(AMSTERDAM))
        .await
        .unwrap();
    let mut dice = Dice(seed);
    let mut before = State::Requested;
    let mut entered = BTreeSet::from([before.code().to_owned()]);
    for step in 0..60 {
        let attempt = match dice.throw() {
            Attempt::Cancel | Attempt::Decline | Attempt::Withdraw if step < 45 => Attempt::Accept,
            attempt => attempt,
        };
        let outcome = attempt.make(test, people, &id).await;
        let after = state_of(test, &id).await;
        let may = attempt.leads_to(before);
        assert!(
            after == before || Some(after) == may,
            "seed {seed}: {attempt:?} took {before:?} to {after:?}"
        );
        assert!(
            outcome.is_ok() || after == before,
            "seed {seed}: {attempt:?} failed and moved the scan"
        );
        assert!(
            may.is_none() || outcome.is_err() || Some(after) == may,
            "seed {seed}: {attempt:?} did nothing"
        );
        entered.insert(after.code().to_owned());
        assert_eq!(
            recorded(test, &id).await,
            (after.is_running(), entered.clone()),
            "seed {seed}"
        );
        before = after;
    }
    // The authority is free for the next walk.
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE scans SET running = 0 WHERE id = $1")
        .bind(&id)
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    before
}

on_both_engines! {
    async fn whatever_people_try_a_scan_keeps_to_its_states(test: &TestServices) {
        let people = people(test).await;
        let mut reached = BTreeSet::new();
        for seed in 1..=12 {
            reached.insert(walk(test, &people, seed).await);
        }
        assert!(reached.contains(&State::Closed), "some walks get to the end: {reached:?}");
    }
}
