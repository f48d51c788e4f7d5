use super::*;
use crate::audit::ArrangementEvent;
use crate::mail::deliver_due;
use crate::on_both_engines;
use chrono::TimeDelta;

/// All is ready, and the first day is planned as given.
async fn planned(test: &TestServices, people: &People, opens_on: &str) -> ScanId {
    let id = prepared(test, people).await;
    fill_in(&people.lead, test, &id, Part::Groups(groups()))
        .await
        .unwrap();
    plan(test, people, &id, opens_on).await;
    look(test, people, &id).await;
    id
}

async fn plan(test: &TestServices, people: &People, id: &ScanId, opens_on: &str) {
    let period = PeriodForm {
        opens_on: opens_on.to_owned(),
        closes_on: "2026-12-14".to_owned(),
        ..period()
    };
    keep_part(test, people, id, Part::Period(period)).await;
}

/// Letters to the lead that the questionnaire is not open, from the first on.
async fn reminders(test: &TestServices) -> Vec<String> {
    deliver_due(test).await.unwrap();
    let sent = test.mailer().sent();
    let own = sent.iter().filter(|letter| {
        letter.to_email == "hanneke@example.nl" && letter.subject.ends_with("is nog niet open")
    });
    own.map(|letter| letter.text.clone()).collect()
}

on_both_engines! {
    async fn the_lead_is_reminded_once_a_planned_day_that_it_is_not_open(test: &TestServices) {
        let people = people(test).await;
        let id = planned(test, &people, "2026-11-26").await;
        test.later(TimeDelta::days(2));
        assert_eq!(remind_to_open(test).await.unwrap(), 0, "the day is still to come");
        test.later(TimeDelta::days(1));
        let (one, two) = tokio::join!(remind_to_open(test), remind_to_open(test));
        assert_eq!(one.unwrap() + two.unwrap(), 1, "two servers at once remind once");
        test.later(TimeDelta::days(1));
        assert_eq!(remind_to_open(test).await.unwrap(), 0, "not every day");
        let letters = reminders(test).await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].contains("U koos 26-11-2026 als eerste dag") && letters[0].contains(&format!("/scans/{id}/vragenlijst")), "{letters:?}");
        assert_eq!(state_of(test, &id).await, State::Prepared, "a person opens it");

        plan(test, &people, &id, "2026-11-30").await;
        test.later(TimeDelta::days(3));
        assert_eq!(remind_to_open(test).await.unwrap(), 1, "another day was planned");
        assert_eq!((remind_to_open(test).await.unwrap(), reminders(test).await.len()), (0, 2));
        let (_, log) = log(&people.lead, test, &id).await.unwrap();
        let told = log.entries.iter().filter(|entry| matches!(entry.event, Some(AuditEvent::Arrangement(ArrangementEvent::OpeningReminded { .. }))));
        assert_eq!(told.count(), 2);
    }

    async fn who_opened_who_chose_today_and_who_is_too_late_hear_nothing(test: &TestServices) {
        let people = people(test).await;
        let id = planned(test, &people, "2026-11-23").await;
        assert_eq!(remind_to_open(test).await.unwrap(), 0, "who chose today knows");
        plan(test, &people, &id, "2026-11-26").await;
        test.later(TimeDelta::days(22));
        assert_eq!(remind_to_open(test).await.unwrap(), 0, "the last day is over");
        let again = PeriodForm { opens_on: "2026-12-18".to_owned(), closes_on: "2027-01-08".to_owned(), ..period() };
        keep_part(test, &people, &id, Part::Period(again)).await;
        look(test, &people, &id).await;
        open(&people.lead, test, &id).await.unwrap();
        test.later(TimeDelta::days(4));
        assert_eq!((remind_to_open(test).await.unwrap(), reminders(test).await.len()), (0, 0), "it is open");
    }

    async fn opening_freezes_version_and_setup(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        let scan = visible(&people.clerk, test, &id).await.unwrap();
        assert_eq!((scan.state, scan.opened_at), (State::Open, Some(test.clock().now())));
        assert_eq!(scan.instrument_version.as_deref(), Some("2026.1"));
        assert!(scan.setup.cut_offs.is_some(), "a later default changes nothing for this scan");
        for part in [Part::Groups(groups()), Part::Period(period()), Part::Agreements(agreements())] {
            assert_eq!(guard(fill_in(&people.lead, test, &id, part).await), Refused::NotInThisState);
        }
        assert_eq!(guard(open(&people.lead, test, &id).await), Refused::NotInThisState);
    }

    async fn the_cut_offs_that_were_agreed_are_frozen(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let agreed = GroupsForm { strength: "80".to_owned(), ..groups() };
        keep_part(test, &people, &id, Part::Groups(agreed)).await;
        open(&people.lead, test, &id).await.unwrap();
        let setup = visible(&people.clerk, test, &id).await.unwrap().setup;
        assert_eq!(setup.cut_offs.map(|own| own.strength_percent), Some(80));
        let cut_offs = setup.read().unwrap().rules.cut_offs();
        assert_eq!((cut_offs.strength_percent, cut_offs.concern_percent), (80, 40));
    }

    async fn the_database_itself_refuses_to_change_what_is_frozen(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        for change in [
            "UPDATE scans SET setup = '{}' WHERE id = $1",
            "UPDATE scans SET instrument_version = '2031.4' WHERE id = $1",
            "UPDATE scans SET instrument_version = NULL WHERE id = $1",
        ] {
            let mut transaction = test.store().write().await.unwrap();
            let outcome = sqlx::query(change).bind(&id).execute(&mut *transaction).await;
            assert!(outcome.is_err(), "{change}");
        }
        let mut transaction = test.store().write().await.unwrap();
        let other = sqlx::query("UPDATE scans SET reason = 'x' WHERE id = $1").bind(&id).execute(&mut *transaction).await;
        assert!(other.is_ok(), "what is not frozen may change");
    }

    async fn every_guard_of_opening_stands_by_itself(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let attempt = async || guard(open(&people.lead, test, &id).await);
        assert_eq!(attempt().await, Refused::SizesMissing);
        let nobody = GroupsForm { council: "0".to_owned(), ..groups() };
        keep_part(test, &people, &id, Part::Groups(nobody)).await;
        assert_eq!(attempt().await, Refused::SizesMissing, "a group of nobody");
        keep_part(test, &people, &id, Part::Groups(groups())).await;
        assert_eq!(attempt().await, Refused::PeriodMissing);
        let past = PeriodForm { opens_on: "2026-11-01".to_owned(), closes_on: "2026-11-22".to_owned(), ..period() };
        keep_part(test, &people, &id, Part::Period(past)).await;
        assert_eq!(attempt().await, Refused::PeriodMissing, "a period that is over");
        keep_part(test, &people, &id, Part::Period(period())).await;
        assert_eq!(attempt().await, Refused::PreviewNotSeen);
        for group in [RespondentGroup::Council, RespondentGroup::Executive, RespondentGroup::Staff] {
            mark_previewed(&people.lead, test, &id, group).await.unwrap();
            assert_eq!(attempt().await, Refused::PreviewNotSeen, "each group is looked at");
        }
        mark_previewed(&people.lead, test, &id, RespondentGroup::Residents).await.unwrap();
        let unsigned = AgreementsForm { controller: String::new(), ..agreements() };
        keep_part(test, &people, &id, Part::Agreements(unsigned)).await;
        assert_eq!(attempt().await, Refused::ProcessingMissing, "struck out after all");
        keep_part(test, &people, &id, Part::Agreements(agreements())).await;
        open(&people.lead, test, &id).await.unwrap();
    }

    async fn an_own_question_that_cannot_be_asked_keeps_it_closed(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let questions = setup::QuestionsForm { l1_text: "Wat vindt u?".to_owned(), ..setup::QuestionsForm::default() };
        fill_in(&people.lead, test, &id, Part::Questions(questions)).await.unwrap();
        look(test, &people, &id).await;
        let wrong = fields(open(&people.lead, test, &id).await);
        assert_eq!(wrong, BTreeSet::from(["l1_groups".to_owned(), "l1_text".to_owned()]));
    }

    async fn a_period_that_ended_while_it_waited_is_refused(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        test.later(TimeDelta::days(19));
        assert_eq!(guard(open(&people.lead, test, &id).await), Refused::PeriodMissing);
    }

    async fn only_the_lead_opens(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        for other in [&people.clerk, &people.programme, &Actor::System] {
            assert!(matches!(open(other, test, &id).await, Err(Error::Forbidden)), "{other:?}");
        }
        for stranger in [&people.other_lead, &people.other_clerk] {
            assert!(matches!(open(stranger, test, &id).await, Err(Error::NotFound)), "{stranger:?}");
        }
        assert!(matches!(open(&Actor::Anonymous, test, &id).await, Err(Error::SignInNeeded)));
    }

    async fn of_two_who_open_at_once_one_does(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let (one, two) = tokio::join!(open(&people.lead, test, &id), open(&people.lead, test, &id));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
    }
}
