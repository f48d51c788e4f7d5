//! A figure with its spread, as a row of a table.

use std::time::Duration;

/// What was measured several times.
#[derive(Clone, Copy, Debug)]
pub struct Spread {
    median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    /// Of the values of all runs.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self {
            median: values[values.len() / 2],
            least: values[0],
            most: values[values.len() - 1],
        }
    }

    /// The value in the middle.
    pub const fn median(&self) -> f64 {
        self.median
    }

    /// Of something that is measured once.
    pub const fn single(value: f64) -> Self {
        Self {
            median: value,
            least: value,
            most: value,
        }
    }
}

/// A row of the table.
#[derive(Debug)]
pub struct Figure {
    name: String,
    asked: &'static str,
    spread: Spread,
}

impl Figure {
    /// `asked`: what the product promises; empty for what it does not.
    pub fn new(name: impl Into<String>, asked: &'static str, spread: Spread) -> Self {
        Self {
            name: name.into(),
            asked,
            spread,
        }
    }

    /// Prints the row.
    pub fn print(self) {
        let Self {
            name,
            asked,
            spread,
        } = self;
        let Spread {
            median,
            least,
            most,
        } = spread;
        let (median, least, most) = (shown(median), shown(least), shown(most));
        println!("| {name} | {asked} | {median} | {least} – {most} |");
    }
}

/// Begins a table.
pub fn print_heading(title: &str) {
    println!("\n## {title}\n\n| figure | promised | median | least – most |\n|---|---|---|---|");
}

/// Three digits that mean something.
fn shown(value: f64) -> String {
    if value >= 100.0 {
        format!("{value:.0}")
    } else if value >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    }
}

/// In milliseconds.
pub fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1000.0
}
