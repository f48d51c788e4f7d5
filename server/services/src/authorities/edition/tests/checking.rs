//! What is wrong with an edition is named by line and column.

use super::super::*;
use crate::actor::Role;
use crate::authorities::scene::{File, bring, person, wrong};
use crate::csv_reading::FileProblem;
use crate::error::{Problem, ProblemCode};
use crate::on_both_engines;

/// A cell that is wrong, with the column and the code of what is said of it.
type Case = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    ProblemCode,
);

/// Code of the line, column, what stands there; column and code of the problem.
const CELLS: [Case; 24] = [
    (
        "GM0363",
        "code",
        "Amsterdam",
        "code",
        ProblemCode::NotAChoice,
    ),
    ("GM0363", "code", "", "code", ProblemCode::Missing),
    ("GM0363", "code", "GM0344", "code", ProblemCode::Twice),
    (
        "GM0363",
        "kind",
        "gemeente",
        "kind",
        ProblemCode::NotAChoice,
    ),
    (
        "GM0363",
        "kind",
        "province",
        "kind",
        ProblemCode::NotAChoice,
    ),
    ("GM0363", "kind", "", "kind", ProblemCode::Missing),
    (
        "GM0363",
        "official_name",
        " ",
        "official_name",
        ProblemCode::Missing,
    ),
    (
        "GM0363",
        "display_name",
        "",
        "display_name",
        ProblemCode::Missing,
    ),
    (
        "GM0363",
        "province_code",
        "",
        "province_code",
        ProblemCode::Missing,
    ),
    (
        "GM0363",
        "province_code",
        "GM0344",
        "province_code",
        ProblemCode::UnknownAuthority,
    ),
    (
        "GM0363",
        "province_code",
        "PV99",
        "province_code",
        ProblemCode::UnknownAuthority,
    ),
    (
        "PV27",
        "province_code",
        "PV28",
        "province_code",
        ProblemCode::NotAChoice,
    ),
    (
        "WS0155",
        "further_provinces",
        "PV26 PV99",
        "further_provinces",
        ProblemCode::UnknownAuthority,
    ),
    (
        "GM0363",
        "valid_from",
        "1 mei",
        "valid_from",
        ProblemCode::NotADay,
    ),
    (
        "GM0363",
        "valid_to",
        "2026-02-30",
        "valid_to",
        ProblemCode::NotADay,
    ),
    (
        "GM0363",
        "valid_to",
        "2026-02-28",
        "successors",
        ProblemCode::Missing,
    ),
    (
        "GM0363",
        "successors",
        "GM0344",
        "valid_to",
        ProblemCode::Missing,
    ),
    (
        "GM0457",
        "successors",
        "GM9999",
        "successors",
        ProblemCode::UnknownAuthority,
    ),
    (
        "GM0457",
        "successors",
        "Amsterdam",
        "successors",
        ProblemCode::UnknownAuthority,
    ),
    (
        "GM0457",
        "successors",
        "PV27",
        "successors",
        ProblemCode::NotAChoice,
    ),
    (
        "GM0457",
        "successors",
        "GM0003",
        "successors",
        ProblemCode::EndedAuthority,
    ),
    ("GM0363", "seats", "veel", "seats", ProblemCode::NotANumber),
    (
        "GM0363",
        "population_year",
        "",
        "population_year",
        ProblemCode::Missing,
    ),
    (
        "GM0363",
        "latitude",
        "5.2",
        "latitude",
        ProblemCode::NotAChoice,
    ),
];

on_both_engines! {
    async fn every_error_is_named_with_its_line_and_column(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let register = File::of(test, &officer).await;
        for (code, column, value, told, problem) in CELLS {
            let line = register.line(code);
            let file = register.clone().set(code, column, value);
            let found = wrong(test, &officer, &file).await;
            let expected = Problem::new(told, problem);
            let named = found.iter().find(|own| own.problems.contains(&expected));
            let named = named.unwrap_or_else(|| panic!("{code} {column} {value:?}: {found:?}"));
            // Of a code that stands twice the second line is told.
            if expected.code != ProblemCode::Twice {
                assert_eq!(named.line, line, "{code} {column} {value:?}");
            }
        }
    }

    async fn all_errors_are_told_at_once(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await
            .set("GM0363", "seats", "veel").set("GM0363", "display_name", "").set("GM0344", "kind", "dorp");
        let found = wrong(test, &officer, &file).await;
        let columns: Vec<Vec<&str>> = found.iter()
            .map(|line| line.problems.iter().map(|problem| problem.field.as_str()).collect()).collect();
        assert_eq!(columns, [vec!["kind"], vec!["display_name", "seats"]]);
        assert_eq!((found[1].code.as_str(), found[0].name.as_str()), ("GM0363", "Utrecht"));
    }

    async fn an_end_before_the_beginning_is_refused(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await.ending("GM1696", "2001-12-31", "GM0402");
        let found = wrong(test, &officer, &file).await;
        assert_eq!(found[0].problems, [Problem::new("valid_to", ProblemCode::BeforeFirstDay)]);
    }

    async fn a_chain_of_successors_does_not_come_back(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let file = File::of(test, &officer).await
            .ending("GM0034", "2026-06-30", "GM0995")
            .ending("GM0995", "2026-07-31", "GM0050")
            .ending("GM0050", "2026-08-31", "GM0034");
        let found = wrong(test, &officer, &file).await;
        let circular: Vec<&str> = found.iter()
            .filter(|line| line.problems.contains(&Problem::new("successors", ProblemCode::Circular)))
            .map(|line| line.code.as_str()).collect();
        assert_eq!(circular, ["GM0034", "GM0050", "GM0995"]);
        let own = File::of(test, &officer).await.ending("GM0034", "2026-06-30", "GM0034");
        assert_eq!(wrong(test, &officer, &own).await[0].problems, [Problem::new("successors", ProblemCode::Circular)]);
    }

    async fn a_long_chain_is_no_circle(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let mut file = File::empty();
        for number in 0..400_u32 {
            let own = format!("GM{:04}", 3000 + number);
            file = file.and(&own, &own).set(&own, "valid_from", "");
            if number < 399 {
                let day = chrono::NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(number.into());
                file = file.ending(&own, &day.to_string(), &format!("GM{:04}", 3001 + number));
            }
        }
        let preview = bring(test, &officer, &file.text()).await;
        assert_eq!(preview.differences().unwrap().1.added.len(), 400);
    }

    async fn a_line_with_cells_too_few_or_too_many_is_named(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let mut file = File::empty().and("GM2000", "Nieuw-Veluwe").and("GM2001", "Elders");
        file.0[1].pop();
        file.0[2].push("over".to_owned());
        let found = wrong(test, &officer, &file).await;
        assert!(found[0].problems.contains(&Problem::new("regel", ProblemCode::Cells { found: 15, expected: 16 })));
        assert!(found[1].problems.contains(&Problem::new("regel", ProblemCode::Cells { found: 17, expected: 16 })));
    }

    async fn a_file_that_is_no_register_is_refused_as_a_whole(test: &TestServices) {
        let officer = person(test, Role::Programme, None).await;
        let heading = COLUMNS.join(",");
        for (text, expected) in [
            (COLUMNS.join("\t"), FileProblem::Separator('\t')),
            (heading.clone(), FileProblem::Empty),
            (heading.replace(",seats", ""), FileProblem::MissingColumns(vec!["seats"])),
            (format!("{heading},kleur\n"), FileProblem::UnknownColumns(vec!["kleur".to_owned()])),
            (format!("{heading}\n{}", "x,\n".repeat(5001)), FileProblem::TooManyRows(5000)),
        ] {
            let preview = bring(test, &officer, &text).await;
            assert_eq!(preview.checked.unwrap_err(), expected);
        }
    }
}
