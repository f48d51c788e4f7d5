//! What runs over a merger or a split goes on.

use chrono::TimeDelta;
use questionnaires::answers::Answer;
use questionnaires::kind::RespondentGroup::Council;

use super::super::*;
use crate::actor::{Actor, Role};
use crate::authorities::scene::{File, again, apply, code, confirm, id_of, mails, person, scan};
use crate::authorities::{AuthorityCode, dossier};
use crate::desk::Outcome;
use crate::error::{Error, Problem, ProblemCode};
use crate::on_both_engines;
use crate::participations::fixture::Fixture;
use crate::pool::{Exclusion, Nearness, exclusion, facts};
use crate::programme::uptake::{FilterForm, Subset, list};
use crate::scans::{self, RequestForm, State};
use crate::testing::TestServices;

const WIJDEMEREN: &str = "GM1696";
const HILVERSUM: &str = "GM0402";

fn asking(authority: &str) -> RequestForm {
    RequestForm {
        authority: authority.to_owned(),
        reason: "De raad wil weten hoe het gaat.".to_owned(),
        ..RequestForm::default()
    }
}

/// Who takes part, each with the number of its scans.
async fn taking_part(test: &TestServices) -> Vec<(String, usize)> {
    let found = list(
        &Actor::System,
        test,
        &FilterForm::default(),
        Subset::TakesPart,
    )
    .await;
    let rows = found.unwrap().rows.into_iter();
    rows.map(|row| (row.authority.display_name, row.scans.len()))
        .collect()
}

fn named(pairs: &[(&str, usize)]) -> Vec<(String, usize)> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, count)| ((*name).to_owned(), *count))
        .collect()
}

on_both_engines! {
    async fn a_questionnaire_goes_on_over_a_merger_and_its_results_are_released(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let fixture = Fixture::open(test).await;
        let (lead, id) = (fixture.lead.clone(), fixture.scan.clone());
        apply(test, &officer, &File::of(test, &officer).await.ending("GM0080", "2026-11-30", "GM0072")).await;
        assert_eq!(confirm(test, &officer, "GM0080", &[]).await.unwrap(), Stage::Confirmed);
        let people = fixture.codes(Council).await;
        for early in &people[..3] {
            fixture.answer(early, Answer::Agree).await;
            assert_eq!(fixture.send(early).await, Outcome::Sent);
        }
        fixture.answer(&people[3], Answer::Disagree).await;

        test.later(TimeDelta::days(8));
        assert_eq!(take_effect_due(test).await.unwrap(), 1);
        assert_eq!(mails(test).await, 1);
        let lead = again(test, &id_of(&lead)).await;
        for late in &people[3..7] {
            fixture.answer(late, Answer::Agree).await;
            assert_eq!(fixture.send(late).await, Outcome::Sent, "a draft of before the merger too");
        }
        assert_eq!(fixture.responses(Council).await, 7);
        let cockpit = scans::cockpit(&lead, test, &id).await.unwrap();
        assert_eq!((cockpit.scan.authority.display_name.as_str(), cockpit.successors[0].display_name.as_str()), ("Leeuwarden", "Harlingen"));
        assert_eq!(cockpit.change.unwrap().stage, Stage::Done);
        scans::close(&lead, test, &id).await.unwrap();
        assert_eq!(scans::visible(&lead, test, &id).await.unwrap().state, State::Closed);
        assert_eq!(fixture.number("SELECT COUNT(*) FROM released_results").await, 1);
    }

    async fn nobody_asks_for_a_new_scan_of_an_authority_that_ended(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let lead = person(test, Role::Lead, Some(WIJDEMEREN)).await;
        test.later(TimeDelta::days(60));
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        let Err(Error::Invalid(problems)) = scans::request(&lead, test, &asking(WIJDEMEREN)).await else { panic!("it ended") };
        assert_eq!(problems, [Problem::new("authority", ProblemCode::EndedAuthority)]);
        assert!(matches!(scans::request(&lead, test, &asking(HILVERSUM)).await, Err(Error::Forbidden)));
        confirm(test, &officer, WIJDEMEREN, &[(&lead, HILVERSUM)]).await.unwrap();
        let lead = again(test, &id_of(&lead)).await;
        scans::request(&lead, test, &asking(HILVERSUM)).await.unwrap();
    }

    async fn two_scans_run_on_and_count_as_one(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let (one, other) = (person(test, Role::Lead, Some(WIJDEMEREN)).await, person(test, Role::Lead, Some(HILVERSUM)).await);
        let (inherited, own) = (scan(test, WIJDEMEREN, &one).await, scan(test, HILVERSUM, &other).await);
        assert_eq!(taking_part(test).await, named(&[("Hilversum", 1), ("Wijdemeren", 1)]));
        let view = change(&officer, test, &code(WIJDEMEREN)).await.unwrap();
        assert_eq!((view.scan.unwrap().id, view.scans_of_successors[0].id.clone()), (inherited.clone(), own.clone()));
        test.later(TimeDelta::days(60));
        assert_eq!(taking_part(test).await.len(), 2, "nobody confirmed it yet");
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        assert_eq!(taking_part(test).await, named(&[("Hilversum", 2)]));
        for (lead, id) in [(&one, &inherited), (&other, &own)] {
            assert!(scans::visible(lead, test, id).await.unwrap().state.is_running());
        }
        assert_eq!(mails(test).await, 1, "the lead of the successor's own scan has nothing to do with it");
        let cockpit = scans::cockpit(&officer, test, &own).await.unwrap();
        assert_eq!(cockpit.predecessors[0].path, format!("/scans/{inherited}"));
        let cockpit = scans::cockpit(&other, test, &own).await.unwrap();
        assert!(cockpit.predecessors.is_empty(), "a scan that is not theirs is not told");
    }

    async fn a_split_leaves_its_scan_where_it_is_with_a_way_from_each_successor(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let lead = person(test, Role::Lead, Some("GM0106")).await;
        let id = scan(test, "GM0106", &lead).await;
        let file = File::of(test, &officer).await.ending("GM0106", "2026-12-31", "GM0109 GM0114");
        apply(test, &officer, &file).await;
        test.later(TimeDelta::days(60));
        assert_eq!(confirm(test, &officer, "GM0106", &[(&lead, "GM0114")]).await.unwrap(), Stage::Done);
        for successor in ["GM0109", "GM0114"] {
            let seen = dossier(&officer, test, &code(successor)).await.unwrap();
            assert_eq!(seen.scans[0].path, format!("/scans/{id}"), "{successor}");
            assert_eq!(seen.scans[0].authority.display_name, "Assen");
            assert_eq!(seen.split.iter().map(AuthorityCode::as_str).collect::<Vec<_>>(), ["GM0106"]);
        }
        assert_eq!(taking_part(test).await, named(&[("Assen", 1)]), "no single heir");
        assert_eq!(mails(test).await, 1);
        let now = again(test, &id_of(&lead)).await;
        let leads = |text: &str| now.member().unwrap().leads(&code(text));
        assert_eq!((leads("GM0106"), leads("GM0109"), leads("GM0114")), (true, false, true));
        let own = scan(test, "GM0109", &person(test, Role::Lead, Some("GM0109")).await).await;
        let cockpit = scans::cockpit(&officer, test, &own).await.unwrap();
        assert_eq!(cockpit.predecessors[0].path, format!("/scans/{id}"));
    }

    async fn a_clerk_whose_authority_merged_is_kept_from_what_is_near_to_either(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let clerk = person(test, Role::Clerk, Some(WIJDEMEREN)).await;
        let rule = async |authority: &AuthorityCode| {
            let id = scan(test, authority.as_str(), &person(test, Role::Lead, Some(authority.as_str())).await).await;
            let mut transaction = test.store().write().await.unwrap();
            sqlx::query("UPDATE scans SET state = 'requested' WHERE id = $1").bind(&id).execute(&mut *transaction).await.unwrap();
            transaction.commit().await.unwrap();
            let pool = facts(&officer, test).await.unwrap();
            let own = pool.scans.iter().find(|scan| scan.id == id).unwrap();
            exclusion(pool.clerks.iter().find(|own| own.id == id_of(&clerk)).unwrap(), own, &pool.limits)
        };
        test.later(TimeDelta::days(60));
        confirm(test, &officer, WIJDEMEREN, &[]).await.unwrap();
        assert_eq!(rule(&code(HILVERSUM)).await, Some(Exclusion::MergedAuthority));
        let near = Some(Exclusion::Near { nearness: Nearness::Neighbours });
        assert_eq!(rule(&code("GM0308")).await, near, "Baarn borders on Hilversum");
        assert_eq!(rule(&code("GM1904")).await, near, "Stichtse Vecht bordered on Wijdemeren");
        let view = change(&officer, test, &code(WIJDEMEREN)).await.unwrap();
        assert_eq!(view.clerks[0].0, id_of(&clerk));
    }
}
