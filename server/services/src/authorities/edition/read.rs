//! Reading the lines of an edition, each by itself.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use questionnaires::kind::AuthorityKind;

use super::super::record::Record;
use super::super::{Authority, AuthorityCode, Centre, Population};
use super::COLUMNS;
use crate::csv_reading::{self, FileProblem, FileRow, FileRows, Layout};
use crate::error::{Problem, ProblemCode};
use crate::typed::{LONGEST_LINE, day_of_register, optional_text, required_line, required_whole};

/// The file as the program carries it has commas; Dutch spreadsheets write semicolons.
const LAYOUT: Layout = Layout {
    separators: &[',', ';'],
    known: &COLUMNS,
    passed_over: &[],
    required: &COLUMNS,
};

/// More people than this live in no authority of the Netherlands.
const MOST_PEOPLE: u32 = 20_000_000;

/// More seats than this has no elected body.
const MOST_SEATS: u32 = 150;

/// Degrees north and east between which the Netherlands in Europe lies.
const NORTH: (f64, f64) = (50.0, 54.0);
const EAST: (f64, f64) = (3.0, 8.0);

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblems {
    /// Its number in the file; the names of the columns are line 1.
    pub line: u64,
    /// The code as it stands there.
    pub code: String,
    /// The name as it stands there.
    pub name: String,
    /// What is wrong, by column.
    pub problems: Vec<Problem>,
}

/// A line as it was read.
#[derive(Clone, Debug)]
pub(in crate::authorities) struct Line {
    /// Where it stands, with what is wrong with it.
    pub(in crate::authorities) told: LineProblems,
    /// What it says, as far as it has a code and a kind; to be used only where nothing is wrong.
    pub(in crate::authorities) record: Option<Record>,
}

/// Reads every line.
pub(in crate::authorities) fn lines(text: &str) -> Result<Vec<Line>, FileProblem> {
    let FileRows { columns, rows } = csv_reading::rows(text, &LAYOUT)?;
    Ok(rows.iter().map(|row| line(row, columns)).collect())
}

fn line(row: &FileRow, columns: usize) -> Line {
    let mut noting = Noting(Vec::new());
    if let Some(code) = row.wrong_length(columns) {
        noting.note("regel", code);
    }
    let record = record(row, &mut noting);
    Line {
        told: LineProblems {
            line: row.line,
            code: row.cell("code").to_owned(),
            name: row.cell("display_name").to_owned(),
            problems: noting.0,
        },
        record,
    }
}

/// What is wrong with a line so far.
struct Noting(Vec<Problem>);

impl Noting {
    fn note(&mut self, column: &str, code: ProblemCode) {
        self.0.push(Problem::new(column, code));
    }

    /// The value, or what is usual in its place and a problem noted.
    fn value<T: Default>(&mut self, column: &str, value: Result<T, ProblemCode>) -> T {
        value.unwrap_or_else(|code| {
            self.note(column, code);
            T::default()
        })
    }
}

fn record(row: &FileRow, noting: &mut Noting) -> Option<Record> {
    let (code, kind) = code_and_kind(row, noting);
    let official_name = required_line(row.cell("official_name"));
    let display_name = required_line(row.cell("display_name"));
    let cbs_name = optional_text(row.cell("cbs_name"), LONGEST_LINE);
    let other_names = optional_text(row.cell("other_names"), 4 * LONGEST_LINE);
    let (valid_from, valid_to) = validity(row, noting);
    let authority = Authority {
        official_name: noting.value("official_name", official_name),
        display_name: noting.value("display_name", display_name),
        cbs_name: noting.value("cbs_name", cbs_name),
        provinces: provinces(row, noting),
        valid_from,
        valid_to,
        population: population(row, noting),
        seats: noting.value("seats", number(row.cell("seats"), 1, MOST_SEATS)),
        centre: noting.value("latitude", centre(row)),
        code: code?,
        kind: kind?,
    };
    Some(Record {
        other_names: noting.value("other_names", other_names),
        successors: successors(row, &authority, noting),
        authority,
    })
}

fn code_and_kind(
    row: &FileRow,
    noting: &mut Noting,
) -> (Option<AuthorityCode>, Option<AuthorityKind>) {
    let code = AuthorityCode::parse(row.cell("code"));
    let kind = AuthorityKind::from_code(row.cell("kind"));
    if code.is_none() {
        noting.note(
            "code",
            missing_or(row.cell("code"), ProblemCode::NotAChoice),
        );
    }
    let fits = code.as_ref().is_none_or(|code| kind == Some(kind_of(code)));
    if kind.is_none() || !fits {
        noting.note(
            "kind",
            missing_or(row.cell("kind"), ProblemCode::NotAChoice),
        );
    }
    (code, kind)
}

/// What a code begins with says what it is the code of.
fn kind_of(code: &AuthorityCode) -> AuthorityKind {
    match &code.as_str()[..2] {
        "PV" => AuthorityKind::Province,
        "WS" => AuthorityKind::WaterBoard,
        _ => AuthorityKind::Municipality,
    }
}

fn missing_or(text: &str, other: ProblemCode) -> ProblemCode {
    if text.is_empty() {
        ProblemCode::Missing
    } else {
        other
    }
}

fn validity(row: &FileRow, noting: &mut Noting) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let read = |column| match row.cell(column) {
        "" => Ok(None),
        text => day_of_register(text).map(Some),
    };
    let from = noting.value("valid_from", read("valid_from"));
    let to = noting.value("valid_to", read("valid_to"));
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        noting.note("valid_to", ProblemCode::BeforeFirstDay);
    }
    (from, to)
}

/// The province with most of it first.
fn provinces(row: &FileRow, noting: &mut Noting) -> Vec<AuthorityCode> {
    let province = |text: &str| {
        AuthorityCode::parse(text).filter(|code| kind_of(code) == AuthorityKind::Province)
    };
    let first = row.cell("province_code");
    let mut provinces = Vec::from_iter(province(first));
    if provinces.is_empty() {
        noting.note(
            "province_code",
            missing_or(first, ProblemCode::UnknownAuthority),
        );
    }
    for text in row.cell("further_provinces").split_whitespace() {
        match province(text) {
            Some(code) => provinces.push(code),
            None => noting.note("further_provinces", ProblemCode::UnknownAuthority),
        }
    }
    provinces
}

/// Who ends has a successor, and who has a successor ends.
fn successors(
    row: &FileRow,
    authority: &Authority,
    noting: &mut Noting,
) -> BTreeSet<AuthorityCode> {
    let mut successors = BTreeSet::new();
    let text = row.cell("successors");
    for text in text.split_whitespace() {
        match AuthorityCode::parse(text) {
            Some(code) => {
                successors.insert(code);
            }
            None => noting.note("successors", ProblemCode::UnknownAuthority),
        }
    }
    if authority.valid_to.is_some() && text.is_empty() {
        noting.note("successors", ProblemCode::Missing);
    }
    if row.cell("valid_to").is_empty() && !text.is_empty() {
        noting.note("valid_to", ProblemCode::Missing);
    }
    successors
}

fn population(row: &FileRow, noting: &mut Noting) -> Option<Population> {
    let people = number(row.cell("population"), 0, MOST_PEOPLE);
    let year = number(row.cell("population_year"), 1900, 2199);
    let people = noting.value("population", people);
    let year = noting.value("population_year", year);
    match (row.cell("population"), row.cell("population_year")) {
        ("", "") => {}
        ("", _) => noting.note("population", ProblemCode::Missing),
        (_, "") => noting.note("population_year", ProblemCode::Missing),
        _ => {}
    }
    let (people, year) = people.zip(year)?;
    let year = i32::try_from(year).ok()?;
    Some(Population { people, year })
}

fn number(text: &str, min: u32, max: u32) -> Result<Option<u32>, ProblemCode> {
    if text.is_empty() {
        return Ok(None);
    }
    required_whole(text, min, max).map(Some)
}

fn centre(row: &FileRow) -> Result<Option<Centre>, ProblemCode> {
    let (north, east) = (row.cell("latitude"), row.cell("longitude"));
    match (north, east) {
        ("", "") => Ok(None),
        ("", _) | (_, "") => Err(ProblemCode::Missing),
        _ => {
            let latitude = degrees(north, NORTH).ok_or(ProblemCode::NotAChoice)?;
            let longitude = degrees(east, EAST).ok_or(ProblemCode::NotAChoice)?;
            Ok(Some(Centre {
                latitude,
                longitude,
            }))
        }
    }
}

/// Degrees with a point, or with a comma as Dutch spreadsheets write them.
fn degrees(text: &str, (least, most): (f64, f64)) -> Option<f64> {
    let degrees: f64 = text.replace(',', ".").parse().ok()?;
    (least..=most).contains(&degrees).then_some(degrees)
}
