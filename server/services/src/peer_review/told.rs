//! Reasons as they are told: with names of authorities, and texts of the newest questionnaire.

use std::collections::BTreeSet;

use questionnaires::instrument::Instrument;
use questionnaires::kind::AuthorityKind;
use sqlx::AnyConnection;

use super::candidates::candidate;
use super::matching::{Candidate, Reason, reasons};
use super::record::PeerGroup;
use crate::Services;
use crate::error::Error;
use crate::ids::ScanId;
use crate::results::names;
use crate::scans::Scan;
use crate::versions;

/// A reason with names and texts, for a page. Names stand in order of the alphabet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReasonView {
    /// The plans of these take up the same theme.
    SharedTheme {
        /// The name of the theme.
        theme: String,
        /// Who.
        names: Vec<String>,
    },
    /// The plans of these serve the same subgoal.
    SharedSubgoal {
        /// Its name.
        subgoal: &'static str,
        /// Who.
        names: Vec<String>,
    },
    /// Some are strong where others are stuck.
    Complement {
        /// The statement.
        statement: String,
        /// Who are strong.
        strong: Vec<String>,
        /// Who are stuck.
        stuck: Vec<String>,
    },
    /// How far two of them lie apart at the most.
    Distance {
        /// Kilometres.
        furthest_km: u32,
    },
}

/// Why those who have a place in a group fit, as its plans and what is public are now.
pub(super) async fn reasons_of(
    connection: &mut AnyConnection,
    services: &Services,
    group: &PeerGroup,
) -> Result<Vec<ReasonView>, Error> {
    let scans: Vec<Scan> = group.with_a_place().map(|own| own.scan.clone()).collect();
    let mut candidates = Vec::with_capacity(scans.len());
    for scan in &scans {
        candidates.push(candidate(connection, services, scan).await?);
    }
    let newest = versions::newest(connection, services).await?;
    let candidates: Vec<&Candidate> = candidates.iter().collect();
    Ok(told(&reasons(&candidates), &scans, &newest.instrument))
}

/// Reasons with names and texts. A text is in the words of the kind of authority that it is about.
pub(super) fn told(reasons: &[Reason], scans: &[Scan], newest: &Instrument) -> Vec<ReasonView> {
    let among = |ids: &BTreeSet<ScanId>| {
        scans
            .iter()
            .filter(|scan| ids.contains(&scan.id))
            .collect::<Vec<_>>()
    };
    let names = |those: &[&Scan]| {
        those
            .iter()
            .map(|scan| names::at_the_start(&scan.authority.display_name))
            .collect::<Vec<_>>()
    };
    let told = reasons.iter().filter_map(|reason| {
        Some(match reason {
            Reason::SharedTheme { theme, scans } => {
                let those = among(scans);
                let theme = newest.themes.iter().find(|own| own.key == *theme)?;
                ReasonView::SharedTheme {
                    theme: theme.title.of(kind(&those)).to_owned(),
                    names: names(&those),
                }
            }
            Reason::SharedSubgoal { subgoal, scans } => {
                let those = among(scans);
                ReasonView::SharedSubgoal {
                    subgoal: names::subgoal(kind(&those), *subgoal),
                    names: names(&those),
                }
            }
            Reason::Complement { on, strong, stuck } => {
                let those = among(stuck);
                let statement = newest.statement(&on.statement)?;
                ReasonView::Complement {
                    statement: statement.text.of(kind(&those)).to_owned(),
                    strong: names(&among(strong)),
                    stuck: names(&those),
                }
            }
            Reason::Distance { furthest_km } => ReasonView::Distance {
                furthest_km: *furthest_km,
            },
        })
    });
    told.collect()
}

/// The kind in whose words a text about these stands: that of the first.
fn kind(scans: &[&Scan]) -> AuthorityKind {
    let first = scans.first();
    first.map_or(AuthorityKind::Municipality, |scan| scan.authority.kind)
}
