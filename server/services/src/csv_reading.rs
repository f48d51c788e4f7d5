//! Reading files that people bring: the file as a whole first, then its rows.

use std::collections::{BTreeMap, BTreeSet};

use crate::csv_file::is_formula;
use crate::error::{Error, ProblemCode};

/// More lines than this in one file is a slip: there are some 375 authorities, and some thousand ever were.
pub const MOST_ROWS: usize = 5000;

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// There is nothing in it below the names of the columns.
    Empty,
    /// Its columns are separated by this sign, and not by one that is read.
    Separator(char),
    /// These columns are missing.
    MissingColumns(Vec<&'static str>),
    /// These columns are not known.
    UnknownColumns(Vec<String>),
    /// This column is there more than once: nobody knows which of them is meant.
    ColumnTwice(String),
    /// On this line a cell begins with a quote that nothing closes, so that all below would be in that cell.
    OpenQuote(u64),
    /// It has more lines than fit.
    TooManyRows(usize),
}

/// What a file must look like.
pub(crate) struct Layout {
    /// Signs that may stand between columns; the one that the first line has most of is taken.
    pub(crate) separators: &'static [char],
    /// Every column that is read.
    pub(crate) known: &'static [&'static str],
    /// Columns that may be there too, of which what they say is not taken over.
    pub(crate) passed_over: &'static [&'static str],
    /// Columns that must be there.
    pub(crate) required: &'static [&'static str],
}

impl Layout {
    fn may_have(&self, column: &str) -> bool {
        self.known.contains(&column) || self.passed_over.contains(&column)
    }
}

/// A row of a file.
#[derive(Clone, Debug)]
pub(crate) struct FileRow {
    /// The number of its line; the names of the columns are line 1.
    pub(crate) line: u64,
    /// How many cells it has.
    count: usize,
    cells: BTreeMap<String, String>,
}

impl FileRow {
    /// What stands in a column; empty where there is none of that name.
    pub(crate) fn cell(&self, column: &str) -> &str {
        self.get(column).unwrap_or_default()
    }

    /// What stands in a column; `None` where the file has none of that name, or the row ends before it.
    pub(crate) fn get(&self, column: &str) -> Option<&str> {
        self.cells.get(column).map(String::as_str)
    }

    /// What is wrong with a row that has another number of cells than there are columns: nobody knows then which cell is which.
    pub(crate) fn wrong_length(&self, columns: usize) -> Option<ProblemCode> {
        (self.count != columns).then_some(ProblemCode::Cells {
            found: self.count,
            expected: columns,
        })
    }
}

/// The rows that say something, with the number of columns that each should have.
#[derive(Clone, Debug)]
pub(crate) struct FileRows {
    pub(crate) columns: usize,
    pub(crate) rows: Vec<FileRow>,
}

/// The text of a file.
///
/// # Errors
/// [`Error::Invalid`] for `file` where there is nothing in it, and for `encoding` where it is not text in UTF-8.
pub(crate) fn text(bytes: &[u8]) -> Result<&str, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
        .ok_or_else(|| Error::invalid("encoding", ProblemCode::NotAChoice))?;
    if text.trim().is_empty() {
        Err(Error::invalid("file", ProblemCode::Missing))
    } else {
        Ok(text)
    }
}

/// Reads the rows of a whole file.
pub(crate) fn rows(text: &str, layout: &Layout) -> Result<FileRows, FileProblem> {
    let separator = separator(text.lines().next().unwrap_or_default(), layout)?;
    if let Some(line) = open_quote(text, separator) {
        return Err(FileProblem::OpenQuote(line));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let headers: Vec<String> = reader
        .headers()
        .map(|names| {
            let names = names.iter();
            names.map(|name| name.trim().to_lowercase()).collect()
        })
        .unwrap_or_default();
    check_columns(&headers, layout)?;
    let mut rows = Vec::new();
    for record in reader.records() {
        // Text that is UTF-8 with lines of any length is always a record.
        let Ok(record) = record else { continue };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if rows.len() == MOST_ROWS {
            return Err(FileProblem::TooManyRows(MOST_ROWS));
        }
        let cells = headers.iter().cloned().zip(record.iter().map(plain));
        rows.push(FileRow {
            line: line_of(&record, text),
            count: record.len(),
            cells: cells.collect(),
        });
    }
    if rows.is_empty() {
        return Err(FileProblem::Empty);
    }
    Ok(FileRows {
        columns: headers.len(),
        rows,
    })
}

/// Where a sign stands, as far as quotes go.
#[derive(Clone, Copy)]
enum Place {
    /// At the beginning of a cell.
    Start,
    /// In a cell without quotes, or behind the quotes of one with: a quote is a sign like any other.
    Plain,
    /// Between quotes, of which the first stands on this line.
    Quoted(u64),
    /// Just behind the second of these quotes.
    Closed(u64),
}

/// The line on which a cell begins with a quote that nothing closes. The reader takes that for one cell to the end of the file; or to
/// the next cell with quotes, which then has its first one in the middle of a text and lines below where the cell began.
fn open_quote(text: &str, separator: u8) -> Option<u64> {
    let (mut place, mut line) = (Place::Start, 1);
    for sign in text.bytes() {
        place = match (place, sign) {
            (Place::Quoted(opened), b'"') => Place::Closed(opened),
            (Place::Quoted(opened), _) | (Place::Closed(opened), b'"') => Place::Quoted(opened),
            (_, b'\r' | b'\n') => Place::Start,
            (_, sign) if sign == separator => Place::Start,
            (Place::Start, b'"') => Place::Quoted(line),
            (Place::Closed(opened), sign) if opened < line && sign != b' ' => return Some(opened),
            _ => Place::Plain,
        };
        line += u64::from(sign == b'\n');
    }
    match place {
        Place::Quoted(opened) => Some(opened),
        Place::Start | Place::Plain | Place::Closed(_) => None,
    }
}

/// The line on which a record begins. The reader counts from the end of the one before, so from before the empty lines in between.
fn line_of(record: &csv::StringRecord, text: &str) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default().iter();
    let empty = rest
        .take_while(|byte| matches!(byte, b'\r' | b'\n'))
        .filter(|byte| **byte == b'\n');
    position.line() + empty.map(|_| 1).sum::<u64>()
}

/// The sign between the columns, by the line with their names. All signs here are of one byte.
fn separator(first: &str, layout: &Layout) -> Result<u8, FileProblem> {
    let count = |sign: &char| first.matches(*sign).count();
    let best = layout.separators.iter().max_by_key(|sign| count(sign));
    if let Some(sign) = best.filter(|sign| count(sign) > 0) {
        return Ok(u8::try_from(*sign).unwrap_or(b';'));
    }
    let other = ['\t', ',', ';', '|']
        .into_iter()
        .find(|sign| count(sign) > 0);
    match (other, layout.separators.first()) {
        (Some(sign), _) => Err(FileProblem::Separator(sign)),
        (None, Some(usual)) => Ok(u8::try_from(*usual).unwrap_or(b';')),
        (None, None) => Ok(b';'),
    }
}

fn check_columns(headers: &[String], layout: &Layout) -> Result<(), FileProblem> {
    if headers.iter().all(String::is_empty) {
        return Err(FileProblem::Empty);
    }
    let missing: Vec<&str> = layout
        .required
        .iter()
        .copied()
        .filter(|name| !headers.iter().any(|header| header == name))
        .collect();
    if !missing.is_empty() {
        return Err(FileProblem::MissingColumns(missing));
    }
    let unknown: Vec<String> = headers
        .iter()
        .filter(|header| !layout.may_have(header))
        .cloned()
        .collect();
    if !unknown.is_empty() {
        return Err(FileProblem::UnknownColumns(unknown));
    }
    let mut known = BTreeSet::new();
    match headers.iter().find(|header| !known.insert(*header)) {
        Some(twice) => Err(FileProblem::ColumnTwice(twice.clone())),
        None => Ok(()),
    }
}

/// A cell as somebody means it: the mark that keeps a spreadsheet from taking it for a formula is not part of it.
fn plain(cell: &str) -> String {
    let cell = cell.trim();
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => cell,
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LAYOUT: Layout = Layout {
        separators: &[',', ';'],
        known: &["code", "naam"],
        passed_over: &["noot"],
        required: &["code"],
    };

    fn cells(text: &str) -> Vec<(u64, String)> {
        let rows = rows(text, &LAYOUT).unwrap().rows;
        let cells = rows
            .iter()
            .map(|row| (row.line, row.cell("naam").to_owned()));
        cells.collect()
    }

    #[test]
    fn both_separators_are_read_and_others_are_named() {
        let expected = [(2, "Ede".to_owned()), (4, "a, b".to_owned())];
        assert_eq!(cells("naam;noot;code\nEde;groot;1\n\na, b;;2\n"), expected);
        assert_eq!(cells("Code, Naam\n1,Ede\n\n2,\"a, b\"\n"), expected);
        assert_eq!(cells("code;naam\r\n1;Ede\r\n;\r\n2;a, b\r\n"), expected);
        for (text, sign) in [("code\tnaam\n", '\t'), ("code|naam\n", '|')] {
            assert_eq!(
                rows(text, &LAYOUT).unwrap_err(),
                FileProblem::Separator(sign)
            );
        }
    }

    #[test]
    fn a_quote_that_nothing_closes_is_named_by_its_line() {
        let found = |text| rows(text, &LAYOUT).map(|rows| rows.rows.len());
        for (text, line) in [
            ("code;naam\n1;\"Ede\n2;Elst\n", 2),
            ("code;naam\r\n1;Ede\r\n\r\n\"2;Elst\r\n", 4),
            ("code;naam\n1;\"a\nb\"\n2;\"Elst", 4),
            ("\"code;naam\n1;Ede\n", 1),
            // It would end at the quote of the next cell that has them, and make one row of two.
            ("code;naam\n1;\"Ede\n2;\"Elst\"\n", 2),
        ] {
            assert_eq!(found(text), Err(FileProblem::OpenQuote(line)), "{text}");
        }
        for text in [
            "code;naam\n1;\"Ede\"\n2;\"a;\n\"\"b\"\"\"\n",
            "code;naam\n1;Café \"Ede\n2;\"Elst\" en meer\n",
            "code;naam\n1;\"\"\n2;\"a\nb\" \n",
        ] {
            assert_eq!(found(text), Ok(2), "{text}");
        }
    }

    #[test]
    fn a_file_is_text_in_utf_8() {
        assert_eq!(text(b"\xef\xbb\xbfnaam").unwrap(), "naam");
        for (bytes, field) in [
            (&b"Ren\xe9e"[..], "encoding"),
            (b"\xff\xfen\0a\0", "encoding"),
            (b"n\0a", "encoding"),
            (b" \n", "file"),
        ] {
            let Err(Error::Invalid(problems)) = text(bytes) else {
                panic!("{bytes:?} is no text");
            };
            assert_eq!(problems[0].field, field);
        }
    }

    #[test]
    fn columns_that_are_missing_or_not_known_are_named() {
        for (file, problem) in [
            ("naam\nEde\n", FileProblem::MissingColumns(vec!["code"])),
            (
                "code;naam;Code\nGM0228;Ede;GM0363\n",
                FileProblem::ColumnTwice("code".to_owned()),
            ),
            (
                "code;kleur\n1;rood\n",
                FileProblem::UnknownColumns(vec!["kleur".to_owned()]),
            ),
            ("code;naam\n;\n", FileProblem::Empty),
            (";\n", FileProblem::Empty),
        ] {
            assert_eq!(rows(file, &LAYOUT).unwrap_err(), problem, "{file}");
        }
        let many = format!("code\n{}", "1\n".repeat(MOST_ROWS + 1));
        assert_eq!(
            rows(&many, &LAYOUT).unwrap_err(),
            FileProblem::TooManyRows(MOST_ROWS)
        );
    }
}
