//! Many scans and many clerks at once: as many scans served as possible, then as cheap as possible all together.
//!
//! Knows nothing of scans and clerks but numbers. A pair of scan and clerk has a cost, or none where it is not allowed; each further
//! place of a clerk may cost something too, so that work is spread. The best whole is found with the Hungarian algorithm, in which
//! every place is a column of its own and every scan may also go unserved, at a price that no saving outweighs. The same input gives
//! the same outcome.

use pathfinding::kuhn_munkres::{Weights, kuhn_munkres_min};

/// A scan that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What each clerk would cost; `None` for who is not allowed.
    pub costs: Vec<Option<u32>>,
    /// What somebody decided about it already.
    pub wish: Wish,
}

/// What somebody decided about a scan before the rest is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Nothing: whoever is best for the whole.
    Best,
    /// This clerk.
    Clerk(usize),
    /// It goes on waiting.
    NotNow,
}

/// What becomes of a scan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It gets a clerk.
    Given {
        /// Whom.
        clerk: usize,
        /// What this pair costs, whatever else the clerk is given.
        cost: u32,
        /// Who would have cost less, if anybody would.
        trade: Option<Trade>,
    },
    /// Somebody decided that it waits.
    NotNow,
    /// The clerk who was wished for is not allowed.
    WishNotAllowed,
    /// The clerk who was wished for has no place left beside other wishes.
    WishFull,
    /// No clerk is allowed.
    NobodyAllowed,
    /// Every clerk who is allowed has no place left.
    AllFull {
        /// The scans on those places, in order; empty where there were no places to begin with.
        held_by: Vec<usize>,
    },
}

/// What a scan gives up for the whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trade {
    /// Whom it would have got if it were alone.
    pub best: usize,
    /// How much more it costs now.
    pub extra: u32,
    /// The scans that this clerk is given instead, in order.
    pub held_by: Vec<usize>,
}

/// The places of one clerk: what giving each of them costs beside the pair, in the order in which they are given, never less for a
/// later one.
pub type Places = Vec<u32>;

/// Divides the clerks over the scans. Wishes are kept; where two cannot both be, the first is.
#[must_use]
pub fn solve(clerks: &[Places], rows: &[Row]) -> Vec<Outcome> {
    let mut taken = vec![0; clerks.len()];
    let mut given: Vec<Option<usize>> = vec![None; rows.len()];
    let mut refused: Vec<Option<Outcome>> = vec![None; rows.len()];
    for (row, scan) in rows.iter().enumerate() {
        match grant(scan, clerks, &mut taken) {
            Ok(clerk) => given[row] = clerk,
            Err(outcome) => refused[row] = Some(outcome),
        }
    }
    let free: Vec<usize> = (0..rows.len())
        .filter(|row| rows[*row].wish == Wish::Best && refused[*row].is_none())
        .collect();
    let left: Vec<&[u32]> = clerks
        .iter()
        .zip(&taken)
        .map(|(places, taken)| &places[*taken..])
        .collect();
    for (row, clerk) in free.iter().zip(divide(&left, rows, &free)) {
        given[*row] = clerk;
    }
    let outcome = |(row, refused): (usize, Option<Outcome>)| {
        refused.unwrap_or_else(|| explain(clerks, rows, &given, row))
    };
    refused.into_iter().enumerate().map(outcome).collect()
}

/// The place that a wish takes; `None` for a scan that takes part in the division.
fn grant(scan: &Row, clerks: &[Places], taken: &mut [usize]) -> Result<Option<usize>, Outcome> {
    match scan.wish {
        Wish::NotNow => Err(Outcome::NotNow),
        Wish::Best if scan.costs.iter().all(Option::is_none) => Err(Outcome::NobodyAllowed),
        Wish::Best => Ok(None),
        Wish::Clerk(clerk) if scan.costs.get(clerk).is_none_or(Option::is_none) => {
            Err(Outcome::WishNotAllowed)
        }
        Wish::Clerk(clerk) if taken[clerk] == clerks[clerk].len() => Err(Outcome::WishFull),
        Wish::Clerk(clerk) => {
            taken[clerk] += 1;
            Ok(Some(clerk))
        }
    }
}

/// The clerk of each free row, or none.
fn divide(left: &[&[u32]], rows: &[Row], free: &[usize]) -> Vec<Option<usize>> {
    if free.is_empty() {
        return Vec::new();
    }
    let table = Table::new(left, rows, free);
    let (_, columns) = kuhn_munkres_min(&table);
    columns
        .into_iter()
        .map(|column| table.columns[column].clerk)
        .collect()
}

fn explain(clerks: &[Places], rows: &[Row], given: &[Option<usize>], row: usize) -> Outcome {
    let costs = &rows[row].costs;
    let holding = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..rows.len())
            .filter(|other| given[*other].is_some_and(wanted))
            .collect()
    };
    let Some((clerk, cost)) = given[row].and_then(|clerk| Some((clerk, costs[clerk]?))) else {
        let held_by = holding(&|clerk| costs[clerk].is_some());
        return Outcome::AllFull { held_by };
    };
    let with_places = costs.iter().zip(clerks).enumerate();
    let best = with_places
        .filter(|(_, (_, places))| !places.is_empty())
        .filter_map(|(clerk, (cost, _))| Some(((*cost)?, clerk)))
        .min();
    let trade = best
        .filter(|(least, _)| *least < cost)
        .map(|(least, best)| Trade {
            best,
            extra: cost - least,
            held_by: holding(&|clerk| clerk == best),
        });
    Outcome::Given { clerk, cost, trade }
}

/// The costs as the algorithm reads them: a row for each free scan, a column for each place, and a column for each scan that may
/// go unserved.
struct Table {
    /// For each free scan, row after row, what each clerk costs.
    costs: Vec<i64>,
    columns: Vec<Column>,
    clerks: usize,
    rows: usize,
}

/// A place of a clerk, or of nobody, and what it costs beside the pair.
#[derive(Clone, Copy)]
struct Column {
    clerk: Option<usize>,
    extra: i64,
}

impl Table {
    fn new(left: &[&[u32]], rows: &[Row], free: &[usize]) -> Self {
        let dearest_pair = |row: &usize| rows[*row].costs.iter().flatten().max().copied();
        let dearest_place = left.iter().filter_map(|places| places.last()).max();
        // More than a whole division can cost: no saving outweighs one scan more that is served.
        let nobody = free
            .iter()
            .filter_map(dearest_pair)
            .map(|pair| i64::from(pair) + dearest_place.copied().map_or(0, i64::from))
            .sum::<i64>()
            + 1;
        // There is a column of nobody for each scan, so nobody gets who is not allowed.
        let forbidden = nobody * 2;
        let costs = free
            .iter()
            .flat_map(|row| &rows[*row].costs)
            .map(|cost| cost.map_or(forbidden, i64::from))
            .collect();
        let places = left.iter().enumerate().flat_map(|(clerk, places)| {
            places.iter().take(free.len()).map(move |extra| Column {
                clerk: Some(clerk),
                extra: i64::from(*extra),
            })
        });
        let unserved = Column {
            clerk: None,
            extra: nobody,
        };
        Self {
            costs,
            columns: places
                .chain(std::iter::repeat_n(unserved, free.len()))
                .collect(),
            clerks: left.len(),
            rows: free.len(),
        }
    }
}

impl Weights<i64> for Table {
    fn rows(&self) -> usize {
        self.rows
    }

    fn columns(&self) -> usize {
        self.columns.len()
    }

    fn at(&self, row: usize, column: usize) -> i64 {
        let Column { clerk, extra } = self.columns[column];
        clerk.map_or(extra, |clerk| self.costs[row * self.clerks + clerk] + extra)
    }

    fn neg(&self) -> Self {
        let negative = |column: &Column| Column {
            extra: -column.extra,
            ..*column
        };
        Self {
            costs: self.costs.iter().map(|cost| -cost).collect(),
            columns: self.columns.iter().map(negative).collect(),
            ..*self
        }
    }
}

#[cfg(test)]
mod tests;
