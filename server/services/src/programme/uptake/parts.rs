//! The same counts by province and by kind.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::count::{Programme, Selection, Standing};
use crate::authorities::{Authority, AuthorityCode};
use crate::programme::campaigns::Campaign;

/// How far the authorities of one province are.
#[derive(Clone, Debug)]
pub struct ProvinceRow {
    /// The province.
    pub province: Authority,
    /// How many authorities of the selection exist in it.
    pub existing: u32,
    /// How many are in each of the five steps: each in that of its furthest scan.
    pub steps: [u32; 5],
    /// How many take part.
    pub participating: u32,
    /// How many have completed.
    pub completed: u32,
    /// How many of those in a step were split and exist no longer.
    pub split: u32,
    /// Running campaigns that invite anybody in it.
    pub campaigns: Vec<Campaign>,
    /// How many exist and have no scan that counts.
    pub without_scan: u32,
}

impl ProvinceRow {
    fn of(province: &Authority) -> Self {
        Self {
            province: province.clone(),
            existing: 0,
            steps: [0; 5],
            participating: 0,
            completed: 0,
            split: 0,
            campaigns: Vec::new(),
            without_scan: 0,
        }
    }

    fn count(&mut self, standing: &Standing<'_>, day: NaiveDate) {
        self.steps[standing.step() as usize] += 1;
        self.participating += u32::from(standing.takes_part());
        self.completed += u32::from(standing.has_completed());
        self.split += u32::from(standing.was_split(day));
    }

    /// Whether the selection has anybody in it.
    fn holds_anybody(&self) -> bool {
        self.existing > 0 || self.steps.iter().any(|count| *count > 0)
    }
}

/// How far the authorities of one kind are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRow {
    /// The kind.
    pub kind: AuthorityKind,
    /// How many exist.
    pub existing: u32,
    /// How many have a scan that counts, were split and exist no longer.
    pub split: u32,
    /// How many take part.
    pub participating: u32,
    /// How many have completed.
    pub completed: u32,
}

type Rows = BTreeMap<AuthorityCode, ProvinceRow>;

/// A row for each province in which the selection has anybody, by name.
pub(super) fn provinces(
    programme: &Programme,
    selection: &Selection,
    day: NaiveDate,
    (standings, campaigns): (&[Standing<'_>], &[Campaign]),
) -> Vec<ProvinceRow> {
    let allowed = |province: &&Authority| {
        let only = selection.province.as_ref();
        only.is_none_or(|only| *only == province.code)
    };
    let provinces = programme.register().provinces();
    let allowed = provinces.iter().copied().filter(allowed);
    let mut rows: Rows = allowed
        .map(|province| (province.code.clone(), ProvinceRow::of(province)))
        .collect();
    let begun: BTreeSet<&AuthorityCode> = standings
        .iter()
        .map(|standing| &standing.authority.code)
        .collect();
    for authority in programme.existing(day, selection) {
        if let Some(row) = row_of(&mut rows, authority) {
            row.existing += 1;
            row.without_scan += u32::from(!begun.contains(&authority.code));
        }
    }
    for standing in standings {
        if let Some(row) = row_of(&mut rows, standing.authority) {
            row.count(standing, day);
        }
    }
    for campaign in campaigns.iter().filter(|campaign| campaign.runs_on(day)) {
        for code in invited_in(programme, campaign, day) {
            if let Some(row) = rows.get_mut(code) {
                row.campaigns.push(campaign.clone());
            }
        }
    }
    provinces
        .into_iter()
        .filter_map(|province| rows.remove(&province.code))
        .filter(ProvinceRow::holds_anybody)
        .collect()
}

fn row_of<'a>(rows: &'a mut Rows, authority: &Authority) -> Option<&'a mut ProvinceRow> {
    rows.get_mut(authority.province()?)
}

/// The provinces in which the invited authorities lie.
fn invited_in<'a>(
    programme: &'a Programme,
    campaign: &Campaign,
    day: NaiveDate,
) -> BTreeSet<&'a AuthorityCode> {
    let invited = campaign.invited.iter();
    invited
        .filter_map(|code| programme.heir(code, day)?.province())
        .collect()
}

/// A row for each kind of which there is any, whatever kinds the selection is about.
pub(super) fn kinds(programme: &Programme, selection: &Selection, day: NaiveDate) -> Vec<KindRow> {
    let row = |kind| {
        let selection = Selection {
            kinds: vec![kind],
            ..selection.clone()
        };
        KindRow {
            kind,
            existing: number(programme.existing(day, &selection).len()),
            split: number(programme.split(day, &selection)),
            participating: programme.participating(day, &selection),
            completed: programme.completed(day, &selection),
        }
    };
    let rows = AuthorityKind::ALL.into_iter().map(row);
    rows.filter(|row| row.existing > 0 || row.split > 0)
        .collect()
}

/// A number of authorities: there are some hundreds.
pub(in crate::programme) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
