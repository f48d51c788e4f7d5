//! Sessions in a calendar: in the one that follows those of a member, and in a file to send along.

use super::*;
use crate::on_both_engines;
use crate::scans::arrangements::{SessionKind, SessionsForm};
use crate::scans::{FileFor, session_file};
use crate::sessions::script::{self, StepForm};

on_both_engines! {
    async fn a_session_with_a_time_lasts_as_long_as_its_script_and_one_without_takes_the_day(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let sessions = SessionsForm {
            start_on: "2026-12-03".to_owned(),
            agenda_on: "2027-06-30".to_owned(),
            agenda_at: "19.30".to_owned(),
            agenda_place: "Raadszaal; 1e verdieping, links".to_owned(),
            agenda_invited: "Ada Jansen".to_owned(),
            ..SessionsForm::default()
        };
        fill_in(&people.lead, test, &id, Part::Sessions(sessions)).await.unwrap();
        let text = async |actor: &Actor, session| {
            let file = session_file(actor, test, &id, session, FileFor::Invited).await.unwrap();
            (file.name, String::from_utf8(file.bytes).unwrap())
        };
        let (name, whole) = text(&people.programme, SessionKind::Start).await;
        assert_eq!(name, "startgesprek-amsterdam.ics");
        assert!(whole.contains("DTSTART;VALUE=DATE:20261203\r\n"), "{whole}");
        assert!(whole.contains("DTEND;VALUE=DATE:20261204\r\n"), "it ends where the next day begins: {whole}");
        let (_, timed) = text(&people.lead, SessionKind::Agenda).await;
        assert!(timed.contains("DTSTART:20270630T173000Z\r\n") && timed.contains("DTEND:20270630T194000Z\r\n"), "{timed}");
        assert!(timed.contains("LOCATION:Raadszaal\\; 1e verdieping\\, links"), "{timed}");
        assert!(!timed.contains("Ada"), "a file that is passed on names nobody");
        assert!(!timed.contains("URL") && !timed.contains("/scans/"), "who is invited has no account: {timed}");
        let own = session_file(&people.lead, test, &id, SessionKind::Agenda, FileFor::Oneself).await.unwrap();
        assert_eq!(own.name, "agenderingsgesprek-amsterdam-met-link.ics");
        let own = String::from_utf8(own.bytes).unwrap();
        assert!(own.replace("\r\n ", "").contains(&format!("/scans/{id}")), "{own}");
        assert_eq!(timed.matches("BEGIN:VEVENT").count(), 1);
        assert!(timed.contains(&format!("UID:{id}-agenderingsgesprek@quickscan")), "{timed}");

        let step = StepForm { step: "Een filmpje".to_owned(), minutes: "20".to_owned(), ..StepForm::default() };
        script::add(&people.clerk, test, &id, SessionKind::Agenda, &step).await.unwrap();
        let (_, longer) = text(&people.clerk, SessionKind::Agenda).await;
        assert!(longer.contains("DTEND:20270630T200000Z"), "{longer}");
        let address = calendar_address(&people.clerk, test).await.unwrap();
        let all = calendar_file(&Actor::Anonymous, test, address.rsplit('/').next().unwrap()).await.unwrap();
        assert!(all.replace("\r\n ", "").contains(&format!("/scans/{id}")), "it leads to the scan: {all}");
        assert!(all.contains("DTEND:20270630T200000Z"), "the calendar that follows says the same: {all}");
    }

    async fn a_session_that_is_moved_and_sent_again_takes_the_place_of_the_first(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let on = |day: &str, revision| Part::Sessions(SessionsForm { agenda_on: day.to_owned(), revision, ..SessionsForm::default() });
        let file = async || {
            let file = session_file(&people.lead, test, &id, SessionKind::Agenda, FileFor::Invited).await.unwrap();
            String::from_utf8(file.bytes).unwrap()
        };
        let sequence = |file: &str| {
            let line = file.lines().find_map(|line| line.strip_prefix("SEQUENCE:"));
            line.unwrap().parse::<u32>().unwrap()
        };
        fill_in(&people.lead, test, &id, on("2027-06-29", 0)).await.unwrap();
        let first = file().await;
        test.later(chrono::TimeDelta::hours(1));
        assert_eq!(file().await, first, "the same file whenever it is asked for");
        fill_in(&people.clerk, test, &id, on("2027-06-30", 1)).await.unwrap();
        let second = file().await;
        assert!(sequence(&second) > sequence(&first), "{first}{second}");
        let stamp = test.now().format("%Y%m%dT%H%M%SZ");
        for field in ["LAST-MODIFIED", "DTSTAMP"] {
            assert!(second.contains(&format!("{field}:{stamp}\r\n")) && !first.contains(&format!("{field}:{stamp}")), "{second}");
        }
        let uid = |file: &str| file.lines().find(|line| line.starts_with("UID:")).unwrap().to_owned();
        assert_eq!(uid(&first), uid(&second));
        let step = StepForm { step: "Een filmpje".to_owned(), minutes: "20".to_owned(), ..StepForm::default() };
        script::add(&people.clerk, test, &id, SessionKind::Agenda, &step).await.unwrap();
        assert!(sequence(&file().await) > sequence(&second), "it lasts longer");
    }

    async fn the_calendar_that_follows_gives_a_session_without_a_time_its_day(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let days = SessionsForm {
            start_on: "2026-12-31".to_owned(),
            agenda_on: "2027-02-04".to_owned(),
            agenda_at: "19:30".to_owned(),
            ..SessionsForm::default()
        };
        fill_in(&people.lead, test, &id, Part::Sessions(days)).await.unwrap();
        for reader in [&people.lead, &people.clerk] {
            let address = calendar_address(reader, test).await.unwrap();
            let file = calendar_file(&Actor::Anonymous, test, address.rsplit('/').next().unwrap()).await.unwrap();
            for expected in [
                "DTSTART;VALUE=DATE:20261231\r\n",
                "DTEND;VALUE=DATE:20270101\r\n",
                "DTSTART:20270204T183000Z\r\n",
                "DTEND:20270204T204000Z\r\n",
            ] {
                assert!(file.contains(expected), "{expected}: {file}");
            }
        }
    }

    async fn the_calendar_of_a_lead_holds_their_own_scans_and_no_longer_one_that_another_leads(test: &TestServices) {
        let people = people(test).await;
        let id = assigned(test, &people).await;
        let days = SessionsForm { start_on: "2026-12-31".to_owned(), ..SessionsForm::default() };
        fill_in(&people.lead, test, &id, Part::Sessions(days)).await.unwrap();
        let file = async |address: &str| calendar_file(&Actor::Anonymous, test, address.rsplit('/').next().unwrap()).await;
        let own = calendar_address(&people.lead, test).await.unwrap();
        let others = calendar_address(&people.other_lead, test).await.unwrap();
        assert!(file(&own).await.unwrap().contains("DTSTART;VALUE=DATE:20261231"));
        assert!(!file(&others).await.unwrap().contains("BEGIN:VEVENT"), "what another leads is nobody else's");
        renew_calendar(&people.lead, test).await.unwrap();
        assert!(matches!(file(&own).await, Err(Error::NotFound)), "the address that went astray no longer works");
        let renewed = calendar_address(&people.lead, test).await.unwrap();
        assert!(file(&renewed).await.unwrap().contains("DTSTART;VALUE=DATE:20261231"));
        let form = LeadForm { lead_name: "Noor".to_owned(), lead_email: "noor@example.nl".to_owned() };
        change_lead(&people.programme, test, &id, &form).await.unwrap();
        assert!(!file(&renewed).await.unwrap().contains("BEGIN:VEVENT"), "who no longer leads it does not see its days");
    }

    async fn a_session_without_a_day_has_no_file_and_strangers_get_none(test: &TestServices) {
        let people = people(test).await;
        let id = prepared(test, &people).await;
        let none = session_file(&people.clerk, test, &id, SessionKind::Agenda, FileFor::Invited).await;
        assert!(matches!(none, Err(Error::Refused(Refusal::NoDay))));
        for stranger in [&people.other_lead, &people.other_clerk] {
            assert!(matches!(session_file(stranger, test, &id, SessionKind::Agenda, FileFor::Invited).await, Err(Error::NotFound)));
        }
        assert!(matches!(session_file(&Actor::Anonymous, test, &id, SessionKind::Agenda, FileFor::Invited).await, Err(Error::SignInNeeded)));
    }
}
