//! What an edition changes.

use chrono::TimeDelta;

use super::super::*;
use crate::actor::{Actor, Role};
use crate::authorities::changes::changes;
use crate::authorities::edition::bring as send;
use crate::authorities::scene::{
    File, apply, bring, code, confirm, differences, events, mails, person, scan,
};
use crate::authorities::{get, load_register};
use crate::error::{Error, ProblemCode, Refusal};
use crate::on_both_engines;
use crate::testing::TestServices;

fn names<'a>(
    authorities: impl IntoIterator<Item = &'a crate::authorities::Authority>,
) -> Vec<&'a str> {
    let names = authorities.into_iter();
    names
        .map(|authority| authority.display_name.as_str())
        .collect()
}

async fn entry(test: &TestServices, text: &str) -> crate::authorities::Entry {
    get(&Actor::Anonymous, test, &code(text)).await.unwrap()
}

/// The register with one of everything.
async fn eventful(test: &TestServices, officer: &Actor) -> File {
    File::of(test, officer)
        .await
        .and("GM2000", "Nieuw-Veluwe")
        .set("GM0363", "display_name", "Groot-Amsterdam")
        .ending("GM0034", "2026-06-30", "GM0995")
        .ending("GM0106", "2026-06-30", "GM0109 GM0114")
        .ending("GM0193", "2027-12-31", "GM0150")
        .set("GM0344", "population", "400000")
}

on_both_engines! {
    async fn the_register_as_it_is_changes_nothing(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await;
        let found = differences(test, &officer, &file).await;
        assert!(found.is_empty() && found.absent.is_empty(), "{found:?}");
        assert_eq!(found.unchanged, 427);
        apply(test, &officer, &file).await;
        let last = editions(&officer, test).await.unwrap().remove(0);
        assert_eq!((last.counts.unchanged, last.counts.added), (427, 0));
        assert_eq!(last.by.as_deref(), Some("programme"));
        assert!(preview(&officer, test).await.unwrap().is_none(), "the file is used up");
    }

    async fn an_edition_adds_renames_merges_splits_foresees_and_corrects(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = eventful(test, &officer).await;
        let found = differences(test, &officer, &file).await;
        assert_eq!(names(&found.added), ["Nieuw-Veluwe"]);
        assert_eq!(found.renamed[0].display_name, "Amsterdam");
        assert_eq!(names(found.ended.iter().map(|ending| &ending.authority)), ["Almere", "Assen"]);
        assert_eq!(names(&found.ended[1].successors), ["Coevorden", "Emmen"]);
        assert_eq!((found.merged(), found.split()), (1, 1));
        assert_eq!(names(found.planned.iter().map(|planned| &planned.ending.authority)), ["Zwolle"]);
        let correction = &found.corrected[0].fields;
        assert_eq!((correction[0].column, correction[0].after.as_str()), ("population", "400000"));
        assert_eq!((found.corrected.len(), found.unchanged), (1, 422));

        apply(test, &officer, &file).await;
        assert_eq!(entry(test, "GM0363").await.authority.display_name, "Groot-Amsterdam");
        assert_eq!(names(&entry(test, "GM0034").await.successors), ["Lelystad"]);
        assert_eq!(names(&entry(test, "GM0106").await.successors), ["Coevorden", "Emmen"]);
        assert_eq!(entry(test, "GM0193").await.authority.valid_to, None, "it waits for an officer");
        assert_eq!(entry(test, "GM2000").await.authority.population.unwrap().people, 1234);
        let last = editions(&officer, test).await.unwrap().remove(0);
        let expected = Counts { added: 1, renamed: 1, merged: 1, split: 1, planned: 1, corrected: 1, unchanged: 422 };
        assert_eq!(last.counts, expected);
        assert_eq!(events(test, "register_applied").await, 2, "the program's own, and this one");

        let again = differences(test, &officer, &file).await;
        assert!(again.is_empty(), "the same edition once more changes nothing: {again:?}");
    }

    async fn an_authority_that_ended_keeps_the_place_from_which_distances_are_measured(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await.ending("GM0034", "2026-06-30", "GM0995")
            .set("GM0034", "latitude", "").set("GM0034", "longitude", "").set("GM0034", "population", "").set("GM0034", "population_year", "");
        apply(test, &officer, &file).await;
        let almere = entry(test, "GM0034").await.authority;
        assert!(almere.centre.is_some() && almere.population.is_some());
    }

    async fn who_is_not_named_stays(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::empty().and("GM2000", "Nieuw-Veluwe");
        let found = differences(test, &officer, &file).await;
        assert_eq!((found.absent.len(), found.added.len(), found.unchanged), (375, 1, 0));
        apply(test, &officer, &file).await;
        assert_eq!(entry(test, "GM0106").await.authority.valid_to, None);
        assert_eq!(changes(&officer, test).await.unwrap().len(), 1, "Wijdemeren is foreseen as before");
    }

    async fn a_semicolon_and_a_decimal_comma_are_read_as_well(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::empty().and("GM2000", "Nieuw-Veluwe").set("GM2000", "latitude", "52,1");
        let text = file.text().replace("\"52,1\"", "#").replace(',', ";").replace('#', "52,1");
        let preview = bring(test, &officer, &format!("\u{feff}{text}")).await;
        let (_, found) = preview.differences().unwrap();
        assert!((found.added[0].centre.unwrap().latitude - 52.1).abs() < 1e-9);
    }

    async fn nothing_is_applied_while_one_line_is_wrong(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = eventful(test, &officer).await.set("GM0344", "seats", "veel");
        let preview = bring(test, &officer, &file.text()).await;
        let refused = import(&officer, test, &preview.seen).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ImportHasProblems))));
        assert_eq!(entry(test, "GM0363").await.authority.display_name, "Amsterdam");
        assert_eq!(editions(&officer, test).await.unwrap().len(), 1);
        discard(&officer, test).await.unwrap();
        assert!(matches!(import(&officer, test, &preview.seen).await, Err(Error::NotFound)));
    }

    async fn what_is_applied_is_what_was_seen(test: &TestServices) {
        let (officer, other) = (person(test, Role::Programme, None).await, person(test, Role::Programme, None).await);
        let file = eventful(test, &officer).await;
        let seen = bring(test, &officer, &file.text()).await.seen;
        apply(test, &other, &File::empty().and("GM2001", "Elders")).await;
        assert!(matches!(import(&officer, test, &seen).await, Err(Error::Conflict)));
        let seen = preview(&officer, test).await.unwrap().unwrap().seen;
        import(&officer, test, &seen).await.unwrap();
    }

    async fn an_edition_does_not_go_back_in_time_nor_ahead_of_it(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        apply(test, &officer, &File::empty().and("GM2000", "Nieuw-Veluwe")).await;
        for (as_of, expected) in [
            ("2026-11-22", ProblemCode::InThePast),
            ("2026-11-24", ProblemCode::InTheFuture),
            ("", ProblemCode::Missing),
            ("gisteren", ProblemCode::NotADay),
        ] {
            let form = EditionForm { as_of: as_of.to_owned() };
            let Err(Error::Invalid(problems)) = send(&officer, test, &form, b"\xff").await else { panic!("{as_of}") };
            let fields: Vec<_> = problems.iter().map(|problem| problem.field.as_str()).collect();
            assert_eq!((fields, &problems[0].code), (vec!["as_of", "encoding"], &expected));
        }
    }

    async fn the_next_start_does_not_undo_what_an_officer_brought(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        apply(test, &officer, &eventful(test, &officer).await).await;
        let mut transaction = test.store().write().await.unwrap();
        sqlx::query("UPDATE register_loads SET sha256 = 'of another version of the program'").execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        load_register(test).await.unwrap();
        assert_eq!(entry(test, "GM0363").await.authority.display_name, "Groot-Amsterdam");
        assert_eq!(editions(&officer, test).await.unwrap().len(), 2, "none was added");
    }

    async fn an_end_that_an_edition_reports_tells_the_lead_once_and_leaves_the_scan_running(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let lead = person(test, Role::Lead, Some("GM0034")).await;
        let id = scan(test, "GM0034", &lead).await;
        let file = File::of(test, &officer).await.ending("GM0034", "2026-06-30", "GM0995");
        let shown = bring(test, &officer, &file.text()).await;
        assert_eq!(shown.running.get(&code("GM0034")), Some(&id));
        apply(test, &officer, &file).await;
        apply(test, &officer, &file).await;
        assert_eq!(mails(test).await, 1);
        let scan = crate::scans::visible(&lead, test, &id).await.unwrap();
        assert!(scan.state.is_running() && scan.authority.display_name == "Almere");
    }

    async fn what_an_officer_confirmed_stands_against_an_edition_of_before_its_day(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        confirm(test, &officer, "GM1696", &[]).await.unwrap();
        let unaware = File::of(test, &officer).await.ending("GM1696", "", "");
        let found = differences(test, &officer, &unaware).await;
        assert!(found.is_empty(), "{found:?}");
        let otherwise = unaware.ending("GM1696", "2027-12-31", "GM0402");
        let found = differences(test, &officer, &otherwise).await;
        assert!(found.planned[0].lapses && found.planned[0].replaces);
        apply(test, &officer, &otherwise).await;
        let change = changes(&officer, test).await.unwrap().remove(0);
        assert_eq!((change.confirmed, change.ending.last_day.to_string().as_str()), (None, "2027-12-31"));
    }

    async fn what_nobody_confirmed_goes_when_an_edition_no_longer_foresees_it(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await.ending("GM1696", "", "");
        assert_eq!(names(&differences(test, &officer, &file).await.dropped), ["Wijdemeren"]);
        apply(test, &officer, &file).await;
        assert!(changes(&officer, test).await.unwrap().is_empty());
    }

    async fn an_edition_may_say_that_an_authority_exists_after_all(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        confirm(test, &officer, "GM1696", &[]).await.unwrap();
        test.later(TimeDelta::days(60));
        assert_eq!(crate::authorities::changes::take_effect_due(test).await.unwrap(), 1);
        let file = File::of(test, &officer).await.ending("GM1696", "", "");
        let found = differences(test, &officer, &file).await;
        assert_eq!(names(&found.revived), ["Wijdemeren"]);
        apply(test, &officer, &file).await;
        let revived = entry(test, "GM1696").await;
        assert_eq!((revived.authority.valid_to, revived.successors.len()), (None, 0));
    }

    async fn only_the_programme_brings_editions(test: &TestServices) {
        let form = EditionForm { as_of: "2026-11-23".to_owned() };
        for actor in [
            Actor::Anonymous,
            Actor::System,
            person(test, Role::Clerk, Some("GM0106")).await,
            person(test, Role::Lead, Some("GM0363")).await,
        ] {
            for outcome in [
                send(&actor, test, &form, b"code\n").await,
                preview(&actor, test).await.map(|_| ()),
                import(&actor, test, "").await,
                discard(&actor, test).await,
                editions(&actor, test).await.map(|_| ()),
                export(&actor, test).await.map(|_| ()),
            ] {
                assert!(matches!(outcome, Err(Error::Forbidden | Error::SignInNeeded)), "{actor:?}: {outcome:?}");
            }
        }
    }

    async fn a_file_that_nobody_touches_is_gone_after_a_day(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let _kept = bring(test, &officer, &File::empty().and("GM2000", "Nieuw-Veluwe").text()).await;
        test.later(TimeDelta::hours(25));
        tidy(test).await.unwrap();
        assert!(preview(&officer, test).await.unwrap().is_none());
    }

    async fn five_thousand_lines_are_brought_and_applied(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let mut file = File::empty();
        for number in 0..5000 {
            file = file.and(&format!("GM{:04}", 2000 + number), &format!("Gemeente {number}"));
        }
        let begun = std::time::Instant::now();
        let found = differences(test, &officer, &file).await;
        assert_eq!(found.added.len(), 5000);
        apply(test, &officer, &file).await;
        let took = begun.elapsed();
        assert!(took.as_secs() < 30, "in an unoptimised program: {took:?}");
        assert_eq!(entry(test, "GM6999").await.authority.display_name, "Gemeente 4999");
    }
}
