//! The improvement plan as a PDF, made in a process of its own: its memory is part of the promise.

#[path = "../../../server/report/tests/documents/samples.rs"]
#[expect(
    dead_code,
    reason = "the tests of documents make more plans than are measured"
)]
mod samples;

use std::env;
use std::process::Command;
use std::time::Instant;

use acceptance::running::peak_memory;
use report::plan::PlanDocument;

use super::RUNS;
use super::figure::{Figure, Spread};

/// What this program is asked when it has to make plans and nothing else.
pub const ALONE: &str = "--plan-alone";

/// How many plans one time is the mean of.
const ROUNDS: u32 = 20;

/// Time and memory of a usual plan, and the time of the largest.
pub fn measure() -> [Figure; 3] {
    let told: Vec<[f64; 3]> = (0..RUNS).map(|_| in_own_process()).collect();
    let spread = |place: usize| Spread::of(told.iter().map(|run| run[place]).collect());
    [
        Figure::new("The improvement plan as a PDF (ms)", "≤ 150", spread(0)),
        Figure::new(
            "the same: memory of its process at its peak (MB)",
            "≤ 60",
            spread(1),
        ),
        Figure::new("The largest plan that can be written (ms)", "", spread(2)),
    ]
}

fn in_own_process() -> [f64; 3] {
    let program = env::current_exe().expect("this program");
    let output = Command::new(program).arg(ALONE).output();
    let output = output.expect("this program starts again");
    let text = String::from_utf8(output.stdout).expect("text in UTF-8");
    let numbers = text
        .split_whitespace()
        .map(|word| word.parse().expect("a number"));
    let numbers: Vec<f64> = numbers.collect();
    numbers.try_into().expect("three numbers")
}

/// Makes plans and prints what [`measure`] reads.
pub fn alone() {
    let usual = milliseconds(&samples::usual());
    let kilobytes = peak_memory("self").unwrap_or_default();
    let largest = milliseconds(&samples::huge());
    println!("{usual} {} {largest}", kilobytes as f64 / 1024.0);
}

/// How long one plan takes, with the fonts read beforehand as on a server.
fn milliseconds(plan: &PlanDocument) -> f64 {
    let _ = plan.to_pdf().expect("a plan is a document");
    let begin = Instant::now();
    for _ in 0..ROUNDS {
        let _ = plan.to_pdf().expect("a plan is a document");
    }
    1000.0 * begin.elapsed().as_secs_f64() / f64::from(ROUNDS)
}
