//! A programme of many scans over years, written straight into the database: for tests and figures of what looks at all of them.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::AssertSqlSafe;

use crate::Services;
use crate::authorities::AuthorityCode;
use crate::clock::day_of;
use crate::ids::{MemberId, ScanId};
use crate::scans::arrangements::{AgreementsForm, Arrangements};
use crate::scans::setup::{GroupsForm, JOINED, PeriodForm};
use crate::scans::{SetupForm, State};
use crate::store::{Day, Instant, WriteTransaction, placeholders};

/// Rows in one statement.
const AT_ONCE: usize = 200;

/// How a scan came about: the states it went through, and how many days ago.
struct Story {
    id: ScanId,
    authority: AuthorityCode,
    previous: Option<ScanId>,
    history: Vec<(State, DateTime<Utc>)>,
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: i64) -> i64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

/// The states of a scan's life with the days that each takes, at the least and more by chance.
const LIFE: [(State, i64, i64); 9] = [
    (State::Requested, 0, 1),
    (State::Assigned, 5, 20),
    (State::Prepared, 14, 60),
    (State::Open, 14, 40),
    (State::Closed, 14, 21),
    (State::Discussed, 14, 30),
    (State::Planned, 30, 60),
    (State::Adopted, 20, 60),
    (State::Published, 3, 20),
];

/// Fills an empty programme with that many scans: every authority that exists in turn, the first of each long ago and published, the
/// last somewhere in its life, one in twelve cancelled. An authority with a scan that runs already is left out.
///
/// # Panics
/// Where the database fails.
pub async fn fill_programme(services: &Services, scans: usize) {
    let mut transaction = services.store().write().await.expect("a transaction");
    let authorities = free_authorities(services, &mut transaction).await;
    let lead = person(services, &mut transaction, "Hanneke Verstraten", "lead").await;
    let clerk = person(services, &mut transaction, "Annelies Postma", "clerk").await;
    let stories = stories(services.now(), &authorities, scans);
    for stories in stories.chunks(AT_ONCE) {
        write_scans(&mut transaction, stories, (&lead, &clerk)).await;
        write_histories(&mut transaction, stories).await;
    }
    transaction.commit().await.expect("a commit");
}

/// The authorities that exist and have no scan running.
pub(super) async fn free_authorities(
    services: &Services,
    transaction: &mut WriteTransaction,
) -> Vec<AuthorityCode> {
    sqlx::query_scalar(
        "SELECT code FROM authorities WHERE (valid_to IS NULL OR valid_to >= $1) AND (valid_from IS NULL OR valid_from <= $1) \
         AND code NOT IN (SELECT authority_code FROM scans WHERE running = 1) ORDER BY code",
    )
    .bind(Day(services.clock().today()))
    .fetch_all(&mut **transaction)
    .await
    .expect("the register")
}

/// An account with one role.
pub(super) async fn person(
    services: &Services,
    transaction: &mut WriteTransaction,
    name: &str,
    role: &str,
) -> MemberId {
    let id = MemberId::random();
    sqlx::query("INSERT INTO members (id, name, email, created_at) VALUES ($1, $2, $3, $4)")
        .bind(&id)
        .bind(name)
        .bind(format!("{id}@example.nl"))
        .bind(Instant(services.now()))
        .execute(&mut **transaction)
        .await
        .expect("a member");
    sqlx::query("INSERT INTO member_roles (member_id, role) VALUES ($1, $2)")
        .bind(&id)
        .bind(role)
        .execute(&mut **transaction)
        .await
        .expect("a role");
    id
}

fn stories(now: DateTime<Utc>, authorities: &[AuthorityCode], scans: usize) -> Vec<Story> {
    let mut dice = Dice(7);
    let count = authorities.len();
    let mut stories: Vec<Story> = Vec::with_capacity(scans);
    for number in 0..scans {
        let is_last = number + count >= scans;
        let place = number % count;
        let years = i64::try_from((scans - 1 - number) / count).unwrap_or_default();
        let history = if is_last {
            last_history(now, &mut dice)
        } else {
            let begun = now - TimeDelta::days(years * 700 + 400 + dice.throw(200));
            history(begun, LIFE.len(), &mut dice)
        };
        let previous = number
            .checked_sub(count)
            .and_then(|before| stories.get(before));
        stories.push(Story {
            id: ScanId::random(),
            authority: authorities[place].clone(),
            previous: previous.map(|story| story.id.clone()),
            history,
        });
    }
    stories
}

/// A scan that is under way, or cancelled. None of its days lies ahead.
fn last_history(now: DateTime<Utc>, dice: &mut Dice) -> Vec<(State, DateTime<Utc>)> {
    let begun = now - TimeDelta::days(10 + dice.throw(380));
    let far = usize::try_from(1 + dice.throw(9)).unwrap_or(1);
    let mut history = history(begun, far, dice);
    history.retain(|(_, at)| *at <= now);
    let is_early = history.len() < 4;
    if is_early && dice.throw(4) == 0 {
        let last = history.last().map_or(begun, |(_, at)| *at);
        history.push((State::Cancelled, (last + TimeDelta::days(9)).min(now)));
    }
    history
}

fn history(begun: DateTime<Utc>, far: usize, dice: &mut Dice) -> Vec<(State, DateTime<Utc>)> {
    let mut at = begun;
    LIFE[..far]
        .iter()
        .map(|(state, least, more)| {
            at += TimeDelta::days(least + dice.throw(*more));
            (*state, at)
        })
        .collect()
}

async fn write_scans(
    transaction: &mut WriteTransaction,
    stories: &[Story],
    (lead, clerk): (&MemberId, &MemberId),
) {
    let statement = format!(
        "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, clerk_id, \
         previous_scan_id, arrangements, setup, instrument_version, opened_at, closed_at, compacted_at) VALUES {}",
        placeholders::rows(transaction, 16, stories.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for story in stories {
        let reached = |state: State| {
            let found = story.history.iter().find(|(entered, _)| *entered == state);
            found.map(|(_, at)| Instant(*at))
        };
        let requested = story.history[0].1;
        let state = story.history[story.history.len() - 1].0;
        let opened = reached(State::Open);
        query = query
            .bind(&story.id)
            .bind(&story.authority)
            .bind(state.code())
            .bind(i64::from(state.is_running()))
            .bind("De raad wil weten hoe het staat met onze lokale democratie.")
            .bind("dit jaar")
            .bind(Day(day_of(requested)))
            .bind(lead)
            .bind((state > State::Assigned).then_some(clerk))
            .bind(story.previous.as_ref())
            .bind(arrangements(state, requested))
            .bind(setup(opened))
            .bind(opened.map(|_| "2026.1"))
            .bind(opened)
            .bind(reached(State::Closed))
            .bind(reached(State::Closed));
    }
    query.execute(&mut **transaction).await.expect("scans");
}

async fn write_histories(transaction: &mut WriteTransaction, stories: &[Story]) {
    let rows: Vec<_> = stories
        .iter()
        .flat_map(|story| story.history.iter().map(|entered| (&story.id, entered)))
        .collect();
    let statement = format!(
        "INSERT INTO scan_history (scan_id, state, entered_at) VALUES {}",
        placeholders::rows(transaction, 3, rows.len())
    );
    let mut query = sqlx::query(AssertSqlSafe(statement));
    for (id, (state, at)) in rows {
        query = query.bind(id).bind(state.code()).bind(Instant(*at));
    }
    query.execute(&mut **transaction).await.expect("histories");
}

fn arrangements(state: State, requested: DateTime<Utc>) -> String {
    let signed = day_of(requested).to_string();
    let agreements = AgreementsForm {
        participation_on: signed.clone(),
        participation_by: "H. Verstraten, griffier".to_owned(),
        processing_on: signed,
        controller: "Het college van burgemeester en wethouders".to_owned(),
        ..AgreementsForm::default()
    };
    let arrangements = Arrangements {
        agreements: (state >= State::Prepared).then_some(agreements),
        ..Arrangements::default()
    };
    serde_json::to_string(&arrangements).expect("arrangements")
}

/// An open questionnaire is open for a long time yet, so that no work in the background closes it.
fn setup(opened: Option<Instant>) -> String {
    let groups = GroupsForm {
        council: "29".to_owned(),
        executive: "5".to_owned(),
        executive_rule: JOINED.to_owned(),
        senior_staff: "9".to_owned(),
        staff: "420".to_owned(),
        ..GroupsForm::default()
    };
    let period = opened.map(|Instant(opened)| PeriodForm {
        opens_on: day_of(opened).to_string(),
        closes_on: (day_of(opened) + TimeDelta::days(730)).to_string(),
        contact_name: "De griffie".to_owned(),
        contact_email: "griffie@example.nl".to_owned(),
        ..PeriodForm::default()
    });
    let setup = SetupForm {
        groups: Some(groups),
        period,
        ..SetupForm::default()
    };
    serde_json::to_string(&setup).expect("a setup")
}
