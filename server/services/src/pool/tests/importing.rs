//! A file with clerks.

use super::import::{bring, discard, import, preview, tidy};
use super::scene::{clerk, form, id_of, problem, programme};
use super::*;
use crate::accounts::end_member;
use crate::csv_reading::FileProblem;
use crate::error::{Error, ProblemCode, Refusal};
use crate::on_both_engines;

const HEAD: &str = "naam;e-mailadres;organisatie;plaatsen\n";

fn file(lines: &str) -> Vec<u8> {
    format!("{HEAD}{lines}").into_bytes()
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
        assert_eq!(import(&samira, test).await.unwrap(), (0, 1));
        assert_eq!(form(test, &bas).await, typed);
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
            (3, vec!["organisatie", "e-mailadres", "plaatsen"]),
            (4, vec!["organisatie", "e-mailadres"]),
            (5, vec!["e-mailadres"]),
            (6, vec!["naam", "regel"]),
        ]);
        assert_eq!(rows[2].problems[1].code, ProblemCode::Twice);
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
    }

    async fn only_the_programme_brings_files(test: &TestServices) {
        let bas = clerk(test, "Bas").await;
        assert!(matches!(bring(&bas, test, &file("")).await, Err(Error::Forbidden)));
        assert!(matches!(preview(&bas, test).await, Err(Error::Forbidden)));
        assert!(matches!(import(&bas, test).await, Err(Error::Forbidden)));
        assert!(matches!(discard(&bas, test).await, Err(Error::Forbidden)));
    }
}
