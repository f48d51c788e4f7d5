//! Files for spreadsheets: UTF-8 with a byte order mark and semicolons, as Dutch spreadsheets read them.

use crate::error::Error;

/// A file of text.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// The name to save it under: small letters, digits, dashes and points.
    pub name: String,
    /// The contents.
    pub bytes: Vec<u8>,
}

/// By these bytes a spreadsheet knows that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A file with a heading and rows. A cell that a spreadsheet would take for a formula is escaped.
pub(crate) fn file(
    name: &str,
    heading: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<TextFile, Error> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(heading).map_err(Error::unavailable)?;
    for row in rows {
        let cells = row.into_iter().map(harmless);
        writer.write_record(cells).map_err(Error::unavailable)?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| Error::unavailable(error.to_string()))?;
    Ok(TextFile {
        name: format!("{name}.csv"),
        bytes,
    })
}

/// A quote before what would be a formula: spreadsheets show the text and compute nothing.
fn harmless(cell: String) -> String {
    if is_formula(&cell) {
        format!("'{cell}")
    } else {
        cell
    }
}

/// Whether a spreadsheet would compute it; also behind quotes of the cell's own, so that reading takes off the one that was put on.
pub(crate) fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'')
        .starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_a_text() {
        for cell in ["=1+1", "+31 6", "-", "@naam"] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        assert_eq!(harmless("'s-Hertogenbosch".to_owned()), "'s-Hertogenbosch");
        assert_eq!(harmless("'=1".to_owned()), "''=1");
    }

    #[test]
    fn a_spreadsheet_reads_the_file_and_computes_nothing() {
        let rows = [
            vec!["Súdwest-Fryslân".to_owned(), "=1+1".to_owned()],
            vec!["a; \"b\"".to_owned(), "@SUM(A1)".to_owned()],
        ];
        let file = file("lijst", &["Naam", "Wat"], rows).unwrap();
        assert_eq!(file.name, "lijst.csv");
        assert_eq!(
            file.bytes,
            "\u{feff}Naam;Wat\r\nSúdwest-Fryslân;'=1+1\r\n\"a; \"\"b\"\"\";'@SUM(A1)\r\n"
                .as_bytes()
        );
    }
}
