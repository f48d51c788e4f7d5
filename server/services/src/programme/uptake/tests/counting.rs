use super::*;

fn programme(tracks: Vec<Track>) -> Programme {
    Programme::new(register(), tracks)
}

/// A scan that takes part from `on`.
fn taking_part(authority: &str, on: &str) -> Track {
    track(
        authority,
        &[(State::Requested, "2025-01-10"), (State::Prepared, on)],
    )
}

#[test]
fn an_authority_takes_part_from_prepared_and_has_completed_from_planned() {
    let programme = programme(vec![track(
        "GM0007",
        &[
            (State::Requested, "2026-01-05"),
            (State::Assigned, "2026-01-20"),
            (State::Prepared, "2026-02-10"),
            (State::Open, "2026-03-02"),
            (State::Closed, "2026-03-20"),
            (State::Discussed, "2026-04-14"),
            (State::Planned, "2026-06-01"),
        ],
    )]);
    let count = |on: &str| {
        (
            programme.participating(day(on), &municipalities()),
            programme.completed(day(on), &municipalities()),
        )
    };
    assert_eq!(count("2026-02-09"), (0, 0));
    assert_eq!(count("2026-02-10"), (1, 0), "the day itself counts");
    assert_eq!(count("2026-05-31"), (1, 0));
    assert_eq!(count("2026-06-01"), (1, 1));
}

#[test]
fn a_cancelled_scan_counts_until_it_is_cancelled() {
    let programme = programme(vec![track(
        "GM0007",
        &[
            (State::Requested, "2026-01-05"),
            (State::Prepared, "2026-02-10"),
            (State::Cancelled, "2026-03-01"),
        ],
    )]);
    let count = |on: &str| programme.participating(day(on), &municipalities());
    assert_eq!((count("2026-02-28"), count("2026-03-01")), (1, 0));
    let after = day("2026-03-01");
    assert!(programme.standings(after, &municipalities()).is_empty());
}

#[test]
fn a_repeat_measurement_does_not_count_twice_and_takes_nothing_back() {
    let first = track(
        "GM0007",
        &[
            (State::Requested, "2023-01-05"),
            (State::Prepared, "2023-02-05"),
            (State::Planned, "2023-06-05"),
            (State::Published, "2023-09-05"),
        ],
    );
    let again = track("GM0007", &[(State::Requested, "2026-01-05")]);
    let programme = programme(vec![first, again]);
    let today = day("2026-02-01");
    assert_eq!(programme.participating(today, &municipalities()), 1);
    assert_eq!(programme.completed(today, &municipalities()), 1);
    let standings = programme.standings(today, &municipalities());
    assert_eq!(standings.len(), 1);
    assert_eq!(standings[0].step(), Step::Plan);
    assert_eq!(standings[0].tracks.len(), 2);
    assert_eq!(standings[0].takes_part_since(), Some(day("2023-02-05")));
}

#[test]
fn who_measured_again_is_told_from_who_measured_for_the_first_time() {
    let first = taking_part("GM0007", "2023-02-05");
    let mut again = taking_part("GM0007", "2026-01-20");
    again.repeats = true;
    let programme = programme(vec![first, again, taking_part("GM0005", "2026-01-10")]);
    let repeated = |on: &str| {
        let standings = programme.standings(day(on), &municipalities());
        let repeated = standings
            .iter()
            .filter(|standing| standing.has_repeated(day(on)));
        repeated.count()
    };
    assert_eq!((repeated("2026-01-19"), repeated("2026-01-20")), (0, 1));
}

#[test]
fn two_that_merged_count_twice_before_and_once_after() {
    let programme = programme(vec![
        taking_part("GM0001", "2025-03-01"),
        taking_part("GM0002", "2025-04-01"),
    ]);
    let (last, first) = (day("2025-12-31"), day("2026-01-01"));
    assert_eq!(programme.participating(last, &municipalities()), 2);
    assert_eq!(programme.participating(first, &municipalities()), 1);
    let standings = programme.standings(first, &municipalities());
    assert_eq!(standings[0].authority.code, code("GM0003"));
    assert_eq!(standings[0].tracks.len(), 2, "its history is kept");
}

#[test]
fn a_successor_with_a_scan_of_its_own_counts_once() {
    let programme = programme(vec![
        taking_part("GM0001", "2025-03-01"),
        taking_part("GM0003", "2026-04-01"),
    ]);
    let today = day("2026-05-01");
    assert_eq!(programme.participating(today, &municipalities()), 1);
}

#[test]
fn one_that_was_split_goes_on_to_count_once_under_its_own_name() {
    let mut tracks = vec![taking_part("GM0004", "2025-03-01")];
    let today = day("2026-05-01");
    let standings_of = |tracks: &[Track]| {
        let programme = programme(tracks.to_vec());
        let standings = programme.standings(today, &municipalities());
        standings
            .iter()
            .map(|standing| standing.authority.code.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(standings_of(&tracks), ["GM0004"]);
    tracks.push(taking_part("GM0005", "2026-04-01"));
    assert_eq!(
        standings_of(&tracks),
        ["GM0004", "GM0005"],
        "a successor counts with a scan of its own"
    );
}

#[test]
fn a_circle_of_successors_ends() {
    let end = Some("2025-12-31");
    let authorities = vec![municipality("GM0001", end), municipality("GM0002", end)];
    let pairs = [
        (code("GM0001"), code("GM0002")),
        (code("GM0002"), code("GM0001")),
    ];
    let programme = Programme::new(
        Register::new(authorities, &pairs),
        vec![taking_part("GM0001", "2025-03-01")],
    );
    assert_eq!(
        programme.participating(day("2026-05-01"), &municipalities()),
        1
    );
}

#[test]
fn of_a_period_only_scans_count_that_were_asked_for_in_it() {
    let programme = programme(vec![
        track(
            "GM0001",
            &[
                (State::Requested, "2025-02-01"),
                (State::Prepared, "2026-03-01"),
            ],
        ),
        track(
            "GM0007",
            &[
                (State::Requested, "2026-01-05"),
                (State::Prepared, "2026-02-01"),
            ],
        ),
    ]);
    let period = Selection {
        since: Some(day("2026-01-01")),
        ..municipalities()
    };
    let on = day("2026-05-01");
    assert_eq!(programme.participating(on, &municipalities()), 2);
    assert_eq!(programme.participating(on, &period), 1);
    assert_eq!(programme.standings(on, &period).len(), 1);
    assert_eq!(programme.selected_tracks(on, &period).len(), 1);
}

#[test]
fn a_selection_follows_who_was_invited_through_a_merger() {
    let programme = programme(vec![
        taking_part("GM0001", "2025-03-01"),
        taking_part("GM0007", "2025-03-01"),
    ]);
    let selection = Selection {
        invited: Some(BTreeSet::from([code("GM0002")])),
        ..municipalities()
    };
    assert_eq!(programme.participating(day("2025-12-31"), &selection), 0);
    assert_eq!(
        programme.participating(day("2026-01-01"), &selection),
        1,
        "GM0002 is GM0003 now, and so is GM0001, which took part"
    );
    let elsewhere = Selection {
        province: Some(code("PV20")),
        ..municipalities()
    };
    assert_eq!(programme.participating(day("2026-01-01"), &elsewhere), 0);
}
