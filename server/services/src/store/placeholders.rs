//! Numbered placeholders for statements about many rows at once.

use std::fmt::Write as _;

/// `$1, $2, $3`: `count` placeholders from number `first` on.
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

/// `($1, $2, $3), ($1, $4, $5)`: `rows` tuples that begin with the `shared` first placeholders and go on with `own` of their own.
pub(crate) fn tuples(shared: usize, own: usize, rows: usize) -> String {
    let same = list(1, shared);
    let comma = if shared > 0 && own > 0 { ", " } else { "" };
    let tuples: Vec<String> = (0..rows)
        .map(|row| format!("({same}{comma}{})", list(1 + shared + row * own, own)))
        .collect();
    tuples.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_run_on_and_shared_ones_come_back() {
        assert_eq!(list(1, 3), "$1, $2, $3");
        assert_eq!(tuples(1, 2, 2), "($1, $2, $3), ($1, $4, $5)");
        assert_eq!(tuples(0, 1, 3), "($1), ($2), ($3)");
    }
}
