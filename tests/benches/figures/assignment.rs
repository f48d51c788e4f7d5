//! All waiting scans over the whole pool: the solver alone, and the whole use case with everything read from a database.

use std::collections::BTreeSet;
use std::time::Instant;

use services::accounts::{self, NewMember};
use services::pool::division::{Decisions, division};
use services::pool::solver::{Outcome, Places, Row, Wish, solve};
use services::testing::{TestServices, fill_pool};
use services::{Actor, Role};

use super::RUNS;
use super::figure::{Figure, Spread, milliseconds};

const SCANS: usize = 375;
const CLERKS: usize = 150;

/// What each further place of a clerk costs.
const STEP: u32 = 35;

/// With places for all, and with too few.
pub fn measure() -> [Figure; 2] {
    [
        Figure::new(
            "375 scans over 150 clerks with three places each (ms)",
            "≤ 2000",
            time(3, SCANS),
        ),
        Figure::new(
            "the same with two places each: 75 scans too many (ms)",
            "≤ 2000",
            time(2, 2 * CLERKS),
        ),
    ]
}

/// As the page divides them: rules, ranking and division, with the pool and the scans in a database of its own.
pub async fn measure_whole() -> Vec<Figure> {
    let mut figures = vec![whole("SQLite", TestServices::sqlite().await).await];
    if let Some(test) = TestServices::postgres().await {
        figures.push(whole("PostgreSQL", test).await);
    }
    figures
}

async fn whole(engine: &str, test: TestServices) -> Figure {
    fill_pool(&test, SCANS, CLERKS).await;
    let officer = officer(&test).await;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let start = Instant::now();
        let divided = division(&officer, &test, &Decisions::default()).await;
        times.push(milliseconds(start.elapsed()));
        let divided = divided.expect("a division");
        let given = divided.scans.iter().filter(|scan| scan.offer().is_some());
        assert!(given.count() > SCANS * 9 / 10, "there are places for all");
    }
    test.end().await;
    Figure::new(
        format!("the whole use case, read from {engine} (ms)"),
        "≤ 2000",
        Spread::of(times),
    )
}

async fn officer(test: &TestServices) -> Actor {
    let new = NewMember {
        name: "Samira".to_owned(),
        email: "samira@example.nl".to_owned(),
        roles: BTreeSet::from([Role::Programme]),
        ..NewMember::default()
    };
    accounts::add_member(&Actor::System, test, new)
        .await
        .expect("an officer");
    let members = accounts::list_members(&Actor::System, test, Some(Role::Programme)).await;
    Actor::Member(members.expect("the members").remove(0))
}

fn time(places: u32, served: usize) -> Spread {
    let clerks: Vec<Places> = vec![(0..places).map(|place| place * STEP).collect(); CLERKS];
    let rows = rows();
    let run = || {
        let start = Instant::now();
        let outcomes = solve(&clerks, &rows);
        let time = milliseconds(start.elapsed());
        let given = |outcome: &&Outcome| matches!(outcome, Outcome::Given { .. });
        assert_eq!(outcomes.iter().filter(given).count(), served);
        time
    };
    Spread::of((0..RUNS).map(|_| run()).collect())
}

/// Costs as distances over the country, one pair in eight not allowed. The same each time.
fn rows() -> Vec<Row> {
    let mut state = 20_261_130_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        u32::try_from((state >> 33) % 300).unwrap_or_default()
    };
    let homes: Vec<_> = (0..CLERKS).map(|_| (next(), next())).collect();
    let mut row = || {
        let (north, east) = (next(), next());
        let cost = |home: &(u32, u32)| {
            let distance = home.0.abs_diff(north) + home.1.abs_diff(east);
            Some(distance).filter(|distance| distance % 8 != 0)
        };
        Row {
            costs: homes.iter().map(cost).collect(),
            wish: Wish::Best,
        }
    };
    (0..SCANS).map(|_| row()).collect()
}
