use std::collections::BTreeSet;

use super::*;
use crate::authorities::AuthorityCode;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn codes(texts: &[&str]) -> Vec<AuthorityCode> {
    let codes = texts.iter().map(|text| AuthorityCode::parse(text).unwrap());
    codes.collect()
}

fn now(invited: &[&str]) -> Campaign {
    Campaign {
        id: CampaignId::random(),
        name: "Drenthe doet mee".to_owned(),
        partner: "Provincie Drenthe".to_owned(),
        target: 12,
        contact_name: "Jan Kok".to_owned(),
        contact_email: "jan@drenthe.example".to_owned(),
        starts_on: day("2026-01-01"),
        ends_on: day("2027-12-31"),
        ended_on: None,
        removed: false,
        revision: 3,
        invited: codes(invited).into_iter().collect(),
    }
}

fn invited(id: &CampaignId, added: &[&str], removed: &[&str]) -> ProgrammeEvent {
    ProgrammeEvent::CampaignInvited {
        campaign: id.clone(),
        added: codes(added),
        removed: codes(removed),
    }
}

fn changed(id: &CampaignId, change: Change, fields: &[(&str, &str)]) -> ProgrammeEvent {
    let fields = fields
        .iter()
        .map(|(field, old)| ((*field).to_owned(), (*old).to_owned(), String::new()))
        .collect();
    ProgrammeEvent::CampaignChanged {
        campaign: id.clone(),
        change,
        fields,
    }
}

fn ended(id: &CampaignId, on: Option<&str>) -> ProgrammeEvent {
    ProgrammeEvent::CampaignEnded {
        campaign: id.clone(),
        on: on.map(day),
    }
}

/// What happened on which day, the latest first.
fn history(now: &Campaign, told: &[(&str, ProgrammeEvent)]) -> EarlierCampaign {
    let told: Vec<Told<'_>> = told
        .iter()
        .map(|(on, event)| (day(on), Some(event)))
        .collect();
    EarlierCampaign::new(now.clone(), &told, Some(day("2025-06-01")))
}

fn listed(campaign: &Campaign) -> BTreeSet<&str> {
    campaign.invited.iter().map(AuthorityCode::as_str).collect()
}

#[test]
fn a_day_has_the_target_and_the_list_of_its_end() {
    let now = now(&["GM0106", "PV22"]);
    let id = &now.id;
    let campaign = history(
        &now,
        &[
            ("2026-05-01", invited(id, &["PV22"], &["GM0193"])),
            (
                "2026-04-01",
                changed(
                    id,
                    Change::Changed,
                    &[("target", "10"), ("ends_on", "2026-12-31"), ("name", "Oud")],
                ),
            ),
            ("2026-02-01", invited(id, &["GM0106", "GM0193"], &[])),
            ("2026-02-01", changed(id, Change::Added, &[("name", "")])),
        ],
    );
    let then = campaign.on(day("2026-03-31"));
    assert_eq!((then.target, then.ends_on), (10, day("2026-12-31")));
    assert_eq!(
        then.name, "Drenthe doet mee",
        "what it is called is no figure"
    );
    assert_eq!(listed(then), BTreeSet::from(["GM0106", "GM0193"]));
    let later = campaign.on(day("2026-04-01"));
    assert_eq!((later.target, later.invited.len()), (12, 2));
    assert_eq!(campaign.on(day("2026-05-01")), &now);
    assert_eq!(
        campaign.unknown_before(day("2026-01-31")),
        Some(day("2026-02-01"))
    );
    assert_eq!(campaign.unknown_before(day("2026-02-01")), None);
    assert_eq!(
        campaign.on(day("2026-01-15")).target,
        10,
        "the earliest that is known"
    );
}

#[test]
fn the_first_list_holds_before_it_was_written() {
    let now = now(&["GM0106", "GM0193"]);
    let id = &now.id;
    let campaign = history(
        &now,
        &[
            ("2026-03-02", invited(id, &["GM0193"], &[])),
            ("2026-03-01", invited(id, &["GM0106"], &["PV22"])),
            ("2026-03-01", invited(id, &["PV22"], &[])),
            ("2026-02-01", changed(id, Change::Added, &[("name", "")])),
        ],
    );
    for on in ["2026-01-15", "2026-02-15", "2026-03-01"] {
        assert_eq!(
            listed(campaign.on(day(on))),
            BTreeSet::from(["GM0106"]),
            "{on}"
        );
    }
    assert_eq!(
        campaign.unknown_before(day("2026-02-15")),
        Some(day("2026-03-01"))
    );
    assert_eq!(campaign.on(day("2026-03-02")), &now);
}

#[test]
fn a_campaign_that_goes_on_had_ended_on_the_days_between() {
    let now = now(&["GM0106"]);
    let id = &now.id;
    let campaign = history(
        &now,
        &[
            ("2026-06-01", ended(id, None)),
            ("2026-05-01", ended(id, Some("2026-05-01"))),
        ],
    );
    let ended_on = |on: &str| campaign.on(day(on)).ended_on;
    assert_eq!(ended_on("2026-04-30"), None);
    assert_eq!(ended_on("2026-05-15"), Some(day("2026-05-01")));
    assert_eq!(ended_on("2026-06-01"), None);
}

#[test]
fn its_last_day_goes_by_what_was_set_in_the_end() {
    let mut now = now(&["GM0106"]);
    now.ends_on = day("2026-03-31");
    let id = &now.id;
    let campaign = history(
        &now,
        &[
            (
                "2026-11-23",
                changed(id, Change::Changed, &[("target", "10")]),
            ),
            ("2026-11-20", invited(id, &["GM0106"], &[])),
            ("2026-11-20", changed(id, Change::Added, &[("name", "")])),
        ],
    );
    assert_eq!(campaign.on(day("2026-03-31")), &now);
    assert_eq!(campaign.unknown_before(day("2026-03-31")), None);
    let before = campaign.on(day("2026-03-30"));
    assert_eq!((before.target, before.invited.len()), (10, 1));
    assert!(campaign.unknown_before(day("2026-03-30")).is_some());
}

#[test]
fn what_cannot_be_read_hides_what_was_before_it() {
    let now = now(&["GM0106"]);
    let odd = changed(
        &now.id,
        Change::Changed,
        &[("target", "veel"), ("starts_on", "2026-01-15")],
    );
    let told = [(day("2026-05-01"), Some(&odd)), (day("2026-04-01"), None)];
    let campaign = EarlierCampaign::new(now.clone(), &told, Some(day("2025-06-01")));
    let then = campaign.on(day("2026-04-15"));
    assert_eq!(
        (then.target, then.starts_on),
        (12, day("2026-01-15")),
        "what can be read of it is"
    );
    assert_eq!(
        campaign.unknown_before(day("2026-04-15")),
        Some(day("2026-05-01"))
    );
}
