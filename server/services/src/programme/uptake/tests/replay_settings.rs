//! The same over settings that change: the figures of a day go by what was set at its end, and so do their lists and files.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::replay::{People, by_the_trail, clerk, go_on, member};
use super::*;
use crate::actor::Role;
use crate::audit::{AuditEntry, AuditEvent, ProgrammeEvent, recent};
use crate::clock::day_of;
use crate::on_both_engines;
use crate::programme::{ProgrammeSettingsForm, change_settings, settings};
use crate::scans::{self, RequestForm};
use crate::testing::TestServices;

/// A kind of each sort, and two of those that count from the first.
const AUTHORITIES: [&str; 4] = ["GM0344", "PV27", "GM0193", "WS0155"];

/// How far the scan of each of them comes: from a plan to a request.
const STEPS: [usize; 4] = [6, 3, 2, 2];

/// What was set at the end of a day: what it began with, and event by event what was set until then.
fn set_by_the_trail(
    begin: &ProgrammeSettingsForm,
    entries: &[AuditEntry],
    on: NaiveDate,
) -> ProgrammeSettingsForm {
    let mut set = serde_json::to_value(begin).unwrap();
    // The newest stand first.
    for entry in entries.iter().rev().filter(|entry| day_of(entry.at) <= on) {
        let Some(AuditEvent::Programme(ProgrammeEvent::ProgrammeSettingsChanged { fields })) =
            &entry.event
        else {
            continue;
        };
        for (field, _, new) in fields {
            set[field] = if set[field].is_array() {
                new.split(' ').collect()
            } else {
                new.as_str().into()
            };
        }
    }
    serde_json::from_value(set).unwrap()
}

/// The kind of an authority, as its code tells.
fn kind_of(authority: &str) -> &'static str {
    match &authority[..2] {
        "GM" => "municipality",
        "PV" => "province",
        _ => "water_board",
    }
}

async fn set(test: &TestServices, people: &People, fields: &[(&str, &str)], kinds: &[&str]) {
    // No two changes at one instant: the audit trail would not say which came first.
    test.later(TimeDelta::seconds(1));
    let form = ProgrammeSettingsForm {
        contact_name: "Samira el Idrissi".to_owned(),
        contact_email: "samira@example.nl".to_owned(),
        counted_kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        ..settings(&people.programme, test).await.unwrap().into()
    };
    let mut form = serde_json::to_value(form).unwrap();
    for (field, value) in fields {
        form[*field] = (*value).into();
    }
    let form: ProgrammeSettingsForm = serde_json::from_value(form).unwrap();
    change_settings(&people.programme, test, &form)
        .await
        .unwrap();
}

/// Scans that get on, with settings that change before and after: once, and twice on one later day.
async fn story(test: &TestServices, people: &People) -> Vec<(ScanId, &'static str)> {
    let mut scans = Vec::new();
    for (place, authority) in AUTHORITIES.into_iter().enumerate() {
        let form = RequestForm {
            authority: authority.to_owned(),
            reason: "Hoe gaat het?".to_owned(),
            ..RequestForm::default()
        };
        let scan = scans::request(&people.lead, test, &form).await.unwrap();
        for _ in 0..STEPS[place] {
            test.later(TimeDelta::hours(20));
            go_on(test, people, &scan, 0).await;
        }
        scans.push((scan, authority));
        test.later(TimeDelta::hours(25));
        match place {
            1 => {
                let fields = [
                    ("goal", "175"),
                    ("goal_by", "2030-12-31"),
                    ("starting_figure", "60"),
                ];
                set(test, people, &fields, &["municipality", "province"]).await;
            }
            2 => {
                let fields = [("goal", "12"), ("starting_figure", "10")];
                set(test, people, &fields, &["province"]).await;
                let fields = [
                    ("goal", "200"),
                    ("starting_figure", "40"),
                    ("starting_on", "2020-12-31"),
                ];
                set(test, people, &fields, &["municipality", "water_board"]).await;
            }
            _ => {}
        }
    }
    scans
}

fn number_of(text: &str) -> u32 {
    text.parse().unwrap()
}

on_both_engines! {
    async fn figures_of_any_day_go_by_what_was_set_on_it(test: &TestServices) {
        let people = People {
            lead: member(test, "lead", Role::Lead, &AUTHORITIES).await,
            clerk: clerk(test).await,
            programme: member(test, "programme", Role::Programme, &[]).await,
        };
        let begin = test.clock().today();
        let first = ProgrammeSettingsForm::from(settings(&people.programme, test).await.unwrap());
        let scans = story(test, &people).await;
        let entries = recent(&people.programme, test, 10_000).await.unwrap();
        let mut goals = BTreeSet::new();
        let mut counts = BTreeSet::new();
        for on in begin.pred_opt().unwrap().iter_days().take_while(|on| *on <= test.clock().today()) {
            let form = FilterForm { on: on.to_string(), ..FilterForm::default() };
            let found = overview(&people.programme, test, &form).await.unwrap();
            let told = set_by_the_trail(&first, &entries, on);
            let counted = ProgrammeSettingsForm::from(found.view.settings.clone());
            // How often they were changed by now is no part of what was set then.
            assert_eq!(ProgrammeSettingsForm { revision: told.revision, ..counted }, told, "{on}");
            assert_eq!(found.view.target, Some((number_of(&told.goal), day(&told.goal_by))), "{on}");
            assert_eq!(found.view.settings_unknown_before, (on < begin).then_some(begin), "{on}");

            let mut states = by_the_trail(test, &scans, on).await;
            states.retain(|authority, _| told.counted_kinds.iter().any(|kind| kind == kind_of(authority)));
            let count = |states: &BTreeMap<String, State>, from| states.values().filter(|state| **state >= from).count();
            let part = count(&states, State::Prepared);
            let participating = number_of(&told.starting_figure) + u32::try_from(part).unwrap();
            assert_eq!(found.participating, participating, "{on}");
            assert_eq!(found.completed, u32::try_from(count(&states, State::Planned)).unwrap(), "{on}");
            assert_eq!(found.line.points.first().unwrap(), &(day(&told.starting_on), number_of(&told.starting_figure)), "{on}");
            assert_eq!(found.line.points.last().unwrap(), &(on, participating), "{on}");

            let file = list_file(&people.programme, test, &form, Subset::TakesPart).await.unwrap();
            assert_eq!(file.name, format!("organisaties-{on}.csv"));
            let lines = String::from_utf8(file.bytes).unwrap().lines().count();
            assert_eq!(lines, part + 1, "a heading, and all that the page counts by name: {on}");
            goals.insert(told.goal);
            counts.insert(participating);
        }
        let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
        assert_eq!(goals, ["150", "175", "200"], "180 held for a second and for no day");
        assert!(counts.len() > 4, "{counts:?}");
    }

    async fn the_line_counts_earlier_days_as_its_own_and_leads_to_whom_it_counts(test: &TestServices) {
        let people = People {
            lead: member(test, "lead", Role::Lead, &AUTHORITIES).await,
            clerk: clerk(test).await,
            programme: member(test, "programme", Role::Programme, &[]).await,
        };
        story(test, &people).await;
        let today = overview(&people.programme, test, &FilterForm::default()).await.unwrap();
        let mut known = 0;
        for (on, count) in today.line.points {
            let then = list(&people.programme, test, &FilterForm::default(), Subset::TookPart(on)).await.unwrap();
            assert_eq!(40 + then.rows.len(), usize::try_from(count).unwrap(), "{on}");
            assert!(then.rows.iter().all(|row| row.takes_part_since <= Some(on)), "{on}");
            known += then.rows.len();
        }
        assert!(known > 1);
        let tomorrow = test.clock().today().succ_opt().unwrap();
        let late = list(&people.programme, test, &FilterForm::default(), Subset::TookPart(tomorrow)).await.unwrap();
        let now = list(&people.programme, test, &FilterForm::default(), Subset::TakesPart).await.unwrap();
        assert_eq!(late.rows.len(), now.rows.len(), "nobody knows more than today");
    }
}
