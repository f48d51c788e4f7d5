//! The released tables of a scan with the texts they are about: what pages, documents and the public page are made from.

use std::cmp::Ordering;

use chrono::NaiveDate;
use questionnaires::kind::{AuthorityKind, RespondentGroup};
use questionnaires::protection::Released;
use questionnaires::results::{ResultTables, StatementTable};
use questionnaires::rules::Rules;
use sqlx::AnyConnection;

use super::names;
use super::tables::released;
use super::texts::{StatementText, Texts, ThemeText};
use crate::Services;
use crate::authorities::Authority;
use crate::clock::day_of;
use crate::error::Error;
use crate::scans::setup::Setup;
use crate::scans::{Scan, State, Step, require_step};

/// What was measured, in whose words, and what may be seen of it.
#[derive(Clone, Debug)]
pub struct Report {
    /// Whose scan it is.
    pub authority: Authority,
    /// The day on which the questionnaire opened.
    pub opened_on: NaiveDate,
    /// The day on which it closed.
    pub closed_on: NaiveDate,
    /// The last day on which somebody could answer: the period may be over the day before it closes.
    pub last_day: NaiveDate,
    /// The rules that were frozen at opening.
    pub rules: Rules,
    /// The texts that the tables are about.
    pub texts: Texts,
    /// What may be seen.
    pub tables: Released<ResultTables>,
}

/// A statement and what is seen of it.
#[derive(Clone, Copy, Debug)]
pub struct StatementRow<'a> {
    /// The sentence.
    pub text: &'a StatementText,
    /// What is seen.
    pub table: &'a StatementTable,
}

impl Report {
    /// The kind of authority.
    #[must_use]
    pub const fn kind(&self) -> AuthorityKind {
        self.authority.kind
    }

    /// The authority with its kind in front: "Gemeente Leiden".
    #[must_use]
    pub fn authority_name(&self) -> String {
        names::authority(self.kind(), &self.authority.display_name)
    }

    /// The name of a group as a heading.
    #[must_use]
    pub fn group(&self, group: RespondentGroup) -> &'static str {
        names::group(self.kind(), self.rules.executive(), group)
    }

    /// The name of a group inside a sentence.
    #[must_use]
    pub fn group_in_sentence(&self, group: RespondentGroup) -> String {
        names::group_in_sentence(self.kind(), self.rules.executive(), group)
    }

    /// One statement; `None` for a key that this scan did not ask.
    #[must_use]
    pub fn row(&self, statement: &str) -> Option<StatementRow<'_>> {
        let text = self.texts.statement(statement)?;
        self.tables
            .statement(statement)
            .map(|table| StatementRow { text, table })
    }

    /// The statements of a theme, the largest gap first.
    #[must_use]
    pub fn rows_of<'a>(&'a self, theme: &'a ThemeText) -> Vec<StatementRow<'a>> {
        sorted(
            theme
                .statements
                .iter()
                .filter_map(|text| self.row(&text.key))
                .collect(),
        )
    }

    /// All statements, the largest gap first.
    #[must_use]
    pub fn by_gap(&self) -> Vec<StatementRow<'_>> {
        let texts = self.texts.themes.iter().flat_map(|theme| &theme.statements);
        sorted(texts.filter_map(|text| self.row(&text.key)).collect())
    }
}

/// The largest gap first; what has no gap last, in the order of the questionnaire.
fn sorted(mut rows: Vec<StatementRow<'_>>) -> Vec<StatementRow<'_>> {
    let points = |row: &StatementRow<'_>| row.table.gap.map(|gap| gap.points);
    rows.sort_by(|left, right| {
        points(right)
            .partial_cmp(&points(left))
            .unwrap_or(Ordering::Equal)
    });
    rows
}

/// The report of a closed scan.
///
/// # Errors
/// [`crate::Refusal::OutOfStep`] before closing.
pub(crate) async fn report_of(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<Report, Error> {
    require_results(connection, scan).await?;
    let (Some(opened), Some(closed), Some(_)) =
        (scan.opened_at, scan.closed_at, &scan.instrument_version)
    else {
        return Err(Error::unavailable(
            "a closed scan lacks its version or its dates",
        ));
    };
    let version = scan.questionnaire(connection, services).await?;
    let setup = frozen(scan)?;
    Ok(Report {
        authority: scan.authority.clone(),
        opened_on: day_of(opened),
        closed_on: day_of(closed),
        last_day: day_of(closed).min(setup.closes_on),
        texts: Texts::new(&version.instrument, scan.authority.kind, &setup.rules),
        rules: setup.rules,
        tables: released(connection, &scan.id).await?,
    })
}

/// The texts of an opened scan alone, for what need not know the results.
///
/// # Errors
/// [`Error::Unavailable`] for a scan that was never opened.
pub(crate) async fn texts_of(
    connection: &mut AnyConnection,
    services: &Services,
    scan: &Scan,
) -> Result<Texts, Error> {
    let version = scan.questionnaire(connection, services).await?;
    let rules = frozen(scan)?.rules;
    Ok(Texts::new(&version.instrument, scan.authority.kind, &rules))
}

fn frozen(scan: &Scan) -> Result<Setup, Error> {
    scan.setup.read().map_err(|problems| {
        Error::unavailable(format!("a frozen setup is unreadable: {problems:?}"))
    })
}

async fn require_results(connection: &mut AnyConnection, scan: &Scan) -> Result<(), Error> {
    let is_there = scan.state >= State::Closed && scan.state != State::Cancelled;
    require_step(connection, scan, Some(Step::AgendaSession), is_there).await
}
