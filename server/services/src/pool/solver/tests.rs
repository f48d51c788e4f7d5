//! The best whole: against every other division where there are few, against a bound that no division can beat where there are many.

use proptest::prelude::*;

use super::*;

fn best(costs: &[Option<u32>]) -> Row {
    Row {
        costs: costs.to_vec(),
        wish: Wish::Best,
    }
}

/// How many scans are served, and at what cost together.
fn score(clerks: &[Places], outcomes: &[Outcome]) -> (usize, u64) {
    let mut taken = vec![0; clerks.len()];
    let (mut served, mut total) = (0, 0);
    for outcome in outcomes {
        if let Outcome::Given { clerk, cost, .. } = outcome {
            served += 1;
            total += u64::from(cost + clerks[*clerk][taken[*clerk]]);
            taken[*clerk] += 1;
        }
    }
    (served, total)
}

fn solved_score(clerks: &[Places], rows: &[Row]) -> (usize, u64) {
    score(clerks, &solve(clerks, rows))
}

fn clerk_of(outcome: &Outcome) -> Option<usize> {
    match outcome {
        Outcome::Given { clerk, .. } => Some(*clerk),
        _ => None,
    }
}

/// The best score by trying everything; `None` where a wish cannot be kept.
fn by_trying(clerks: &[Places], taken: &mut [usize], rows: &[Row]) -> Option<(usize, u64)> {
    let Some((row, rest)) = rows.split_first() else {
        return Some((0, 0));
    };
    let may = |clerk: usize| match row.wish {
        Wish::Best => true,
        Wish::Clerk(wished) => wished == clerk,
        Wish::NotNow => false,
    };
    let mut scores = Vec::new();
    if !matches!(row.wish, Wish::Clerk(_)) {
        scores.extend(by_trying(clerks, taken, rest));
    }
    for (clerk, cost) in row.costs.iter().enumerate() {
        let place = clerks[clerk].get(taken[clerk]).filter(|_| may(clerk));
        if let (Some(cost), Some(place)) = (cost, place) {
            taken[clerk] += 1;
            let others = by_trying(clerks, taken, rest);
            taken[clerk] -= 1;
            scores.extend(
                others.map(|(served, total)| (served + 1, total + u64::from(cost + place))),
            );
        }
    }
    scores
        .into_iter()
        .min_by_key(|(served, total)| (std::cmp::Reverse(*served), *total))
}

prop_compose! {
    /// A few scans and clerks, with ties, pairs that are not allowed, and clerks without a place.
    fn few()(clerks in 1..4_usize, scans in 0..6_usize)(
        places in prop::collection::vec((0..3_usize, 0..5_u32), clerks),
        rows in prop::collection::vec(prop::collection::vec(prop::option::weighted(0.7, 0..9_u32), clerks), scans),
    ) -> (Vec<Places>, Vec<Row>) {
        let places = places.into_iter().map(|(count, step)| alike(count, step)).collect();
        (places, rows.iter().map(|costs| best(costs)).collect())
    }
}

/// So many places, each so much more than the one before it.
fn alike(count: usize, step: u32) -> Places {
    (0..).map(|place| place * step).take(count).collect()
}

/// Puts wishes into the rows, as far as all of them can be kept.
fn with_wishes(clerks: &[Places], rows: &[Row], wishes: &[Wish]) -> Vec<Row> {
    let mut taken = vec![0; clerks.len()];
    let mut rows = rows.to_vec();
    for (row, wish) in rows.iter_mut().zip(wishes) {
        row.wish = *wish;
        if matches!(
            grant(row, clerks, &mut taken),
            Err(Outcome::WishFull | Outcome::WishNotAllowed)
        ) {
            row.wish = Wish::Best;
        }
    }
    rows
}

fn any_wish() -> impl Strategy<Value = Wish> {
    prop_oneof![
        3 => Just(Wish::Best),
        2 => (0..4_usize).prop_map(Wish::Clerk),
        1 => Just(Wish::NotNow),
    ]
}

proptest! {
    #[test]
    fn no_other_division_serves_more_or_costs_less((places, rows) in few(), wishes in prop::collection::vec(any_wish(), 6)) {
        let rows = with_wishes(&places, &rows, &wishes);
        prop_assert_eq!(Some(solved_score(&places, &rows)), by_trying(&places, &mut vec![0; places.len()], &rows));
    }

    #[test]
    fn nobody_gets_more_than_their_places_or_what_they_may_not((places, rows) in few(), wishes in prop::collection::vec(any_wish(), 6)) {
        let mut rows = rows;
        for (row, wish) in rows.iter_mut().zip(wishes) {
            row.wish = wish;
        }
        let outcomes = solve(&places, &rows);
        for (row, outcome) in rows.iter().zip(&outcomes) {
            if let Outcome::Given { clerk, cost, .. } = outcome {
                prop_assert_eq!(row.costs[*clerk], Some(*cost));
            }
        }
        for (clerk, places) in places.iter().enumerate() {
            let given = outcomes.iter().filter(|outcome| clerk_of(outcome) == Some(clerk)).count();
            prop_assert!(given <= places.len());
        }
    }

    #[test]
    fn wishes_that_can_be_kept_are_kept((places, rows) in few(), wishes in prop::collection::vec(any_wish(), 6)) {
        let rows = with_wishes(&places, &rows, &wishes);
        for (row, outcome) in rows.iter().zip(solve(&places, &rows)) {
            match row.wish {
                Wish::Clerk(clerk) => prop_assert_eq!(clerk_of(&outcome), Some(clerk)),
                Wish::NotNow => prop_assert_eq!(outcome, Outcome::NotNow),
                Wish::Best => {}
            }
        }
    }

    #[test]
    fn the_order_of_the_scans_changes_nothing_about_the_whole(
        (places, rows, shuffled) in few().prop_flat_map(|(places, rows)| {
            (Just(places), Just(rows.clone()), Just(rows).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(solved_score(&places, &rows), solved_score(&places, &shuffled));
    }

    #[test]
    fn who_costs_more_than_alone_is_told_who_has_the_place((places, rows) in few()) {
        let outcomes = solve(&places, &rows);
        for (row, outcome) in rows.iter().zip(&outcomes) {
            match outcome {
                Outcome::Given { cost, trade: Some(trade), .. } => {
                    prop_assert_eq!(row.costs[trade.best], Some(cost - trade.extra));
                    prop_assert!(!trade.held_by.is_empty(), "with nothing else to do they would have this one");
                }
                Outcome::AllFull { held_by } => {
                    let allowed = row.costs.iter().zip(&places).filter(|(cost, _)| cost.is_some());
                    prop_assert_eq!(held_by.len(), allowed.map(|(_, places)| places.len()).sum::<usize>());
                }
                Outcome::NobodyAllowed => prop_assert!(row.costs.iter().all(Option::is_none)),
                _ => {}
            }
        }
    }
}

#[test]
fn a_scan_without_anybody_and_a_scan_too_many_are_told_apart() {
    let rows = [
        best(&[Some(1), None]),
        best(&[Some(2), None]),
        best(&[None, None]),
    ];
    let given = Outcome::Given {
        clerk: 0,
        cost: 1,
        trade: None,
    };
    let full = Outcome::AllFull { held_by: vec![0] };
    let one_each = [vec![0], vec![0]];
    assert_eq!(
        solve(&one_each, &rows),
        [given, full, Outcome::NobodyAllowed]
    );
    let nowhere = Outcome::AllFull { held_by: vec![] };
    assert_eq!(solve(&[vec![], vec![]], &rows[..1]), [nowhere]);
    assert_eq!(solve(&[], &[]), []);
}

#[test]
fn one_scan_gives_way_where_the_whole_is_better_for_it() {
    let rows = [best(&[Some(1), Some(2)]), best(&[Some(1), Some(9)])];
    let one_each = [vec![0], vec![0]];
    let outcomes = solve(&one_each, &rows);
    assert_eq!(score(&one_each, &outcomes), (2, 3));
    let trade = Trade {
        best: 0,
        extra: 1,
        held_by: vec![1],
    };
    let gives_way = Outcome::Given {
        clerk: 1,
        cost: 2,
        trade: Some(trade),
    };
    assert_eq!(outcomes[0], gives_way);
}

#[test]
fn work_is_spread_where_a_second_place_costs_more_than_the_way() {
    let rows = [best(&[Some(1), Some(3)]), best(&[Some(1), Some(3)])];
    let who =
        |clerks: [Places; 2]| -> Vec<_> { solve(&clerks, &rows).iter().map(clerk_of).collect() };
    assert_eq!(who([vec![0, 0], vec![0]]), [Some(0), Some(0)]);
    let mut spread = who([vec![0, 5], vec![0]]);
    spread.sort_unstable();
    assert_eq!(spread, [Some(0), Some(1)]);
}

#[test]
fn of_two_wishes_for_one_place_the_first_is_kept_and_the_second_is_told() {
    let mut rows = [best(&[Some(5), Some(1)]), best(&[Some(1), None])];
    rows[0].wish = Wish::Clerk(0);
    rows[1].wish = Wish::Clerk(0);
    let one_each = [vec![0], vec![0]];
    let outcomes = solve(&one_each, &rows);
    assert_eq!(clerk_of(&outcomes[0]), Some(0));
    assert_eq!(outcomes[1], Outcome::WishFull);
    rows[1].wish = Wish::Clerk(1);
    assert_eq!(solve(&one_each, &rows)[1], Outcome::WishNotAllowed);
    rows[1].wish = Wish::Clerk(7);
    assert_eq!(solve(&one_each, &rows)[1], Outcome::WishNotAllowed);
}

/// So many scans and clerks over the country: costs as distances, one pair in eight not allowed. The same each time.
fn many(scans: usize, clerks: usize) -> Vec<Row> {
    let mut state = 20_261_130_u64;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut place = || (next(300) as i64, next(300) as i64);
    let homes: Vec<_> = (0..clerks).map(|_| place()).collect();
    let authorities: Vec<_> = (0..scans).map(|_| place()).collect();
    let cost = |from: (i64, i64), to: (i64, i64)| {
        let distance = from.0.abs_diff(to.0) + from.1.abs_diff(to.1);
        u32::try_from(distance)
            .ok()
            .filter(|distance| distance % 8 != 0)
    };
    let row = |authority: &(i64, i64)| {
        let costs: Vec<_> = homes.iter().map(|home| cost(*home, *authority)).collect();
        best(&costs)
    };
    authorities.iter().map(row).collect()
}

/// A total that no division can come below: with any price on a place, each scan takes at least what is cheapest with its price,
/// and at most all places are paid for. Prices come from the division itself, so the bound meets it if and only if it is the best.
fn bound(places: &[(Option<usize>, i64)], rows: &[Row], given: &[usize]) -> i64 {
    let cost = |row: &Row, place: usize| {
        let (clerk, extra) = places[place];
        clerk.map_or(Some(extra), |clerk| {
            Some(i64::from(row.costs[clerk]?) + extra)
        })
    };
    let taken: std::collections::BTreeSet<usize> = given.iter().copied().collect();
    let mut prices: Vec<i64> = (0..places.len())
        .map(|place| {
            if taken.contains(&place) {
                i64::MAX / 4
            } else {
                0
            }
        })
        .collect();
    let mut settled = false;
    while !settled {
        settled = true;
        for (row, from) in rows.iter().zip(given) {
            let here = cost(row, *from).expect("what was given is allowed");
            let elsewhere =
                (0..places.len()).filter_map(|to| Some(prices[to] + cost(row, to)? - here));
            let lower = elsewhere.min().expect("a place");
            if lower < prices[*from] {
                prices[*from] = lower;
                settled = false;
            }
        }
    }
    assert!(
        prices.iter().all(|price| *price >= 0),
        "somebody could change to everybody's profit"
    );
    let least = |row: &Row| {
        (0..places.len())
            .filter_map(|place| Some(prices[place] + cost(row, place)?))
            .min()
    };
    rows.iter().filter_map(least).sum::<i64>() - prices.iter().sum::<i64>()
}

#[track_caller]
fn assert_is_best(clerks: &[Places], rows: &[Row]) {
    let outcomes = solve(clerks, rows);
    let (served, total) = score(clerks, &outcomes);
    let nobody = 1_000_000;
    let of_clerk = |(clerk, places): (usize, &Places)| -> Vec<_> {
        places
            .iter()
            .map(|extra| (Some(clerk), i64::from(*extra)))
            .collect()
    };
    let mut places: Vec<_> = clerks.iter().enumerate().flat_map(of_clerk).collect();
    let own = places.len();
    places.extend(vec![(None, nobody); rows.len()]);
    let mut free: std::collections::BTreeSet<usize> = (0..places.len()).collect();
    let given: Vec<usize> = outcomes
        .iter()
        .map(|outcome| {
            let place = *free
                .iter()
                .find(|place| places[**place].0 == clerk_of(outcome))
                .expect("a place");
            free.remove(&place);
            place
        })
        .collect();
    assert_eq!(given.iter().filter(|place| **place < own).count(), served);
    let unserved = i64::try_from(rows.len() - served).expect("a number of scans");
    let all_together = i64::try_from(total).expect("a sum of distances") + unserved * nobody;
    assert_eq!(bound(&places, rows, &given), all_together);
}

#[test]
fn three_hundred_and_seventy_five_scans_over_a_hundred_and_fifty_clerks_meet_the_bound() {
    assert_is_best(&vec![alike(3, 35); 150], &many(375, 150));
}

#[test]
fn where_places_run_short_as_many_as_there_are_places_are_served() {
    let (clerks, rows) = (vec![alike(2, 35); 40], many(120, 40));
    assert_is_best(&clerks, &rows);
    assert_eq!(solved_score(&clerks, &rows).0, 80);
}
