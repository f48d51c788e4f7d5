//! Placeholders for statements about many rows or values at once.

use std::fmt::Write as _;

use sqlx::AnyConnection;

/// Rows in one statement where there may be thousands.
pub(crate) const AT_ONCE: usize = 500;

/// What SQLite calls itself.
const SQLITE: &str = "SQLite";

/// `$1, $2, $3`: `count` placeholders from number `first` on. For some hundreds at the most: see [`rows`].
pub(crate) fn list(first: usize, count: usize) -> String {
    let mut text = String::with_capacity(count * 6);
    for number in first..first + count {
        if number > first {
            text.push_str(", ");
        }
        // Writing to a string does not fail.
        let _ = write!(text, "${number}");
    }
    text
}

/// `($1, $2), ($3, $4)`: the placeholders of `count` rows of `columns` values each, all that the statement has. Several hundred rows
/// in one statement take the time of one; both engines take 32,766 values.
///
/// On SQLite they have no numbers, `(?, ?), (?, ?)`: there a number is a name, and each value that is bound looks its name up in the
/// list of all from the start. With some thousand values that took longer than writing them.
pub(crate) fn rows(connection: &AnyConnection, columns: usize, count: usize) -> String {
    if connection.backend_name() == SQLITE {
        tuples(count, |_| vec!["?"; columns].join(", "))
    } else {
        tuples(count, |row| list(1 + row * columns, columns))
    }
}

fn tuples(count: usize, values: impl Fn(usize) -> String) -> String {
    let tuples: Vec<String> = (0..count).map(|row| format!("({})", values(row))).collect();
    tuples.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_on() {
        assert_eq!(list(1, 3), "$1, $2, $3");
        assert_eq!(tuples(2, |row| list(1 + row * 2, 2)), "($1, $2), ($3, $4)");
    }
}
