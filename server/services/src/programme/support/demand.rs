//! What authorities ask for, for the programme: by support, one by one, and as a file.

use std::collections::BTreeSet;

use questionnaires::kind::AuthorityKind;

use super::record::{Support, every};
use super::requests::{DemandRow, requests};
use crate::Services;
use crate::actor::Actor;
use crate::csv_file::{self, TextFile};
use crate::error::Error;
use crate::ids::SupportId;
use crate::results::names;

/// What the address asks for, as text; what it names wrongly is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandFilterForm {
    /// The id of the support; empty for all.
    pub support: String,
    /// The code of the kind of authority; empty for all.
    pub kind: String,
    /// Anything: only what waits.
    pub waiting: String,
}

/// Which part of the demand is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandFilter {
    /// One support.
    pub support: Option<SupportId>,
    /// One kind of authority.
    pub kind: Option<AuthorityKind>,
    /// Only what the programme has yet to take up.
    pub waiting: bool,
}

/// What is asked for, as far as the filter says.
#[derive(Clone, Debug)]
pub struct Demand {
    /// The filter, as it was understood.
    pub filter: DemandFilter,
    /// The whole catalogue, to choose from.
    pub catalogue: Vec<Support>,
    /// What is asked: what waits first, the longest waiting before the others.
    pub rows: Vec<DemandRow>,
}

impl Demand {
    /// How many authorities ask.
    #[must_use]
    pub fn authorities(&self) -> usize {
        authorities(self.rows.iter())
    }

    /// How many questions wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        waiting(self.rows.iter())
    }
}

/// Something of the catalogue with how much it is asked for.
#[derive(Clone, Debug)]
pub struct SupportDemand {
    /// The support.
    pub support: Support,
    /// How many authorities ask for it.
    pub authorities: usize,
    /// How many of their questions the programme has yet to take up.
    pub waiting: usize,
}

/// The catalogue with how much of it is asked for.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// What is offered, in its order.
    pub offered: Vec<SupportDemand>,
    /// What is not offered now.
    pub stopped: Vec<SupportDemand>,
}

/// The catalogue with how much of it is asked for. For the programme.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn catalogue(actor: &Actor, services: &Services) -> Result<Catalogue, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let catalogue = every(&mut connection).await?;
    let rows = requests(&mut connection).await?;
    let (offered, stopped) = catalogue
        .into_iter()
        .map(|support| {
            let own = rows.iter().filter(|row| row.support == support.id);
            let own: Vec<&DemandRow> = own.collect();
            SupportDemand {
                authorities: authorities(own.iter().copied()),
                waiting: waiting(own.iter().copied()),
                support,
            }
        })
        .partition(|own| own.support.offered);
    Ok(Catalogue { offered, stopped })
}

/// How many questions wait, for the first page of the programme.
///
/// # Errors
/// As [`catalogue`].
pub async fn waiting_count(actor: &Actor, services: &Services) -> Result<usize, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    Ok(waiting(requests(&mut connection).await?.iter()))
}

/// What is asked for, one by one. For the programme.
///
/// # Errors
/// As [`catalogue`].
pub async fn demand(
    actor: &Actor,
    services: &Services,
    form: &DemandFilterForm,
) -> Result<Demand, Error> {
    actor.require_programme()?;
    let mut connection = services.store().read().acquire().await?;
    let catalogue = every(&mut connection).await?;
    let known = catalogue
        .iter()
        .find(|support| support.id.as_str() == form.support);
    let filter = DemandFilter {
        support: known.map(|support| support.id.clone()),
        kind: AuthorityKind::from_code(&form.kind),
        waiting: !form.waiting.is_empty(),
    };
    let mut rows = requests(&mut connection).await?;
    rows.retain(|row| filter.includes(row));
    Ok(Demand {
        filter,
        catalogue,
        rows,
    })
}

/// The same as a file for a spreadsheet.
///
/// # Errors
/// As [`catalogue`].
pub async fn demand_file(
    actor: &Actor,
    services: &Services,
    form: &DemandFilterForm,
) -> Result<TextFile, Error> {
    let demand = demand(actor, services, form).await?;
    let name = format!("vraag-naar-hulp-{}", services.clock().today());
    csv_file::file(&name, &HEADING, demand.rows.into_iter().map(cells))
}

/// The columns of [`demand_file`].
const HEADING: [&str; 10] = [
    "Hulp",
    "Organisatie",
    "Prioriteit",
    "Vraag",
    "Gevraagd op",
    "Trekker",
    "E-mail",
    "Opgepakt op",
    "Opgepakt door",
    "Wat het programma doet",
];

fn cells(row: DemandRow) -> Vec<String> {
    let authority = names::authority(row.authority.kind, &row.authority.display_name);
    let (on, by, note) = row.taken_up.map_or_else(Default::default, |taken_up| {
        (taken_up.on.to_string(), taken_up.by, taken_up.note)
    });
    vec![
        row.support_name,
        authority,
        row.priority,
        row.question,
        row.asked_on.to_string(),
        row.lead_name,
        row.lead_email,
        on,
        by,
        note,
    ]
}

impl DemandFilter {
    fn includes(&self, row: &DemandRow) -> bool {
        let support = self
            .support
            .as_ref()
            .is_none_or(|support| *support == row.support);
        let kind = self.kind.is_none_or(|kind| kind == row.authority.kind);
        support && kind && !(self.waiting && row.taken_up.is_some())
    }
}

fn authorities<'a>(rows: impl Iterator<Item = &'a DemandRow>) -> usize {
    let codes: BTreeSet<_> = rows.map(|row| &row.authority.code).collect();
    codes.len()
}

fn waiting<'a>(rows: impl Iterator<Item = &'a DemandRow>) -> usize {
    rows.filter(|row| row.taken_up.is_none()).count()
}
