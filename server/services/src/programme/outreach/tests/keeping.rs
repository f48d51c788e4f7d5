use chrono::TimeDelta;

use super::*;
use crate::audit::Change;
use crate::ids::ContactId;
use crate::on_both_engines;
use crate::revision::{Crossed, Stale};

on_both_engines! {
    async fn what_is_known_is_kept_and_the_trail_names_fields_only(test: &TestServices) {
        let samira = officer(test).await;
        let form = OutreachForm {
            interest: "interested".to_owned(), next_step: " Bellen ".to_owned(), next_step_on: "1-12-2026".to_owned(),
            contact_name: "Jan Kok".to_owned(), contact_email: " Jan@Deventer.example".to_owned(),
            contact_telephone: "0570 123456".to_owned(), notes: "Kent Annelies.".to_owned(),
            wanted_from: "2027-03".to_owned(), wanted_until: "2027-05".to_owned(),
            ..shown(test, &samira, DEVENTER).await
        };
        keep(&samira, test, &code(DEVENTER), &form).await.unwrap();
        let kept = file(test, &samira, DEVENTER).await.outreach;
        assert_eq!((kept.interest, kept.next_step.as_str(), kept.contact.email.as_str()), (Interest::Interested, "Bellen", "jan@deventer.example"));
        assert_eq!(kept.next_step_on.unwrap().to_string(), "2026-12-01");
        let trail = audit::recent(&samira, test, 10).await.unwrap();
        let kept = trail.iter().find(|entry| entry.kind == "outreach_changed").unwrap();
        let Some(AuditEvent::Outreach(OutreachEvent::OutreachChanged { authority, fields, interest })) = &kept.event else { panic!("{kept:?}") };
        assert_eq!((authority.as_str(), *interest), (DEVENTER, Some(Interest::Interested)));
        assert_eq!(fields.join(" "), "interest next_step next_step_on contact_name contact_email contact_telephone wanted_months notes");
        let detail: Vec<String> = sqlx::query_scalar("SELECT detail FROM audit_events").fetch_all(test.store().read()).await.unwrap();
        assert!(detail.iter().all(|detail| !detail.contains("Jan") && !detail.contains("deventer.example")));
    }

    async fn keeping_what_is_kept_already_leaves_no_trace(test: &TestServices) {
        let samira = officer(test).await;
        let form = shown(test, &samira, DEVENTER).await;
        keep(&samira, test, &code(DEVENTER), &form).await.unwrap();
        assert_eq!(file(test, &samira, DEVENTER).await.outreach.revision, 0);
    }

    async fn what_is_wrong_is_told_field_by_field(test: &TestServices) {
        let samira = officer(test).await;
        let good = shown(test, &samira, DEVENTER).await;
        let long = "x".repeat(4001);
        for (form, field, problem) in [
            (OutreachForm { interest: "keen".to_owned(), ..good.clone() }, "interest", ProblemCode::NotAChoice),
            (OutreachForm { next_step_on: "2026-12-01".to_owned(), ..good.clone() }, "next_step", ProblemCode::Missing),
            (OutreachForm { next_step: "Bellen".to_owned(), next_step_on: "morgen".to_owned(), ..good.clone() }, "next_step_on", ProblemCode::NotADay),
            (OutreachForm { contact_email: "jan".to_owned(), ..good.clone() }, "contact_email", ProblemCode::NotAnEmail),
            (OutreachForm { wanted_until: "2027-05".to_owned(), ..good.clone() }, "wanted_from", ProblemCode::Missing),
            (OutreachForm { notes: long.clone(), ..good.clone() }, "notes", ProblemCode::TooLong { max: 4000 }),
            (OutreachForm { reason: long, ..good }, "reason", ProblemCode::TooLong { max: 4000 }),
        ] {
            assert_eq!(code_of(keep(&samira, test, &code(DEVENTER), &form).await, field), Some(problem), "{field}");
        }
        let nothing = keep(&samira, test, &code("GM9999"), &OutreachForm { interest: "willing".to_owned(), ..OutreachForm::default() }).await;
        assert!(matches!(nothing, Err(Error::NotFound)));
    }

    async fn nobody_writes_over_somebody_else(test: &TestServices) {
        let (samira, bert) = (officer(test).await, member(test, "Bert", Role::Programme).await);
        let (hers, his) = (shown(test, &samira, DEVENTER).await, shown(test, &bert, DEVENTER).await);
        keep(&samira, test, &code(DEVENTER), &OutreachForm { notes: "Van Samira.".to_owned(), ..hers }).await.unwrap();
        let late = keep(&bert, test, &code(DEVENTER), &OutreachForm { notes: "Van Bert.".to_owned(), ..his }).await;
        let Err(Error::Stale(stale)) = late else { panic!("written over") };
        let Stale::Outreach(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.notes.as_str(), typed.notes.as_str()), ("Van Samira.", "Van Bert."));
        assert_eq!(file(test, &bert, DEVENTER).await.outreach.notes, "Van Samira.");
        keep(&bert, test, &code(DEVENTER), &OutreachForm { revision: kept.revision, ..typed }).await.unwrap();
        assert_eq!(file(test, &bert, DEVENTER).await.outreach.notes, "Van Bert.", "sending it again is meant");
    }

    async fn of_two_at_once_one_wins(test: &TestServices) {
        let (samira, deventer) = (officer(test).await, code(DEVENTER));
        let form = |notes: &str| OutreachForm { interest: "approached".to_owned(), notes: notes.to_owned(), ..OutreachForm::default() };
        let (one, two) = (form("een"), form("twee"));
        let (one, two) = tokio::join!(keep(&samira, test, &deventer, &one), keep(&samira, test, &deventer, &two));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
    }

    async fn a_contact_is_written_down_with_what_comes_next(test: &TestServices) {
        let samira = officer(test).await;
        let id = add_contact(&samira, test, &code(DEVENTER), &talk(0)).await.unwrap();
        let file = file(test, &samira, DEVENTER).await;
        let contact = &file.contacts[0];
        assert_eq!((&contact.id, contact.person.as_str(), contact.means, contact.written_by.as_str()), (&id, "Griffier Jansen", Means::Telephone, "Samira"));
        assert_eq!((file.outreach.interest, file.outreach.next_step.as_str()), (Interest::Interested, "Terugbellen"));
        let again = add_contact(&samira, test, &code(DEVENTER), &talk(0)).await;
        assert!(matches!(again, Err(Error::Stale(_))), "the same form sent twice is one contact");
    }

    async fn who_was_spoken_to_is_approached(test: &TestServices) {
        let samira = officer(test).await;
        for (interest, then) in [("not_approached", Interest::Approached), ("not_now", Interest::NotNow)] {
            let revision = file(test, &samira, DEVENTER).await.outreach.revision;
            let form = ContactForm { interest: interest.to_owned(), ..talk(revision) };
            add_contact(&samira, test, &code(DEVENTER), &form).await.unwrap();
            assert_eq!(file(test, &samira, DEVENTER).await.outreach.interest, then);
        }
    }

    async fn a_contact_that_cannot_be_is_told_field_by_field(test: &TestServices) {
        let samira = officer(test).await;
        for (form, field, problem) in [
            (ContactForm { held_on: "2026-11-24".to_owned(), ..talk(0) }, "held_on", ProblemCode::InTheFuture),
            (ContactForm { held_on: String::new(), ..talk(0) }, "held_on", ProblemCode::Missing),
            (ContactForm { person: " ".to_owned(), ..talk(0) }, "person", ProblemCode::Missing),
            (ContactForm { means: "fax".to_owned(), ..talk(0) }, "means", ProblemCode::Missing),
            (ContactForm { next_step: String::new(), ..talk(0) }, "next_step", ProblemCode::Missing),
        ] {
            assert_eq!(code_of(add_contact(&samira, test, &code(DEVENTER), &form).await, field), Some(problem), "{field}");
        }
        assert!(file(test, &samira, DEVENTER).await.contacts.is_empty());
    }

    async fn a_contact_is_corrected_taken_away_and_put_back(test: &TestServices) {
        let (samira, bert) = (officer(test).await, member(test, "Bert", Role::Programme).await);
        let deventer = code(DEVENTER);
        let id = add_contact(&samira, test, &deventer, &talk(0)).await.unwrap();
        let revision = async || file(test, &samira, DEVENTER).await.outreach.revision;
        let form = ContactForm { note: "Zij belt zelf.".to_owned(), ..talk(revision().await) };
        change_contact(&bert, test, &deventer, &id, &form).await.unwrap();
        let late = change_contact(&samira, test, &deventer, &id, &ContactForm { note: "Wij bellen.".to_owned(), ..form }).await;
        let Err(Error::Stale(stale)) = late else { panic!("written over") };
        let Stale::Contact(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.note.as_str(), kept.revision, typed.note.as_str()), ("Zij belt zelf.", revision().await, "Wij bellen."));
        let contact = file(test, &samira, DEVENTER).await.contacts.remove(0);
        assert_eq!((contact.note.as_str(), contact.written_by.as_str(), contact.corrected_by.as_deref()), ("Zij belt zelf.", "Samira", Some("Bert")));
        take_contact_away(&samira, test, &deventer, &id).await.unwrap();
        take_contact_away(&samira, test, &deventer, &id).await.unwrap();
        let gone = file(test, &samira, DEVENTER).await;
        assert_eq!((gone.contacts.len(), gone.removed.len()), (0, 1));
        let late = change_contact(&samira, test, &deventer, &id, &talk(revision().await)).await;
        assert!(matches!(late, Err(Error::NotFound)));
        put_contact_back(&samira, test, &deventer, &id).await.unwrap();
        assert_eq!(file(test, &samira, DEVENTER).await.contacts.len(), 1);
        let elsewhere = take_contact_away(&samira, test, &code(DEN_BOSCH), &id).await;
        assert!(matches!(elsewhere, Err(Error::NotFound)), "a contact of another authority");
        let mut changes: Vec<Change> = events(test, &samira).await.into_iter().filter_map(|event| match event {
            AuditEvent::Outreach(OutreachEvent::OutreachContactChanged { change, contact, .. }) if contact == id => Some(change),
            _ => None,
        }).collect();
        changes.sort_by_key(|change| *change as u8);
        assert_eq!(changes, [Change::Added, Change::Changed, Change::Removed, Change::Restored]);
    }

    async fn a_contact_that_was_taken_away_is_destroyed_after_four_weeks(test: &TestServices) {
        let samira = officer(test).await;
        let id = add_contact(&samira, test, &code(DEVENTER), &talk(0)).await.unwrap();
        take_contact_away(&samira, test, &code(DEVENTER), &id).await.unwrap();
        for (days, left) in [(27, 1), (2, 0)] {
            test.later(TimeDelta::days(days));
            tidy(&Actor::System, test).await.unwrap();
            assert_eq!(file(test, &samira, DEVENTER).await.removed.len(), left);
        }
        assert!(events(test, &samira).await.iter().any(|event| matches!(event, AuditEvent::Outreach(OutreachEvent::OutreachDestroyed { contacts: 1, .. }))));
    }

    async fn only_the_programme_recruits(test: &TestServices) {
        let deventer = code(DEVENTER);
        let nothing = ContactId::random();
        for role in [Role::Clerk, Role::Lead] {
            let actor = member(test, role.code(), role).await;
            assert!(matches!(list(&actor, test, &OutreachFilterForm::default()).await, Err(Error::Forbidden)));
            assert!(matches!(super::super::authority(&actor, test, &deventer).await, Err(Error::Forbidden)));
            assert!(matches!(keep(&actor, test, &deventer, &OutreachForm::default()).await, Err(Error::Forbidden)));
            assert!(matches!(add_contact(&actor, test, &deventer, &talk(0)).await, Err(Error::Forbidden)));
            assert!(matches!(change_contact(&actor, test, &deventer, &nothing, &talk(0)).await, Err(Error::Forbidden)));
            assert!(matches!(take_contact_away(&actor, test, &deventer, &nothing).await, Err(Error::Forbidden)));
            assert!(matches!(put_contact_back(&actor, test, &deventer, &nothing).await, Err(Error::Forbidden)));
            assert!(matches!(tidy(&actor, test).await, Err(Error::Forbidden)));
        }
        assert!(matches!(list(&Actor::Anonymous, test, &OutreachFilterForm::default()).await, Err(Error::SignInNeeded)));
        assert!(matches!(keep(&Actor::Anonymous, test, &deventer, &OutreachForm::default()).await, Err(Error::SignInNeeded)));
    }
}
