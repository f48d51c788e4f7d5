//! A file with clerks.

use super::import::{ImportRow, bring, discard, import as import_seen, preview, tidy};
use super::scene::{again, clerk, form, id_of, person, problem, programme};
use super::*;
use crate::accounts::end_member;
use crate::actor::{Actor, Role};
use crate::audit::{self, AuditEvent, PoolEvent};
use crate::csv_reading::FileProblem;
use crate::error::{Error, Problem, ProblemCode, Refusal};
use crate::on_both_engines;
use crate::revision::{Crossed, Stale};
use crate::testing::TestServices;

const HEAD: &str = "naam;e-mailadres;organisatie;plaatsen\n";

fn file(lines: &str) -> Vec<u8> {
    format!("{HEAD}{lines}").into_bytes()
}

/// Imports what the preview shows.
async fn import(officer: &Actor, test: &TestServices) -> Result<(usize, usize), Error> {
    let preview = preview(officer, test).await?;
    let seen = preview.map(|preview| preview.seen).unwrap_or_default();
    import_seen(officer, test, &seen).await
}

/// A profile in which everything is filled in.
fn told_much(form: ProfileForm) -> ProfileForm {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    ProfileForm {
        functions: "Griffier".to_owned(),
        kinds: words(&["province", "water_board"]),
        trained_on: "2025-03-01".to_owned(),
        travel_km: "80".to_owned(),
        regions: words(&["PV26", "PV30"]),
        languages: words(&["nl", "fy"]),
        capacity: "2".to_owned(),
        ..form
    }
}

/// What a line changes: column, old, new.
fn told(row: &ImportRow) -> Vec<(&str, &str, &str)> {
    let changes = row.changes.iter();
    changes
        .map(|change| (change.column, change.old.as_str(), change.new.as_str()))
        .collect()
}

/// The clerk's own authority ended: Weesp went into Amsterdam.
async fn move_to_ended(test: &TestServices, clerk: &Actor) {
    let mut transaction = test.store().write().await.unwrap();
    sqlx::query("UPDATE members SET home_authority_code = 'GM0457' WHERE id = $1")
        .bind(id_of(clerk))
        .execute(&mut *transaction)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

on_both_engines! {
    async fn a_good_file_is_looked_at_and_then_imported(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        bring(&samira, test, &file("Noor Jansen;Noor@Example.nl;'s-Hertogenbosch;2\nBas;bas@example.nl;GM0344;1\n\n")).await.unwrap();
        let seen = preview(&samira, test).await.unwrap().unwrap();
        assert!(seen.is_fine(), "{seen:?}");
        assert_eq!(seen.rows.unwrap().iter().map(|row| row.known).collect::<Vec<_>>(), [false, true]);
        assert_eq!(members(&samira, test).await.unwrap().len(), 1, "looking changes nothing");
        assert_eq!(import(&samira, test).await.unwrap(), (1, 1));
        let all = members(&samira, test).await.unwrap();
        assert_eq!(all[1].facts.home.as_ref().unwrap().code, code("GM0796"));
        assert_eq!(form(test, &bas).await.capacity, "1");
        assert!(preview(&samira, test).await.unwrap().is_none(), "done with");
        assert!(matches!(import(&samira, test).await, Err(Error::NotFound)));
    }

    async fn what_is_exported_can_be_imported(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let typed = ProfileForm { functions: "=1+1; \"griffier\"".to_owned(), ..form(test, &bas).await };
        keep_profile(&bas, test, &id_of(&bas), &typed).await.unwrap();
        let out = export(&samira, test).await.unwrap();
        bring(&samira, test, &out.bytes).await.unwrap();
        assert_eq!(import(&samira, test).await.unwrap(), (0, 0), "there is nothing to change");
        assert_eq!(form(test, &bas).await, ProfileForm { revision: 1, ..typed }, "kept once, by hand");
    }

    async fn an_export_says_what_pages_say_and_comes_back_as_it_was(test: &TestServices) {
        let samira = programme(test).await;
        let (bas, els) = (clerk(test, "Bas").await, person(test, "Els", Role::Clerk, Some("PV26")).await);
        let gone = clerk(test, "Gerrit").await;
        move_to_ended(test, &gone).await;
        keep_profile(&bas, test, &id_of(&bas), &told_much(form(test, &bas).await)).await.unwrap();
        for (from, until) in [("2027-01-04", "2027-01-04"), ("2026-12-10", "2026-12-20")] {
            let absence = AbsenceForm { from: from.to_owned(), until: until.to_owned() };
            add_absence(&bas, test, &id_of(&bas), &absence).await.unwrap();
        }
        let resting = ProfileForm { active: String::new(), functions: "'=2".to_owned(), ..form(test, &els).await };
        keep_profile(&els, test, &id_of(&els), &resting).await.unwrap();
        let out = export(&samira, test).await.unwrap();
        let text = String::from_utf8(out.bytes.clone()).unwrap();
        let expected = "Bas;bas@example.nl;Utrecht;Griffier;provincie, waterschap;2025-03-01;80;Utrecht, Noord-Brabant;Nederlands, Fries;2;2026-12-10 tot en met 2026-12-20, 2027-01-04 tot en met 2027-01-04;ja";
        for line in [expected, "Els;els@example.nl;Utrecht (provincie);''=2;", "Gerrit;gerrit@example.nl;Weesp;"] {
            assert!(text.contains(line), "{line}: {text}");
        }
        let before = [form(test, &bas).await, form(test, &els).await, form(test, &gone).await];
        bring(&samira, test, &out.bytes).await.unwrap();
        let rows = preview(&samira, test).await.unwrap().unwrap().rows.unwrap();
        assert!(rows.iter().all(ImportRow::is_the_same), "{rows:?}");
        assert_eq!(rows.iter().map(|row| row.tells_absences).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(import(&samira, test).await.unwrap(), (0, 0));
        assert_eq!([form(test, &bas).await, form(test, &els).await, form(test, &gone).await], before);
        assert_eq!(export(&samira, test).await.unwrap().bytes, out.bytes);
    }

    async fn a_file_with_codes_is_read_like_one_with_words(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let codes = "e-mailadres;organisatie;soorten;provincies;talen\nbas@example.nl;gm0344;province water_board;PV26 PV30;nl fy\n";
        let words = "e-mailadres;organisatie;soorten;provincies;talen\nbas@example.nl;UTRECHT;Waterschappen, provincie;noord-brabant, Utrecht;Fries Nederlands\n";
        bring(&samira, test, codes.as_bytes()).await.unwrap();
        assert_eq!(import(&samira, test).await.unwrap(), (0, 1));
        let kept = form(test, &bas).await;
        assert_eq!((kept.kinds.len(), kept.regions.len(), kept.languages.len(), kept.home.as_str()), (2, 2, 2, "GM0344"));
        bring(&samira, test, words.as_bytes()).await.unwrap();
        assert_eq!(import(&samira, test).await.unwrap(), (0, 0), "the same in other words");
    }

    async fn a_column_that_is_not_in_the_file_changes_nothing(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        keep_profile(&bas, test, &id_of(&bas), &told_much(form(test, &bas).await)).await.unwrap();
        let before = form(test, &bas).await;
        bring(&samira, test, b"e-mailadres;plaatsen\nbas@example.nl;5\n").await.unwrap();
        let row = preview(&samira, test).await.unwrap().unwrap().rows.unwrap().remove(0);
        assert_eq!(row.name, "Bas");
        assert_eq!(told(&row), [("plaatsen", "2", "5")]);
        assert_eq!(row.stays().count(), 10);
        assert_eq!(import(&samira, test).await.unwrap(), (0, 1));
        let kept = form(test, &bas).await;
        assert_eq!(kept, ProfileForm { capacity: "5".to_owned(), revision: before.revision + 1, ..before.clone() });
        let late = ProfileForm { travel_km: "90".to_owned(), ..before.clone() };
        let late = keep_profile(&bas, test, &id_of(&bas), &late).await;
        let Err(Error::Stale(stale)) = late else { panic!("who had it open reads first what the file says") };
        assert!(matches!(*stale, Stale::Profile(Crossed { last: None, .. })), "a file is not the last who typed");
        let events = audit::recent(&samira, test, 20).await.unwrap();
        let kept = AuditEvent::Pool(PoolEvent::PoolProfileKept { member: id_of(&bas), fields: vec!["capacity".to_owned()] });
        assert!(events.iter().any(|entry| entry.event.as_ref() == Some(&kept)), "whose profile changed, and in what: {events:?}");
    }

    async fn a_row_with_cells_too_few_or_too_many_says_how_many_and_nothing_else(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        let before = form(test, &bas).await;
        // The last has a cell too few in the middle: what stands in its columns is not what was meant.
        bring(&samira, test, &file("Bas;bas@example.nl;Utrecht\nEls;els@example.nl;Utrecht;2;\nNoor;Utrecht;1\n;;Utrecht;\n;;Utrecht;\n")).await.unwrap();
        let rows = preview(&samira, test).await.unwrap().unwrap().rows.unwrap();
        let cells = |found| vec![Problem::new("regel", ProblemCode::Cells { found, expected: 4 })];
        for (row, line, found) in [(0, 2, 3), (1, 3, 5), (2, 4, 3)] {
            assert_eq!((rows[row].line, &rows[row].problems), (line, &cells(found)));
        }
        let missing = ["e-mailadres", "naam"].map(|field| Problem::new(field, ProblemCode::Missing));
        assert_eq!((&rows[3].problems[..], &rows[4].problems[..]), (&missing[..], &missing[..]), "two without an address are no two of one");
        assert!(matches!(import(&samira, test).await, Err(Error::Refused(Refusal::ImportHasProblems))));
        assert_eq!(form(test, &bas).await, before);
    }

    async fn an_empty_cell_makes_empty_only_what_may_be(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        keep_profile(&bas, test, &id_of(&bas), &told_much(form(test, &bas).await)).await.unwrap();
        let file = "naam;e-mailadres;organisatie;functies;soorten;getraind op;reisafstand km;provincies;talen;plaatsen;doet mee\n;bas@example.nl;;;;;;;;;\n";
        bring(&samira, test, file.as_bytes()).await.unwrap();
        let row = preview(&samira, test).await.unwrap().unwrap().rows.unwrap().remove(0);
        assert_eq!(told(&row), [
            ("functies", "Griffier", ""),
            ("soorten", "provincie, waterschap", ""),
            ("getraind op", "2025-03-01", ""),
            ("reisafstand km", "80", ""),
            ("provincies", "Utrecht, Noord-Brabant", ""),
        ]);
        assert_eq!(row.stays().collect::<Vec<_>>(), ["naam", "e-mailadres", "organisatie", "talen", "plaatsen", "doet mee"]);
        import(&samira, test).await.unwrap();
        let now = form(test, &bas).await;
        assert_eq!((now.name.as_str(), now.home.as_str(), now.capacity.as_str(), now.languages.len()), ("Bas", "GM0344", "2", 2));
        assert!(now.functions.is_empty() && now.kinds.is_empty() && now.regions.is_empty() && now.travel_km.is_empty());
    }

    async fn who_is_new_gets_what_is_usual_and_the_preview_says_so(test: &TestServices) {
        let samira = programme(test).await;
        bring(&samira, test, b"naam;e-mailadres;functies\nNoor;noor@example.nl;Griffier\nNaamloos;;\n").await.unwrap();
        let rows = preview(&samira, test).await.unwrap().unwrap().rows.unwrap();
        assert_eq!(told(&rows[0]), [("functies", "", "Griffier"), ("talen", "", "Nederlands"), ("plaatsen", "", "3"), ("doet mee", "", "ja")]);
        assert!(rows[1].changes.is_empty() && !rows[1].problems.is_empty(), "what is wrong changes nothing");
    }

    async fn who_would_have_no_home_is_known_before(test: &TestServices) {
        let (samira, _bas) = (programme(test).await, clerk(test, "Bas").await);
        person(test, "Hugo", Role::Clerk, None).await;
        bring(&samira, test, &file("Noor;noor@example.nl;;2\nEls;els@example.nl;Utrecht;2\nBas;bas@example.nl;;2\nHugo;hugo@example.nl;;2\n")).await.unwrap();
        let seen = preview(&samira, test).await.unwrap().unwrap();
        assert!(seen.is_fine(), "it keeps nobody out: {seen:?}");
        let rows = seen.rows.unwrap();
        assert_eq!(rows.iter().map(ImportRow::has_no_home).collect::<Vec<_>>(), [true, false, false, true], "Bas keeps the one of his profile");
    }

    async fn one_wrong_line_keeps_out_the_whole_file_and_every_error_is_named(test: &TestServices) {
        let (samira, gone) = (programme(test).await, clerk(test, "Gerrit").await);
        end_member(&samira, test, &id_of(&gone)).await.unwrap();
        let lines = "Goed;goed@example.nl;GM0344;2\nFout;geen adres;Nergens;veel\nNog;goed@example.nl;Weesp;1\nGerrit;gerrit@example.nl;;1\n;leeg@example.nl;;1;te veel\n";
        bring(&samira, test, &file(lines)).await.unwrap();
        let rows = preview(&samira, test).await.unwrap().unwrap().rows.unwrap();
        let found: Vec<(u64, Vec<&str>)> = rows.iter()
            .map(|row| (row.line, row.problems.iter().map(|problem| problem.field.as_str()).collect()))
            .collect();
        assert_eq!(found, [
            (2, vec![]),
            (3, vec!["e-mailadres", "organisatie", "plaatsen"]),
            (4, vec!["organisatie", "e-mailadres"]),
            (5, vec!["e-mailadres"]),
            (6, vec!["regel"]),
        ]);
        assert_eq!(rows[2].problems[1].code, ProblemCode::AlsoOnLine { line: 2 });
        assert!(matches!(import(&samira, test).await, Err(Error::Refused(Refusal::ImportHasProblems))));
        assert!(members(&samira, test).await.unwrap().is_empty(), "nothing half imported");
        tidy(test).await.unwrap();
        assert!(preview(&samira, test).await.unwrap().is_some());
        test.later(chrono::TimeDelta::days(2));
        tidy(test).await.unwrap();
        assert!(preview(&samira, test).await.unwrap().is_none(), "addresses do not lie about");
        bring(&samira, test, &file(lines)).await.unwrap();
        discard(&samira, test).await.unwrap();
        assert!(preview(&samira, test).await.unwrap().is_none());
    }

    async fn the_wrong_encoding_separator_or_columns_are_recognised(test: &TestServices) {
        let samira = programme(test).await;
        let latin = b"naam;e-mailadres\nRen\xe9e;renee@example.nl\n";
        assert_eq!(problem(bring(&samira, test, latin).await, "encoding"), ProblemCode::NotAChoice);
        let utf16: Vec<u8> = "naam;e".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(problem(bring(&samira, test, &utf16).await, "encoding"), ProblemCode::NotAChoice);
        assert_eq!(problem(bring(&samira, test, b" \n").await, "file"), ProblemCode::Missing);
        for (text, expected) in [
            ("naam,e-mailadres\nBas,bas@example.nl\n", FileProblem::Separator(',')),
            ("naam\te-mailadres\nBas\tbas@example.nl\n", FileProblem::Separator('\t')),
            ("naam;plaats\nBas;Utrecht\n", FileProblem::MissingColumns(vec!["e-mailadres"])),
            ("naam;e-mailadres;schoenmaat\nBas;bas@example.nl;43\n", FileProblem::UnknownColumns(vec!["schoenmaat".to_owned()])),
            ("naam;e-mailadres\n", FileProblem::Empty),
            ("naam;e-mailadres\n\"Bas;bas@example.nl\nEls;els@example.nl\n", FileProblem::OpenQuote(2)),
        ] {
            bring(&samira, test, text.as_bytes()).await.unwrap();
            assert_eq!(preview(&samira, test).await.unwrap().unwrap().rows.unwrap_err(), expected, "{text}");
        }
        let many: String = (0..5001).map(|number| format!("N{number};n{number}@example.nl;;\n")).collect();
        bring(&samira, test, &file(&many)).await.unwrap();
        assert_eq!(preview(&samira, test).await.unwrap().unwrap().rows.unwrap_err(), FileProblem::TooManyRows(5000));
    }

    async fn five_thousand_lines_are_taken(test: &TestServices) {
        let samira = programme(test).await;
        let many: String = (0..5000).map(|number| format!("N{number};n{number}@example.nl;Utrecht;1\n")).collect();
        bring(&samira, test, &file(&many)).await.unwrap();
        assert!(preview(&samira, test).await.unwrap().unwrap().is_fine());
        assert_eq!(import(&samira, test).await.unwrap(), (5000, 0));
        for (counted, count) in [
            ("SELECT COUNT(*) FROM members m JOIN member_roles r ON r.member_id = m.id WHERE r.role = 'clerk' AND m.home_authority_code = 'GM0344'", 5000),
            ("SELECT COUNT(*) FROM pool_profiles WHERE capacity = 1 AND notes = ''", 5000),
            ("SELECT COUNT(*) FROM mail_outbox WHERE kind = 'pool_invitation' AND sealed IS NOT NULL", 5000),
            ("SELECT COUNT(*) FROM audit_events WHERE kind = 'pool_member_invited'", 5000),
            ("SELECT COUNT(*) FROM audit_events WHERE kind = 'pool_imported'", 1),
        ] {
            let found: i64 = sqlx::query_scalar(counted).fetch_one(test.store().read()).await.unwrap();
            assert_eq!(found, count, "{counted}");
        }
        bring(&samira, test, &file(&many)).await.unwrap();
        assert_eq!(import(&samira, test).await.unwrap(), (0, 0), "twice is once");
    }

    async fn a_file_that_took_the_place_of_the_one_that_was_seen_is_not_imported(test: &TestServices) {
        let samira = programme(test).await;
        bring(&samira, test, &file("Noor;noor@example.nl;Utrecht;2\n")).await.unwrap();
        let seen = preview(&samira, test).await.unwrap().unwrap().seen;
        for other in ["Els;els@example.nl;Utrecht;2\n", "Els;els@example.nl;Nergens;2\n"] {
            bring(&samira, test, &file(other)).await.unwrap();
            let refused = import_seen(&samira, test, &seen).await;
            assert!(matches!(refused, Err(Error::Conflict)), "also where it has errors: {refused:?}");
        }
        assert!(members(&samira, test).await.unwrap().is_empty());
        bring(&samira, test, &file("Noor;noor@example.nl;Utrecht;2\n")).await.unwrap();
        assert_eq!(import_seen(&samira, test, &seen).await.unwrap(), (1, 0), "the one that was seen");
    }

    async fn whom_a_colleague_invited_meanwhile_is_not_overwritten_unseen(test: &TestServices) {
        let samira = programme(test).await;
        bring(&samira, test, &file("Noor;noor@example.nl;Utrecht;2\n")).await.unwrap();
        let seen = preview(&samira, test).await.unwrap().unwrap().seen;
        let form = InvitationForm { name: "Noor de Wit".to_owned(), email: "noor@example.nl".to_owned(), home: "GM0796".to_owned() };
        invite(&samira, test, &form).await.unwrap();
        assert!(matches!(import_seen(&samira, test, &seen).await, Err(Error::Conflict)));
        assert_eq!(members(&samira, test).await.unwrap()[0].facts.name, "Noor de Wit");
        let row = preview(&samira, test).await.unwrap().unwrap().rows.unwrap().remove(0);
        assert!(row.known);
        assert_eq!(told(&row)[..2], [("naam", "Noor de Wit", "Noor"), ("organisatie", "’s-Hertogenbosch", "Utrecht")]);
        assert_eq!(import(&samira, test).await.unwrap(), (0, 1), "seen and meant");
    }

    async fn only_what_a_line_changes_has_to_be_as_it_was_seen(test: &TestServices) {
        let (samira, bas) = (programme(test).await, clerk(test, "Bas").await);
        bring(&samira, test, b"e-mailadres;plaatsen\nbas@example.nl;5\n").await.unwrap();
        let seen = preview(&samira, test).await.unwrap().unwrap().seen;
        let kept = ProfileForm { capacity: "4".to_owned(), ..form(test, &bas).await };
        keep_profile(&bas, test, &id_of(&bas), &kept).await.unwrap();
        assert!(matches!(import_seen(&samira, test, &seen).await, Err(Error::Conflict)), "4 would be lost");

        let seen = preview(&samira, test).await.unwrap().unwrap().seen;
        let kept = ProfileForm { travel_km: "60".to_owned(), ..form(test, &bas).await };
        keep_profile(&bas, test, &id_of(&bas), &kept).await.unwrap();
        test.later(chrono::TimeDelta::hours(20));
        assert_eq!(import_seen(&samira, test, &seen).await.unwrap(), (0, 1), "another field, and another day");
        let kept = form(test, &bas).await;
        assert_eq!((kept.capacity.as_str(), kept.travel_km.as_str()), ("5", "60"));
    }

    async fn who_has_an_account_becomes_a_clerk_beside_new_people(test: &TestServices) {
        let samira = programme(test).await;
        person(test, "Lies", Role::Lead, None).await;
        bring(&samira, test, &file("Noor;noor@example.nl;Utrecht;2\nLies;lies@example.nl;Utrecht;1\n")).await.unwrap();
        assert_eq!(import(&samira, test).await.unwrap(), (2, 0));
        let all = members(&samira, test).await.unwrap();
        let mut names: Vec<&str> = all.iter().map(|member| member.facts.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["Lies", "Noor"]);
    }

    async fn who_has_an_account_keeps_the_name_that_others_know(test: &TestServices) {
        let samira = programme(test).await;
        let lies = person(test, "Lies", Role::Lead, None).await;
        bring(&samira, test, &file("Anders;lies@example.nl;Utrecht;1\n")).await.unwrap();
        let row = preview(&samira, test).await.unwrap().unwrap().rows.unwrap().remove(0);
        assert!(row.has_account && !row.known && row.name == "Lies", "{row:?}");
        assert_eq!(import(&samira, test).await.unwrap(), (1, 0));
        assert_eq!(again(test, &id_of(&lies)).await.member().unwrap().name, "Lies");
        let anna = person(test, "Anna", Role::Lead, None).await;
        let typed = InvitationForm { name: "Ook anders".to_owned(), email: "anna@example.nl".to_owned(), home: String::new() };
        assert_eq!(invite(&samira, test, &typed).await.unwrap(), id_of(&anna));
        assert_eq!(again(test, &id_of(&anna)).await.member().unwrap().name, "Anna");
    }

    async fn only_the_programme_brings_files(test: &TestServices) {
        let bas = clerk(test, "Bas").await;
        assert!(matches!(bring(&bas, test, &file("")).await, Err(Error::Forbidden)));
        assert!(matches!(preview(&bas, test).await, Err(Error::Forbidden)));
        assert!(matches!(import_seen(&bas, test, "").await, Err(Error::Forbidden)));
        assert!(matches!(discard(&bas, test).await, Err(Error::Forbidden)));
    }
}
