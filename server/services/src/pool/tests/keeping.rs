//! Profiles, absence, the conflict list and invitations.

use chrono::TimeDelta;

use super::scene::{again, clerk, form, id_of, person, problem, programme, waiting, with_capacity};
use super::*;
use crate::accounts::{end_member, sign_in};
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, PoolEvent};
use crate::error::{Error, ProblemCode};
use crate::mail::deliver_due;
use crate::on_both_engines;
use crate::revision::{Crossed, Stale};
use crate::scans::candidates;

fn noted(notes: &str, revision: i64) -> NotesForm {
    NotesForm {
        notes: notes.to_owned(),
        revision,
    }
}

on_both_engines! {
    async fn a_clerk_keeps_the_own_profile_and_reads_no_notes(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        write_notes(&samira, test, &id_of(&bas), &noted("Liever niet met wethouders.", 0)).await.unwrap();
        let changed = ProfileForm {
            functions: "Griffier".to_owned(),
            languages: vec!["nl".to_owned(), "fy".to_owned()],
            travel_km: "80".to_owned(),
            capacity: "2".to_owned(),
            regions: vec!["PV26".to_owned()],
            kinds: vec!["water_board".to_owned()],
            ..form(test, &bas).await
        };
        keep_profile(&bas, test, &id_of(&bas), &changed).await.unwrap();
        assert_eq!(form(test, &bas).await, ProfileForm { revision: changed.revision + 1, ..changed });
        let seen = own(&bas, test).await.unwrap();
        assert_eq!((&seen.notes, seen.facts.capacity), (&NotesForm::default(), 2));
        let seen = member(&samira, test, &id_of(&bas)).await.unwrap();
        assert_eq!(seen.notes, noted("Liever niet met wethouders.", 1), "the notes outlive the clerk's own changes");
        let events = audit::recent(&samira, test, 5).await.unwrap();
        let fields = events.iter().find_map(|entry| match &entry.event {
            Some(AuditEvent::Pool(PoolEvent::PoolProfileKept { fields, .. })) if fields.len() > 1 => Some(fields.clone()),
            _ => None,
        });
        assert!(fields.unwrap().contains(&"travel_km".to_owned()));
    }

    async fn a_profile_that_changed_meanwhile_is_not_written_over_unseen(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let id = id_of(&bas);
        let opened = form(test, &bas).await;
        keep_profile(&bas, test, &id, &opened).await.unwrap();
        write_notes(&samira, test, &id, &noted("Liever op dinsdag.", 0)).await.unwrap();
        keep_profile(&bas, test, &id, &ProfileForm { capacity: "1".to_owned(), ..opened.clone() }).await.unwrap();
        let late = ProfileForm { travel_km: "90".to_owned(), ..opened };
        let Err(Error::Stale(stale)) = keep_profile(&samira, test, &id, &late).await else { panic!("written over") };
        let Stale::Profile(Crossed { kept, typed, .. }) = *stale else { panic!("something else is stale") };
        assert_eq!((kept.capacity.as_str(), &typed), ("1", &late));
        assert_eq!(form(test, &bas).await, kept, "nothing was written");
        keep_profile(&samira, test, &id, &ProfileForm { revision: kept.revision, ..typed }).await.unwrap();
        assert_eq!(form(test, &bas).await.travel_km, "90", "sending it again is meant");
    }

    async fn what_the_programme_notes_first_changes_nothing_of_a_profile_that_is_open(test: &TestServices) {
        let samira = programme(test).await;
        let bas = person(test, "Bas", Role::Clerk, None).await;
        let opened = form(test, &bas).await;
        write_notes(&samira, test, &id_of(&bas), &noted("Liever op dinsdag.", 0)).await.unwrap();
        keep_profile(&bas, test, &id_of(&bas), &ProfileForm { capacity: "1".to_owned(), ..opened }).await.unwrap();
        assert_eq!(form(test, &bas).await.capacity, "1");
    }

    async fn of_two_officers_the_second_to_note_something_sees_both_texts(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let carla = person(test, "Carla", Role::Programme, None).await;
        let id = id_of(&bas);
        let kept = async || member(&samira, test, &id).await.unwrap().notes;
        write_notes(&samira, test, &id, &noted("Liever op dinsdag.", 0)).await.unwrap();
        write_notes(&samira, test, &id, &noted(" Liever op dinsdag. ", 0)).await.unwrap();
        assert_eq!(kept().await, noted("Liever op dinsdag.", 1), "pressed twice is noted once");
        let late = noted("Spreekt Fries.", 0);
        let Err(Error::Stale(stale)) = write_notes(&carla, test, &id, &late).await else { panic!("written over") };
        let Stale::Notes(Crossed { kept: stands, typed, last }) = *stale else { panic!("something else is stale") };
        assert_eq!((&stands, typed), (&noted("Liever op dinsdag.", 1), late));
        let last = last.unwrap();
        assert_eq!((last.by.as_str(), last.own), ("Samira", false));
        write_notes(&carla, test, &id, &noted("", stands.revision)).await.unwrap();
        assert_eq!(kept().await, noted("", 2), "what is wiped out has a revision too");
        assert!(matches!(write_notes(&samira, test, &id, &noted("Toch wel.", 1)).await, Err(Error::Stale(_))));
        write_notes(&samira, test, &id, &noted("Toch wel.", 2)).await.unwrap();
    }

    async fn nobody_keeps_the_profile_of_somebody_else(test: &TestServices) {
        let (samira, bas, els) = (programme(test).await, clerk(test, "Bas").await, clerk(test, "Els").await);
        let typed = form(test, &bas).await;
        assert!(matches!(keep_profile(&els, test, &id_of(&bas), &typed).await, Err(Error::Forbidden)));
        assert!(matches!(member(&els, test, &id_of(&bas)).await, Err(Error::Forbidden)));
        assert!(matches!(members(&els, test).await, Err(Error::Forbidden)));
        assert!(matches!(write_notes(&bas, test, &id_of(&bas), &noted("Goed.", 0)).await, Err(Error::Forbidden)));
        assert!(matches!(export(&bas, test).await, Err(Error::Forbidden)));
        assert!(matches!(facts(&bas, test).await, Err(Error::Forbidden)));
        assert!(matches!(own(&samira, test).await, Err(Error::Forbidden)));
        assert!(matches!(own(&Actor::Anonymous, test).await, Err(Error::SignInNeeded)));
    }

    async fn a_profile_that_cannot_be_is_refused_whole(test: &TestServices) {
        let bas = clerk(test, "Bas").await;
        let good = form(test, &bas).await;
        let wrong = [
            (ProfileForm { name: " ".to_owned(), ..good.clone() }, "name", ProblemCode::Missing),
            (ProfileForm { home: "GM9999".to_owned(), ..good.clone() }, "home", ProblemCode::UnknownAuthority),
            (ProfileForm { home: "GM0457".to_owned(), ..good.clone() }, "home", ProblemCode::EndedAuthority),
            (ProfileForm { capacity: "veel".to_owned(), ..good.clone() }, "capacity", ProblemCode::NotANumber),
            (ProfileForm { languages: Vec::new(), ..good.clone() }, "languages", ProblemCode::Missing),
            (ProfileForm { trained_on: "2030-01-01".to_owned(), ..good.clone() }, "trained_on", ProblemCode::InTheFuture),
            (ProfileForm { trained_on: "1900-01-01".to_owned(), ..good.clone() }, "trained_on", ProblemCode::ImpossibleYear { first: 2010, last: 2199 }),
            (ProfileForm { regions: vec!["Nergens".to_owned()], ..good.clone() }, "regions", ProblemCode::NotAChoice),
            (ProfileForm { regions: vec!["GM0363".to_owned()], ..good.clone() }, "regions", ProblemCode::NotAChoice),
        ];
        for (typed, field, code) in wrong {
            assert_eq!(problem(keep_profile(&bas, test, &id_of(&bas), &typed).await, field), code);
        }
        assert_eq!(form(test, &bas).await, good);
        with_capacity(test, &bas, 0).await;
        assert_eq!(own(&bas, test).await.unwrap().facts.capacity, 0, "0 is an answer");
    }

    async fn an_absence_begins_before_it_ends(test: &TestServices) {
        let (bas, els) = (clerk(test, "Bas").await, clerk(test, "Els").await);
        let typed = |from: &str, until: &str| AbsenceForm { from: from.to_owned(), until: until.to_owned() };
        let id = id_of(&bas);
        for (form, field, code) in [
            (typed("2026-12-20", "2026-12-10"), "until", ProblemCode::BeforeFirstDay),
            (typed("2026-01-01", "2026-01-10"), "until", ProblemCode::InThePast),
            (typed("2026-12-01", "2028-12-01"), "until", ProblemCode::TooFarAway),
            (typed("", "2026-12-01"), "from", ProblemCode::Missing),
            (typed("2026-12-01", "ooit"), "until", ProblemCode::NotADay),
        ] {
            assert_eq!(problem(add_absence(&bas, test, &id, &form).await, field), code);
        }
        add_absence(&bas, test, &id, &typed("2026-11-23", "2026-11-30")).await.unwrap();
        let absences = own(&bas, test).await.unwrap().absences;
        assert_eq!(absences.len(), 1);
        assert!(matches!(remove_absence(&els, test, &id, &absences[0].0).await, Err(Error::Forbidden)));
        assert!(matches!(remove_absence(&els, test, &id_of(&els), &absences[0].0).await, Err(Error::NotFound)));
        remove_absence(&bas, test, &id, &absences[0].0).await.unwrap();
        assert!(own(&bas, test).await.unwrap().absences.is_empty());
    }

    async fn an_absence_that_overlaps_another_names_that_one(test: &TestServices) {
        let (samira, bas, els) = (programme(test).await, clerk(test, "Bas").await, clerk(test, "Els").await);
        let typed = |from: &str, until: &str| AbsenceForm { from: from.to_owned(), until: until.to_owned() };
        let id = id_of(&bas);
        add_absence(&bas, test, &id, &typed("2026-12-10", "2026-12-20")).await.unwrap();
        let kept = ProblemCode::Overlaps { from: day("2026-12-10"), until: day("2026-12-20") };
        for (from, until, field) in [
            ("2026-12-10", "2026-12-20", "from"),
            ("2026-12-20", "2026-12-31", "from"),
            ("2026-12-01", "2026-12-10", "until"),
            ("2026-12-12", "2026-12-13", "from"),
            ("2026-12-01", "2026-12-31", "until"),
        ] {
            for actor in [&bas, &samira] {
                assert_eq!(problem(add_absence(actor, test, &id, &typed(from, until)).await, field), kept, "{from} {until}");
            }
        }
        // The days before and after are free, and those of somebody else are no matter.
        add_absence(&bas, test, &id, &typed("2026-12-01", "2026-12-09")).await.unwrap();
        add_absence(&samira, test, &id, &typed("2026-12-21", "2026-12-21")).await.unwrap();
        add_absence(&els, test, &id_of(&els), &typed("2026-12-10", "2026-12-20")).await.unwrap();
        assert_eq!(own(&bas, test).await.unwrap().absences.len(), 3);
    }

    async fn an_absence_that_is_over_hinders_none_that_goes_on(test: &TestServices) {
        let bas = clerk(test, "Bas").await;
        let typed = |from: &str, until: &str| AbsenceForm { from: from.to_owned(), until: until.to_owned() };
        let id = id_of(&bas);
        add_absence(&bas, test, &id, &typed("2026-11-20", "2026-11-25")).await.unwrap();
        test.later(chrono::TimeDelta::days(5));
        assert!(own(&bas, test).await.unwrap().absences.is_empty(), "it is not there to be taken out");
        add_absence(&bas, test, &id, &typed("2026-11-24", "2026-12-04")).await.unwrap();
    }

    async fn the_conflict_list_is_the_programmes(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let typed = ConflictForm { authority: "GM0363".to_owned(), reason: "Broer is wethouder.".to_owned(), ..ConflictForm::default() };
        assert!(matches!(add_conflict(&bas, test, &id_of(&bas), &typed).await, Err(Error::Forbidden)));
        add_conflict(&samira, test, &id_of(&bas), &typed).await.unwrap();
        assert_eq!(problem(add_conflict(&samira, test, &id_of(&bas), &typed).await, "authority"), ProblemCode::Twice);
        let silent = ConflictForm { reason: String::new(), ..typed };
        assert_eq!(problem(add_conflict(&samira, test, &id_of(&bas), &silent).await, "reason"), ProblemCode::Missing);
        assert!(own(&bas, test).await.unwrap().facts.conflicts.is_empty(), "what the programme knows is its own");
        remove_conflict(&samira, test, &id_of(&bas), &code("GM0363")).await.unwrap();
        assert!(matches!(remove_conflict(&samira, test, &id_of(&bas), &code("GM0363")).await, Err(Error::NotFound)));
    }

    async fn the_whole_list_says_who_put_whom_on_it_and_can_be_searched(test: &TestServices) {
        let (samira, bas, els) = (programme(test).await, clerk(test, "Bas").await, clerk(test, "Élise").await);
        let add = async |clerk: &Actor, authority: &str, reason: &str| {
            let form = ConflictForm { clerk: id_of(clerk).to_string(), authority: authority.to_owned(), reason: reason.to_owned() };
            list_conflict(&samira, test, &form).await
        };
        add(&els, "GM1900", "Woonde er.").await.unwrap();
        add(&bas, "GM0363", "Broer is wethouder.").await.unwrap();
        assert_eq!(problem(add(&bas, "GM0363", "Nog eens.").await, "authority"), ProblemCode::Twice);
        let nobody = ConflictForm::default();
        for field in ["clerk", "authority", "reason"] {
            assert_eq!(problem(list_conflict(&samira, test, &nobody).await, field), ProblemCode::Missing);
        }
        let all = conflicts(&samira, test, "").await.unwrap();
        let seen: Vec<_> = all.iter().map(|pair| (pair.clerk_name.as_str(), pair.authority_name.as_str())).collect();
        assert_eq!(seen, [("Bas", "Amsterdam"), ("Élise", "Súdwest-Fryslân")]);
        assert_eq!((all[0].listed_by.as_deref(), all[0].listed_on), (Some("Samira"), Some(day("2026-11-23"))));
        for (search, expected) in [("elise", 1), ("sudwest", 1), ("AMSTERDAM", 1), ("s", 2), ("niemand", 0)] {
            assert_eq!(conflicts(&samira, test, search).await.unwrap().len(), expected, "{search}");
        }
        let file = String::from_utf8(conflicts_file(&samira, test, "").await.unwrap().bytes).unwrap();
        assert!(file.contains("Bas;Amsterdam;Broer is wethouder.;Samira;2026-11-23"), "{file}");
        assert!(matches!(conflicts(&bas, test, "").await, Err(Error::Forbidden)));
        assert!(matches!(conflicts_file(&bas, test, "").await, Err(Error::Forbidden)));
        assert!(matches!(list_conflict(&bas, test, &nobody).await, Err(Error::Forbidden)));
    }

    async fn a_pair_that_was_taken_off_can_be_put_back(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let (id, amsterdam) = (id_of(&bas), code("GM0363"));
        let form = ConflictForm { authority: "GM0363".to_owned(), reason: "Broer is wethouder.".to_owned(), ..ConflictForm::default() };
        add_conflict(&samira, test, &id, &form).await.unwrap();
        assert!(lifted_conflict(&samira, test, &id, &amsterdam).await.unwrap().is_none());
        remove_conflict(&samira, test, &id, &amsterdam).await.unwrap();
        let holds = async || !member(&samira, test, &id).await.unwrap().facts.conflicts.is_empty();
        assert!(!holds().await && conflicts(&samira, test, "").await.unwrap().is_empty());
        assert_eq!(lifted_conflict(&samira, test, &id, &amsterdam).await.unwrap().unwrap().reason, "Broer is wethouder.");
        assert!(matches!(restore_conflict(&bas, test, &id, &amsterdam).await, Err(Error::Forbidden)));
        restore_conflict(&samira, test, &id, &amsterdam).await.unwrap();
        assert!(holds().await);
        assert!(matches!(restore_conflict(&samira, test, &id, &amsterdam).await, Err(Error::NotFound)));
        remove_conflict(&samira, test, &id, &amsterdam).await.unwrap();
        let anew = ConflictForm { reason: "Werkte er.".to_owned(), ..form };
        add_conflict(&samira, test, &id, &anew).await.unwrap();
        assert_eq!(conflicts(&samira, test, "").await.unwrap()[0].reason, "Werkte er.");
    }

    async fn an_invited_clerk_gets_a_mail_and_an_account(test: &TestServices) {
        let samira = programme(test).await;
        let typed = InvitationForm { name: "Noor".to_owned(), email: "Noor@Example.nl".to_owned(), home: String::new() };
        let id = invite(&samira, test, &typed).await.unwrap();
        deliver_due(test).await.unwrap();
        let mail = test.mailer().sent().pop().unwrap();
        assert_eq!(mail.to_email, "noor@example.nl");
        assert!(mail.text.contains("/mijn-profiel"));
        let seen = own(&again(test, &id).await, test).await.unwrap();
        assert_eq!((seen.profile.kept_on, seen.facts.home), (None, None));
        assert_eq!(problem(invite(&samira, test, &typed).await, "email"), ProblemCode::Taken);
        let empty = InvitationForm::default();
        assert_eq!(problem(invite(&samira, test, &empty).await, "email"), ProblemCode::Missing);
    }

    async fn the_link_in_an_invitation_signs_in_once_and_the_profile_confirms(test: &TestServices) {
        let samira = programme(test).await;
        let typed = InvitationForm { name: "Noor".to_owned(), email: "noor@example.nl".to_owned(), home: "GM0344".to_owned() };
        let id = invite(&samira, test, &typed).await.unwrap();
        let mailed = async || {
            deliver_due(test).await.unwrap();
            let mut sent = test.mailer().sent().into_iter();
            let text = sent.rfind(|mail| mail.to_email == "noor@example.nl").unwrap().text;
            let (_, rest) = text.split_once("/inloggen/").unwrap();
            let (token, onward) = rest.lines().next().unwrap().split_once('?').unwrap();
            assert_eq!(onward, "verder=/mijn-profiel");
            token.to_owned()
        };
        let first = mailed().await;
        assert!(!member(&samira, test, &id).await.unwrap().facts.confirmed);
        let scan = waiting(test, &samira, "GM0758").await;
        let offers = candidates(&samira, test, &scan).await.unwrap().offers;
        assert!(offers[0].1.reasons.contains(&Reason::Unconfirmed), "she may be asked, and that is told");
        assert!(invite_again(&samira, test, &id).await.unwrap());
        let second = mailed().await;
        assert_ne!(first, second);
        test.later(TimeDelta::days(13));
        sign_in(&Actor::Anonymous, test, &second).await.unwrap();
        assert!(sign_in(&Actor::Anonymous, test, &second).await.is_err(), "once");
        test.later(TimeDelta::days(1));
        assert!(sign_in(&Actor::Anonymous, test, &first).await.is_err(), "too late");
        let noor = again(test, &id).await;
        assert!(matches!(invite_again(&noor, test, &id).await, Err(Error::Forbidden)));
        let typed = form(test, &noor).await;
        keep_profile(&samira, test, &id, &typed).await.unwrap();
        assert!(!own(&noor, test).await.unwrap().facts.confirmed, "the programme does not confirm for her");
        keep_profile(&noor, test, &id, &typed).await.unwrap();
        assert!(own(&noor, test).await.unwrap().facts.confirmed);
        assert!(!invite_again(&samira, test, &id).await.unwrap(), "nothing is sent to who takes part");
    }

    async fn who_may_do_more_than_guide_gets_no_link_that_works_for_days(test: &TestServices) {
        let samira = programme(test).await;
        person(test, "Lotte", Role::Lead, None).await;
        let typed = InvitationForm { name: "Lotte".to_owned(), email: "lotte@example.nl".to_owned(), home: String::new() };
        invite(&samira, test, &typed).await.unwrap();
        deliver_due(test).await.unwrap();
        let mail = test.mailer().sent().pop().unwrap();
        assert!(mail.text.contains("/mijn-profiel") && !mail.text.contains("/inloggen/"), "{}", mail.text);
    }

    async fn a_lead_may_become_a_clerk_and_who_left_may_not(test: &TestServices) {
        let samira = programme(test).await;
        let lead = person(test, "Lotte", Role::Lead, None).await;
        let typed = InvitationForm { name: "Lotte".to_owned(), email: "lotte@example.nl".to_owned(), home: "GM0344".to_owned() };
        let id = invite(&samira, test, &typed).await.unwrap();
        assert_eq!(id, id_of(&lead), "one person, one account");
        let both = again(test, &id).await;
        assert!(both.member().unwrap().is(Role::Lead) && both.member().unwrap().is(Role::Clerk));
        let gone = clerk(test, "Gerrit").await;
        end_member(&samira, test, &id_of(&gone)).await.unwrap();
        let typed = InvitationForm { name: "Gerrit".to_owned(), email: "gerrit@example.nl".to_owned(), home: String::new() };
        assert_eq!(problem(invite(&samira, test, &typed).await, "email"), ProblemCode::Taken);
    }

    async fn the_list_leaves_as_a_file_that_a_spreadsheet_reads(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let typed = ProfileForm { functions: "=HYPERLINK(\"x\")".to_owned(), ..form(test, &bas).await };
        keep_profile(&bas, test, &id_of(&bas), &typed).await.unwrap();
        write_notes(&samira, test, &id_of(&bas), &noted("Vertrouwelijk.", 0)).await.unwrap();
        let file = String::from_utf8(export(&samira, test).await.unwrap().bytes).unwrap();
        assert!(file.starts_with("\u{feff}naam;e-mailadres;"), "{file}");
        assert!(file.contains("'=HYPERLINK") && file.contains(";Utrecht;") && !file.contains("Vertrouwelijk"), "{file}");
    }
}
