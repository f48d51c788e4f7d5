use chrono::TimeDelta;

use super::*;
use crate::error::Refusal;
use crate::ids::ApplicationId;
use crate::on_both_engines;
use crate::programme::{ProgrammeSettingsForm, change_settings, settings};

fn sorry() -> DeclineForm {
    DeclineForm {
        message: "Dit najaar is er geen plek meer.".to_owned(),
    }
}

/// Who was first, and whether they accepted.
fn first<T: std::fmt::Debug>(outcome: Result<T, Error>) -> (String, bool) {
    let Err(Error::Refused(Refusal::ApplicationDecided { by, accepted })) = outcome else {
        panic!("{outcome:?}")
    };
    (by, accepted)
}

on_both_engines! {
    async fn accepting_makes_the_applicant_the_contact_person(test: &TestServices) {
        let samira = officer(test).await;
        let waiting = received(test, &samira, &application_of(DEVENTER)).await;
        test.later(TimeDelta::days(2));
        let accepted = accept(&samira, test, &waiting.id, Seen::Waiting).await.unwrap();
        assert_eq!(accepted.as_str(), DEVENTER);
        let file = file(test, &samira, DEVENTER).await;
        assert_eq!(file.outreach.interest, Interest::Willing);
        assert_eq!((file.outreach.contact.name.as_str(), file.outreach.contact.telephone.as_str()), ("Fatima Öztürk", "+31 570 12 34 56"));
        assert_eq!(file.outreach.reason, "De nieuwe raad wil weten hoe het gaat.");
        assert_eq!(file.outreach.wanted.unwrap().in_words(), "maart – mei 2027");
        assert_eq!(file.outreach.next_step_on, Some(test.clock().today()), "it does not sink to the end of the list");
        let contact = &file.contacts[0];
        assert_eq!((contact.means, contact.held_on.to_string().as_str()), (Means::Application, "2026-11-23"));
        assert!(file.applications.is_empty());
        let left: (Option<String>, Option<String>, Option<String>) =
            sqlx::query_as("SELECT name, email, wanted_from FROM applications").fetch_one(test.store().read()).await.unwrap();
        assert_eq!(left, (None, None, None));
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().pop().unwrap();
        assert_eq!((letter.to_email.as_str(), letter.subject.as_str()), ("fatima@deventer.example", "Uw aanmelding voor de Quick Scan is aangenomen"));
        assert!(letter.text.contains("U meldde de gemeente Deventer aan"), "{}", letter.text);
        assert!(events(test, &samira).await.contains(&AuditEvent::Outreach(OutreachEvent::ApplicationAccepted { authority: code(DEVENTER), application: waiting.id })));
    }

    async fn whoever_was_the_contact_person_stays_in_the_notes(test: &TestServices) {
        let samira = officer(test).await;
        let form = OutreachForm {
            contact_name: "Jan Kok".to_owned(), contact_email: "jan@deventer.example".to_owned(), notes: "Kent Annelies.".to_owned(),
            next_step: "Bellen".to_owned(), next_step_on: "2026-12-01".to_owned(), ..shown(test, &samira, DEVENTER).await
        };
        keep(&samira, test, &code(DEVENTER), &form).await.unwrap();
        let waiting = received(test, &samira, &application_of(DEVENTER)).await;
        accept(&samira, test, &waiting.id, Seen::Waiting).await.unwrap();
        let kept = file(test, &samira, DEVENTER).await.outreach;
        assert_eq!(kept.notes, "Kent Annelies.\n\nEerdere contactpersoon: Jan Kok, jan@deventer.example");
        assert_eq!((kept.next_step.as_str(), kept.contact.name.as_str()), ("Bellen", "Fatima Öztürk"));
    }

    async fn who_does_not_say_when_leaves_what_the_office_knew_of_it(test: &TestServices) {
        let samira = officer(test).await;
        let form = OutreachForm {
            wanted_from: "2027-09".to_owned(), wanted_until: "2027-10".to_owned(), ..shown(test, &samira, DEVENTER).await
        };
        keep(&samira, test, &code(DEVENTER), &form).await.unwrap();
        let form = ApplicationForm { wanted_from: String::new(), wanted_until: String::new(), ..application_of(DEVENTER) };
        let waiting = received(test, &samira, &form).await;
        assert_eq!(waiting.applicant.wanted, None);
        accept(&samira, test, &waiting.id, Seen::Waiting).await.unwrap();
        let kept = shown(test, &samira, DEVENTER).await;
        assert_eq!((kept.wanted_from.as_str(), kept.wanted_until.as_str()), ("2027-09", "2027-10"));
    }

    async fn declining_mails_a_polite_line_and_can_be_undone(test: &TestServices) {
        let (samira, bert) = (officer(test).await, member(test, "Bert", Role::Programme).await);
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        assert_eq!(code_of(decline(&samira, test, &id, &DeclineForm::default()).await, "message"), Some(ProblemCode::Missing));
        decline(&samira, test, &id, &sorry()).await.unwrap();
        deliver_due(test).await.unwrap();
        let letter = test.mailer().sent().pop().unwrap();
        assert_eq!(letter.to_email, "fatima@deventer.example");
        assert!(letter.text.contains("Dit najaar is er geen plek meer.") && letter.text.contains("Beste Fatima Öztürk"), "{}", letter.text);
        let found = waiting(&bert, test).await.unwrap();
        assert_eq!((found.waiting.len(), found.declined[0].declined.as_ref().unwrap().by.as_str()), (0, "Samira"));
        assert_eq!(file(test, &samira, DEVENTER).await.outreach.interest, Interest::NotApproached);
        accept(&bert, test, &id, Seen::Declined).await.unwrap();
        assert_eq!(file(test, &samira, DEVENTER).await.outreach.interest, Interest::Willing);
    }

    async fn letters_are_signed_by_whom_the_office_named(test: &TestServices) {
        let samira = officer(test).await;
        let settings = ProgrammeSettingsForm {
            name: "Drentse Quick Scan".to_owned(), contact_name: "Jan Kok".to_owned(), contact_email: "jan@drenthe.example".to_owned(),
            ..settings(&samira, test).await.unwrap().into()
        };
        change_settings(&samira, test, &settings).await.unwrap();
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        decline(&samira, test, &id, &sorry()).await.unwrap();
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent();
        let to_applicant: Vec<_> = sent.iter().filter(|letter| letter.to_email == "fatima@deventer.example").collect();
        assert_eq!(to_applicant.len(), 2);
        for letter in to_applicant {
            assert!(letter.text.ends_with("Met vriendelijke groet,\nJan Kok\nDrentse Quick Scan\njan@drenthe.example\n"), "{}", letter.text);
        }
    }

    async fn a_declined_applicant_is_forgotten_after_four_weeks(test: &TestServices) {
        let samira = officer(test).await;
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        decline(&samira, test, &id, &sorry()).await.unwrap();
        for (days, left) in [(27, 1), (1, 0)] {
            test.later(TimeDelta::days(days));
            tidy(&Actor::System, test).await.unwrap();
            assert_eq!(waiting(&samira, test).await.unwrap().declined.len(), left);
        }
        assert!(events(test, &samira).await.iter().any(|event| matches!(event, AuditEvent::Outreach(OutreachEvent::OutreachDestroyed { declined: 1, .. }))));
        assert!(matches!(accept(&samira, test, &id, Seen::Declined).await, Err(Error::NotFound)));
    }

    async fn the_second_of_two_officers_hears_who_was_first(test: &TestServices) {
        let (samira, bert) = (officer(test).await, member(test, "Bert", Role::Programme).await);
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        accept(&samira, test, &id, Seen::Waiting).await.unwrap();
        assert_eq!(first(accept(&bert, test, &id, Seen::Waiting).await), ("Samira".to_owned(), true));
        assert_eq!(first(decline(&bert, test, &id, &sorry()).await), ("Samira".to_owned(), true));
        let id = received(test, &samira, &application_of(DEN_BOSCH)).await.id;
        decline(&bert, test, &id, &sorry()).await.unwrap();
        assert_eq!(first(accept(&samira, test, &id, Seen::Waiting).await), ("Bert".to_owned(), false));
        assert_eq!(first(decline(&samira, test, &id, &sorry()).await), ("Bert".to_owned(), false));
        assert!(matches!(accept(&samira, test, &ApplicationId::random(), Seen::Waiting).await, Err(Error::NotFound)));
    }

    async fn one_yes_answers_everybody_who_applied_for_the_authority(test: &TestServices) {
        let samira = officer(test).await;
        let first = received(test, &samira, &application_of(DEVENTER)).await;
        for (name, email) in [("Kees", "kees@deventer.example"), ("Noor", "noor@deventer.example")] {
            let form = ApplicationForm { name: name.to_owned(), email: email.to_owned(), ..application_of(DEVENTER) };
            received(test, &samira, &form).await;
        }
        let elsewhere = received(test, &samira, &application_of(DEN_BOSCH)).await;
        let found = waiting(&samira, test).await.unwrap().waiting;
        let noor = found.into_iter().find(|own| own.applicant.name == "Noor").unwrap();
        decline(&samira, test, &noor.id, &sorry()).await.unwrap();
        deliver_due(test).await.unwrap();
        let before = test.mailer().sent().len();
        accept(&samira, test, &first.id, Seen::Waiting).await.unwrap();
        let left = waiting(&samira, test).await.unwrap();
        let ids = |own: &[Application]| own.iter().map(|own| own.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&left.waiting), [elsewhere.id], "only that of another authority waits");
        assert_eq!(ids(&left.declined), [noor.id], "what was declined stays so");
        let file = file(test, &samira, DEVENTER).await;
        assert_eq!(file.outreach.contact.name, "Fatima Öztürk");
        let kees = file.contacts.iter().find(|contact| contact.person.starts_with("Kees")).unwrap();
        assert!(kees.note.ends_with("Ook aangemeld: kees@deventer.example, +31 570 12 34 56"), "{}", kees.note);
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent().split_off(before);
        let told: Vec<_> = sent.iter().map(|letter| letter.to_email.as_str()).collect();
        assert_eq!(BTreeSet::from_iter(told), BTreeSet::from(["fatima@deventer.example", "kees@deventer.example"]));
        assert!(sent.iter().all(|letter| letter.to_email.starts_with("fatima") || !letter.text.contains("Fatima")), "nobody reads who else");
        let kept: (i64,) = sqlx::query_as("SELECT COUNT(*) FROM applications WHERE status = 'accepted' AND email IS NULL AND name IS NULL")
            .fetch_one(test.store().read()).await.unwrap();
        assert_eq!(kept.0, 2);
    }

    async fn of_two_officers_at_once_one_wins(test: &TestServices) {
        let (samira, bert) = (officer(test).await, member(test, "Bert", Role::Programme).await);
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        deliver_due(test).await.unwrap();
        let before = test.mailer().sent().len();
        let no = sorry();
        let (yes, no) = tokio::join!(accept(&samira, test, &id, Seen::Waiting), decline(&bert, test, &id, &no));
        assert_eq!(usize::from(yes.is_ok()) + usize::from(no.is_ok()), 1, "{yes:?} {no:?}");
        deliver_due(test).await.unwrap();
        let sent = test.mailer().sent().split_off(before);
        assert_eq!(sent.len(), 1, "no mail about what did not happen");
        assert_eq!(sent[0].subject.ends_with("aangenomen"), yes.is_ok());
        let interest = file(test, &samira, DEVENTER).await.outreach.interest;
        assert_eq!(interest == Interest::Willing, yes.is_ok());
    }

    async fn only_the_programme_decides(test: &TestServices) {
        let samira = officer(test).await;
        let id = received(test, &samira, &application_of(DEVENTER)).await.id;
        for role in [Role::Clerk, Role::Lead] {
            let actor = member(test, role.code(), role).await;
            assert!(matches!(waiting(&actor, test).await, Err(Error::Forbidden)));
            assert!(matches!(waiting_count(&actor, test).await, Err(Error::Forbidden)));
            assert!(matches!(application(&actor, test, &id).await, Err(Error::Forbidden)));
            assert!(matches!(accept(&actor, test, &id, Seen::Waiting).await, Err(Error::Forbidden)));
            assert!(matches!(decline(&actor, test, &id, &sorry()).await, Err(Error::Forbidden)));
        }
        assert!(matches!(accept(&Actor::Anonymous, test, &id, Seen::Waiting).await, Err(Error::SignInNeeded)));
        assert!(matches!(decline(&Actor::System, test, &id, &sorry()).await, Err(Error::Forbidden)));
    }
}
