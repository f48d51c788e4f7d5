//! What the picks of a round come to.

use std::collections::BTreeMap;

use sqlx::AnyConnection;

use super::candidates::Candidate;
use crate::error::Error;
use crate::ids::RoomId;
use crate::sessions::{LEAST_PRIORITIES, MOST_PRIORITIES};

/// The picks of a round, counted. Nothing in it says who picked what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// What was picked, the most picks first; the order of the candidates where that is the same.
    pub lines: Vec<TallyLine>,
    /// Keys of the candidates among which a second round decides; empty where the picks decide by themselves.
    pub tied: Vec<String>,
}

/// How often one candidate was picked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TallyLine {
    /// What was picked.
    pub candidate: Candidate,
    /// By how many phones.
    pub picks: u32,
}

impl Tally {
    /// Of the picks of a round, with the names that candidates have. What has no name any more is left out.
    pub(super) fn of(
        picks: &BTreeMap<String, u32>,
        names: &BTreeMap<String, Candidate>,
        order: &[Candidate],
    ) -> Self {
        let place = |key: &str| order.iter().position(|own| own.key == key);
        let named = picks.iter().filter_map(|(key, picks)| {
            let candidate = names.get(key)?.clone();
            Some(TallyLine {
                candidate,
                picks: *picks,
            })
        });
        let mut lines: Vec<_> = named.collect();
        lines.sort_by_key(|line| {
            let place = place(&line.candidate.key).unwrap_or(usize::MAX);
            (u32::MAX - line.picks, place)
        });
        let tied = tied(&lines.iter().map(|line| line.picks).collect::<Vec<_>>());
        let tied = lines[tied].iter().map(|line| line.candidate.key.clone());
        Self {
            tied: tied.collect(),
            lines,
        }
    }
}

/// Which of the counts, the most first, are tied so that no three to five stand out. Three to five stand out where one of these places has
/// more picks than the next; where fewer were picked there is nothing to choose between.
fn tied(counts: &[u32]) -> std::ops::Range<usize> {
    let stands_out = |place: usize| counts.get(place) != counts.get(place - 1);
    let decided = (LEAST_PRIORITIES..=MOST_PRIORITIES).any(stands_out);
    if counts.len() < LEAST_PRIORITIES || decided {
        return 0..0;
    }
    let edge = counts[LEAST_PRIORITIES - 1];
    let first = counts.partition_point(|count| *count > edge);
    let end = counts.partition_point(|count| *count >= edge);
    first..end
}

/// The picks of all closed rounds of a room, by round and candidate.
pub(super) async fn counted(
    connection: &mut AnyConnection,
    room: &RoomId,
) -> Result<BTreeMap<i64, BTreeMap<String, u32>>, Error> {
    let rows: Vec<(i64, String, i64)> =
        sqlx::query_as("SELECT round, candidate, picks FROM room_tallies WHERE room_id = $1")
            .bind(room)
            .fetch_all(connection)
            .await?;
    let mut rounds: BTreeMap<i64, BTreeMap<String, u32>> = BTreeMap::new();
    for (round, candidate, picks) in rows {
        let picks = u32::try_from(picks).map_err(Error::unavailable)?;
        rounds.entry(round).or_default().insert(candidate, picks);
    }
    Ok(rounds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_second_round_is_among_those_of_which_none_stands_out() {
        for (counts, expected) in [
            (&[][..], 0..0),
            (&[4, 2][..], 0..0),
            (&[5, 4, 3, 1, 1, 1][..], 0..0),
            (&[5, 4, 2, 2, 2][..], 0..0),
            (&[5, 4, 2, 2, 2, 2, 1][..], 2..6),
            (&[3, 3, 3, 3, 3, 3][..], 0..6),
            (&[5, 4, 2, 2, 2, 1][..], 0..0),
        ] {
            assert_eq!(tied(counts), expected, "{counts:?}");
        }
    }

    proptest! {
        #[test]
        fn who_is_tied_has_as_many_picks_and_too_many_share_them(mut counts in proptest::collection::vec(1_u32..6, 0..12)) {
            counts.sort_by_key(|count| u32::MAX - count);
            let tied = tied(&counts);
            if tied.is_empty() {
                let places = LEAST_PRIORITIES..=MOST_PRIORITIES;
                let stands_out = |place: usize| counts.len() == place || place < counts.len() && counts[place] < counts[place - 1];
                prop_assert!(counts.len() < LEAST_PRIORITIES || places.clone().any(stands_out));
            } else {
                prop_assert!(counts[tied.clone()].windows(2).all(|pair| pair[0] == pair[1]));
                prop_assert!(tied.start < LEAST_PRIORITIES && tied.end > MOST_PRIORITIES);
            }
        }
    }
}
