use super::*;
use crate::on_both_engines;
use crate::pool::{AbsenceForm, add_absence};
use crate::revision::{Crossed, Stale};
use crate::scans::arrangements::{CommitteeForm, SessionKind, SessionsForm, StartSessionForm};
use crate::scans::setup::QuestionsForm;

on_both_engines! {
    async fn taking_part_needs_the_clerk_and_both_agreements(test: &TestServices) {
        let people = people(test).await;
        let id = requested(test, &people).await;
        fill_in(&people.lead, test, &id, Part::Agreements(agreements())).await.unwrap();
        assert_eq!(guard(prepare(&people.lead, test, &id).await), Refused::NotInThisState);
        propose(&people.programme, test, &id, &id_of(&people.clerk)).await.unwrap();
        assert_eq!(guard(prepare(&people.lead, test, &id).await), Refused::ClerkNotAccepted);
        accept(&people.clerk, test, &id).await.unwrap();

        let without = |change: fn(&mut AgreementsForm)| {
            let mut form = agreements();
            change(&mut form);
            Part::Agreements(form)
        };
        for (part, refused) in [
            (without(|form| form.participation_by.clear()), Refused::ParticipationMissing),
            (without(|form| form.participation_on = "2026-11-24".to_owned()), Refused::ParticipationMissing),
            (without(|form| form.controller.clear()), Refused::ProcessingMissing),
            (without(|form| form.processing_on = "gisteren".to_owned()), Refused::ProcessingMissing),
        ] {
            keep_part(test, &people, &id, part).await;
            assert_eq!(guard(prepare(&people.lead, test, &id).await), refused);
        }
        keep_part(test, &people, &id, Part::Agreements(agreements())).await;
        prepare(&people.lead, test, &id).await.unwrap();
        assert_eq!(state_of(test, &id).await, State::Prepared);
    }

    async fn a_day_on_which_the_clerk_is_away_is_told_to_who_see_the_scan(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let bas = id_of(&people.clerk);
        let absence = AbsenceForm { from: "2027-01-11".to_owned(), until: "2027-01-15".to_owned() };
        add_absence(&people.clerk, test, &bas, &absence).await.unwrap();
        let on = async |start: &str, agenda: &str, revision| {
            let form = SessionsForm { start_on: start.to_owned(), agenda_on: agenda.to_owned(), revision, ..SessionsForm::default() };
            fill_in(&people.lead, test, &id, Part::Sessions(form)).await.unwrap();
            away_at_sessions(&people.lead, test, &id).await.unwrap()
        };
        assert_eq!(on("2027-01-08", "2027-03-01", 0).await, []);
        let found = on("2027-01-12", "2027-03-01", 1).await;
        let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
        let told: Vec<_> = found.iter().map(|at| (&at.clerk.id, at.session, at.on, at.until)).collect();
        assert_eq!(told, [(&bas, SessionKind::Start, day("2027-01-12"), day("2027-01-15"))]);
        assert_eq!(cockpit(&people.programme, test, &id).await.unwrap().away, found);
        assert!(matches!(away_at_sessions(&people.other_clerk, test, &id).await, Err(Error::NotFound)));
    }

    async fn what_is_typed_is_kept_even_where_it_is_wrong(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let typed = AgreementsForm { participation_on: "31 november <b>’\"".to_owned(), ..AgreementsForm::default() };
        fill_in(&people.lead, test, &id, Part::Agreements(typed.clone())).await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!(scan.arrangements.agreements, Some(AgreementsForm { revision: 1, ..typed }));
    }

    async fn of_two_windows_the_second_to_save_a_part_sees_both_texts(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let of = |council: &str, revision| CommitteeForm { council: council.to_owned(), revision, ..CommitteeForm::default() };
        let save = async |form: CommitteeForm| fill_in(&people.lead, test, &id, Part::Committee(form)).await;
        let kept = async || visible(&people.lead, test, &id).await.unwrap().arrangements.committee;
        save(of("Ada", 0)).await.unwrap();
        save(of("Ada", 0)).await.unwrap();
        assert_eq!(kept().await, Some(of("Ada", 1)), "pressed twice is saved once");
        let Err(Error::Stale(stale)) = save(of("Bert", 0)).await else { panic!("written over unseen") };
        let Stale::Committee(Crossed { kept: stands, typed, last }) = *stale else { panic!("something else is stale") };
        assert_eq!((&stands, &typed), (&of("Ada", 1), &of("Bert", 0)));
        let last = last.unwrap();
        assert_eq!((last.by.as_str(), last.own, last.at), ("Hanneke", true, test.now()));
        assert_eq!(kept().await, Some(of("Ada", 1)), "nothing was written");
        save(of("Bert", stands.revision)).await.unwrap();
        assert_eq!(kept().await, Some(of("Bert", 2)), "who has seen both may choose");
        assert!(matches!(save(of("Cor", 1)).await, Err(Error::Stale(_))), "nor by who read what is older still");
    }

    async fn no_part_of_the_preparation_is_written_over_unseen(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let committee = |council: &str| Part::Committee(CommitteeForm { council: council.to_owned(), ..CommitteeForm::default() });
        let asking = |text: &str| Part::Questions(QuestionsForm { l1_text: text.to_owned(), ..QuestionsForm::default() });
        for (first, second) in [
            (Part::Agreements(agreements()), Part::Agreements(AgreementsForm { controller: "De raad".to_owned(), ..agreements() })),
            (committee("Ada"), committee("Bert")),
            (Part::Groups(groups()), Part::Groups(GroupsForm { council: "39".to_owned(), ..groups() })),
            (asking("De raad kent de wijken."), asking("")),
            (Part::Period(period()), Part::Period(PeriodForm { contact_name: "De raad".to_owned(), ..period() })),
        ] {
            fill_in(&people.lead, test, &id, first).await.unwrap();
            let before = visible(&people.lead, test, &id).await.unwrap();
            let outcome = fill_in(&people.lead, test, &id, second.clone()).await;
            assert!(matches!(outcome, Err(Error::Stale(_))), "{second:?}");
            let after = visible(&people.lead, test, &id).await.unwrap();
            assert_eq!((after.arrangements, after.setup), (before.arrangements, before.setup), "{second:?}");
            keep_part(test, &people, &id, second).await;
        }
    }

    async fn each_part_is_filled_in_by_who_it_belongs_to(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let of_both = [Part::Sessions(SessionsForm::default()), Part::StartSession(StartSessionForm::default())];
        let of_lead = [
            Part::Agreements(agreements()),
            Part::Committee(CommitteeForm::default()),
            Part::Groups(groups()),
            Part::Questions(QuestionsForm::default()),
            Part::Period(period()),
        ];
        for part in &of_both {
            assert!(fill_in(&people.clerk, test, &id, part.clone()).await.is_ok(), "{part:?}");
        }
        for part in &of_lead {
            assert!(matches!(fill_in(&people.clerk, test, &id, part.clone()).await, Err(Error::Forbidden)), "{part:?}");
        }
        for part in of_both.into_iter().chain(of_lead) {
            assert!(fill_in(&people.lead, test, &id, part.clone()).await.is_ok(), "{part:?}");
            assert!(matches!(fill_in(&people.programme, test, &id, part.clone()).await, Err(Error::Forbidden)), "{part:?}");
            assert!(matches!(fill_in(&people.other_lead, test, &id, part.clone()).await, Err(Error::NotFound)), "{part:?}");
            assert!(matches!(fill_in(&people.other_clerk, test, &id, part).await, Err(Error::NotFound)));
        }
    }

    async fn a_change_of_what_respondents_see_asks_for_another_look(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let unseen = async || visible(&people.lead, test, &id).await.unwrap().arrangements.not_previewed();
        let more = GroupsForm { staff: "90".to_owned(), ..groups() };
        keep_part(test, &people, &id, Part::Groups(more.clone())).await;
        assert_eq!(unseen().await, [], "a size is not on the questionnaire");
        let areas = GroupsForm { areas: "Noord\nZuid".to_owned(), ..more };
        keep_part(test, &people, &id, Part::Groups(areas.clone())).await;
        assert_eq!(unseen().await, [RespondentGroup::Residents], "areas are, on that of residents");
        look(test, &people, &id).await;
        let questions = QuestionsForm {
            l1_text: "De haven is goed voor de stad.".to_owned(),
            l1_groups: vec!["residents".to_owned()],
            ..QuestionsForm::default()
        };
        fill_in(&people.lead, test, &id, Part::Questions(questions)).await.unwrap();
        assert_eq!(unseen().await, [RespondentGroup::Residents], "and own questions, on that of who gets them");
        for rule in [
            GroupsForm { minimum: "8".to_owned(), ..areas.clone() },
            GroupsForm { minimum: "8".to_owned(), executive_rule: setup::JOINED.to_owned(), ..areas },
        ] {
            look(test, &people, &id).await;
            keep_part(test, &people, &id, Part::Groups(rule)).await;
            assert_eq!(unseen().await, RespondentGroup::ALL, "what is promised concerns everybody");
        }
        let (_, form) = preview(&people.clerk, test, &id, RespondentGroup::Residents).await.unwrap();
        assert!(form.statement("L1").is_some());
        let (_, form) = preview(&people.clerk, test, &id, RespondentGroup::Council).await.unwrap();
        assert!(form.statement("L1").is_none());
    }

    async fn only_the_lead_says_that_the_preview_was_seen(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let group = RespondentGroup::Staff;
        assert!(matches!(mark_previewed(&people.clerk, test, &id, group).await, Err(Error::Forbidden)));
        assert!(matches!(mark_previewed(&people.other_lead, test, &id, group).await, Err(Error::NotFound)));
        assert!(matches!(preview(&people.other_lead, test, &id, group).await, Err(Error::NotFound)));
        mark_previewed(&people.lead, test, &id, group).await.unwrap();
        mark_previewed(&people.lead, test, &id, group).await.unwrap();
        let (_, log) = log(&people.lead, test, &id).await.unwrap();
        assert_eq!(log.entries.iter().filter(|entry| entry.kind == "preview_seen").count(), 1);
    }
}
