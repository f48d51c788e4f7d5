//! A scan to fill in, for tests.

use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup;

use super::{Change, Draft, Pass, Resumed, begin, create_codes, resume, save};
use crate::accounts::{NewMember, add_member};
use crate::actor::{Actor, Member, Role};
use crate::authorities::AuthorityCode;
use crate::desk::Outcome;
use crate::ids::{MemberId, ScanId};
use crate::responses;
use crate::scans::setup::{GroupsForm, JOINED, PeriodForm, SetupForm};
use crate::scans::{Arrangements, State};
use crate::secrets::TypedCode;
use crate::testing::TestServices;

/// A scan and its lead.
pub(crate) struct Fixture<'a> {
    pub test: &'a TestServices,
    pub scan: ScanId,
    pub lead: Actor,
}

impl<'a> Fixture<'a> {
    /// An open scan of Leeuwarden: a council of 9, an executive of 6 with senior staff, staff of 12, and residents in two areas. Its
    /// last day is eleven days after the tests begin.
    pub async fn open(test: &'a TestServices) -> Self {
        let fixture = Self::prepared(test).await;
        fixture.in_state(State::Open).await;
        fixture
    }

    /// The same before it opens.
    pub async fn prepared(test: &'a TestServices) -> Self {
        let code = AuthorityCode::parse("GM0080").unwrap();
        let lead = lead(test, &code).await;
        let scan = ScanId::random();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query(
            "INSERT INTO scans (id, authority_code, state, running, reason, wanted_period, requested_on, lead_id, arrangements, \
             setup, instrument_version) VALUES ($1, $2, 'prepared', 1, '', '', '2026-10-01', $3, $4, $5, '2026.1')",
        )
        .bind(&scan)
        .bind(&code)
        .bind(&lead.id)
        .bind(serde_json::to_string(&Arrangements::default()).unwrap())
        .bind(serde_json::to_string(&setup()).unwrap())
        .execute(&mut *transaction)
        .await
        .unwrap();
        transaction.commit().await.unwrap();
        Self {
            test,
            scan,
            lead: Actor::Member(lead),
        }
    }

    /// Brings the scan into a state, past all guards.
    pub async fn in_state(&self, state: State) {
        self.execute(&format!(
            "UPDATE scans SET state = '{}' WHERE id = '{}'",
            state.code(),
            self.scan
        ))
        .await;
    }

    /// Runs a statement.
    pub async fn execute(&self, sql: &str) {
        let mut transaction = self.test.store().write().await.unwrap();
        sqlx::query(sqlx::AssertSqlSafe(sql.to_owned()))
            .execute(&mut *transaction)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
    }

    /// New codes of a group, as respondents who hold them.
    pub async fn codes(&self, group: RespondentGroup) -> Vec<Actor> {
        let codes = create_codes(&self.lead, self.test, &self.scan, group).await;
        let codes = codes.unwrap().codes.into_iter();
        codes.map(Actor::Respondent).collect()
    }

    /// The secret of a shared link.
    pub async fn link(&self, group: RespondentGroup) -> crate::secrets::LinkSecret {
        let links = super::links(&self.lead, self.test, &self.scan)
            .await
            .unwrap();
        let link = links.into_iter().find(|link| link.group == group).unwrap();
        match Pass::parse(link.address.rsplit('/').next().unwrap()) {
            Some(Pass::Link { secret, .. }) => secret,
            other => panic!("{other:?}"),
        }
    }

    /// Somebody who begins through a shared link.
    pub async fn begun(&self, group: RespondentGroup) -> Actor {
        let secret = self.link(group).await;
        let code = begin(self.test, &self.scan, &secret, None).await.unwrap();
        Actor::Respondent(code.unwrap())
    }

    /// Somebody fills in an answer to T1.1.
    pub async fn answer(&self, actor: &Actor, answer: Answer) {
        self.fill_in(actor, "T1", &[("T1.1", answer.code())]).await;
    }

    /// Somebody fills in fields of a theme.
    pub async fn fill_in(&self, actor: &Actor, theme: &str, fields: &[(&str, &str)]) {
        let outcome = save(actor, self.test, change(theme, fields), None).await;
        assert_eq!(outcome.unwrap(), Outcome::Saved);
    }

    /// Somebody sends.
    pub async fn send(&self, actor: &Actor) -> Outcome {
        responses::send(actor, self.test).await.unwrap()
    }

    /// What somebody has filled in so far.
    pub async fn draft(&self, actor: &Actor) -> Draft {
        match resume(actor, self.test).await.unwrap() {
            Resumed::Filling(filling) => filling.draft,
            other => panic!("{other:?}"),
        }
    }

    /// How many have sent in a group.
    pub async fn responses(&self, group: RespondentGroup) -> u32 {
        let mut connection = self.test.store().read().acquire().await.unwrap();
        let counts = responses::counts(&mut connection, &self.scan)
            .await
            .unwrap();
        counts
            .iter()
            .find(|count| count.group == group)
            .unwrap()
            .responses
    }

    /// One number from the database.
    pub async fn number(&self, sql: &str) -> i64 {
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_one(self.test.store().read())
            .await
            .unwrap()
    }

    /// A column of text from the database, in the order it comes in.
    pub async fn column(&self, sql: &str) -> Vec<String> {
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned()))
            .fetch_all(self.test.store().read())
            .await
            .unwrap()
    }
}

/// The code that a respondent holds.
pub(crate) fn code(actor: &Actor) -> &TypedCode {
    actor.require_respondent().unwrap()
}

/// Fields of a theme, as a form sends them.
pub(crate) fn change(theme: &str, fields: &[(&str, &str)]) -> Change {
    let fields = fields
        .iter()
        .map(|(field, value)| ((*field).to_owned(), (*value).to_owned()));
    Change::Theme {
        theme: theme.to_owned(),
        fields: fields.collect(),
    }
}

async fn lead(test: &TestServices, authority: &AuthorityCode) -> Member {
    let new = NewMember {
        name: "Hanneke Verstraten".to_owned(),
        email: format!("{}@example.nl", MemberId::random()),
        roles: [Role::Lead].into(),
        lead_of: [authority.clone()].into(),
        ..NewMember::default()
    };
    let id = add_member(&Actor::System, test, new.clone()).await.unwrap();
    Member {
        id,
        name: new.name,
        email: new.email,
        roles: new.roles,
        home_authority: None,
        lead_of: new.lead_of,
    }
}

fn setup() -> SetupForm {
    SetupForm {
        groups: Some(GroupsForm {
            council: "9".into(),
            executive: "4".into(),
            executive_rule: JOINED.into(),
            senior_staff: "2".into(),
            staff: "12".into(),
            minimum: "5".into(),
            areas: "Noord\nZuid".into(),
            ..GroupsForm::default()
        }),
        questions: None,
        period: Some(PeriodForm {
            opens_on: "2026-11-09".into(),
            closes_on: "2026-12-04".into(),
            contact_name: "Griffie".into(),
            contact_email: "griffie@example.nl".into(),
            ..PeriodForm::default()
        }),
        ..SetupForm::default()
    }
}
