//! How authorities lie to each other: which came out of which, which are near, and how far the others are.

use std::collections::{BTreeMap, BTreeSet};

use questionnaires::kind::AuthorityKind;
use serde::{Deserialize, Serialize};

use crate::authorities::{Authority, AuthorityCode, Centre, neighbours};

/// The mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// How two authorities lie to each other, so near that a clerk of one should not guide the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nearness {
    /// They share a border.
    Neighbours,
    /// One lies in the area of the other, or the areas of two water boards share a province.
    SharedArea,
}

/// How far two authorities lie apart, as the crow flies between their centres.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// Kilometres, rounded.
    pub km: u32,
    /// Whether the register has no centre of one of the two, so that the middle of what it became, or of its provinces, stands in its
    /// place.
    pub about: bool,
}

/// Which authorities came out of which, which are neighbours, and about where those lie that have no centre in the register.
#[derive(Clone, Debug, Default)]
pub struct Geography {
    /// For each authority that ended, all that came after it, however many steps away.
    later: BTreeMap<AuthorityCode, BTreeSet<AuthorityCode>>,
    /// For each authority that went into one other as a whole, that one.
    whole: BTreeMap<AuthorityCode, AuthorityCode>,
    neighbours: BTreeSet<(AuthorityCode, AuthorityCode)>,
    /// For each authority that has no centre itself: of one that ended the middle of what went on after it, of a water board that of its
    /// provinces.
    rough: BTreeMap<AuthorityCode, Centre>,
}

impl Geography {
    /// From the register's pairs of an authority that ended and one that went on after it.
    #[must_use]
    pub fn new(successors: &[(AuthorityCode, AuthorityCode)]) -> Self {
        let mut next = BTreeMap::<_, Vec<_>>::new();
        for (code, successor) in successors {
            next.entry(code).or_default().push(successor);
        }
        let later = next
            .keys()
            .map(|code| ((*code).clone(), all_after(code, &next)))
            .collect();
        let whole = next
            .iter()
            .filter_map(|(code, after)| match after.as_slice() {
                [only] => Some(((*code).clone(), (*only).clone())),
                _ => None,
            })
            .collect();
        let mut geography = Self {
            later,
            whole,
            neighbours: BTreeSet::new(),
            rough: BTreeMap::new(),
        };
        for (one, other) in neighbours() {
            geography.add_neighbours(&one, &other);
        }
        geography
    }

    /// The same, with the place of those whose centre the register does not have.
    #[must_use]
    pub fn placing(mut self, register: &BTreeMap<AuthorityCode, Authority>) -> Self {
        let centre = |code: &AuthorityCode| -> Option<Centre> { register.get(code)?.centre };
        let placeless = register.values().filter(|own| own.centre.is_none());
        let rough = placeless
            .filter_map(|own| {
                let went_on = mean(self.heirs(&own.code).filter_map(centre));
                let place = went_on.or_else(|| mean(own.provinces.iter().filter_map(centre)))?;
                Some((own.code.clone(), place))
            })
            .collect();
        self.rough = rough;
        self
    }

    /// How far two authorities lie apart; `None` where not even a province says where one of them is.
    #[must_use]
    pub fn distance(&self, one: &Authority, other: &Authority) -> Option<Distance> {
        let place = |own: &Authority| own.centre.or_else(|| self.rough.get(&own.code).copied());
        Some(Distance {
            km: great_circle_km(place(one)?, place(other)?),
            about: one.centre.is_none() || other.centre.is_none(),
        })
    }

    /// Neighbours stay neighbours when one of them merges: what it became lies where it lay.
    fn add_neighbours(&mut self, one: &AuthorityCode, other: &AuthorityCode) {
        let ones = self.with_later(one);
        let others = self.with_later(other);
        for one in &ones {
            for other in others.iter().filter(|other| *other != one) {
                self.neighbours.insert((one.clone(), other.clone()));
                self.neighbours.insert((other.clone(), one.clone()));
            }
        }
    }

    /// Who came after an authority that ended, however many steps away.
    pub fn heirs(&self, code: &AuthorityCode) -> impl Iterator<Item = &AuthorityCode> {
        self.later.get(code).into_iter().flatten()
    }

    fn with_later(&self, code: &AuthorityCode) -> BTreeSet<AuthorityCode> {
        let mut codes = self.later.get(code).cloned().unwrap_or_default();
        codes.insert(code.clone());
        codes
    }

    /// Whether one went into the other, as a whole or a part of it, however many steps away. Not so for two parts of one that was split.
    #[must_use]
    pub fn merged(&self, one: &AuthorityCode, other: &AuthorityCode) -> bool {
        let became = |from: &AuthorityCode, to: &AuthorityCode| {
            self.later.get(from).is_some_and(|later| later.contains(to))
        };
        became(one, other) || became(other, one)
    }

    /// Whether only a part of one went into the other: a split lies between them, however many steps away.
    #[must_use]
    pub fn split(&self, one: &AuthorityCode, other: &AuthorityCode) -> bool {
        self.merged(one, other) && !self.went_whole(one, other) && !self.went_whole(other, one)
    }

    fn went_whole(&self, from: &AuthorityCode, to: &AuthorityCode) -> bool {
        let mut now = from;
        // A circle in the register ends here.
        for _ in 0..self.whole.len() {
            match self.whole.get(now) {
                Some(next) if next == to => return true,
                Some(next) => now = next,
                None => return false,
            }
        }
        false
    }

    /// Whether they lie against or in each other. Provinces that share a border are neighbours too; of water boards the register
    /// knows only in which provinces they lie.
    #[must_use]
    pub fn nearness(&self, one: &Authority, other: &Authority) -> Option<Nearness> {
        match (one.kind, other.kind) {
            (AuthorityKind::Municipality, AuthorityKind::Municipality) => self
                .neighbours
                .contains(&(one.code.clone(), other.code.clone()))
                .then_some(Nearness::Neighbours),
            (AuthorityKind::Province, AuthorityKind::Province) => BORDERS_OF_PROVINCES
                .iter()
                .any(|(first, second)| {
                    let pair = [one.code.as_str(), other.code.as_str()];
                    pair == [*first, *second] || pair == [*second, *first]
                })
                .then_some(Nearness::Neighbours),
            _ => one
                .provinces
                .iter()
                .any(|province| other.provinces.contains(province))
                .then_some(Nearness::SharedArea),
        }
    }
}

/// The provinces that share a border on land, by the municipalities on either side. A test holds it against the neighbours.
const BORDERS_OF_PROVINCES: [(&str, &str); 22] = [
    ("PV20", "PV21"),
    ("PV20", "PV22"),
    ("PV21", "PV22"),
    ("PV21", "PV23"),
    ("PV21", "PV24"),
    ("PV21", "PV27"),
    ("PV22", "PV23"),
    ("PV23", "PV24"),
    ("PV23", "PV25"),
    ("PV24", "PV25"),
    ("PV24", "PV27"),
    ("PV25", "PV26"),
    ("PV25", "PV28"),
    ("PV25", "PV30"),
    ("PV25", "PV31"),
    ("PV26", "PV27"),
    ("PV26", "PV28"),
    ("PV27", "PV28"),
    ("PV28", "PV29"),
    ("PV28", "PV30"),
    ("PV29", "PV30"),
    ("PV30", "PV31"),
];

/// The middle of some places; `None` of none. Over the length of a country the mean of the degrees is near enough.
fn mean(centres: impl Iterator<Item = Centre>) -> Option<Centre> {
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

fn all_after(
    code: &AuthorityCode,
    next: &BTreeMap<&AuthorityCode, Vec<&AuthorityCode>>,
) -> BTreeSet<AuthorityCode> {
    let mut found = BTreeSet::new();
    let mut open = vec![code];
    while let Some(code) = open.pop() {
        for successor in next.get(code).into_iter().flatten() {
            if found.insert((*successor).clone()) {
                open.push(successor);
            }
        }
    }
    found
}

/// Kilometres between two centres, over the great circle (haversine), rounded. `None` where one has no centre in the register.
#[must_use]
pub fn distance_km(one: &Authority, other: &Authority) -> Option<u32> {
    let (from, to) = (one.centre?, other.centre?);
    Some(great_circle_km(from, to))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "half the earth's girth fits, and a distance is not negative"
)]
fn great_circle_km(from: Centre, to: Centre) -> u32 {
    let (latitude, other) = (from.latitude.to_radians(), to.latitude.to_radians());
    let half_north = ((other - latitude) / 2.0).sin();
    let half_east = ((to.longitude - from.longitude).to_radians() / 2.0).sin();
    let chord = half_north.powi(2) + latitude.cos() * other.cos() * half_east.powi(2);
    (2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()).round() as u32
}
