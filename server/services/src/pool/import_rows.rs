//! Reading a file with clerks.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::export::COLUMNS;
use super::profile::Profile;
use super::profile_form::{Person, ProfileForm};
use crate::authorities::{Authority, AuthorityCode};
use crate::csv_reading::{self, FileProblem, FileRow, FileRows, Layout};
use crate::error::{Problem, ProblemCode};
use crate::typed::required_email;

/// What the file must look like: columns that are not there get what is usual.
const LAYOUT: Layout = Layout {
    separators: &[';'],
    known: &COLUMNS,
    required: &["naam", "e-mailadres"],
};

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
    let FileRows { columns, rows } = csv_reading::rows(text, &LAYOUT)?;
    let mut seen = BTreeSet::new();
    let checked = rows.iter().map(|file_row| {
        let mut row = row(file_row, register);
        if file_row.count > columns {
            let code = ProblemCode::TooMany { max: columns };
            row.problems.push(Problem::new("regel", code));
        }
        if !seen.insert(row.email.clone()) {
            row.problems
                .push(Problem::new("e-mailadres", ProblemCode::Twice));
        }
        row
    });
    Ok(checked.collect())
}

fn row(file_row: &FileRow, register: &Register<'_>) -> ImportRow {
    let cell = |name: &str| file_row.cell(name);
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
        line: file_row.line,
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
