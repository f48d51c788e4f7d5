//! Which authority goes on for which, on a day.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::parts::number;
use crate::authorities::{Authority, AuthorityCode};

/// No authority of the register went through more mergers than this one after the other; a circle in it ends here.
const MOST_MERGERS: usize = 16;

/// All authorities with their successors.
#[derive(Clone, Debug, Default)]
pub struct Register {
    authorities: Vec<Authority>,
    places: BTreeMap<AuthorityCode, usize>,
    successors: Vec<Vec<usize>>,
}

impl Register {
    /// A register of authorities and of pairs: who ended, and who went on.
    #[must_use]
    pub fn new(authorities: Vec<Authority>, pairs: &[(AuthorityCode, AuthorityCode)]) -> Self {
        let places: BTreeMap<_, _> = authorities
            .iter()
            .enumerate()
            .map(|(place, authority)| (authority.code.clone(), place))
            .collect();
        let mut successors = vec![Vec::new(); authorities.len()];
        for (ended, successor) in pairs {
            if let (Some(ended), Some(successor)) = (places.get(ended), places.get(successor)) {
                successors[*ended].push(*successor);
            }
        }
        Self {
            authorities,
            places,
            successors,
        }
    }

    /// Where an authority stands in this register.
    #[must_use]
    pub fn place(&self, code: &AuthorityCode) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// The authority at a place.
    #[must_use]
    pub fn at(&self, place: usize) -> &Authority {
        &self.authorities[place]
    }

    /// How many places there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.authorities.len()
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.authorities.is_empty()
    }

    /// Who counts for the authority at that place on that day: itself while it exists; after a merger its one successor, and so on;
    /// after a split itself again, since it has no single heir.
    #[must_use]
    pub fn heir(&self, place: usize, day: NaiveDate) -> usize {
        let mut now = place;
        for _ in 0..MOST_MERGERS {
            let ended = self.at(now).valid_to.is_some_and(|last| last < day);
            match self.successors[now].as_slice() {
                [only] if ended => now = *only,
                _ => break,
            }
        }
        now
    }

    /// The authority of a code.
    #[must_use]
    pub fn get(&self, code: &AuthorityCode) -> Option<&Authority> {
        self.place(code).map(|place| self.at(place))
    }

    /// Who went on after the authority of a code.
    pub fn successors(&self, code: &AuthorityCode) -> impl Iterator<Item = &Authority> {
        let place = self.place(code);
        let places = place.map_or(&[][..], |place| &self.successors[place]);
        places.iter().map(|place| self.at(*place))
    }

    /// The places of all that exist on that day.
    pub fn existing(&self, day: NaiveDate) -> impl Iterator<Item = usize> {
        (0..self.len()).filter(move |place| self.at(*place).exists_on(day))
    }

    /// How many of these kinds exist on that day.
    #[must_use]
    pub fn count(&self, day: NaiveDate, kinds: &[AuthorityKind]) -> u32 {
        let existing = self.existing(day);
        number(
            existing
                .filter(|place| kinds.contains(&self.at(*place).kind))
                .count(),
        )
    }

    /// The provinces, by name.
    #[must_use]
    pub fn provinces(&self) -> Vec<&Authority> {
        let mut provinces: Vec<_> = self
            .authorities
            .iter()
            .filter(|authority| authority.kind == AuthorityKind::Province)
            .collect();
        provinces.sort_by_cached_key(|province| province.sort_key());
        provinces
    }
}
