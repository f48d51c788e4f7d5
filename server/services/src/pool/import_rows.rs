//! Reading a file with clerks.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::export::{ABSENCES, COLUMNS};
use super::file_words::{FileWords, label};
use super::profile::Profile;
use super::profile_form::{Person, ProfileForm};
use crate::authorities::{Authority, AuthorityCode};
use crate::csv_reading::{self, FileProblem, FileRow, FileRows, Layout};
use crate::error::{Problem, ProblemCode};
use crate::typed::required_email;

/// What the file must look like. A column that is not there changes nothing of who is known, and gives who is new what is usual.
const LAYOUT: Layout = Layout {
    separators: &[';'],
    known: &COLUMNS,
    passed_over: &[ABSENCES],
    required: &["e-mailadres"],
};

/// A line of the file.
#[derive(Clone, Debug)]
pub struct ImportRow {
    /// Its number in the file; the names of the columns are line 1.
    pub line: u64,
    /// The name: as it stands there or, where the file has none or it is not for a file to change, as it is kept.
    pub name: String,
    /// The address as it stands there.
    pub email: String,
    /// Whether somebody in the pool has this address.
    pub known: bool,
    /// Whether somebody outside the pool signs in with this address: they join it under the name that they have.
    pub has_account: bool,
    /// What is wrong with it, by column.
    pub problems: Vec<Problem>,
    /// What it changes of who is known, or gives who is new; in the order of the columns. Empty while anything is wrong with it.
    pub changes: Vec<ImportChange>,
    /// Whether it says when they are away, which is not imported.
    pub tells_absences: bool,
    pub(super) checked: Option<(Person, Profile, String)>,
}

/// What a line changes in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportChange {
    /// The name of the column.
    pub column: &'static str,
    /// What is kept until now, as a file would say it; empty for nothing.
    pub old: String,
    /// What would be kept.
    pub new: String,
}

impl ImportRow {
    /// The columns in which what is kept stays as it is.
    pub fn stays(&self) -> impl Iterator<Item = &'static str> {
        let changes = |column: &&str| self.changes.iter().any(|change| change.column == *column);
        COLUMNS.into_iter().filter(move |column| !changes(column))
    }

    /// Whether importing it changes nothing at all.
    #[must_use]
    pub fn is_the_same(&self) -> bool {
        self.known && self.problems.is_empty() && self.changes.is_empty()
    }

    /// Whether nobody would know where they work, so that they cannot be asked for a scan. Of a line without problems.
    #[must_use]
    pub fn has_no_home(&self) -> bool {
        let checked = self.checked.as_ref();
        checked.is_some_and(|(person, ..)| person.home.is_none())
    }

    /// What it does to the pool as it is: to whom, what is wrong with that, and what changes.
    pub(super) fn does(&self) -> (bool, &[Problem], &[ImportChange]) {
        (self.known, &self.problems, &self.changes)
    }
}

/// An account that has not ended.
pub(super) struct Account {
    /// Whether its member is in the pool.
    pub(super) clerk: bool,
    /// The profile as it is kept.
    pub(super) form: ProfileForm,
}

/// What lines are checked against.
pub(super) struct Register<'a> {
    pub(super) today: NaiveDate,
    pub(super) words: FileWords<'a>,
    /// By address.
    pub(super) accounts: &'a BTreeMap<String, Account>,
    /// Addresses of accounts that have ended.
    pub(super) ended: &'a BTreeSet<String>,
}

/// Reads a whole file.
pub(super) fn read(text: &str, register: &Register<'_>) -> Result<Vec<ImportRow>, FileProblem> {
    let FileRows { columns, rows } = csv_reading::rows(text, &LAYOUT)?;
    let mut first = BTreeMap::new();
    let checked = rows.iter().map(|file_row| {
        let mut row = row(file_row, register);
        // What its cells seem to say is then no use to anybody.
        if let Some(code) = file_row.wrong_length(columns) {
            row.problems = vec![Problem::new("regel", code)];
        }
        let line = *first.entry(row.email.clone()).or_insert(row.line);
        if line != row.line && !row.email.is_empty() {
            let code = ProblemCode::AlsoOnLine { line };
            row.problems.push(Problem::new("e-mailadres", code));
        }
        if !row.problems.is_empty() {
            row.changes.clear();
        }
        row
    });
    Ok(checked.collect())
}

fn row(file_row: &FileRow, register: &Register<'_>) -> ImportRow {
    let mut problems = Vec::new();
    let typed = file_row.cell("e-mailadres");
    let email = required_email(typed).unwrap_or_else(|code| {
        problems.push(Problem::new("e-mailadres", code));
        typed.to_lowercase()
    });
    if register.ended.contains(&email) {
        problems.push(Problem::new("e-mailadres", ProblemCode::Taken));
    }
    let account = register.accounts.get(&email);
    let kept = account.map_or_else(
        || ProfileForm::of("", None, &Profile::default()),
        |account| account.form.clone(),
    );
    let mut form = over(&kept, file_row, register, &mut problems);
    let outside = account.filter(|account| !account.clerk);
    if let Some(account) = outside {
        form.name.clone_from(&account.form.name);
    }
    let mut row = ImportRow {
        line: file_row.line,
        name: form.name.clone(),
        known: account.is_some_and(|account| account.clerk),
        has_account: outside.is_some(),
        changes: Vec::new(),
        tells_absences: !file_row.cell(ABSENCES).is_empty(),
        checked: None,
        email,
        problems,
    };
    match form.check(register.today) {
        Ok((person, profile)) => {
            let new = ProfileForm::of(&person.name, person.home.as_ref(), &profile);
            row.changes = changes(&row, account, &new, &register.words);
            row.checked = Some((person, profile, row.email.clone()));
        }
        Err(found) => {
            let named =
                |problem: &Problem| Problem::new(column(&problem.field), problem.code.clone());
            row.problems.extend(found.iter().map(named));
        }
    }
    row
}

/// What is kept, with what the row says over it. A cell that is empty makes empty what may be, and else changes nothing.
fn over(
    kept: &ProfileForm,
    row: &FileRow,
    register: &Register<'_>,
    problems: &mut Vec<Problem>,
) -> ProfileForm {
    let filled = |name: &str| row.get(name).filter(|text| !text.is_empty());
    let text = |name: &str, kept: &str| row.get(name).unwrap_or(kept).to_owned();
    let mut form = ProfileForm {
        name: filled("naam").unwrap_or(&kept.name).to_owned(),
        functions: text("functies", &kept.functions),
        trained_on: text("getraind op", &kept.trained_on),
        travel_km: text("reisafstand km", &kept.travel_km),
        capacity: filled("plaatsen").unwrap_or(&kept.capacity).to_owned(),
        ..kept.clone()
    };
    let kinds = row.get("soorten").map(FileWords::kinds);
    let regions = row.get("provincies");
    let regions = regions.map(|text| register.words.provinces(text));
    let languages = filled("talen").map(FileWords::languages);
    for (column, read, list) in [
        ("soorten", kinds, &mut form.kinds),
        ("provincies", regions, &mut form.regions),
        ("talen", languages, &mut form.languages),
    ] {
        match read {
            Some(Ok(codes)) => *list = codes,
            Some(Err(code)) => problems.push(Problem::new(column, code)),
            None => {}
        }
    }
    if let Some(cell) = filled("organisatie") {
        match home(cell, &kept.home, register) {
            Ok(code) => form.home = code.to_string(),
            Err(code) => problems.push(Problem::new("organisatie", code)),
        }
    }
    match filled("doet mee").map(str::to_lowercase).as_deref() {
        None => {}
        Some("ja") => form.active = "ja".to_owned(),
        Some("nee") => form.active.clear(),
        Some(_) => problems.push(Problem::new("doet mee", ProblemCode::NotAChoice)),
    }
    form
}

/// An authority by its code or by one of its names. The one that is kept may stay where it is, also after it ended.
fn home(text: &str, kept: &str, register: &Register<'_>) -> Result<AuthorityCode, ProblemCode> {
    let found = register.words.authorities(text);
    let stays = |one: &Authority| {
        one.code.as_str() == kept && (label(one) == text || text.eq_ignore_ascii_case(kept))
    };
    let same = found.iter().find(|one| stays(one));
    // Where a province bears the name of a municipality, the municipality is meant: it comes first.
    let exists = || found.iter().find(|one| one.exists_on(register.today));
    match same.or_else(exists) {
        Some(one) => Ok(one.code.clone()),
        None if found.is_empty() => Err(ProblemCode::UnknownAuthority),
        None => Err(ProblemCode::EndedAuthority),
    }
}

/// Column by column what is different; of who is new all that is known then.
fn changes(
    row: &ImportRow,
    account: Option<&Account>,
    new: &ProfileForm,
    words: &FileWords<'_>,
) -> Vec<ImportChange> {
    let new = words.cells(&row.email, new);
    let old = match account {
        Some(account) if account.clerk => words.cells(&row.email, &account.form),
        _ => {
            let mut old = <[String; COLUMNS.len()]>::default();
            old[0] = account
                .map_or(&row.name, |account| &account.form.name)
                .clone();
            old[1].clone_from(&row.email);
            old
        }
    };
    let both = COLUMNS.into_iter().zip(old.into_iter().zip(new));
    both.filter(|(_, (old, new))| old != new)
        .map(|(column, (old, new))| ImportChange { column, old, new })
        .collect()
}

/// The columns of the fields of the form.
const COLUMNS_OF_FIELDS: [(&str, &str); 10] = [
    ("name", "naam"),
    ("home", "organisatie"),
    ("functions", "functies"),
    ("kinds", "soorten"),
    ("trained_on", "getraind op"),
    ("travel_km", "reisafstand km"),
    ("regions", "provincies"),
    ("languages", "talen"),
    ("capacity", "plaatsen"),
    ("active", "doet mee"),
];

/// The column of a field of the form.
fn column(field: &str) -> &str {
    let mut known = COLUMNS_OF_FIELDS.into_iter();
    known
        .find(|(own, _)| *own == field)
        .map_or(field, |(_, column)| column)
}

impl ImportRow {
    /// The fields of the form that it changes.
    pub(super) fn changed_fields(&self) -> Vec<String> {
        let changes = |column: &str| self.changes.iter().any(|change| change.column == column);
        COLUMNS_OF_FIELDS
            .into_iter()
            .filter(|&(_, column)| changes(column))
            .map(|(field, _)| field.to_owned())
            .collect()
    }
}
