//! Two measurements of one authority beside each other: what pages of then and now are built from.
//!
//! Nothing in here holds the tables of a scan: what is shown went through [`questionnaires::comparison::compare`].

use std::sync::Arc;

use chrono::NaiveDate;
use questionnaires::comparison::{ComparedStatement, Comparison, Crosswalk, Measurement, compare};
use questionnaires::kind::{RespondentGroup, Subgoal};
use questionnaires::rules::ExecutiveRule;
use questionnaires::versions::Version;
use sqlx::AnyConnection;

use super::names;
use super::report::{Report, report_of};
use super::texts::{StatementText, ThemeText};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::Authority;
use crate::error::Error;
use crate::ids::ScanId;
use crate::publication::path_of;
use crate::scans::{self, Scan};
use crate::versions::crosswalk;

/// Then and now, or why there is nothing to hold beside each other.
#[derive(Clone, Debug)]
pub enum ThenAndNow {
    /// Two measurements.
    Beside(Box<Beside>),
    /// Nothing.
    Nothing(NothingBeside),
}

/// Why nothing can be held beside a measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NothingBeside {
    /// The scan names no earlier one.
    First,
    /// The earlier scan is of another authority, which merged into this one: council and residents are others.
    OtherAuthority {
        /// Its name, as inside a sentence.
        name: String,
    },
    /// The earlier scan is not public, and who looks does not see it.
    NotPublic,
    /// The two questionnaires do not come forth from each other.
    OtherQuestionnaire {
        /// The version of then.
        then: String,
        /// The version of now.
        now: String,
    },
}

/// Two measurements of one authority.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Whose.
    pub authority: Authority,
    /// The instrument, as it is called now.
    pub instrument: String,
    /// The sentence that every report carries.
    pub caveat: String,
    /// The earlier measurement.
    pub then: Measured,
    /// The later one.
    pub now: Measured,
    /// The response of the groups, and what can be compared of each statement.
    pub comparison: Comparison,
    /// The statements by theme, in the order of the later questionnaire; what is no longer asked comes last in its theme.
    pub themes: Vec<ThemeBeside>,
}

/// A measurement, as a heading tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The day on which its questionnaire closed.
    pub closed_on: NaiveDate,
    /// The version of its questionnaire.
    pub version: String,
    /// Who stood in the group of the executive.
    pub executive: ExecutiveRule,
    /// Where everybody can read it, if it is public.
    pub path: Option<String>,
}

/// A theme with its statements.
#[derive(Clone, Debug)]
pub struct ThemeBeside {
    /// `T1` to `T8`, or `L` for local questions.
    pub key: String,
    /// The subgoal it belongs to; none for local questions.
    pub subgoal: Option<Subgoal>,
    /// Its name.
    pub title: String,
    /// Its statements.
    pub statements: Vec<StatementBeside>,
}

/// A statement with what can be compared of it.
#[derive(Clone, Debug)]
pub struct StatementBeside {
    /// The sentence, as it is now or was asked last.
    pub text: StatementText,
    /// The sentence of then, where it read otherwise.
    pub then: Option<String>,
    /// What can be said.
    pub compared: ComparedStatement,
}

/// The page of then and now for those who see the scan.
#[derive(Clone, Debug)]
pub struct ThenAndNowView {
    /// The scan.
    pub scan: Scan,
    /// Then and now.
    pub then_and_now: ThenAndNow,
}

/// A scan beside the one that it repeats, from closing on.
///
/// # Errors
/// As [`super::load`].
pub async fn load_beside(
    actor: &Actor,
    services: &Services,
    scan: &ScanId,
) -> Result<ThenAndNowView, Error> {
    let scan = scans::visible(actor, services, scan).await?;
    let mut connection = services.store().read().acquire().await?;
    let then_and_now = then_and_now(&mut connection, services, actor, &scan).await?;
    Ok(ThenAndNowView { scan, then_and_now })
}

/// The same, whoever asks. What they may not see of the earlier scan they are not shown.
///
/// # Errors
/// [`crate::Refusal::OutOfStep`] before the scan closed.
pub(crate) async fn then_and_now(
    connection: &mut AnyConnection,
    services: &Services,
    actor: &Actor,
    scan: &Scan,
) -> Result<ThenAndNow, Error> {
    let now = Side::of(&mut *connection, services, scan).await?;
    let Some(earlier) = &scan.previous else {
        return Ok(ThenAndNow::Nothing(NothingBeside::First));
    };
    let earlier = scans::load(&mut *connection, earlier).await?;
    if !scan.is_repeat {
        let name = earlier.authority.in_sentence();
        return Ok(ThenAndNow::Nothing(NothingBeside::OtherAuthority { name }));
    }
    if path_of(&earlier).is_none() && !earlier.standing(actor).sees() {
        return Ok(ThenAndNow::Nothing(NothingBeside::NotPublic));
    }
    let then = Side::of(&mut *connection, services, &earlier).await?;
    let versions = (then.name(), now.name());
    let crosswalk = crosswalk(connection, services, versions).await?;
    Ok(match crosswalk {
        Some(crosswalk) => ThenAndNow::Beside(Box::new(beside(&then, now, &crosswalk))),
        None => ThenAndNow::Nothing(NothingBeside::OtherQuestionnaire {
            then: then.name().to_owned(),
            now: now.name().to_owned(),
        }),
    })
}

/// One of the two scans, with all that stays in here.
struct Side {
    report: Report,
    version: Arc<Version>,
    path: Option<String>,
}

impl Side {
    async fn of(
        connection: &mut AnyConnection,
        services: &Services,
        scan: &Scan,
    ) -> Result<Self, Error> {
        Ok(Self {
            report: report_of(&mut *connection, services, scan).await?,
            version: scan.questionnaire(connection, services).await?,
            path: path_of(scan),
        })
    }

    fn name(&self) -> &str {
        &self.version.instrument.version
    }

    fn measurement(&self) -> Measurement<'_> {
        Measurement {
            authority: self.report.authority.code.as_str(),
            kind: self.report.kind(),
            instrument: &self.version.instrument,
            rules: &self.report.rules,
            tables: &self.report.tables,
        }
    }

    fn measured(&self) -> Measured {
        Measured {
            closed_on: self.report.closed_on,
            version: self.name().to_owned(),
            executive: self.report.rules.executive(),
            path: self.path.clone(),
        }
    }
}

fn beside(then: &Side, now: Side, crosswalk: &Crosswalk) -> Beside {
    let comparison = compare(&then.measurement(), &now.measurement(), crosswalk);
    Beside {
        themes: themes(&then.report, &now.report, &comparison),
        then: then.measured(),
        now: now.measured(),
        comparison,
        instrument: now.report.texts.instrument,
        caveat: now.report.texts.caveat,
        authority: now.report.authority,
    }
}

/// Every statement once: under its theme of now or, where it is no longer asked, under that of then.
fn themes(then: &Report, now: &Report, comparison: &Comparison) -> Vec<ThemeBeside> {
    let mut themes: Vec<_> = now.texts.themes.iter().map(empty).collect();
    for (theme, beside) in now.texts.themes.iter().zip(&mut themes) {
        let asked = theme.statements.iter().filter_map(|text| {
            let is_it = |one: &&ComparedStatement| one.later.as_ref() == Some(&text.key);
            let compared = comparison.statements().iter().find(is_it)?;
            Some(statement(then, text, compared))
        });
        beside.statements.extend(asked);
    }
    for theme in &then.texts.themes {
        let gone: Vec<_> = theme
            .statements
            .iter()
            .filter_map(|text| {
                let is_gone = |one: &&ComparedStatement| {
                    one.later.is_none() && one.earlier.as_ref() == Some(&text.key)
                };
                let compared = comparison.statements().iter().find(is_gone)?;
                Some(statement(then, text, compared))
            })
            .collect();
        match themes.iter_mut().find(|known| known.key == theme.key) {
            Some(known) => known.statements.extend(gone),
            None if gone.is_empty() => {}
            None => themes.push(ThemeBeside {
                statements: gone,
                ..empty(theme)
            }),
        }
    }
    themes
}

fn empty(theme: &ThemeText) -> ThemeBeside {
    ThemeBeside {
        key: theme.key.clone(),
        subgoal: theme.subgoal,
        title: theme.title.clone(),
        statements: Vec::new(),
    }
}

fn statement(then: &Report, text: &StatementText, compared: &ComparedStatement) -> StatementBeside {
    let before = compared.earlier.as_ref();
    let before = before.and_then(|key| then.texts.statement(key));
    StatementBeside {
        then: before
            .filter(|before| before.text.trim() != text.text.trim())
            .map(|before| before.text.clone()),
        text: text.clone(),
        compared: compared.clone(),
    }
}

impl Beside {
    /// The authority with its kind in front: "Gemeente Leiden".
    #[must_use]
    pub fn authority_name(&self) -> String {
        names::authority(self.authority.kind, &self.authority.display_name)
    }

    /// The name of a group as a heading, as it is made up now.
    #[must_use]
    pub fn group(&self, group: RespondentGroup) -> &'static str {
        names::group(self.authority.kind, self.now.executive, group)
    }

    /// The name of a group inside a sentence, as it is made up now.
    #[must_use]
    pub fn group_in_sentence(&self, group: RespondentGroup) -> String {
        names::group_in_sentence(self.authority.kind, self.now.executive, group)
    }
}
