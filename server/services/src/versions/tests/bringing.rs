use super::*;
use crate::on_both_engines;

/// What is said of a file that cannot become a version, as people read it.
#[track_caller]
fn told(outcome: Result<Result<String, WrongFile>, Error>) -> Vec<String> {
    match outcome {
        Ok(Err(WrongFile::Problems { problems, .. })) => {
            problems.iter().map(ToString::to_string).collect()
        }
        other => panic!("no problems: {other:?}"),
    }
}

on_both_engines! {
    async fn a_sound_file_waits_and_the_other_officers_are_told(test: &TestServices) {
        let office = office(test).await;
        assert_eq!(brought(test, &office.anna).await, "2027.1");
        let listed = list(&office.bart, test).await.unwrap();
        assert_eq!(listed.released.len(), 1);
        let waits = &listed.proposed[0];
        assert_eq!((waits.version.as_str(), waits.hash.as_str()), ("2027.1", hash(&next()).as_str()));
        assert!(matches!(&waits.standing, Standing::Proposed { brought, may_withdraw: false, may_release: true }
            if brought.by == "Anna" && brought.at == test.clock().now()));
        let subject = "Vragenlijst 2027.1 wacht op vrijgave".to_owned();
        assert_eq!(mailed(test, 0).await, [("Bart".to_owned(), subject.clone()), ("Carla".to_owned(), subject)]);
        let event = AuditEvent::Version(VersionEvent::QuestionnaireBrought { version: "2027.1".to_owned(), hash: hash(&next()) });
        assert_eq!(audited(test, &office).await, [event]);
        let view = read(&office.bart, test, "2027.1").await.unwrap();
        assert_eq!(view.version.toml, next());
        assert!(view.uses.is_empty(), "no scan gets what was not released");
        let file = file(&office.bart, test, "2027.1").await.unwrap();
        assert_eq!(file.bytes, next().as_bytes());
    }

    async fn what_is_wrong_is_told_by_line_and_key_and_nothing_is_kept(test: &TestServices) {
        let office = office(test).await;
        let line = |toml: &str, text: &str| 1 + toml[..toml.find(text).unwrap()].matches('\n').count();
        let file = next()
            .replacen("groups = [\"council\", \"executive\", \"staff\"]", "groups = [\"raad\"]", 1)
            .replacen("fate = \"reworded\"", "fate = \"same\"", 1);
        let wrong = told(bring(&office.anna, test, file.as_bytes()).await);
        let group = format!("regel {}, T1.2.groups.1: de groep ‘raad’ bestaat niet", line(&file, "[\"raad\"]"));
        assert!(wrong[0].starts_with(&group), "{wrong:?}");
        let file = next().replacen("fate = \"reworded\"", "fate = \"same\"", 1);
        let wrong = told(bring(&office.anna, test, file.as_bytes()).await);
        let passage = format!("regel {}, crosswalk.statements.T3.2: dit is niet same", line(&file, "[[crosswalk.statements]]"));
        assert!(wrong[0].starts_with(&passage), "{wrong:?}");
        assert_eq!(rows(test).await, 0);
        assert!(audited(test, &office).await.is_empty());
        assert!(mailed(test, 0).await.is_empty());
    }

    async fn what_is_no_text_is_told_with_its_line(test: &TestServices) {
        let office = office(test).await;
        let answer = async |bytes: &[u8]| bring(&office.anna, test, bytes).await.unwrap().unwrap_err();
        assert_eq!(answer(b"").await, WrongFile::Empty);
        assert_eq!(answer(b"\xef\xbb\xbf \n").await, WrongFile::Empty);
        assert_eq!(answer(b"een\ntwee\nFrysl\xe2n").await, WrongFile::NotText { line: 3 });
        assert_eq!(answer(b"een\n\0").await, WrongFile::NotText { line: 2 });
        assert_eq!(answer(&vec![b'#'; LARGEST_FILE + 1]).await, WrongFile::TooLarge);
        let with_mark = format!("\u{feff}{}", next());
        bring(&office.anna, test, with_mark.as_bytes()).await.unwrap().unwrap();
        assert_eq!(rows(test).await, 1);
    }

    async fn a_number_that_is_there_is_refused(test: &TestServices) {
        let office = office(test).await;
        let first = read(&office.anna, test, "2026.1").await.unwrap().version;
        let wrong = told(bring(&office.bart, test, first.toml.as_bytes()).await);
        assert!(wrong[0].contains("version: deze versie is er al"), "{wrong:?}");
        brought(test, &office.anna).await;
        let wrong = told(bring(&office.bart, test, next().as_bytes()).await);
        assert!(wrong[0].contains("version: deze versie is er al"), "also while it waits: {wrong:?}");
        release(&office.bart, test, "2027.1", &having_read(&next())).await.unwrap();
        let wrong = told(bring(&office.bart, test, next().as_bytes()).await);
        assert!(wrong[0].contains("version: deze versie is er al"), "{wrong:?}");
        let old = next_questionnaire("2027.2", "2026.1");
        let wrong = told(bring(&office.bart, test, old.as_bytes()).await);
        assert!(wrong[0].contains("de overgang begint bij 2027.1"), "{wrong:?}");
    }

    async fn of_two_who_bring_a_number_at_once_one_does(test: &TestServices) {
        let office = office(test).await;
        let file = next();
        let (one, two) = tokio::join!(
            bring(&office.anna, test, file.as_bytes()),
            bring(&office.bart, test, file.as_bytes())
        );
        assert_eq!(usize::from(one.unwrap().is_ok()) + usize::from(two.unwrap().is_ok()), 1);
        assert_eq!(rows(test).await, 1);
    }

    async fn only_officers_see_and_bring_versions(test: &TestServices) {
        let office = office(test).await;
        brought(test, &office.anna).await;
        let file_after = next_questionnaire("2027.2", "2026.1");
        for (actor, signed_in) in [
            (&office.clerk, true),
            (&office.lead, true),
            (&Actor::System, true),
            (&Actor::Anonymous, false),
        ] {
            for error in [
                list(actor, test).await.err(),
                read(actor, test, "2027.1").await.err(),
                compare(actor, test, ("2026.1", "2027.1")).await.err(),
                file(actor, test, "2027.1").await.err(),
                bring(actor, test, file_after.as_bytes()).await.err(),
                to_release(actor, test, "2027.1").await.err(),
                release(actor, test, "2027.1", &having_read(&next())).await.err(),
                to_withdraw(actor, test, "2027.1").await.err(),
                withdraw(actor, test, "2027.1", &WithdrawForm { reason: "Fout.".to_owned() }).await.err(),
            ] {
                let expected = match &error {
                    Some(Error::Forbidden) => signed_in,
                    Some(Error::SignInNeeded) => !signed_in,
                    _ => false,
                };
                assert!(expected, "{actor:?}: {error:?}");
            }
        }
        assert_eq!(rows(test).await, 1);
        assert!(matches!(read(&office.anna, test, "2031.4").await, Err(Error::NotFound)));
    }
}
