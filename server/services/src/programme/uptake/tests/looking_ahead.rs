use super::*;
use crate::programme::uptake::durations::step_times;
use crate::programme::uptake::pace::needed_a_month;

const TODAY: &str = "2026-11-23";

/// Ten before the last twelve months and `gained` during them.
fn with(gained: u32) -> impl Fn(NaiveDate) -> u32 {
    move |on| {
        if on < day("2026-06-01") {
            10
        } else {
            10 + gained
        }
    }
}

fn look(gained: u32, since: &str, goal: u32) -> Outlook {
    outlook(with(gained), day(TODAY), day(since), goal)
}

#[test]
fn a_pace_of_twelve_leads_to_the_goal_in_time_with_its_uncertainty() {
    let Outlook::Expected(forecast) = look(12, "2019-12-31", 46) else {
        panic!("expected a forecast");
    };
    assert_eq!(forecast.gained, 12);
    assert!((forecast.a_month - 1.0).abs() < 1e-9);
    assert_eq!(forecast.on, Some(day("2028-11-23")), "24 at 12 a year");
    assert_eq!(forecast.earliest, Some(day("2028-04-26")));
    assert_eq!(forecast.latest, Some(day("2029-11-26")));
}

#[test]
fn too_few_or_too_short_gives_no_date() {
    assert_eq!(look(4, "2019-12-31", 150), Outlook::TooFew { gained: 4 });
    assert_eq!(look(0, "2019-12-31", 150), Outlook::TooFew { gained: 0 });
    assert_eq!(look(40, "2026-01-01", 150), Outlook::TooEarly);
    assert_eq!(look(40, "2019-12-31", 50), Outlook::Reached);
    assert_eq!(
        look(0, "2019-12-31", 0),
        Outlook::Reached,
        "no goal is no division"
    );
}

#[test]
fn a_goal_in_another_century_has_no_date() {
    let Outlook::Expected(forecast) = look(5, "2019-12-31", 400) else {
        panic!("expected a forecast");
    };
    assert_eq!(forecast.on, None);
    assert_eq!(forecast.latest, None);
}

#[test]
fn a_goal_whose_day_has_passed_asks_for_nothing_a_month() {
    assert_eq!(needed_a_month(10, day(TODAY), day("2026-11-23")), None);
    assert_eq!(needed_a_month(10, day(TODAY), day("2020-01-01")), None);
    let needed = needed_a_month(24, day(TODAY), day("2028-11-22")).unwrap();
    assert!((needed - 1.0).abs() < 0.01, "{needed}");
}

#[test]
fn steps_have_a_median_and_a_slowest_and_unfinished_ones_none() {
    let scan = |prepared: &str| {
        track(
            "GM0007",
            &[
                (State::Requested, "2026-01-01"),
                (State::Prepared, prepared),
            ],
        )
    };
    let tracks = ["2026-01-11", "2026-01-21", "2026-03-02", "2026-01-31"].map(scan);
    let tracks: Vec<&Track> = tracks.iter().collect();
    let times = step_times(&tracks, day(TODAY));
    let expected = StepTime {
        step: Step::Preparation,
        scans: 4,
        median: 25,
        slowest: 60,
    };
    assert_eq!(times, [expected]);
    assert!(step_times(&tracks, day("2026-01-05")).is_empty());
    assert!(step_times(&[], day(TODAY)).is_empty());
}
