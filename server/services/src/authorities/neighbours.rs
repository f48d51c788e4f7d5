//! Which municipalities share a border on land.
//!
//! The pairs in `neighbours.csv` come from the generalised boundaries of 2022. Municipalities on islands have none.

use super::AuthorityCode;

/// Two codes a line, below a line of names.
const NEIGHBOURS: &str = include_str!("neighbours.csv");

/// Every pair of neighbours, once, by the codes of 2022: some of them have merged since.
pub(crate) fn neighbours() -> impl Iterator<Item = (AuthorityCode, AuthorityCode)> {
    NEIGHBOURS.lines().skip(1).filter_map(|line| {
        let (one, other) = line.split_once(',')?;
        Some((AuthorityCode::parse(one)?, AuthorityCode::parse(other)?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_a_pair_of_two_authorities() {
        assert_eq!(neighbours().count(), NEIGHBOURS.lines().count() - 1);
        assert!(neighbours().all(|(one, other)| one < other));
    }
}
