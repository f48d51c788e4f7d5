//! The catalogue and what is asked of it, on both engines.

use questionnaires::kind::{AuthorityKind, Subgoal};

use super::*;
use crate::actor::Actor;
use crate::audit::{self, AuditEvent, Change, PlanEvent, ProgrammeEvent};
use crate::error::{Error, ProblemCode};
use crate::ids::{PriorityId, SupportId, SupportRequestId};
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::ordered::Move;
use crate::plans::{SupportQuestionForm, ask_support, load, take_back_support};
use crate::sessions::{PriorityForm, discuss, priorities};
use crate::testing::{ClosedScan, Closing, TestServices};

fn podium() -> SupportForm {
    SupportForm {
        name: "Democratiepodium".to_owned(),
        description: "Een middag waarop u laat zien wat u leerde.".to_owned(),
        link: "https://voorbeeld.nl/podium".to_owned(),
        for_subgoals: vec!["involved_residents".to_owned()],
        for_kinds: vec!["water_board".to_owned(), "municipality".to_owned()],
    }
}

fn code_of(error: &Error, field: &str) -> Option<ProblemCode> {
    let Error::Invalid(problems) = error else {
        return None;
    };
    let found = problems.iter().find(|problem| problem.field == field);
    found.map(|problem| problem.code.clone())
}

/// A scan after the talk, and its priorities: for the council, for office holders and for residents.
async fn discussed(test: &TestServices) -> (ClosedScan, Vec<PriorityId>) {
    let scan = ClosedScan::new(test, &Closing::default()).await;
    let mut ids = Vec::new();
    for direction in ["R1", "R4", "R7"] {
        let form = PriorityForm {
            direction: direction.into(),
            statements: vec!["T5.3".into()],
            ..PriorityForm::default()
        };
        let id = priorities::add(&scan.clerk, test, &scan.id, &form).await;
        ids.push(id.unwrap());
    }
    discuss(&scan.clerk, test, &scan.id).await.unwrap();
    (scan, ids)
}

async fn names(test: &TestServices, actor: &Actor) -> Vec<String> {
    let offered = catalogue(actor, test).await.unwrap().offered;
    offered.into_iter().map(|own| own.support.name).collect()
}

async fn of_name(test: &TestServices, actor: &Actor, name: &str) -> SupportId {
    let catalogue = catalogue(actor, test).await.unwrap();
    let mut all = catalogue.offered.into_iter().chain(catalogue.stopped);
    let found = all.find(|own| own.support.name == name);
    found.unwrap().support.id
}

/// The lead asks for support with a priority.
async fn ask(test: &TestServices, scan: &ClosedScan, priority: &PriorityId, name: &str) {
    let support = of_name(test, &scan.programme, name).await;
    let form = SupportQuestionForm {
        question: "Twee avonden".to_owned(),
    };
    ask_support(&scan.lead, test, &scan.id, (priority, &support), &form)
        .await
        .unwrap();
}

fn note(text: &str) -> TakeUpForm {
    TakeUpForm {
        note: text.to_owned(),
    }
}

on_both_engines! {
    async fn a_catalogue_is_there_from_the_start_and_serves_every_subgoal_of_every_kind(test: &TestServices) {
        let scan = ClosedScan::new(test, &Closing::default()).await;
        let offered = catalogue(&scan.programme, test).await.unwrap().offered;
        let names: Vec<&str> = offered.iter().map(|own| own.support.name.as_str()).collect();
        for name in ["Raad in beraad", "Uitdaagrecht", "Digitale democratie", "Energietransitie", "Intervisie", "Kennisplatform"] {
            assert!(names.contains(&name), "{name} in {names:?}");
        }
        for kind in AuthorityKind::ALL {
            for subgoal in Subgoal::ALL {
                let own = offered.iter().filter(|own| own.support.is_offered(kind, &[subgoal]));
                assert!(own.count() > 1, "{kind:?} {subgoal:?}");
            }
        }
    }

    async fn what_is_added_comes_last_and_what_is_wrong_is_told_field_by_field(test: &TestServices) {
        let officer = ClosedScan::new(test, &Closing::default()).await.programme;
        let id = add(&officer, test, &podium()).await.unwrap();
        assert_eq!(names(test, &officer).await.last().unwrap(), "Democratiepodium");
        let kept = to_change(&officer, test, &id).await.unwrap();
        assert_eq!(kept.kinds, [AuthorityKind::Municipality, AuthorityKind::WaterBoard], "in their own order");
        let other = SupportForm { name: "Iets anders".to_owned(), ..podium() };
        let wrong = [
            (SupportForm { name: "democratiePODIUM".to_owned(), ..podium() }, "name", ProblemCode::Taken),
            (SupportForm { name: " ".to_owned(), ..other.clone() }, "name", ProblemCode::Missing),
            (SupportForm { description: "x".repeat(401), ..other.clone() }, "description", ProblemCode::TooLong { max: 400 }),
            (SupportForm { link: "http://voorbeeld.nl".to_owned(), ..other.clone() }, "link", ProblemCode::NotALink),
            (SupportForm { for_subgoals: Vec::new(), ..other.clone() }, "for_subgoals", ProblemCode::Missing),
            (SupportForm { for_kinds: vec!["kingdom".to_owned()], ..other }, "for_kinds", ProblemCode::NotAChoice),
        ];
        let before = names(test, &officer).await;
        for (form, field, code) in wrong {
            let error = add(&officer, test, &form).await.unwrap_err();
            assert_eq!(code_of(&error, field), Some(code), "{form:?}");
        }
        assert_eq!(names(test, &officer).await, before);
        change(&officer, test, &id, &podium()).await.unwrap();
        change(&officer, test, &id, &SupportForm { link: String::new(), ..podium() }).await.unwrap();
        let entries = audit::recent(&officer, test, 50).await.unwrap();
        let changes: Vec<_> = entries.into_iter().filter_map(|entry| match entry.event {
            Some(AuditEvent::Programme(ProgrammeEvent::SupportChanged { change: Change::Changed, fields, .. })) => Some(fields),
            _ => None,
        }).collect();
        let link = ("link".to_owned(), "https://voorbeeld.nl/podium".to_owned(), String::new());
        assert_eq!(changes, [vec![link]], "saving what is there already is no change");
    }

    async fn the_order_is_that_of_what_is_offered(test: &TestServices) {
        let officer = ClosedScan::new(test, &Closing::default()).await.programme;
        let before = names(test, &officer).await;
        let (first, second, third) = (before[0].clone(), before[1].clone(), before[2].clone());
        let id = of_name(test, &officer, &second).await;
        arrange(&officer, test, &id, Move::Out).await.unwrap();
        let last = of_name(test, &officer, &third).await;
        arrange(&officer, test, &last, Move::Up).await.unwrap();
        assert_eq!(names(test, &officer).await[..2], [third.clone(), first.clone()]);
        arrange(&officer, test, &last, Move::Up).await.unwrap();
        assert_eq!(names(test, &officer).await[..2], [third, first], "the first stays first");
        arrange(&officer, test, &id, Move::Back).await.unwrap();
        assert_eq!(names(test, &officer).await.len(), before.len());
        assert!(names(test, &officer).await.contains(&second));
    }

    async fn what_is_no_longer_offered_stays_where_it_was_asked_for(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        ask(test, &scan, &ids[2], "Uitdaagrecht").await;
        let id = of_name(test, &scan.programme, "Uitdaagrecht").await;
        arrange(&scan.programme, test, &id, Move::Out).await.unwrap();
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        assert!(view.priorities[2].asked_for(&id).is_some());
        assert!(!view.offered_for(&view.priorities[2]).any(|own| own.id == id));
        let stopped = catalogue(&scan.programme, test).await.unwrap().stopped;
        assert_eq!((stopped.len(), stopped[0].authorities, stopped[0].waiting), (1, 1, 1));
    }

    async fn demand_tells_who_asks_since_when_and_whom_to_call(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        ask(test, &scan, &ids[0], "Intervisie").await;
        ask(test, &scan, &ids[2], "Intervisie").await;
        ask(test, &scan, &ids[2], "Uitdaagrecht").await;
        let all = demand(&scan.programme, test, &DemandFilterForm::default()).await.unwrap();
        assert_eq!((all.rows.len(), all.authorities(), all.waiting()), (3, 1, 3));
        let row = &all.rows[0];
        assert_eq!((row.lead_email.as_str(), row.question.as_str(), row.asked_on), ("lead@example.nl", "Twee avonden", test.clock().today()));
        let id = of_name(test, &scan.programme, "Intervisie").await;
        let own = DemandFilterForm { support: id.to_string(), kind: "municipality".to_owned(), ..DemandFilterForm::default() };
        assert_eq!(demand(&scan.programme, test, &own).await.unwrap().rows.len(), 2);
        let other = DemandFilterForm { kind: "province".to_owned(), ..DemandFilterForm::default() };
        assert_eq!(demand(&scan.programme, test, &other).await.unwrap().rows.len(), 0);
        let file = demand_file(&scan.programme, test, &own).await.unwrap();
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.contains("Intervisie;Gemeente Súdwest-Fryslân;") && text.contains(";lead@example.nl;"), "{text}");
        assert_eq!(text.lines().count(), 3);
        take_back_support(&scan.lead, test, &scan.id, (&ids[0], &id)).await.unwrap();
        assert_eq!(demand(&scan.programme, test, &own).await.unwrap().rows.len(), 1);
    }

    async fn what_is_taken_up_is_told_to_the_lead_once_and_waits_again_when_given_back(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        ask(test, &scan, &ids[2], "Uitdaagrecht").await;
        let only_waiting = DemandFilterForm { waiting: "wacht".to_owned(), ..DemandFilterForm::default() };
        let row = demand(&scan.programme, test, &only_waiting).await.unwrap().rows.remove(0);
        let empty = take_up(&scan.programme, test, &row.id, &note(" ")).await.unwrap_err();
        assert_eq!(code_of(&empty, "note"), Some(ProblemCode::Missing));
        take_up(&scan.programme, test, &row.id, &note("Wij bellen u.")).await.unwrap();
        take_up(&scan.programme, test, &row.id, &note("Wij bellen u maandag.")).await.unwrap();
        deliver_due(test).await.unwrap();
        let letters: Vec<_> = test.mailer().sent().into_iter().filter(|letter| letter.subject.contains("opgepakt")).collect();
        assert_eq!((letters.len(), letters[0].to_email.as_str()), (1, "lead@example.nl"));
        assert!(letters[0].text.contains("Wij bellen u.") && letters[0].text.contains(&format!("/scans/{}/verbeterplan", scan.id)));
        assert_eq!(demand(&scan.programme, test, &only_waiting).await.unwrap().rows.len(), 0);
        let view = load(&scan.lead, test, &scan.id).await.unwrap();
        let told = view.priorities[2].asked().next().unwrap().taken_up.clone().unwrap();
        assert_eq!((told.by.as_str(), told.note.as_str()), ("programme", "Wij bellen u maandag."));
        give_back(&scan.programme, test, &row.id).await.unwrap();
        assert_eq!(demand(&scan.programme, test, &only_waiting).await.unwrap().waiting(), 1);
        let events = audit::of_scan(&scan.programme, test, &scan.id).await.unwrap();
        let taken: Vec<bool> = events.into_iter().filter_map(|entry| match entry.event {
            Some(AuditEvent::Plan(PlanEvent::SupportTakenUp { taken_up, .. })) => Some(taken_up),
            _ => None,
        }).collect();
        assert_eq!(taken.iter().filter(|taken_up| !**taken_up).count(), 1, "{taken:?}");
    }

    async fn only_officers_keep_the_catalogue_and_see_what_is_asked(test: &TestServices) {
        let (scan, ids) = discussed(test).await;
        ask(test, &scan, &ids[2], "Uitdaagrecht").await;
        let id = of_name(test, &scan.programme, "Uitdaagrecht").await;
        let request_id = demand(&scan.programme, test, &DemandFilterForm::default()).await.unwrap().rows.remove(0).id;
        for actor in [&scan.lead, &scan.clerk, &Actor::System] {
            assert!(matches!(catalogue(actor, test).await, Err(Error::Forbidden)));
            assert!(matches!(add(actor, test, &podium()).await, Err(Error::Forbidden)));
            assert!(matches!(change(actor, test, &id, &podium()).await, Err(Error::Forbidden)));
            assert!(matches!(arrange(actor, test, &id, Move::Out).await, Err(Error::Forbidden)));
            assert!(matches!(demand(actor, test, &DemandFilterForm::default()).await, Err(Error::Forbidden)));
            assert!(matches!(request(actor, test, &request_id).await, Err(Error::Forbidden)));
            assert!(matches!(take_up(actor, test, &request_id, &note("x")).await, Err(Error::Forbidden)));
            assert!(matches!(give_back(actor, test, &request_id).await, Err(Error::Forbidden)));
        }
        let nothing = request(&scan.programme, test, &SupportRequestId::random()).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
    }
}
