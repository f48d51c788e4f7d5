//! The overview, its lists and its files, on both engines.

use chrono::TimeDelta;

use super::replay::{clerk, member};
use super::*;
use crate::accounts::find::member_by_id;
use crate::actor::{Actor, Role};
use crate::error::{Error, Problem, ProblemCode};
use crate::on_both_engines;
use crate::scans::arrangements::SessionsForm;
use crate::scans::{self, RequestForm};
use crate::testing::fill_programme;

fn filter(province: &str, kind: &str, on: &str) -> FilterForm {
    FilterForm {
        province: province.to_owned(),
        kind: kind.to_owned(),
        on: on.to_owned(),
        ..FilterForm::default()
    }
}

on_both_engines! {
    async fn an_empty_programme_has_its_starting_figure_and_no_date(test: &TestServices) {
        let found = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        assert!(!found.has_scans);
        assert_eq!((found.participating, found.completed, found.existing), (50, 0, 342));
        assert_eq!(found.outlook, Some(Outlook::TooFew { gained: 0 }));
        assert!(found.funnel.steps.iter().all(|step| step.reached == 0 && step.time.is_none()));
        assert_eq!(found.provinces.len(), 12);
    }

    async fn parts_and_lists_add_up_to_the_whole(test: &TestServices) {
        fill_programme(test, 300).await;
        let whole = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        let provinces: u32 = whole.provinces.iter().map(|row| row.participating).sum();
        assert!(provinces > 20, "{provinces}");
        assert_eq!(provinces + 50, whole.participating);
        assert_eq!(whole.funnel.steps[1].reached, provinces);
        assert_eq!(whole.line.points.last().unwrap().1, whole.participating);
        for (subset, count) in [
            (Subset::TakesPart, provinces),
            (Subset::Completed, whole.completed),
            (Subset::In(Step::Questionnaire), whole.funnel.steps[2].now),
            (Subset::Reached(Step::AgendaSession), whole.funnel.steps[3].reached),
        ] {
            let list = list(&Actor::System, test, &FilterForm::default(), subset).await.unwrap();
            assert_eq!(list.rows.len(), usize::try_from(count).unwrap(), "{subset:?}");
        }
        for row in &whole.provinces {
            let form = filter(row.province.code.as_str(), "", "");
            let own = overview(&Actor::System, test, &form).await.unwrap();
            assert_eq!(own.participating, row.participating, "without the starting figure");
            assert_eq!(own.outlook, None, "a province has no goal");
        }
    }

    async fn who_came_and_who_measured_again_are_listed(test: &TestServices) {
        fill_programme(test, 400).await;
        let every = filter("", "all", "");
        let whole = overview(&Actor::System, test, &every).await.unwrap();
        let before = day("2025-11-23");
        let then = overview(&Actor::System, test, &filter("", "all", "2025-11-23")).await.unwrap();
        let came = list(&Actor::System, test, &every, Subset::Since(before)).await.unwrap();
        assert!(came.rows.iter().all(|row| row.takes_part_since > Some(before)));
        let growth = usize::try_from(whole.known - then.known).unwrap();
        assert_eq!(came.rows.len() - usize::try_from(came.lost).unwrap(), growth);
        assert!(growth > 20, "{growth}");
        let again = list(&Actor::System, test, &every, Subset::Repeats).await.unwrap();
        assert_eq!(again.rows.len(), usize::try_from(whole.repeated).unwrap());
        assert!(!again.rows.is_empty() && again.rows.iter().all(|row| row.repeats() > 0));
    }

    async fn the_map_holds_everybody_with_and_without_a_scan(test: &TestServices) {
        fill_programme(test, 300).await;
        let whole = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        let begun = whole.map.iter().filter(|place| place.begun.is_some()).count();
        assert_eq!(begun, usize::try_from(whole.funnel.steps[0].reached).unwrap());
        let without: u32 = whole.provinces.iter().map(|row| row.without_scan).sum();
        assert_eq!(whole.map.len() - begun, usize::try_from(without).unwrap());
        assert!(whole.map.iter().all(|place| place.centre.is_some()), "every municipality lies somewhere");
        let boards = overview(&Actor::System, test, &filter("", "water_board", "")).await.unwrap().map;
        assert!(boards.len() == 21 && boards.iter().all(|place| place.centre.is_none()));
    }

    async fn the_line_begins_on_the_day_of_the_starting_figure(test: &TestServices) {
        fill_programme(test, 60).await;
        let whole = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        assert_eq!(whole.line.points[0], (day("2019-12-31"), 50));
        assert_eq!(whole.line.points[12], (day("2020-12-31"), 50), "a flat year is shown as one");
        assert_eq!(whole.known + 50, whole.participating);
        let part = overview(&Actor::System, test, &filter("", "all", "")).await.unwrap();
        assert!(part.line.points[0].0 > day("2020-01-01"), "{:?}", part.line.points[0]);
    }

    async fn a_period_has_no_goal_and_no_starting_figure(test: &TestServices) {
        fill_programme(test, 120).await;
        let whole = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        let form = FilterForm { since: "2026-01-01".to_owned(), ..FilterForm::default() };
        let period = overview(&Actor::System, test, &form).await.unwrap();
        assert!(period.participating < whole.participating - 50, "{}", period.participating);
        assert_eq!((period.outlook, period.view.target), (None, None));
        let wrong = FilterForm { since: "2026-03-01".to_owned(), on: "2026-02-01".to_owned(), ..FilterForm::default() };
        let told = overview(&Actor::System, test, &wrong).await.unwrap().view.problems;
        assert_eq!(told, [Problem::new("since", ProblemCode::InTheFuture)]);
    }

    async fn a_day_in_the_past_shows_what_was_known_then(test: &TestServices) {
        fill_programme(test, 120).await;
        let now = overview(&Actor::System, test, &FilterForm::default()).await.unwrap();
        let then = overview(&Actor::System, test, &filter("", "", "2025-11-23")).await.unwrap();
        assert!(then.participating < now.participating);
        assert!(then.stalled.is_empty() && !then.view.filter.is_today);
        let on = then.view.filter.on;
        assert_eq!(then.line.points.last().unwrap(), &(on, then.participating));
    }

    async fn a_day_that_cannot_be_is_told_and_left_out(test: &TestServices) {
        for (on, code) in [
            ("1900-01-01", ProblemCode::ImpossibleYear { first: 2010, last: 2199 }),
            ("2015-01-01", ProblemCode::BeforeFirstDay),
            ("2031-01-01", ProblemCode::InTheFuture),
            ("gisteren", ProblemCode::NotADay),
        ] {
            let found = overview(&Actor::System, test, &filter("", "", on)).await.unwrap();
            assert_eq!(found.view.problems.len(), 1, "{on}");
            assert_eq!(found.view.problems[0].code, code, "{on}");
            assert!(found.view.filter.is_today);
        }
        let odd = overview(&Actor::System, test, &filter("PV99", "kingdom", "")).await.unwrap();
        let fields: Vec<&str> = odd.view.problems.iter().map(|problem| &*problem.field).collect();
        assert_eq!(fields, ["kind", "province"]);
    }

    async fn scans_that_stall_come_longest_first_with_what_they_wait_for(test: &TestServices) {
        fill_programme(test, 300).await;
        let (view, found) = stalled(&Actor::System, test, &FilterForm::default()).await.unwrap();
        assert!(found.len() > 5, "{}", found.len());
        assert!(found.is_sorted_by(|one, other| one.days >= other.days));
        assert!(found.iter().all(|stalled| !stalled.waits_for.is_empty()));
        assert!(found.iter().all(|stalled| stalled.days > i64::from(view.settings.answer_within_days)));
        let file = stalled_file(&Actor::System, test, &FilterForm::default(), |turn| format!("{:?}", turn.task)).await.unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert_eq!(text.lines().count(), found.len() + 1);
    }

    async fn a_scan_that_waits_for_an_agreed_day_does_not_stall_until_that_is_over(test: &TestServices) {
        fill_programme(test, 300).await;
        let (_, found) = stalled(&Actor::System, test, &FilterForm::default()).await.unwrap();
        let next_week = (test.clock().today() + TimeDelta::days(7)).to_string();
        let forms = [
            (State::Prepared, SessionsForm { start_on: next_week.clone(), ..SessionsForm::default() }),
            (State::Closed, SessionsForm { agenda_on: next_week.clone(), ..SessionsForm::default() }),
            (State::Discussed, SessionsForm { plan_on: next_week.clone(), ..SessionsForm::default() }),
            (State::Planned, SessionsForm { plan_on: next_week, ..SessionsForm::default() }),
        ];
        let mut planned = Vec::new();
        for (state, form) in forms {
            let scan = &found.iter().find(|stalled| stalled.scan.state == state).unwrap().scan;
            let lead = Actor::Member(member_by_id(test, &scan.lead.id).await.unwrap().unwrap());
            scans::fill_in(&lead, test, &scan.id, scans::Part::Sessions(form)).await.unwrap();
            planned.push(scan.id.clone());
        }
        let standing = async || {
            let (_, found) = stalled(&Actor::System, test, &FilterForm::default()).await.unwrap();
            found.iter().filter(|stalled| planned.contains(&stalled.scan.id)).count()
        };
        assert_eq!(standing().await, 0, "all of them go as planned");
        test.later(TimeDelta::days(7));
        assert_eq!(standing().await, 0, "the day itself is not over");
        test.later(TimeDelta::days(1));
        assert_eq!(standing().await, planned.len());
    }

    async fn a_question_without_an_answer_stalls_on_the_day_on_which_it_is_overdue(test: &TestServices) {
        let officer = member(test, "programme", Role::Programme, &[]).await;
        let lead = member(test, "lead", Role::Lead, &["GM0193"]).await;
        let clerk = clerk(test).await;
        let form = RequestForm {
            authority: "GM0193".to_owned(), reason: "Hoe gaat het?".to_owned(), ..RequestForm::default()
        };
        let id = scans::request(&lead, test, &form).await.unwrap();
        scans::propose(&officer, test, &id, &clerk.member().unwrap().id).await.unwrap();
        for (days, stands_still) in [(6, false), (1, true)] {
            test.later(TimeDelta::days(days));
            let (_, found) = stalled(&officer, test, &FilterForm::default()).await.unwrap();
            let told: Vec<_> = found.iter().map(|stalled| (stalled.days, stalled.asked.as_deref())).collect();
            assert_eq!(told, if stands_still { vec![(7, Some("clerk"))] } else { vec![] });
            let questions = scans::clerk_questions(&officer, test).await.unwrap();
            assert_eq!(questions[0].overdue, stands_still, "the page of the pool says the same");
        }
    }

    async fn only_the_programme_looks(test: &TestServices) {
        let form = FilterForm::default();
        let nobody = Actor::Anonymous;
        assert!(matches!(overview(&nobody, test, &form).await, Err(Error::SignInNeeded)));
        assert!(matches!(list(&nobody, test, &form, Subset::All).await, Err(Error::SignInNeeded)));
        assert!(matches!(stalled(&nobody, test, &form).await, Err(Error::SignInNeeded)));
    }
}
