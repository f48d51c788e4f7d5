//! Part of all scans, to look at or as a file.

use questionnaires::kind::AuthorityKind;

use super::list::{ListedScan, list};
use super::record::Scan;
use super::state::{State, Step};
use crate::Services;
use crate::actor::Actor;
use crate::authorities::folded;
use crate::csv_file::{self, TextFile};
use crate::error::Error;

/// Where a scan stands, as somebody looks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// In one of the five steps.
    In(Step),
    /// All steps are done.
    Done,
    /// It was cancelled.
    Cancelled,
}

impl Stage {
    /// Where a scan in that state stands.
    #[must_use]
    pub const fn of(state: State) -> Self {
        match (state, state.step()) {
            (State::FollowedUp, _) => Self::Done,
            (_, Some(step)) => Self::In(step),
            (_, None) => Self::Cancelled,
        }
    }
}

/// Which scans somebody looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScanFilter {
    /// Part of the name of the authority, its lead or a clerk; empty for all.
    pub name: String,
    /// Only those that stand there.
    pub stage: Option<Stage>,
    /// Only those of this kind of authority.
    pub kind: Option<AuthorityKind>,
}

impl ScanFilter {
    /// Whether it leaves any scan out.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        !self.name.trim().is_empty() || self.stage.is_some() || self.kind.is_some()
    }

    /// Whether a scan is part of it.
    #[must_use]
    pub fn takes(&self, scan: &Scan) -> bool {
        self.stage
            .is_none_or(|stage| stage == Stage::of(scan.state))
            && self.kind.is_none_or(|kind| kind == scan.authority.kind)
            && self.finds(scan)
    }

    fn finds(&self, scan: &Scan) -> bool {
        let sought = folded(&self.name);
        let authority = &scan.authority;
        let people = scan.clerks().chain([&scan.lead]);
        [
            &authority.display_name,
            &authority.official_name,
            &authority.cbs_name,
        ]
        .into_iter()
        .chain(people.map(|person| &person.name))
        .any(|name| folded(name).contains(&sought))
    }
}

/// The columns of the file.
const HEADING: [&str; 12] = [
    "Code",
    "Organisatie",
    "Soort",
    "Stand",
    "Aan zet",
    "Trekker",
    "E-mail van de trekker",
    "Procesbegeleiders",
    "Aangevraagd op",
    "Eerstvolgende dag",
    "Vragenlijst",
    "Gewenste periode",
];

/// The words of a scan that stand on pages.
#[derive(Clone, Debug)]
pub struct ScanWords {
    /// Kind of authority.
    pub kind: String,
    /// Where it stands.
    pub state: String,
    /// Who has to do what; empty for nobody.
    pub turn: String,
}

/// Part of all scans as a file for a spreadsheet. For the programme. `told`: a scan in words.
///
/// # Errors
/// As [`Actor::require_programme`].
pub async fn scans_file(
    actor: &Actor,
    services: &Services,
    filter: &ScanFilter,
    told: impl Fn(&ListedScan) -> ScanWords,
) -> Result<TextFile, Error> {
    actor.require_programme()?;
    let all = list(actor, services).await?.all;
    let part = all.iter().filter(|listed| filter.takes(&listed.scan));
    let rows = part.map(|listed| cells(listed, told(listed)));
    let name = format!("scans-{}", services.clock().today());
    csv_file::file(&name, &HEADING, rows)
}

fn cells(listed: &ListedScan, words: ScanWords) -> Vec<String> {
    let scan = &listed.scan;
    let next = listed.next.map(|(on, _)| on.to_string());
    vec![
        scan.authority.code.to_string(),
        scan.authority.display_name.clone(),
        words.kind,
        words.state,
        words.turn,
        scan.lead.name.clone(),
        scan.lead.email.clone(),
        scan.clerk_names().unwrap_or_default(),
        scan.requested_on.to_string(),
        next.unwrap_or_default(),
        scan.instrument_version.clone().unwrap_or_default(),
        scan.wanted.in_words(),
    ]
}
