//! What is behind in all plans together, for the programme.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::AnyConnection;

use super::rounds::{Round, rounds};
use super::rows::{FollowedAction, select};
use super::status::ActionStatus;
use super::stop::stopped;
use crate::Services;
use crate::actor::Actor;
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::ids::ScanId;
use crate::plans::is_adopted;
use crate::scans::{self, Scan};

/// A scan with actions that are behind.
#[derive(Clone, Debug)]
pub struct BehindScan {
    /// The scan.
    pub scan: Scan,
    /// The newest round that is over, if one is.
    pub round: Option<Round>,
    /// Actions that are late, or of which nobody told in that round how they go.
    pub actions: Vec<FollowedAction>,
}

impl BehindScan {
    /// The day since which the first of them is behind.
    #[must_use]
    pub fn since(&self, today: NaiveDate) -> Option<NaiveDate> {
        let days = self.actions.iter().flat_map(|action| {
            [
                action.overdue_since(today),
                action.silent_since(self.round.as_ref()),
            ]
        });
        days.flatten().min()
    }
}

/// Every adopted plan that is followed with actions that are behind, the one that waits longest first, with the day on which this is so. An action is
/// silent here once its round is over: until then its owner has time. For the programme.
///
/// # Errors
/// As [`Actor::require_programme_or_system`].
pub async fn behind(
    actor: &Actor,
    services: &Services,
) -> Result<(NaiveDate, Vec<BehindScan>), Error> {
    actor.require_programme_or_system()?;
    let today = services.clock().today();
    let mut connection = services.store().read().acquire().await?;
    let open = select(
        &mut connection,
        "$1 = '' AND a.in_plan = 1 AND a.status IN ('waiting', 'running')",
        "",
    )
    .await?;
    let mut of_scans: BTreeMap<ScanId, Vec<FollowedAction>> = BTreeMap::new();
    for mut action in open {
        action.email.clear();
        of_scans
            .entry(action.scan.clone())
            .or_default()
            .push(action);
    }
    let mut found = Vec::new();
    for (scan, actions) in of_scans {
        found.extend(of_scan(&mut connection, &scan, actions, today).await?);
    }
    found.sort_by_cached_key(|own| (own.since(today), own.scan.authority.sort_key()));
    Ok((today, found))
}

/// The columns of [`behind_file`].
const HEADING: [&str; 11] = [
    "Organisatie",
    "Nummer",
    "Actie",
    "Prioriteit",
    "Wie",
    "Stand",
    "Klaar op",
    "Te laat sinds",
    "Geen bericht sinds",
    "Trekker",
    "E-mailadres trekker",
];

/// The same as a file for a spreadsheet, a line for each action. `told`: how it goes, in words.
///
/// # Errors
/// As [`behind`].
pub async fn behind_file(
    actor: &Actor,
    services: &Services,
    told: impl Fn(ActionStatus) -> &'static str,
) -> Result<TextFile, Error> {
    let (today, found) = behind(actor, services).await?;
    let mut rows = Vec::new();
    for own in &found {
        for action in &own.actions {
            rows.push(own.cells(action, today, told(action.status)));
        }
    }
    csv_file::file(&format!("acties-die-achterlopen-{today}"), &HEADING, rows)
}

impl BehindScan {
    fn cells(&self, action: &FollowedAction, today: NaiveDate, status: &str) -> Vec<String> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let scan = &self.scan;
        vec![
            scan.authority.display_name.clone(),
            action.number.clone(),
            action.what.clone(),
            action.priority.clone(),
            action.owner.clone(),
            status.to_owned(),
            action.due_on.to_string(),
            day(action.overdue_since(today)),
            day(action.silent_since(self.round.as_ref())),
            scan.lead.name.clone(),
            scan.lead.email.clone(),
        ]
    }
}

async fn of_scan(
    connection: &mut AnyConnection,
    id: &ScanId,
    mut actions: Vec<FollowedAction>,
    today: NaiveDate,
) -> Result<Option<BehindScan>, Error> {
    let over = rounds(connection, id)
        .await?
        .into_iter()
        .rfind(|round| !round.is_open);
    actions.retain(|action| {
        action.overdue_since(today).is_some() || action.silent_since(over.as_ref()).is_some()
    });
    if actions.is_empty() {
        return Ok(None);
    }
    if stopped(connection, id).await?.is_some() {
        return Ok(None);
    }
    let scan = scans::load(connection, id).await?;
    Ok(is_adopted(scan.state).then_some(BehindScan {
        scan,
        round: over,
        actions,
    }))
}
