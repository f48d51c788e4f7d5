//! Every figure of the page is as long as the list behind it, whatever merged, was split, repeated or was cancelled.

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;

use super::*;
use crate::programme::settings::ProgrammeSettings;
use crate::programme::uptake::list::rows;
use crate::programme::uptake::measured::of as measured_of;
use crate::programme::uptake::overview::of as overview_of;

/// The states up to a written plan, in their order.
const STATES: [State; 7] = [
    State::Requested,
    State::Assigned,
    State::Prepared,
    State::Open,
    State::Closed,
    State::Discussed,
    State::Planned,
];

const STEPS: [Step; 5] = [
    Step::Preparation,
    Step::StartSession,
    Step::Questionnaire,
    Step::AgendaSession,
    Step::Plan,
];

/// Who holds a scan: two that merge, one that is split, successors of either, and a province.
const HOLDERS: [&str; 8] = [
    "GM0001", "GM0002", "GM0003", "GM0004", "GM0005", "GM0006", "GM0007", "PV22",
];

fn province(text: &str) -> Authority {
    Authority {
        kind: AuthorityKind::Province,
        provinces: vec![code(text)],
        ..municipality(text, None)
    }
}

/// The register of the other tests in two provinces: what was split lies in one of them with one of its successors.
fn two_provinces() -> Register {
    let end = Some("2025-12-31");
    let elsewhere = |own: Authority| Authority {
        provinces: vec![code("PV20")],
        ..own
    };
    let authorities = vec![
        province("PV20"),
        province("PV22"),
        municipality("GM0001", end),
        elsewhere(municipality("GM0002", end)),
        municipality("GM0003", None),
        municipality("GM0004", end),
        municipality("GM0005", None),
        elsewhere(municipality("GM0006", None)),
        municipality("GM0007", None),
    ];
    let pairs = [
        ("GM0001", "GM0003"),
        ("GM0002", "GM0003"),
        ("GM0004", "GM0005"),
        ("GM0004", "GM0006"),
    ];
    Register::new(
        authorities,
        &pairs.map(|(ended, next)| (code(ended), code(next))),
    )
}

/// What is looked at, of everything: the office counts municipalities and provinces, and nobody took part before.
fn view(selection: Selection, on: NaiveDate) -> View {
    let settings = ProgrammeSettings {
        name: "Quick Scan".to_owned(),
        goal: 150,
        goal_by: day("2028-12-31"),
        starting_figure: 0,
        starting_on: day("2024-12-31"),
        counted_kinds: vec![AuthorityKind::Municipality, AuthorityKind::Province],
        contact_name: String::new(),
        contact_email: String::new(),
        answer_within_days: 7,
        least_distance_km: 20,
        stalls_after_days: 42,
        revision: 0,
    };
    View {
        settings_now: settings.clone(),
        settings,
        settings_unknown_before: None,
        filter: Filter {
            kind: KindChoice::All,
            province: selection.province.clone(),
            campaign: None,
            since: selection.since,
            on,
            is_today: false,
        },
        usual_day: on,
        problems: Vec::new(),
        selection,
        campaign: None,
        campaign_now: None,
        campaign_unknown_before: None,
        campaigns: Vec::new(),
        provinces: Vec::new(),
        starting_figure: 0,
        target: None,
    }
}

/// Some scans, each as far as it came, and some of them cancelled at last.
fn tracks() -> impl Strategy<Value = Vec<Track>> {
    let holder = prop::sample::select(HOLDERS.to_vec());
    let stays = prop::collection::vec(0_i64..90, 1..=STATES.len());
    let scan = (
        holder,
        any::<bool>(),
        0_i64..500,
        stays,
        prop::bool::weighted(0.2),
    );
    prop::collection::vec(scan, 0..14).prop_map(|scans| {
        scans
            .into_iter()
            .map(|(holder, repeats, begins, stays, cancelled)| {
                let mut at: DateTime<Utc> = "2025-01-10T10:00:00Z".parse().unwrap();
                at += TimeDelta::days(begins);
                let mut history = Vec::new();
                for (state, stay) in STATES.into_iter().zip(stays) {
                    history.push((at, state));
                    at += TimeDelta::days(stay);
                }
                history.extend(cancelled.then_some((at, State::Cancelled)));
                Track::new(ScanId::random(), code(holder), repeats, history)
            })
            .collect()
    })
}

/// A part of the programme, as a filter may select it.
fn selections() -> impl Strategy<Value = Selection> {
    let kinds = prop::sample::select(vec![
        AuthorityKind::ALL.to_vec(),
        vec![AuthorityKind::Municipality],
    ]);
    let province = prop::option::weighted(0.3, prop::sample::select(vec!["PV20", "PV22"]));
    let since = prop::option::weighted(0.3, 0_i64..400);
    let invited = prop::sample::subsequence(HOLDERS.to_vec(), 0..=HOLDERS.len());
    let invited = prop::option::weighted(0.3, invited);
    (kinds, province, since, invited).prop_map(|(kinds, province, since, invited)| Selection {
        kinds,
        province: province.map(code),
        invited: invited.map(|codes| codes.into_iter().map(code).collect()),
        since: since.map(|days| day("2025-01-01") + TimeDelta::days(days)),
    })
}

/// The page of a day, and how long its lists are.
struct Page {
    programme: Programme,
    view: View,
}

impl Page {
    fn of_part(&self, narrower: Selection, subset: Subset) -> u32 {
        let view = View {
            selection: narrower,
            ..self.view.clone()
        };
        number(rows(&self.programme, &view, subset).len())
    }

    fn list(&self, subset: Subset) -> u32 {
        self.of_part(self.view.selection.clone(), subset)
    }

    fn in_province(&self, row: &ProvinceRow, subset: Subset) -> u32 {
        let province = Some(row.province.code.clone());
        let narrower = Selection {
            province,
            ..self.view.selection.clone()
        };
        self.of_part(narrower, subset)
    }

    fn of_kind(&self, row: &KindRow, subset: Subset) -> u32 {
        let narrower = Selection {
            kinds: vec![row.kind],
            ..self.view.selection.clone()
        };
        self.of_part(narrower, subset)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn every_figure_is_as_long_as_its_list(tracks in tracks(), part in selections(), after in 0_i64..900) {
        let on = day("2025-01-01") + TimeDelta::days(after);
        let page = Page { programme: Programme::new(two_provinces(), tracks), view: view(part, on) };
        let whole = overview_of(page.view.clone(), &page.programme, Vec::new());

        prop_assert_eq!(whole.known, page.list(Subset::TakesPart));
        prop_assert_eq!(whole.completed, page.list(Subset::Completed));
        prop_assert_eq!(whole.repeated, page.list(Subset::Repeats));
        prop_assert_eq!(whole.existing, page.list(Subset::Existing));
        prop_assert_eq!(whole.split, page.list(Subset::Split));
        prop_assert_eq!(whole.existing + whole.split, page.list(Subset::All));
        prop_assert_eq!(whole.map.len(), rows(&page.programme, &page.view, Subset::All).len());
        prop_assert_eq!(number(page.programme.listed(on, &page.view.selection)), page.list(Subset::All));
        for step in whole.funnel.steps {
            prop_assert_eq!(step.reached, page.list(Subset::Reached(step.step)));
            prop_assert_eq!(step.now, page.list(Subset::In(step.step)));
        }
        for (day, count) in whole.line.points {
            prop_assert_eq!(count, page.list(Subset::TookPart(day)));
        }
    }

    #[test]
    fn rows_of_kinds_and_provinces_are_as_long_as_theirs_and_add_up(
        tracks in tracks(), part in selections(), after in 0_i64..900
    ) {
        let on = day("2025-01-01") + TimeDelta::days(after);
        let page = Page { programme: Programme::new(two_provinces(), tracks), view: view(part, on) };
        let whole = overview_of(page.view.clone(), &page.programme, Vec::new());

        for row in &whole.kinds {
            prop_assert_eq!(row.existing, page.of_kind(row, Subset::Existing));
            prop_assert_eq!(row.split, page.of_kind(row, Subset::Split));
            prop_assert_eq!(row.participating, page.of_kind(row, Subset::TakesPart));
            prop_assert_eq!(row.completed, page.of_kind(row, Subset::Completed));
        }
        for row in &whole.provinces {
            prop_assert_eq!(row.existing, page.in_province(row, Subset::Existing));
            prop_assert_eq!(row.split, page.in_province(row, Subset::Split));
            prop_assert_eq!(row.without_scan, page.in_province(row, Subset::NotYet));
            prop_assert_eq!(row.participating, page.in_province(row, Subset::TakesPart));
            prop_assert_eq!(row.completed, page.in_province(row, Subset::Completed));
            for step in STEPS {
                prop_assert_eq!(row.steps[step as usize], page.in_province(row, Subset::In(step)));
            }
            let everybody = row.steps.iter().sum::<u32>() + row.without_scan;
            prop_assert_eq!(everybody, row.existing + row.split, "each stands in one column");
        }
        let sum = |count: fn(&ProvinceRow) -> u32| whole.provinces.iter().map(count).sum::<u32>();
        prop_assert_eq!(sum(|row| row.existing), whole.existing);
        prop_assert_eq!(sum(|row| row.split), whole.split);
        prop_assert_eq!(sum(|row| row.participating), whole.known);
        prop_assert_eq!(sum(|row| row.completed), whole.completed);
    }

    #[test]
    fn the_time_of_a_step_can_be_read_from_its_scans(tracks in tracks(), part in selections(), after in 0_i64..900) {
        let on = day("2025-01-01") + TimeDelta::days(after);
        let page = Page { programme: Programme::new(two_provinces(), tracks), view: view(part, on) };
        let whole = overview_of(page.view.clone(), &page.programme, Vec::new());

        for step in whole.funnel.steps {
            let measured = measured_of(page.view.clone(), &page.programme, step.step);
            prop_assert_eq!(measured.time, step.time);
            let days: Vec<i64> = measured.rows.iter().map(|row| row.days).collect();
            prop_assert!(days.is_sorted_by(|one, other| one >= other), "the slowest first: {:?}", days);
            prop_assert!(measured.rows.iter().all(|row| row.ended_on <= on));
            let Some(time) = step.time else {
                prop_assert!(days.is_empty());
                continue;
            };
            prop_assert_eq!((time.scans, time.slowest), (days.len(), days[0]));
            let no_longer = days.iter().filter(|days| **days <= time.median).count();
            prop_assert!(no_longer * 2 >= days.len(), "half took {} or less: {:?}", time.median, days);
        }
    }
}

#[test]
fn who_was_split_is_none_of_those_that_exist_and_is_told_beside_them() {
    let history = [
        (State::Requested, "2025-02-01"),
        (State::Prepared, "2025-03-01"),
    ];
    let programme = Programme::new(two_provinces(), vec![track("GM0004", &history)]);
    let shape = |on: &str| {
        let view = view(municipalities(), day(on));
        let all = rows(&programme, &view, Subset::All).len();
        let found = overview_of(view, &programme, Vec::new());
        (found.existing, found.split, all)
    };
    assert_eq!(shape("2025-12-31"), (7, 0, 7));
    assert_eq!(
        shape("2026-01-01"),
        (4, 1, 5),
        "three ended, and one of them counts"
    );
    let without = Programme::new(two_provinces(), Vec::new());
    let all = rows(
        &without,
        &view(municipalities(), day("2026-01-01")),
        Subset::All,
    );
    assert_eq!(
        all.len(),
        4,
        "of a split without a scan nothing is left to count"
    );
}
