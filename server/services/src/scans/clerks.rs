//! Who guide a scan: one clerk, or two who see and may do the same.

use super::record::{Person, Scan};
use super::state::Refused;
use crate::error::{Error, Refusal};
use crate::ids::MemberId;
use crate::store::WriteTransaction;

/// With more than two, nobody would know who leads the talk.
const MOST: usize = 2;

impl Scan {
    /// Who guide it: the first clerk, and the second where there is one.
    pub fn clerks(&self) -> impl Iterator<Item = &Person> {
        self.clerk.iter().chain(&self.second_clerk)
    }

    /// Whether two clerks guide it.
    #[must_use]
    pub const fn has_two_clerks(&self) -> bool {
        self.clerk.is_some() && self.second_clerk.is_some()
    }

    /// The clerk with that id, if they guide it.
    #[must_use]
    pub fn clerk_with(&self, id: &MemberId) -> Option<&Person> {
        self.clerks().find(|clerk| clerk.id == *id)
    }

    /// The clerk beside this one.
    #[must_use]
    pub fn fellow_of(&self, id: &MemberId) -> Option<&Person> {
        self.clerk_with(id)?;
        self.clerks().find(|clerk| clerk.id != *id)
    }

    /// The names of who guide it, as one says them: "Bas", "Bas en Els"; `None` while nobody does.
    #[must_use]
    pub fn clerk_names(&self) -> Option<String> {
        let names: Vec<&str> = self.clerks().map(|clerk| clerk.name.as_str()).collect();
        (!names.is_empty()).then(|| names.join(" en "))
    }
}

/// A change in who guide a scan.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Change<'a> {
    /// Who stops.
    pub(super) leaves: Option<&'a MemberId>,
    /// Who comes, in the place of the one who stops where there is one.
    pub(super) joins: Option<&'a MemberId>,
}

/// Changes who guide the scan. When the first stops, the second is the first from then on.
///
/// # Errors
/// [`Refused::NotInThisState`] where two guide it already and nobody stops.
pub(super) async fn seat(
    transaction: &mut WriteTransaction,
    scan: &Scan,
    change: Change<'_>,
) -> Result<(), Error> {
    let seats: Vec<&MemberId> = scan.clerks().map(|clerk| &clerk.id).collect();
    let seats = after(seats, change).map_err(|guard| Refusal::Scan { guard })?;
    sqlx::query("UPDATE scans SET clerk_id = $1, second_clerk_id = $2 WHERE id = $3")
        .bind(seats.first().copied())
        .bind(seats.get(1).copied())
        .bind(&scan.id)
        .execute(&mut **transaction)
        .await?;
    Ok(())
}

fn after<'a>(
    mut seats: Vec<&'a MemberId>,
    change: Change<'a>,
) -> Result<Vec<&'a MemberId>, Refused> {
    let leaves = change.leaves;
    let place = seats.iter().position(|seat| Some(*seat) == leaves);
    match (place, change.joins) {
        (Some(place), Some(joins)) => seats[place] = joins,
        (Some(place), None) => {
            seats.remove(place);
        }
        (None, Some(joins)) if seats.len() < MOST => seats.push(joins),
        (None, Some(_)) => return Err(Refused::NotInThisState),
        (None, None) => {}
    }
    Ok(seats)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_at_most_guide_a_scan_and_the_second_becomes_the_first() {
        let [a, b, c] = [MemberId::random(), MemberId::random(), MemberId::random()];
        let change = |leaves, joins| Change { leaves, joins };
        assert_eq!(after(vec![], change(None, Some(&a))), Ok(vec![&a]));
        assert_eq!(after(vec![&a], change(None, Some(&b))), Ok(vec![&a, &b]));
        assert_eq!(
            after(vec![&a, &b], change(None, Some(&c))),
            Err(Refused::NotInThisState)
        );
        assert_eq!(after(vec![&a, &b], change(Some(&a), None)), Ok(vec![&b]));
        assert_eq!(
            after(vec![&a, &b], change(Some(&a), Some(&c))),
            Ok(vec![&c, &b])
        );
        assert_eq!(
            after(vec![&b], change(Some(&a), Some(&c))),
            Ok(vec![&b, &c]),
            "who stopped before left a place"
        );
        assert_eq!(after(vec![&b], change(Some(&a), None)), Ok(vec![&b]));
    }
}
