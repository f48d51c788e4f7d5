//! A scan on a version of the questionnaire that was brought, from its preparation to its results.

use super::*;
use crate::on_both_engines;
use crate::participations::{Change, create_codes, save};
use crate::testing::{SENTENCE, next_questionnaire, officer, release_by_two};
use crate::{responses, results};

/// Another officer brings a version and Samira releases it.
async fn released(test: &TestServices, people: &People, number: &str, from: &str) {
    let bart = officer(test, &format!("Bart {number}").replace(' ', "-")).await;
    let toml = next_questionnaire(number, from);
    release_by_two(test, &toml, (&bart, &people.programme)).await;
}

async fn reads(test: &TestServices, people: &People, id: &ScanId) -> String {
    let (_, form) = preview(&people.lead, test, id, RespondentGroup::Council)
        .await
        .unwrap();
    form.statement("T3.2").unwrap().text.clone()
}

on_both_engines! {
    async fn a_scan_goes_from_start_to_results_on_a_brought_version(test: &TestServices) {
        let people = people(test).await;
        released(test, &people, "2027.1", "2026.1").await;
        let id = ready(test, &people).await;
        let sentence = format!("{SENTENCE} (versie 2027.1).");
        assert_eq!(reads(test, &people, &id).await, sentence);
        open(&people.lead, test, &id).await.unwrap();
        let scan = visible(&people.lead, test, &id).await.unwrap();
        assert_eq!(scan.instrument_version.as_deref(), Some("2027.1"));
        paper(&people.lead, test, &id, RespondentGroup::Council).await.unwrap();
        poster(&people.lead, test, &id).await.unwrap();
        released(test, &people, "2027.2", "2027.1").await;
        assert_eq!(reads(test, &people, &id).await, sentence, "it keeps the version it opened with");
        // The other server did not release it, and answers arrive there as well.
        let other = test.second_server().await;
        let codes = create_codes(&people.lead, test, &id, RespondentGroup::Council).await.unwrap().codes;
        for (place, code) in codes.into_iter().take(12).enumerate() {
            let services = if place % 2 == 0 { test.services() } else { other.clone() };
            let respondent = Actor::Respondent(code);
            let fields = vec![("T3.2".to_owned(), "4".to_owned())];
            let change = Change::Theme { theme: "T3".to_owned(), fields };
            save(&respondent, &services, change, None).await.unwrap();
            responses::send(&respondent, &services).await.unwrap();
        }
        close(&people.lead, test, &id).await.unwrap();
        for services in [test.services(), other.clone()] {
            let view = results::load(&people.lead, &services, &id).await.unwrap();
            let row = view.report.row("T3.2").unwrap();
            assert_eq!(row.text.text, sentence);
        }
        other.close().await;
    }

    async fn a_version_released_meanwhile_asks_for_another_look(test: &TestServices) {
        let people = people(test).await;
        let id = ready(test, &people).await;
        let unseen = async || visible(&people.lead, test, &id).await.unwrap().arrangements.not_previewed();
        assert_eq!(unseen().await, []);
        released(test, &people, "2027.1", "2026.1").await;
        assert_eq!(unseen().await, RespondentGroup::ALL, "what was seen is not what goes out");
        assert_eq!(guard(open(&people.lead, test, &id).await), Refused::PreviewNotSeen);
        look(test, &people, &id).await;
        assert_eq!(unseen().await, []);
        open(&people.lead, test, &id).await.unwrap();
    }

    async fn a_version_says_which_scans_have_it(test: &TestServices) {
        let people = people(test).await;
        let id = opened(test, &people).await;
        released(test, &people, "2027.1", "2026.1").await;
        let form = request_form(BREDA);
        let waiting = request(&people.lead, test, &form).await.unwrap();
        let uses = async |version: &str| {
            let view = crate::versions::read(&people.programme, test, version).await.unwrap();
            view.uses.into_iter().map(|one| (one.scan, one.state)).collect::<Vec<_>>()
        };
        assert_eq!(uses("2026.1").await, [(id, State::Open)]);
        assert_eq!(uses("2027.1").await, [(waiting, State::Requested)], "it gets the newest when it opens");
        let listed = crate::versions::list(&people.programme, test).await.unwrap();
        let scans: Vec<_> = listed.released.iter().map(|version| (version.version.as_str(), version.scans)).collect();
        assert_eq!(scans, [("2027.1", 0), ("2026.1", 1)]);
    }
}
