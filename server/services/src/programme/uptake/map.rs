//! Where the authorities lie, for a map.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::count::{Programme, Selection, Standing};
use crate::authorities::{Authority, AuthorityCode, Centre};
use crate::ids::ScanId;
use crate::scans::Step;

/// An authority on a map.
#[derive(Clone, Debug, PartialEq)]
pub struct MapPlace {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: AuthorityKind,
    /// The name of the province it lies in, or mostly lies in.
    pub province: String,
    /// Where it lies; of one that was split, the middle of those that went on after it. `None` where the register does not know.
    pub centre: Option<Centre>,
    /// The step of its furthest scan that counts, and that scan; `None` without one.
    pub begun: Option<(Step, ScanId)>,
}

/// The authorities of the selection that exist on that day or count on it, by name.
pub(super) fn map(
    programme: &Programme,
    selection: &Selection,
    day: NaiveDate,
    standings: &[Standing<'_>],
) -> Vec<MapPlace> {
    let begun: BTreeSet<&AuthorityCode> = standings
        .iter()
        .map(|standing| &standing.authority.code)
        .collect();
    let without = programme.existing(day, selection).into_iter();
    let without = without
        .filter(|authority| !begun.contains(&authority.code))
        .map(|authority| (authority, None));
    let with = standings.iter().map(|standing| {
        let furthest = standing
            .tracks
            .iter()
            .max_by_key(|track| track.standing_on(day));
        let scan = furthest.map(|track| (standing.step(), track.scan.clone()));
        (standing.authority, scan)
    });
    let mut places: Vec<_> = with.chain(without).collect();
    places.sort_by_cached_key(|(authority, _)| authority.sort_key());
    places
        .into_iter()
        .map(|(authority, begun)| MapPlace {
            name: authority.display_name.clone(),
            kind: authority.kind,
            province: authority
                .province()
                .and_then(|code| programme.register().get(code))
                .map(|province| province.display_name.clone())
                .unwrap_or_default(),
            centre: centre(programme, authority),
            begun,
        })
        .collect()
}

fn centre(programme: &Programme, authority: &Authority) -> Option<Centre> {
    authority.centre.or_else(|| {
        let successors = programme.register().successors(&authority.code);
        middle(successors.filter_map(|successor| successor.centre))
    })
}

/// The mean of centres that lie so near each other that the earth is flat between them.
fn middle(centres: impl Iterator<Item = Centre>) -> Option<Centre> {
    let (mut count, mut latitude, mut longitude) = (0.0, 0.0, 0.0);
    for centre in centres {
        count += 1.0;
        latitude += centre.latitude;
        longitude += centre.longitude;
    }
    (count > 0.0).then(|| Centre {
        latitude: latitude / count,
        longitude: longitude / count,
    })
}
