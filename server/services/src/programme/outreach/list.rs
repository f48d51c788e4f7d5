//! All authorities that take no part yet.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::contact_log::last_days;
use super::filter::{OutreachFilter, OutreachFilterForm};
use super::invited::{Invited, invited};
use super::record::{self, Outreach};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::{self, Authority, AuthorityCode};
use crate::csv_file::{self, TextFile};
use crate::error::{Error, Problem};
use crate::programme::uptake::{Programme, View, kind_name, look};

/// Authorities that take no part yet, with what was made of the filter.
#[derive(Clone, Debug)]
pub struct OutreachList {
    /// What is looked at.
    pub view: View,
    /// What narrows it further.
    pub filter: OutreachFilter,
    /// What could not be used of that.
    pub problems: Vec<Problem>,
    /// The authorities, by the day of their next step and by name; those without a day come last.
    pub rows: Vec<OutreachRow>,
}

/// An authority that takes no part yet.
#[derive(Clone, Debug)]
pub struct OutreachRow {
    /// The authority.
    pub authority: Authority,
    /// The name of its province.
    pub province: String,
    /// What is known of it.
    pub outreach: Outreach,
    /// When somebody last spoke to it.
    pub last_contact: Option<NaiveDate>,
    /// Names of the campaigns that invite it.
    pub campaigns: Vec<String>,
    /// Whether the day of its next step is over.
    pub overdue: bool,
}

/// The authorities that take no part yet. For programme officers.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn list(
    actor: &Actor,
    services: &Services,
    form: &OutreachFilterForm,
) -> Result<OutreachList, Error> {
    actor.require_programme()?;
    let today = services.clock().today();
    let (filter, problems) = form.read();
    let named = named(actor, services, &filter.name).await?;
    let mut selection = form.selection.clone();
    // Whom the programme recruits on another day than today is of no use to anybody, the last day of a campaign included. Nor does
    // it matter when a scan was asked for: who has one takes part.
    selection.on = today.to_string();
    selection.since.clear();
    let mut connection = services.store().read().acquire().await?;
    let (view, programme) = look(&mut connection, &selection, today).await?;
    let mut rows = rows(&mut connection, &programme, &view).await?;
    rows.retain(|row| {
        let has_name = named
            .as_ref()
            .is_none_or(|named| named.contains(&row.authority.code));
        has_name && filter.takes(row)
    });
    rows.sort_by_cached_key(OutreachRow::place);
    Ok(OutreachList {
        view,
        filter,
        problems,
        rows,
    })
}

/// The codes of authorities of that name; `None` where no name was asked for.
async fn named(
    actor: &Actor,
    services: &Services,
    name: &str,
) -> Result<Option<BTreeSet<AuthorityCode>>, Error> {
    if name.is_empty() {
        return Ok(None);
    }
    let found = authorities::search(actor, services, name, &[], true).await?;
    Ok(Some(found.into_iter().map(|found| found.code).collect()))
}

async fn rows(
    connection: &mut AnyConnection,
    programme: &Programme,
    view: &View,
) -> Result<Vec<OutreachRow>, Error> {
    let mut known = record::all(connection).await?;
    let spoken_to = last_days(connection).await?;
    let today = view.filter.on;
    let mut invited: Invited = invited(programme, &view.campaigns, today);
    let standings = programme.standings(today, &view.selection);
    let begun: BTreeSet<&AuthorityCode> = standings
        .iter()
        .map(|standing| &standing.authority.code)
        .collect();
    let existing = programme.existing(today, &view.selection);
    let without_scan = existing
        .into_iter()
        .filter(|authority| !begun.contains(&authority.code));
    let row = |authority: &Authority| {
        let outreach = known.remove(&authority.code).unwrap_or_default();
        let campaigns = invited.remove(&authority.code).unwrap_or_default();
        OutreachRow {
            province: province(programme, authority),
            last_contact: spoken_to.get(&authority.code).copied(),
            campaigns: campaigns.into_values().collect(),
            overdue: outreach.is_overdue(today),
            authority: authority.clone(),
            outreach,
        }
    };
    Ok(without_scan.map(row).collect())
}

/// The name of the province that an authority lies in; empty for a province.
pub(super) fn province(programme: &Programme, authority: &Authority) -> String {
    if authority.kind == AuthorityKind::Province {
        return String::new();
    }
    let found = authority
        .province()
        .and_then(|code| programme.register().get(code));
    found
        .map(|province| province.display_name.clone())
        .unwrap_or_default()
}

impl OutreachRow {
    fn place(&self) -> (bool, Option<NaiveDate>, String, AuthorityCode) {
        let on = self.outreach.next_step_on;
        let authority = &self.authority;
        (
            on.is_none(),
            on,
            authority.sort_key(),
            authority.code.clone(),
        )
    }

    fn cells(self, told: &impl Fn(super::Interest) -> &'static str) -> Vec<String> {
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let Outreach {
            interest,
            next_step,
            next_step_on,
            contact,
            notes,
            ..
        } = self.outreach;
        vec![
            self.authority.code.to_string(),
            self.authority.display_name,
            kind_name(self.authority.kind).to_owned(),
            self.province,
            told(interest).to_owned(),
            day(self.last_contact),
            next_step,
            day(next_step_on),
            contact.name,
            contact.function,
            contact.email,
            contact.telephone,
            self.campaigns.join(", "),
            notes,
        ]
    }
}

/// The columns of [`list_file`].
const HEADING: [&str; 14] = [
    "Code",
    "Organisatie",
    "Soort",
    "Provincie",
    "Belangstelling",
    "Laatste contact",
    "Volgende stap",
    "Volgende stap op",
    "Contactpersoon",
    "Functie",
    "E-mail",
    "Telefoon",
    "Campagnes",
    "Notities",
];

/// The same as a file for a spreadsheet. `told`: an interest in words.
///
/// # Errors
/// As [`list`].
pub async fn list_file(
    actor: &Actor,
    services: &Services,
    form: &OutreachFilterForm,
    told: impl Fn(super::Interest) -> &'static str,
) -> Result<TextFile, Error> {
    let OutreachList { view, rows, .. } = list(actor, services, form).await?;
    let name = format!("werving-{}", view.filter.on);
    csv_file::file(
        &name,
        &HEADING,
        rows.into_iter().map(|row| row.cells(&told)),
    )
}
