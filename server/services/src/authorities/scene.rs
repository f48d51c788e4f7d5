//! People, files and scans for the tests of the register.

use std::collections::BTreeSet;

use super::AuthorityCode;
use super::changes::{self, ConfirmForm, Stage};
use super::edition::{self, COLUMNS, Differences, EditionForm, LineProblems, Preview};
use crate::accounts::{NewMember, add_member, find::member_by_id};
use crate::actor::{Actor, Role};
use crate::error::Error;
use crate::ids::{MemberId, ScanId};
use crate::scans::{Arrangements, SetupForm, State};
use crate::store::{Day, Instant};
use crate::testing::TestServices;

pub(super) fn code(text: &str) -> AuthorityCode {
    AuthorityCode::parse(text).unwrap()
}

/// Somebody with that role: a clerk who works there, or a lead of it.
pub(super) async fn person(test: &TestServices, role: Role, authority: Option<&str>) -> Actor {
    let authority = authority.map(code);
    let new = NewMember {
        name: format!(
            "{} {}",
            role.code(),
            authority.as_ref().map_or("", AuthorityCode::as_str)
        ),
        email: format!("{}@example.nl", MemberId::random()),
        roles: BTreeSet::from([role]),
        home_authority: authority.clone().filter(|_| role == Role::Clerk),
        lead_of: authority
            .into_iter()
            .filter(|_| role == Role::Lead)
            .collect(),
    };
    let id = add_member(&Actor::System, test, new).await.unwrap();
    again(test, &id).await
}

/// The member as a new session would know them.
pub(super) async fn again(test: &TestServices, id: &MemberId) -> Actor {
    Actor::Member(member_by_id(test, id).await.unwrap().unwrap())
}

pub(super) fn id_of(actor: &Actor) -> MemberId {
    actor.member().unwrap().id.clone()
}

/// A file, cell by cell.
#[derive(Clone, Debug)]
pub(super) struct File(pub(super) Vec<Vec<String>>);

impl File {
    /// The register as it is.
    pub(super) async fn of(test: &TestServices, officer: &Actor) -> Self {
        let bytes = edition::export(officer, test).await.unwrap().bytes;
        Self::read(std::str::from_utf8(&bytes).unwrap())
    }

    pub(super) fn read(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = reader.records().map(|row| {
            let row = row.unwrap();
            row.iter().map(str::to_owned).collect()
        });
        Self(rows.collect())
    }

    /// The names of the columns and nothing below.
    pub(super) fn empty() -> Self {
        Self(vec![COLUMNS.map(str::to_owned).to_vec()])
    }

    pub(super) fn set(mut self, code: &str, column: &str, value: &str) -> Self {
        let place = COLUMNS.iter().position(|name| *name == column).unwrap();
        let row = self.0.iter_mut().find(|row| row[0] == code).unwrap();
        value.clone_into(&mut row[place]);
        self
    }

    /// With an end on that day.
    pub(super) fn ending(self, code: &str, last_day: &str, successors: &str) -> Self {
        self.set(code, "valid_to", last_day)
            .set(code, "successors", successors)
    }

    /// With one more line: a municipality in Gelderland.
    pub(super) fn and(mut self, code: &str, name: &str) -> Self {
        let cells = [
            code,
            "municipality",
            name,
            name,
            name,
            "",
            "PV25",
            "",
            "2026-06-01",
            "",
            "",
            "1234",
            "2026",
            "9",
            "52.1",
            "5.9",
        ];
        self.0.push(cells.map(str::to_owned).to_vec());
        self
    }

    pub(super) fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new()
            .flexible(true)
            .from_writer(Vec::new());
        for row in &self.0 {
            writer.write_record(row).unwrap();
        }
        String::from_utf8(writer.into_inner().unwrap()).unwrap()
    }

    /// The number of the line with that code.
    pub(super) fn line(&self, code: &str) -> u64 {
        let place = self.0.iter().position(|row| row[0] == code).unwrap();
        u64::try_from(place).unwrap() + 1
    }
}

/// Brings a file as an edition of today.
pub(super) async fn bring(test: &TestServices, officer: &Actor, text: &str) -> Preview {
    let form = EditionForm {
        as_of: test.clock().today().to_string(),
    };
    edition::bring(officer, test, &form, text.as_bytes())
        .await
        .unwrap();
    edition::preview(officer, test).await.unwrap().unwrap()
}

pub(super) async fn differences(test: &TestServices, officer: &Actor, file: &File) -> Differences {
    let preview = bring(test, officer, &file.text()).await;
    preview.checked.unwrap().outcome.unwrap()
}

pub(super) async fn wrong(test: &TestServices, officer: &Actor, file: &File) -> Vec<LineProblems> {
    let preview = bring(test, officer, &file.text()).await;
    preview.checked.unwrap().outcome.unwrap_err()
}

/// Brings a file as an edition of today, and applies it.
pub(super) async fn apply(test: &TestServices, officer: &Actor, file: &File) {
    let preview = bring(test, officer, &file.text()).await;
    edition::import(officer, test, &preview.seen).await.unwrap();
}

/// Confirms a change as it is, with these leads chosen.
pub(super) async fn confirm(
    test: &TestServices,
    officer: &Actor,
    ended: &str,
    leads: &[(&Actor, &str)],
) -> Result<Stage, Error> {
    let view = changes::change(officer, test, &code(ended)).await?;
    let value = |(lead, successor): &(&Actor, &str)| format!("{}.{successor}", id_of(lead));
    let form = ConfirmForm {
        seen: view.seen,
        leads: leads.iter().map(value).collect(),
    };
    changes::confirm(officer, test, &code(ended), &form).await
}

/// A scan of an authority that takes part, with that lead.
pub(super) async fn scan(test: &TestServices, authority: &str, lead: &Actor) -> ScanId {
    let id = ScanId::random();
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query(
        "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, arrangements, setup) \
         VALUES ($1, $2, 'prepared', 1, '', '', $3, $4, $5, $6)",
    )
    .bind(&id)
    .bind(code(authority))
    .bind(Day(test.clock().today()))
    .bind(id_of(lead))
    .bind(serde_json::to_string(&Arrangements::default()).unwrap())
    .bind(serde_json::to_string(&SetupForm::default()).unwrap())
    .execute(&mut *transaction)
    .await
    .unwrap();
    sqlx::query("INSERT INTO scan_history (scan_id, state, entered_at) VALUES ($1, $2, $3)")
        .bind(&id)
        .bind(State::Prepared.code())
        .bind(Instant(test.now()))
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    id
}

/// How many mails wait or went that say an authority ended.
pub(super) async fn mails(test: &TestServices) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM mail_outbox WHERE kind = 'authority_ended'")
        .fetch_one(test.store().read())
        .await
        .unwrap()
}

/// Events of that kind in the audit trail.
pub(super) async fn events(test: &TestServices, kind: &str) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM audit_events WHERE kind = $1")
        .bind(kind)
        .fetch_one(test.store().read())
        .await
        .unwrap()
}
