//! The life of a plan, on both engines.

use chrono::{NaiveDate, TimeDelta};

use super::{
    ActionStatus, AddressForm, DayProposal, Due, FollowedAction, ProgressReport, ProgressView,
    ReportForm, StopForm, behind, conclude, decide_day, load, owner_action, owner_page, owner_tell,
    progress_file, progress_report, public_progress, public_progress_file, publish_progress,
    resume, revoke_link, run_due, send_link, set_address, stop, tell, to_stop, to_tell,
};
use crate::Actor;
use crate::error::{Error, ProblemCode, Refusal};
use crate::ids::{ActionId, PriorityId};
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::ordered::Move;
use crate::plans::edit::{add_action, arrange_action, write_action};
use crate::plans::{self, ActionForm, AdoptionForm, AmendForm, adopt, amend, complete};
use crate::publication::publish;
use crate::scans::{self, Refused, ScanDay, State, list};
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};

const OWNER: &str = "griffier@sudwest.example";

/// Half a year and a day after the adoption on the first day of a test.
const HALF_A_YEAR: TimeDelta = TimeDelta::days(182);

fn action(what: &str, due_on: &str) -> ActionForm {
    ActionForm {
        what: what.into(),
        owner: "griffier".into(),
        due_on: due_on.into(),
        ..ActionForm::default()
    }
}

fn adoption(on: &str) -> AdoptionForm {
    AdoptionForm {
        adopted_on: on.into(),
        adopted_by: "de gemeenteraad".into(),
        ..AdoptionForm::default()
    }
}

/// A scan whose plan has an action for each of three priorities: due in March, in September and in December.
async fn planned(test: &TestServices) -> (ClosedScan, Vec<PriorityId>, Vec<ActionId>) {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    let mut ids = Vec::new();
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T5.3".into()],
            ..PriorityForm::default()
        };
        let added = priorities::add(&scan.clerk, test, &scan.id, &form).await;
        ids.push(added.unwrap());
    }
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
    let mut actions = Vec::new();
    let plan = [
        ("een", "2027-03-01"),
        ("twee", "2027-09-01"),
        ("drie", "2027-12-01"),
    ];
    for (id, (what, due_on)) in ids.iter().zip(plan) {
        let added = add_action(&scan.lead, test, &scan.id, id, &action(what, due_on)).await;
        actions.push(added.unwrap());
    }
    complete(&scan.lead, test, &scan.id).await.unwrap();
    (scan, ids, actions)
}

/// The same, adopted.
async fn adopted(test: &TestServices) -> (ClosedScan, Vec<PriorityId>, Vec<ActionId>) {
    let (scan, ids, actions) = planned(test).await;
    adopt(&scan.lead, test, &scan.id, &adoption("2026-11-23"))
        .await
        .unwrap();
    (scan, ids, actions)
}

fn says(status: ActionStatus, note: &str) -> ReportForm {
    ReportForm {
        status: status.code().into(),
        note: note.into(),
        ..ReportForm::default()
    }
}

fn later(due_on: &str, reason: &str) -> ReportForm {
    ReportForm {
        due_on: due_on.into(),
        reason: reason.into(),
        ..says(ActionStatus::Running, "")
    }
}

fn at(email: &str) -> AddressForm {
    AddressForm {
        email: email.into(),
    }
}

fn because(reason: &str) -> StopForm {
    StopForm {
        reason: reason.into(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn seen(test: &TestServices, scan: &ClosedScan) -> ProgressView {
    load(&scan.lead, test, &scan.id).await.unwrap()
}

fn one(view: &ProgressView, id: &ActionId) -> FollowedAction {
    let found = view.actions.iter().find(|own| own.id == *id);
    found.unwrap().clone()
}

/// The secrets in the mails to the owner, the newest last.
async fn links(test: &TestServices) -> Vec<String> {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let start = format!("{}/voortgang/", test.settings().base_url);
    let own = sent.iter().filter(|letter| letter.to_email == OWNER);
    let secrets = own.filter_map(|letter| {
        let mut words = letter.text.split_whitespace();
        words.find_map(|word| word.strip_prefix(&start))
    });
    secrets.map(str::to_owned).collect()
}

/// The secret in the newest mail to the owner.
async fn link(test: &TestServices) -> String {
    links(test).await.pop().expect("a mail with a link")
}

/// The first round is open and the owner of the second action has a link.
async fn in_round(test: &TestServices) -> (ClosedScan, Vec<ActionId>, String) {
    let (scan, _, actions) = adopted(test).await;
    set_address(&scan.lead, test, &scan.id, &actions[1], &at(OWNER))
        .await
        .unwrap();
    test.later(HALF_A_YEAR);
    assert_eq!(run_due(test).await.unwrap().opened, 1);
    let link = link(test).await;
    (scan, actions, link)
}

fn is_over(error: &Error) -> bool {
    matches!(error, Error::Refused(Refusal::OwnerLinkOver))
}

on_both_engines! {
    async fn the_own_page_looks_forward_to_the_rounds_also_once_all_is_public(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        let next = async || list(&scan.clerk, test).await.unwrap().own[0].next;
        assert_eq!(next().await, Some((day("2027-05-23"), ScanDay::RoundBegins)));
        publish(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(next().await, Some((day("2027-05-23"), ScanDay::RoundBegins)), "it is not over yet");
        test.later(HALF_A_YEAR);
        run_due(test).await.unwrap();
        let view = seen(test, &scan).await;
        let round = view.rounds.last().expect("the first round");
        assert_eq!(next().await, Some((round.closes_on, ScanDay::RoundCloses)));
        test.later(TimeDelta::days(40));
        run_due(test).await.unwrap();
        assert_eq!(next().await, Some((day("2027-11-23"), ScanDay::RoundBegins)), "and then for the second");
    }

    async fn nothing_is_followed_before_adoption(test: &TestServices) {
        let (scan, _, actions) = planned(test).await;
        let view = seen(test, &scan).await;
        assert!(view.version.is_none() && view.actions.is_empty() && !view.may_tell());
        for error in [
            tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap_err(),
            progress_file(&scan.lead, test, &scan.id).await.unwrap_err(),
            conclude(&scan.lead, test, &scan.id).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Refused(Refusal::Scan { guard: Refused::NotInThisState })), "{error:?}");
        }
    }

    async fn the_lead_tells_and_what_was_told_stays(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Running, "Wij <b>begonnen</b> 📬")).await.unwrap();
        test.later(TimeDelta::days(1));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        let own = one(&seen(test, &scan).await, &actions[0]);
        let told: Vec<_> = own.reports.iter().map(|report| (report.status, report.note.as_str(), report.round)).collect();
        assert_eq!(told, [(ActionStatus::Done, "", 0), (ActionStatus::Running, "Wij <b>begonnen</b> 📬", 0)]);
        assert_eq!((own.status, own.number.as_str(), own.overdue_since(day("2028-01-01"))), (ActionStatus::Done, "1.1", None));
    }

    async fn an_action_stops_for_a_reason_and_moves_for_a_reason(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        for (form, field, code) in [
            (says(ActionStatus::Stopped, " "), "note", ProblemCode::Missing),
            (later("2027-04-01", ""), "reason", ProblemCode::Missing),
            (later("morgen", "x"), "due_on", ProblemCode::NotADay),
            (later("2026-11-22", "x"), "due_on", ProblemCode::InThePast),
            (ReportForm::default(), "status", ProblemCode::Missing),
            (ReportForm { status: "x".into(), ..ReportForm::default() }, "status", ProblemCode::NotAChoice),
        ] {
            let Err(Error::Invalid(problems)) = tell(&scan.lead, test, &scan.id, &actions[0], &form).await else { panic!("accepted") };
            assert_eq!((problems[0].field.as_str(), &problems[0].code), (field, &code));
        }
        tell(&scan.lead, test, &scan.id, &actions[0], &later("1-4-2027", "De vacature duurt langer.")).await.unwrap();
        let own = one(&seen(test, &scan).await, &actions[0]);
        assert_eq!((own.planned_on, own.due_on, own.day_reason()), (day("2027-03-01"), day("2027-04-01"), "De vacature duurt langer."));
    }

    async fn only_the_lead_tells_and_sees_addresses(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(" Griffier@Sudwest.example ")).await.unwrap();
        assert_eq!(one(&seen(test, &scan).await, &actions[0]).email, OWNER);
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(tell(actor, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await, Err(Error::Forbidden)));
            assert!(matches!(set_address(actor, test, &scan.id, &actions[0], &at("")).await, Err(Error::Forbidden)));
            assert!(matches!(to_tell(actor, test, &scan.id, &actions[0]).await, Err(Error::Forbidden)));
            assert!(matches!(conclude(actor, test, &scan.id).await, Err(Error::Forbidden)));
            assert!(matches!(publish_progress(actor, test, &scan.id).await, Err(Error::Forbidden)));
            let view = load(actor, test, &scan.id).await.unwrap();
            assert!(view.actions.iter().all(|own| own.email.is_empty()));
        }
        for actor in [&scan.other_lead, &scan.other_clerk] {
            assert!(matches!(load(actor, test, &scan.id).await, Err(Error::NotFound)));
            assert!(matches!(tell(actor, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
        }
        assert!(matches!(load(&Actor::Anonymous, test, &scan.id).await, Err(Error::SignInNeeded)));
        assert!(matches!(behind(&scan.lead, test).await, Err(Error::Forbidden)));
        assert!(matches!(set_address(&scan.lead, test, &scan.id, &actions[0], &at("geen adres")).await, Err(Error::Invalid(_))));
        assert!(matches!(tell(&scan.lead, test, &scan.id, &ActionId::random(), &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
    }

    async fn rounds_open_by_themselves_after_half_a_year_and_a_year_and_only_once(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        test.later(TimeDelta::days(180));
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        test.later(TimeDelta::days(2));
        let (one, other) = tokio::join!(run_due(test), run_due(test));
        assert_eq!(one.unwrap().opened + other.unwrap().opened, 1);
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        test.later(TimeDelta::days(28));
        assert_eq!(run_due(test).await.unwrap().closed, 0, "the last day is not over");
        test.later(TimeDelta::days(1));
        assert_eq!(run_due(test).await.unwrap().closed, 1);
        test.later(TimeDelta::days(160));
        assert_eq!(run_due(test).await.unwrap().opened, 1);
        let numbers: Vec<_> = seen(test, &scan).await.rounds.iter().map(|round| (round.number, round.is_open)).collect();
        assert_eq!(numbers, [(1, false), (2, true)]);
        deliver_due(test).await.unwrap();
        let subjects: Vec<_> = test.mailer().sent().into_iter().filter(|letter| letter.subject.contains("onde")).map(|letter| letter.subject).collect();
        assert_eq!(subjects.len(), 3, "{subjects:?}");
    }

    async fn a_server_that_stood_still_makes_up_for_the_newest_round_only(test: &TestServices) {
        let (scan, _, _) = adopted(test).await;
        test.later(TimeDelta::days(400));
        assert_eq!(run_due(test).await.unwrap().opened, 1);
        assert_eq!(seen(test, &scan).await.rounds[0].number, 2);
    }

    async fn an_owner_tells_by_link_and_looking_changes_nothing(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        for _ in 0..2 {
            let view = owner_page(&anybody, test, None, &link).await.unwrap();
            let own: Vec<_> = view.actions.iter().map(|own| own.what.as_str()).collect();
            assert_eq!(own, ["twee"], "their own actions and no others");
        }
        assert!(is_over(&owner_action(&anybody, test, None, &link, &actions[0]).await.unwrap_err()));
        let form = later("2027-10-01", "De zomer zit ertussen.");
        assert!(is_over(&owner_tell(&anybody, test, None, &link, (&actions[0], &form)).await.unwrap_err()));
        let before = one(&seen(test, &scan).await, &actions[1]);
        assert_eq!((before.reports.len(), before.silent_since(seen(test, &scan).await.round()).is_some()), (0, true));
        owner_tell(&anybody, test, None, &link, (&actions[1], &form)).await.unwrap();
        let view = seen(test, &scan).await;
        let own = one(&view, &actions[1]);
        assert_eq!((own.due_on, own.reports[0].told_by.as_str(), own.reports[0].round), (day("2027-09-01"), "griffier", 1));
        assert_eq!(own.silent_since(view.round()), None);
        let missing = ReportForm { status: "stopped".into(), ..ReportForm::default() };
        assert!(matches!(owner_tell(&anybody, test, None, &link, (&actions[1], &missing)).await, Err(Error::Invalid(_))));
    }

    async fn an_owner_does_not_open_a_closed_action_again(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let own = &actions[1];
        let old_page = later("2027-10-01", "Dit schreef ik vorige week.");
        for closed in [ActionStatus::Stopped, ActionStatus::Done] {
            tell(&scan.lead, test, &scan.id, own, &says(closed, "De raad zag ervan af.")).await.unwrap();
            let refused = owner_tell(&anybody, test, None, &link, (own, &old_page)).await.unwrap_err();
            let Error::Refused(Refusal::ActionClosed { status, on, by }) = refused else { panic!("{refused:?}") };
            let lead = scan.lead.require_member().unwrap();
            assert_eq!((status, on, &by), (closed, test.clock().today(), &lead.name));
            let kept = one(&seen(test, &scan).await, own);
            assert_eq!((kept.status, kept.proposal()), (closed, None));
        }
        tell(&scan.lead, test, &scan.id, own, &says(ActionStatus::Running, "Toch weer.")).await.unwrap();
        owner_tell(&anybody, test, None, &link, (own, &old_page)).await.unwrap();
    }

    async fn a_day_that_an_owner_proposes_waits_for_the_lead(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let own = &actions[1];
        assert!(matches!(decide_day(&scan.lead, test, &scan.id, own, true).await, Err(Error::Conflict)));
        owner_tell(&anybody, test, None, &link, (own, &later("2027-10-01", "een"))).await.unwrap();
        owner_tell(&anybody, test, None, &link, (own, &later("2027-11-01", "twee"))).await.unwrap();
        let waiting = one(&seen(test, &scan).await, own);
        assert_eq!(waiting.proposal().unwrap().due_on, Some(day("2027-11-01")));
        assert!(waiting.reports.iter().any(|report| report.proposal == DayProposal::Replaced));
        assert!(matches!(decide_day(&scan.clerk, test, &scan.id, own, true).await, Err(Error::Forbidden)));
        decide_day(&scan.lead, test, &scan.id, own, true).await.unwrap();
        let moved = one(&seen(test, &scan).await, own);
        assert_eq!((moved.planned_on, moved.due_on, moved.day_reason()), (day("2027-09-01"), day("2027-11-01"), "twee"));
        owner_tell(&anybody, test, None, &link, (own, &later("2027-12-01", "drie"))).await.unwrap();
        decide_day(&scan.lead, test, &scan.id, own, false).await.unwrap();
        assert_eq!(one(&seen(test, &scan).await, own).due_on, day("2027-11-01"));
    }

    async fn a_link_is_replaced_taken_back_and_ends_with_its_round(test: &TestServices) {
        let (scan, actions, first) = in_round(test).await;
        let anybody = Actor::Anonymous;
        let kept: Vec<String> = sqlx::query_scalar("SELECT fingerprint FROM owner_links").fetch_all(test.store().read()).await.unwrap();
        assert!(kept.len() == 1 && !kept[0].contains(&first), "the secret is not in the database");
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let second = link(test).await;
        assert!(is_over(&owner_page(&anybody, test, None, &first).await.unwrap_err()));
        assert!(owner_page(&anybody, test, None, &second).await.is_ok());
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[0]).await, Err(Error::Refused(Refusal::NoAddress))));
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &second).await.unwrap_err()));
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.expect("pressed twice is once");
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let third = link(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[1], &at("")).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &third).await.unwrap_err()), "an address that was taken away");
        set_address(&scan.lead, test, &scan.id, &actions[1], &at(OWNER)).await.unwrap();
        let fourth = link(test).await;
        test.later(TimeDelta::days(29));
        assert!(is_over(&owner_page(&anybody, test, None, &fourth).await.unwrap_err()), "before the job came by");
        run_due(test).await.unwrap();
        let form = says(ActionStatus::Done, "");
        assert!(is_over(&owner_tell(&anybody, test, None, &fourth, (&actions[1], &form)).await.unwrap_err()));
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[1]).await, Err(Error::Refused(Refusal::NoRound))));
        for guess in ["", "x", "00000000000000000000000000"] {
            assert!(is_over(&owner_page(&anybody, test, None, guess).await.unwrap_err()));
        }
    }

    async fn guessing_at_links_is_slowed_down(test: &TestServices) {
        let client = Some("192.0.2.7".parse().unwrap());
        let mut tries = 0;
        while is_over(&owner_page(&Actor::Anonymous, test, client, "x").await.unwrap_err()) {
            tries += 1;
            assert!(tries < 100);
        }
        assert!((60..65).contains(&tries), "{tries}");
    }

    async fn an_action_is_reminded_of_once_before_its_day(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        test.later(TimeDelta::days(83));
        assert_eq!(run_due(test).await.unwrap().reminded, 0);
        test.later(TimeDelta::days(1));
        assert_eq!(run_due(test).await.unwrap().reminded, 1);
        assert_eq!(run_due(test).await.unwrap().reminded, 0);
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().into_iter().rfind(|letter| letter.to_email == OWNER).unwrap();
        assert!(letter.subject.contains("1\u{a0}maart 2027"), "{}", letter.subject);
        tell(&scan.lead, test, &scan.id, &actions[0], &later("2027-02-20", "x")).await.unwrap();
        set_address(&scan.lead, test, &scan.id, &actions[0], &at("")).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().reminded, 1, "another day, another reminder");
        tell(&scan.lead, test, &scan.id, &actions[1], &says(ActionStatus::Done, "")).await.unwrap();
        test.later(TimeDelta::days(190));
        assert_eq!(run_due(test).await.unwrap().reminded, 0, "what is done is not reminded of");
    }

    async fn lead_and_clerk_hear_of_actions_that_are_late_or_silent(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let seen_by = async |actor: &Actor| {
            let cockpit = scans::cockpit(actor, test, &scan.id).await.unwrap().follow_up;
            let list = scans::list(actor, test).await.unwrap();
            let listed = list.own.iter().find(|own| own.scan.id == scan.id).unwrap().follow_up.clone();
            assert_eq!(cockpit, listed, "the page and the list say the same");
            (listed.late, listed.silent)
        };
        assert_eq!(seen_by(&scan.lead).await, (1, 0), "while the round runs its owners have time");
        owner_tell(&Actor::Anonymous, test, None, &link, (&actions[1], &says(ActionStatus::Running, ""))).await.unwrap();
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        for actor in [&scan.lead, &scan.clerk] {
            assert_eq!(seen_by(actor).await, (1, 2));
        }
        deliver_due(test).await.unwrap();
        let clerk = scan.clerk.require_member().unwrap();
        let sent = test.mailer().sent();
        let own: Vec<_> = sent.iter().filter(|letter| letter.to_email == clerk.email && letter.subject.contains("Geen bericht over 2 acties")).collect();
        assert!(own.len() == 1 && own[0].text.contains(&format!("/scans/{}/voortgang", scan.id)));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[2], &says(ActionStatus::Running, "")).await.unwrap();
        assert_eq!(seen_by(&scan.clerk).await, (0, 0));
    }

    async fn a_plan_that_is_stopped_asks_and_reminds_nobody(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        let before = test.mailer().sent().len();
        assert!(matches!(stop(&scan.lead, test, &scan.id, &because(" ")).await, Err(Error::Invalid(_))));
        for actor in [&scan.clerk, &scan.programme] {
            assert!(matches!(stop(actor, test, &scan.id, &because("x")).await, Err(Error::Forbidden)));
            assert!(matches!(resume(actor, test, &scan.id).await, Err(Error::Forbidden)));
        }
        assert!(matches!(resume(&scan.lead, test, &scan.id).await, Err(Error::Conflict)), "it is followed");
        stop(&scan.lead, test, &scan.id, &because("De raad trok het plan in.")).await.unwrap();
        assert!(!scans::cockpit(&scan.clerk, test, &scan.id).await.unwrap().follow_up.is_behind());
        assert!(scans::list(&scan.lead, test).await.unwrap().own.iter().all(|own| !own.follow_up.is_behind()));
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().len(), before, "the link that was not sent yet stays where it is");
        assert!(is_over(&owner_page(&Actor::Anonymous, test, None, &link).await.unwrap_err()));
        assert!(behind(&scan.programme, test).await.unwrap().1.is_empty());
        for error in [
            send_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap_err(),
            stop(&scan.lead, test, &scan.id, &because("Nog eens.")).await.unwrap_err(),
            to_stop(&scan.lead, test, &scan.id).await.unwrap_err(),
        ] {
            assert!(matches!(error, Error::Refused(Refusal::FollowUpStopped)), "{error:?}");
        }
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        for days in [30, 30, 60, 70, 30] {
            test.later(TimeDelta::days(days));
            let due = run_due(test).await.unwrap();
            assert_eq!((due.opened, due.reminded), (0, 0), "neither the second round nor the day of an action");
        }
        deliver_due(test).await.unwrap();
        assert_eq!(test.mailer().sent().len(), before);
        let view = seen(test, &scan).await;
        assert_eq!(view.stopped.unwrap().reason, "De raad trok het plan in.");
        let (_, report) = progress_report(&scan.clerk, test, &scan.id).await.unwrap();
        let mut kept = serde_json::to_value(&report).unwrap();
        assert_eq!(report.stopped.unwrap().reason, "De raad trok het plan in.");
        kept.as_object_mut().unwrap().remove("stopped");
        let earlier: ProgressReport = serde_json::from_value(kept).unwrap();
        assert!(earlier.stopped.is_none(), "what was published without it can be read still");
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "Toch gedaan.")).await.unwrap();
        resume(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().opened, 1, "the round that should have begun by now");
    }

    async fn a_plan_that_is_stopped_by_mistake_goes_on_where_it_was(test: &TestServices) {
        let (scan, actions, first) = in_round(test).await;
        stop(&scan.lead, test, &scan.id, &because("Verkeerd plan.")).await.unwrap();
        resume(&scan.lead, test, &scan.id).await.unwrap();
        let second = link(test).await;
        assert_ne!(first, second);
        owner_tell(&Actor::Anonymous, test, None, &second, (&actions[1], &says(ActionStatus::Done, ""))).await.unwrap();
        let view = seen(test, &scan).await;
        assert!(view.stopped.is_none() && view.open_round().is_some());
        let kept: Vec<String> = sqlx::query_scalar("SELECT kind FROM audit_events WHERE kind IN ('follow_up_stopped', 'follow_up_resumed')")
            .fetch_all(test.store().read()).await.unwrap();
        assert_eq!(kept.len(), 2, "the log remembers both");
    }

    async fn the_plan_of_an_authority_that_ended_asks_nobody_and_its_lead_hears_so_once(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        set_address(&scan.lead, test, &scan.id, &actions[0], &at(OWNER)).await.unwrap();
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE authorities SET valid_to = '2026-12-31' WHERE code = (SELECT authority_code FROM scans WHERE id = $1)")
            .bind(&scan.id).execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        assert_eq!(run_due(test).await.unwrap(), Due::default(), "it still exists");
        test.later(TimeDelta::days(84));
        let (one, other) = tokio::join!(run_due(test), run_due(test));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert_eq!((one.told + other.told, one.reminded + other.reminded), (1, 0));
        test.later(HALF_A_YEAR);
        assert_eq!(run_due(test).await.unwrap(), Due::default());
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        assert!(sent.iter().all(|letter| letter.to_email != OWNER));
        let told: Vec<_> = sent.iter().filter(|letter| letter.subject.contains("geen rondes meer")).collect();
        assert!(told.len() == 1 && told[0].text.contains("31\u{a0}december 2026"), "{told:?}");
        let view = seen(test, &scan).await;
        assert_eq!((view.goes_on(), view.ended_on()), (false, Some(day("2026-12-31"))));
        stop(&scan.lead, test, &scan.id, &because("De opvolger maakt een nieuw plan.")).await.unwrap();
    }

    async fn an_owner_answers_by_the_link_in_a_reminder_when_no_round_is_open(test: &TestServices) {
        let (scan, _, actions) = adopted(test).await;
        let anybody = Actor::Anonymous;
        tell(&scan.lead, test, &scan.id, &actions[1], &later("2027-03-02", "Eerder klaar.")).await.unwrap();
        for own in &actions[..2] {
            set_address(&scan.lead, test, &scan.id, own, &at(OWNER)).await.unwrap();
        }
        test.later(TimeDelta::days(85));
        assert_eq!(run_due(test).await.unwrap().reminded, 2);
        let mut own = Vec::new();
        for link in links(test).await {
            let view = owner_page(&anybody, test, None, &link).await.unwrap();
            assert_eq!((view.round, view.actions.len()), (0, 2));
            own.push((view.until, link));
        }
        own.sort();
        let (until, own): (Vec<_>, Vec<_>) = own.into_iter().unzip();
        assert_eq!(until, [day("2027-03-29"), day("2027-03-30")], "one mail does not end the link in the other");
        assert!(matches!(send_link(&scan.lead, test, &scan.id, &actions[0]).await, Err(Error::Refused(Refusal::NoRound))));
        assert_eq!(seen(test, &scan).await.linked.get(OWNER), Some(&day("2027-03-30")));
        owner_tell(&anybody, test, None, &own[0], (&actions[0], &says(ActionStatus::Done, "Gelukt."))).await.unwrap();
        let told = one(&seen(test, &scan).await, &actions[0]);
        assert_eq!((told.status, told.reports[0].round, told.reports[0].told_by.as_str()), (ActionStatus::Done, 0, "griffier"));
        test.later(TimeDelta::days(42));
        assert!(owner_page(&anybody, test, None, &own[0]).await.is_err_and(|error| is_over(&error)), "its last day is over");
        assert!(owner_page(&anybody, test, None, &own[1]).await.is_ok());
        run_due(test).await.unwrap();
        let kept: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM owner_links").fetch_one(test.store().read()).await.unwrap();
        assert_eq!(kept, 1, "what works no more is destroyed");
        revoke_link(&scan.lead, test, &scan.id, &actions[1]).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &own[1]).await.unwrap_err()));
    }

    async fn a_link_of_a_reminder_outlives_the_round_and_not_the_scan(test: &TestServices) {
        let (scan, actions, of_round) = in_round(test).await;
        let anybody = Actor::Anonymous;
        tell(&scan.lead, test, &scan.id, &actions[1], &later("2027-06-15", "Eerder klaar.")).await.unwrap();
        test.later(TimeDelta::days(20));
        assert_eq!(run_due(test).await.unwrap().reminded, 1);
        let of_reminder = link(test).await;
        assert!(owner_page(&anybody, test, None, &of_round).await.is_ok());
        assert_eq!(owner_page(&anybody, test, None, &of_reminder).await.unwrap().round, 1);
        test.later(TimeDelta::days(10));
        run_due(test).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &of_round).await.unwrap_err()));
        assert!(owner_page(&anybody, test, None, &of_reminder).await.is_ok());
        stop(&scan.lead, test, &scan.id, &because("x")).await.unwrap();
        assert!(is_over(&owner_page(&anybody, test, None, &of_reminder).await.unwrap_err()));
    }

    async fn the_programme_sees_what_is_behind_and_since_when(test: &TestServices) {
        let (scan, actions, link) = in_round(test).await;
        let (today, found) = behind(&scan.programme, test).await.unwrap();
        let late: Vec<_> = found[0].actions.iter().map(|own| own.what.as_str()).collect();
        assert_eq!((late, found[0].since(today)), (vec!["een"], Some(day("2027-03-01"))), "nobody is silent while the round runs");
        owner_tell(&Actor::Anonymous, test, None, &link, (&actions[1], &says(ActionStatus::Running, ""))).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        assert!(behind(&scan.programme, test).await.unwrap().1.is_empty());
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        let (_, found) = behind(&scan.programme, test).await.unwrap();
        let silent: Vec<_> = found[0].actions.iter().map(|own| (own.what.as_str(), own.email.as_str())).collect();
        assert_eq!(silent, [("drie", "")]);
    }

    async fn a_new_version_keeps_what_was_told_and_leaves_out_what_went(test: &TestServices) {
        let (scan, ids, actions) = adopted(test).await;
        for (own, to) in [(&actions[0], "2027-05-01"), (&actions[1], "2027-10-01")] {
            tell(&scan.lead, test, &scan.id, own, &later(to, "x")).await.unwrap();
        }
        amend(&scan.lead, test, &scan.id, &AmendForm { reason: "x".into() }).await.unwrap();
        write_action(&scan.lead, test, &scan.id, &actions[1], &action("twee", "2028-01-01")).await.unwrap();
        add_action(&scan.lead, test, &scan.id, &ids[2], &action("vier", "2028-01-01")).await.unwrap();
        arrange_action(&scan.lead, test, &scan.id, &actions[2], Move::Out).await.unwrap();
        adopt(&scan.lead, test, &scan.id, &adoption("2026-11-23")).await.unwrap();
        let view = seen(test, &scan).await;
        let days: Vec<_> = view.actions.iter().map(|own| (own.what.as_str(), own.due_on)).collect();
        assert_eq!(days, [("een", day("2027-05-01")), ("twee", day("2028-01-01")), ("vier", day("2028-01-01"))]);
        assert_eq!(view.left_out[0].what, "drie");
        assert!(matches!(tell(&scan.lead, test, &scan.id, &actions[2], &says(ActionStatus::Done, "")).await, Err(Error::NotFound)));
        assert_eq!(one(&view, &actions[0]).reports.len(), 1);
    }

    async fn how_it_goes_is_public_as_it_was_when_the_lead_made_it_so(test: &TestServices) {
        let (scan, actions, _) = in_round(test).await;
        assert!(matches!(publish_progress(&scan.lead, test, &scan.id).await, Err(Error::Refused(Refusal::Scan { .. }))), "the plan is not public");
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let public = async || public_progress(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await;
        assert!(matches!(public().await, Err(Error::NotFound)));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "Gelukt.")).await.unwrap();
        publish_progress(&scan.lead, test, &scan.id).await.unwrap();
        tell(&scan.lead, test, &scan.id, &actions[1], &says(ActionStatus::Done, "")).await.unwrap();
        let report = public().await.unwrap();
        assert_eq!((report.count(ActionStatus::Done), report.round), (1, Some(1)));
        assert_eq!(report.priorities[0].actions[0].note, "Gelukt.");
        let (_, now) = progress_report(&scan.clerk, test, &scan.id).await.unwrap();
        assert_eq!(now.count(ActionStatus::Done), 2);
        for file in [
            public_progress_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap(),
            progress_file(&scan.programme, test, &scan.id).await.unwrap(),
        ] {
            assert!(file.bytes.starts_with(b"%PDF-1.7"));
            assert_eq!(file.name, "voortgang-sudwest-fryslan.pdf");
        }
        let file = async || public_progress_file(&Actor::Anonymous, test, "sudwest-fryslan", "2026").await.unwrap().bytes;
        let first = file().await;
        assert_eq!(file().await, first, "as it was made public");
        publish_progress(&scan.lead, test, &scan.id).await.unwrap();
        assert_eq!(public().await.unwrap().count(ActionStatus::Done), 2);
        assert_ne!(file().await, first);
    }

    async fn a_scan_is_over_after_its_last_round(test: &TestServices) {
        let (scan, actions, _) = in_round(test).await;
        publish(&scan.lead, test, &scan.id).await.unwrap();
        let early = conclude(&scan.lead, test, &scan.id).await.unwrap_err();
        assert!(matches!(early, Error::Refused(Refusal::Scan { guard: Refused::RoundsMissing })));
        test.later(TimeDelta::days(184));
        run_due(test).await.unwrap();
        test.later(TimeDelta::days(29));
        run_due(test).await.unwrap();
        conclude(&scan.lead, test, &scan.id).await.unwrap();
        let view = seen(test, &scan).await;
        assert_eq!(view.scan.state, State::FollowedUp);
        assert!(view.actions.iter().all(|own| own.email.is_empty()));
        tell(&scan.lead, test, &scan.id, &actions[0], &says(ActionStatus::Done, "")).await.unwrap();
        assert_eq!(run_due(test).await.unwrap().opened, 0);
        assert!(plans::load(&scan.lead, test, &scan.id).await.is_ok());
    }
}
