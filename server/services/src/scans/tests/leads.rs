//! Somebody else leads a scan.

use super::*;
use crate::audit::{self, AuditEvent, GuidanceEvent};
use crate::error::ProblemCode;
use crate::mail::deliver_due;
use crate::on_both_engines;

fn form(name: &str, email: &str) -> LeadForm {
    LeadForm {
        lead_name: name.to_owned(),
        lead_email: email.to_owned(),
    }
}

#[track_caller]
fn code_of(outcome: Result<(), Error>) -> ProblemCode {
    match outcome {
        Err(Error::Invalid(mut problems)) if problems.len() == 1 => problems.remove(0).code,
        other => panic!("not one problem: {other:?}"),
    }
}

on_both_engines! {
    async fn the_new_lead_goes_on_and_the_old_one_is_out(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        change_lead(&people.programme, test, &id, &form("Noor Jansen", "Noor@Example.nl")).await.unwrap();
        assert!(matches!(visible(&people.lead, test, &id).await, Err(Error::NotFound)));
        let old = actor(test, &id_of(&people.lead)).await;
        assert!(!old.member().unwrap().leads(&code(AMSTERDAM)), "nor acts for the authority");
        assert!(old.member().unwrap().leads(&code(BREDA)), "what else they lead stays theirs");
        let scan = visible(&Actor::System, test, &id).await.unwrap();
        assert_eq!(scan.lead.name, "Noor Jansen");
        let noor = actor(test, &scan.lead.id).await;
        fill_in(&noor, test, &id, Part::Groups(groups())).await.unwrap();
        let (_, log) = log(&people.programme, test, &id).await.unwrap();
        let expected = AuditEvent::Guidance(GuidanceEvent::LeadChanged { from: id_of(&people.lead), to: scan.lead.id.clone() });
        assert!(log.entries.iter().any(|entry| entry.event.as_ref() == Some(&expected)));
        assert_eq!(log.names[&id_of(&people.lead)], "Hanneke", "the log still knows the first one");
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        let subjects = |email: &str| sent.iter().filter(|mail| mail.to_email == email).map(|mail| mail.subject.clone()).collect::<Vec<_>>();
        assert_eq!(subjects("noor@example.nl"), ["U bent trekker van de Quick Scan van de gemeente Amsterdam"]);
        assert!(subjects("hanneke@example.nl").contains(&"U bent geen trekker meer van de Quick Scan van de gemeente Amsterdam".to_owned()));
    }

    async fn nobody_leads_and_guides_the_same_scan(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let change = async |email: &str| change_lead(&people.programme, test, &id, &form("Iemand", email)).await;
        assert_eq!(code_of(change("bas@example.nl").await), ProblemCode::NotAChoice);
        propose_second(&people.programme, test, &id, &id_of(&people.other_clerk), None).await.unwrap();
        assert_eq!(code_of(change("els@example.nl").await), ProblemCode::NotAChoice, "nor who is asked");
        assert_eq!(code_of(change("hanneke@example.nl").await), ProblemCode::Twice);
        assert_eq!(code_of(change("geen adres").await), ProblemCode::NotAnEmail);
        let bas = actor(test, &id_of(&people.clerk)).await;
        assert!(!bas.member().unwrap().is(Role::Lead), "what is refused leaves nothing behind");
        let trail = audit::of_scan(&people.programme, test, &id).await.unwrap();
        assert!(!trail.iter().any(|entry| entry.kind == "lead_changed"));
    }

    async fn only_the_programme_names_another_lead(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let typed = form("Noor", "noor@example.nl");
        for known in [&people.lead, &people.clerk] {
            assert!(matches!(change_lead(known, test, &id, &typed).await, Err(Error::Forbidden)));
        }
        assert!(matches!(change_lead(&people.other_lead, test, &id, &typed).await, Err(Error::NotFound)));
        assert!(matches!(change_lead(&Actor::Anonymous, test, &id, &typed).await, Err(Error::SignInNeeded)));
        cancel(&people.programme, test, &id, "Toch niet.").await.unwrap();
        assert_eq!(guard(change_lead(&people.programme, test, &id, &typed).await), Refused::NotInThisState);
    }
}
