//! Reading a file with clerks: the file as a whole first, then every line of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::export::COLUMNS;
use super::profile::Profile;
use super::profile_form::{Person, ProfileForm};
use crate::authorities::{Authority, AuthorityCode};
use crate::error::{Problem, ProblemCode};
use crate::typed::required_email;

/// More lines than this in one file is a slip: there are some 375 authorities.
pub const MOST_ROWS: usize = 5000;

/// Columns that must be there; what the others are without is usual.
const REQUIRED: [&str; 2] = ["naam", "e-mailadres"];

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing in it below the names of the columns.
    Empty,
    /// Its columns are separated by this sign and not by a semicolon.
    Separator(char),
    /// These columns are missing.
    MissingColumns(Vec<&'static str>),
    /// These columns are not known.
    UnknownColumns(Vec<String>),
    /// It has more lines than fit.
    TooManyRows(usize),
}

/// A line of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its number in the file; the names of the columns are line 1.
    pub line: u64,
    /// The name as it stands there.
    pub name: String,
    /// The address as it stands there.
    pub email: String,
    /// Whether somebody in the pool has this address.
    pub known: bool,
    /// What is wrong with it, by column.
    pub problems: Vec<Problem>,
    pub(super) checked: Option<(Person, Profile, String)>,
}

/// What lines are checked against.
pub(super) struct Register<'a> {
    pub(super) today: NaiveDate,
    pub(super) authorities: &'a [Authority],
    /// Addresses of the pool.
    pub(super) clerks: &'a BTreeSet<String>,
    /// Addresses of accounts that have ended.
    pub(super) ended: &'a BTreeSet<String>,
}

/// Reads a whole file.
pub(super) fn read(text: &str, register: &Register<'_>) -> Result<Vec<ImportRow>, FileProblem> {
    let first = text.lines().next().unwrap_or_default();
    if !first.contains(';') {
        for separator in ['\t', ',', '|'] {
            if first.contains(separator) {
                return Err(FileProblem::Separator(separator));
            }
        }
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers: Vec<String> = reader
        .headers()
        .map(|names| {
            names
                .iter()
                .map(|name| name.trim().to_lowercase())
                .collect()
        })
        .unwrap_or_default();
    check_columns(&headers)?;
    let mut rows = Vec::new();
    let mut seen = BTreeMap::new();
    for record in reader.records() {
        // Text that is UTF-8 with lines of any length is always a record.
        let Ok(record) = record else { continue };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(FileProblem::TooManyRows(MOST_ROWS));
        }
        let line = record.position().map_or(0, csv::Position::line);
        let cells: BTreeMap<&str, &str> = headers
            .iter()
            .map(String::as_str)
            .zip(record.iter().map(plain))
            .collect();
        let mut row = row(line, &cells, register);
        if record.len() > headers.len() {
            row.problems.push(Problem::new(
                "regel",
                ProblemCode::TooMany { max: headers.len() },
            ));
        }
        if seen.insert(row.email.clone(), line).is_some() {
            row.problems
                .push(Problem::new("e-mailadres", ProblemCode::Twice));
        }
        rows.push(row);
    }
    if rows.is_empty() {
        Err(FileProblem::Empty)
    } else {
        Ok(rows)
    }
}

fn check_columns(headers: &[String]) -> Result<(), FileProblem> {
    if headers.iter().all(String::is_empty) {
        return Err(FileProblem::Empty);
    }
    let missing: Vec<&str> = REQUIRED
        .into_iter()
        .filter(|name| !headers.iter().any(|header| header == name))
        .collect();
    if !missing.is_empty() {
        return Err(FileProblem::MissingColumns(missing));
    }
    let unknown: Vec<String> = headers
        .iter()
        .filter(|header| !COLUMNS.contains(&header.as_str()))
        .cloned()
        .collect();
    if unknown.is_empty() {
        Ok(())
    } else {
        Err(FileProblem::UnknownColumns(unknown))
    }
}

/// A cell as somebody means it: the mark that keeps a spreadsheet from taking it for a formula is not part of it.
fn plain(cell: &str) -> &str {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

fn row(line: u64, cells: &BTreeMap<&str, &str>, register: &Register<'_>) -> ImportRow {
    let cell = |name: &str| cells.get(name).copied().unwrap_or_default();
    let or = |name: &str, usual: &str| match cell(name) {
        "" => usual.to_owned(),
        text => text.to_owned(),
    };
    let words = |text: String| -> Vec<String> {
        text.split([' ', ','])
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let mut problems = Vec::new();
    let home = home(cell("organisatie"), register).unwrap_or_else(|code| {
        problems.push(Problem::new("organisatie", code));
        None
    });
    let usual = ProfileForm::of("", None, &Profile::default());
    let form = ProfileForm {
        name: cell("naam").to_owned(),
        home: home.map(|code| code.to_string()).unwrap_or_default(),
        functions: cell("functies").to_owned(),
        kinds: words(or("soorten", "")),
        trained_on: cell("getraind op").to_owned(),
        travel_km: cell("reisafstand km").to_owned(),
        regions: words(or("provincies", "")),
        languages: words(or("talen", "nl")),
        capacity: or("plaatsen", &usual.capacity),
        active: active(&or("doet mee", "ja"), &mut problems),
    };
    let email = required_email(cell("e-mailadres")).unwrap_or_else(|code| {
        problems.push(Problem::new("e-mailadres", code));
        cell("e-mailadres").to_lowercase()
    });
    if register.ended.contains(&email) {
        problems.push(Problem::new("e-mailadres", ProblemCode::Taken));
    }
    let checked = form.check(register.today);
    if let Err(found) = &checked {
        let named = |problem: &Problem| Problem::new(column(&problem.field), problem.code.clone());
        problems.extend(found.iter().map(named));
    }
    ImportRow {
        line,
        name: form.name,
        known: register.clerks.contains(&email),
        checked: checked
            .ok()
            .map(|(person, profile)| (person, profile, email.clone())),
        email,
        problems,
    }
}

fn active(text: &str, problems: &mut Vec<Problem>) -> String {
    match text.to_lowercase().as_str() {
        "ja" => "ja".to_owned(),
        "nee" => String::new(),
        _ => {
            problems.push(Problem::new("doet mee", ProblemCode::NotAChoice));
            String::new()
        }
    }
}

/// An authority by its code or by one of its names.
fn home(text: &str, register: &Register<'_>) -> Result<Option<AuthorityCode>, ProblemCode> {
    if text.is_empty() {
        return Ok(None);
    }
    let code = AuthorityCode::parse(text);
    let mut fitting = register.authorities.iter().filter(|authority| {
        code.as_ref() == Some(&authority.code)
            || [
                &authority.display_name,
                &authority.official_name,
                &authority.cbs_name,
            ]
            .into_iter()
            .any(|name| name.eq_ignore_ascii_case(text))
    });
    match (fitting.next(), fitting.next()) {
        // Where a province bears the name of a municipality, the municipality is meant: it comes first.
        (Some(one), _) if one.exists_on(register.today) => Ok(Some(one.code.clone())),
        (Some(_), _) => Err(ProblemCode::EndedAuthority),
        (None, _) => Err(ProblemCode::UnknownAuthority),
    }
}

/// The column of a field of the form.
fn column(field: &str) -> &str {
    match field {
        "name" => "naam",
        "home" => "organisatie",
        "functions" => "functies",
        "kinds" => "soorten",
        "trained_on" => "getraind op",
        "travel_km" => "reisafstand km",
        "regions" => "provincies",
        "languages" => "talen",
        "capacity" => "plaatsen",
        other => other,
    }
}
