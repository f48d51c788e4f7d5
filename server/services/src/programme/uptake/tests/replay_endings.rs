//! The same over what gives one authority the scans of another, counts nothing, or stays as it was: a merger, a repeat measurement and a
//! campaign that is over.

use std::collections::BTreeMap;

use chrono::TimeDelta;

use super::replay::{People, by_the_trail, clerk, go_on, member};
use super::*;
use crate::actor::Role;
use crate::audit::{AuditEntry, AuditEvent, ProgrammeEvent, RegisterEvent, recent};
use crate::authorities::changes::{ConfirmForm, change, confirm, take_effect_due};
use crate::clock::day_of;
use crate::error::{Error, Refusal};
use crate::ids::CampaignId;
use crate::on_both_engines;
use crate::programme::campaigns::{self, CampaignForm, InvitationForm};
use crate::scans::{self, RequestForm};
use crate::testing::TestServices;

/// It goes on in Hilversum on 1 January 2027, as the register foresees.
const WIJDEMEREN: &str = "GM1696";
const HILVERSUM: &str = "GM0402";
const ZWOLLE: &str = "GM0193";

fn asking(authority: &str) -> RequestForm {
    RequestForm {
        authority: authority.to_owned(),
        reason: "Hoe gaat het?".to_owned(),
        ..RequestForm::default()
    }
}

fn inviting(codes: &[&str]) -> InvitationForm {
    InvitationForm {
        invited: codes.iter().map(|code| (*code).to_owned()).collect(),
        ..InvitationForm::default()
    }
}

async fn campaign(test: &TestServices, people: &People) -> CampaignId {
    let form = CampaignForm {
        name: "Samen verder".to_owned(),
        partner: "Vereniging".to_owned(),
        target: "2".to_owned(),
        contact_name: "Jan Kok".to_owned(),
        contact_email: "jan@vereniging.example".to_owned(),
        starts_on: "2026-11-01".to_owned(),
        ends_on: "2027-02-28".to_owned(),
        ..CampaignForm::default()
    };
    let id = campaigns::add(&people.programme, test, &form)
        .await
        .unwrap();
    campaigns::invite(&people.programme, test, &id, &inviting(&[ZWOLLE]))
        .await
        .unwrap();
    id
}

/// Who counts for an authority at the end of a day, by the events that say who ended.
fn heir(entries: &[AuditEntry], authority: &str, on: NaiveDate) -> String {
    let next = entries.iter().find_map(|entry| match &entry.event {
        Some(AuditEvent::Register(RegisterEvent::AuthorityEnded {
            authority: ended,
            last_day,
            successors,
        })) if ended.as_str() == authority && *last_day < on => successors.first(),
        _ => None,
    });
    next.map_or_else(|| authority.to_owned(), ToString::to_string)
}

/// Each under the name of who counts for it.
fn with_heirs(
    entries: &[AuditEntry],
    states: BTreeMap<String, State>,
    on: NaiveDate,
) -> BTreeMap<String, State> {
    let mut merged = BTreeMap::new();
    for (authority, state) in states {
        let known = merged.entry(heir(entries, &authority, on)).or_insert(state);
        *known = state.max(*known);
    }
    merged
}

/// Whom campaigns invited at the end of a day, by the events. `entries`: the newest first.
fn invited(entries: &[AuditEntry], on: NaiveDate) -> BTreeSet<String> {
    let mut invited = BTreeSet::new();
    for entry in entries.iter().rev().filter(|entry| day_of(entry.at) <= on) {
        if let Some(AuditEvent::Programme(ProgrammeEvent::CampaignInvited {
            added, removed, ..
        })) = &entry.event
        {
            invited.extend(added.iter().map(ToString::to_string));
            for code in removed {
                invited.remove(code.as_str());
            }
        }
    }
    invited
}

/// Three scans of which two come under one authority, and a repeat of the third more than a year later; the last of them last.
async fn story(
    test: &TestServices,
    people: &People,
    id: &CampaignId,
) -> Vec<(ScanId, &'static str)> {
    let mut scans = Vec::new();
    for (authority, steps) in [(WIJDEMEREN, 2), (HILVERSUM, 1), (ZWOLLE, 8)] {
        let scan = scans::request(&people.lead, test, &asking(authority))
            .await
            .unwrap();
        walk(test, people, &scan, steps).await;
        scans.push((scan, authority));
    }
    let both = inviting(&[ZWOLLE, WIJDEMEREN]);
    campaigns::invite(&people.programme, test, id, &both)
        .await
        .unwrap();
    let ending = code(WIJDEMEREN);
    let view = change(&people.programme, test, &ending).await.unwrap();
    let form = ConfirmForm {
        seen: view.seen,
        leads: Vec::new(),
    };
    confirm(&people.programme, test, &ending, &form)
        .await
        .unwrap();
    test.later(TimeDelta::days(40));
    assert_eq!(take_effect_due(test).await.unwrap(), 1);
    walk(test, people, &scans[1].0, 1).await;
    test.later(TimeDelta::days(400));
    let again = scans::repeat(&people.lead, test, &scans[2].0, &asking(ZWOLLE))
        .await
        .unwrap();
    walk(test, people, &again, 2).await;
    scans.push((again, ZWOLLE));
    scans
}

async fn walk(test: &TestServices, people: &People, scan: &ScanId, steps: usize) {
    for _ in 0..steps {
        test.later(TimeDelta::hours(30));
        go_on(test, people, scan, 0).await;
    }
}

fn taking_part(states: &BTreeMap<String, State>) -> usize {
    let states = states.values();
    states.filter(|state| **state >= State::Prepared).count()
}

on_both_engines! {
    async fn figures_agree_over_a_merger_a_repeat_and_a_campaign(test: &TestServices) {
        let people = People {
            lead: member(test, "lead", Role::Lead, &[WIJDEMEREN, HILVERSUM, ZWOLLE]).await,
            clerk: clerk(test).await,
            programme: member(test, "programme", Role::Programme, &[]).await,
        };
        let begin = test.clock().today();
        let id = campaign(test, &people).await;
        let scans = story(test, &people, &id).await;
        let again = scans[3].clone();
        let entries = recent(&people.programme, test, 10_000).await.unwrap();
        let mut connection = test.store().read().acquire().await.unwrap();
        let programme = load(&mut connection).await.unwrap();
        drop(connection);
        let all = Selection { kinds: AuthorityKind::ALL.to_vec(), ..Selection::default() };
        let mut most = 0;
        for on in begin.pred_opt().unwrap().iter_days().take_while(|on| *on <= test.clock().today()) {
            let told = with_heirs(&entries, by_the_trail(test, &scans, on).await, on);
            let standings = programme.standings(on, &all);
            let counted = standings.iter().map(|found| (found.authority.code.to_string(), found.state));
            assert_eq!(counted.collect::<BTreeMap<_, _>>(), told, "{on}");
            assert_eq!(usize::try_from(programme.participating(on, &all)).unwrap(), taking_part(&told), "{on}");
            let repeats = by_the_trail(test, std::slice::from_ref(&again), on).await;
            let repeated = standings.iter().filter(|found| found.has_repeated(on)).count();
            assert_eq!(repeated, taking_part(&repeats), "{on}");
            most = most.max(taking_part(&told));
        }
        assert_eq!(most, 2, "Wijdemeren and Hilversum are one by the time that both take part");

        let over = campaigns::campaign(&people.programme, test, &id).await.unwrap();
        assert_eq!(over.on, day("2027-02-28"));
        let told = with_heirs(&entries, by_the_trail(test, &scans, over.on).await, over.on);
        let invited: BTreeSet<String> = invited(&entries, over.on).iter().map(|own| heir(&entries, own, over.on)).collect();
        let of_invited: BTreeMap<String, State> = told.into_iter().filter(|(own, _)| invited.contains(own)).collect();
        assert_eq!(usize::try_from(over.invited).unwrap(), invited.len());
        assert_eq!(usize::try_from(over.participating).unwrap(), taking_part(&of_invited));
        assert_eq!(invited, BTreeSet::from([HILVERSUM.to_owned(), ZWOLLE.to_owned()]));
        for (on, of) in [("2026-12-31", WIJDEMEREN), ("2027-01-01", HILVERSUM)] {
            let form = FilterForm { on: on.to_owned(), ..FilterForm::default() };
            let rows = list(&people.programme, test, &form, Subset::TakesPart).await.unwrap().rows;
            let own = rows.iter().find(|row| row.authority.code == code(of)).unwrap();
            assert!(own.successors.is_empty(), "{of} was not split, and goes on on {on}: {:?}", own.successors);
        }
        let late = campaigns::invite(&people.programme, test, &id, &inviting(&[ZWOLLE])).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::CampaignOver))), "{late:?}");
    }
}
