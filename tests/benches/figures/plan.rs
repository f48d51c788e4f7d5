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
use report::plan::{Action, Finding, PlanDocument, Priority};
use services::plans::MOST_ACTIONS;
use services::sessions::{LONGEST_TEXT, LONGEST_TITLE, MOST_PRIORITIES};

use super::RUNS;
use super::figure::{Figure, Spread};

/// What this program is asked when it has to make plans and nothing else.
pub const ALONE: &str = "--plan-alone";

/// How many usual plans one time is the mean of.
const ROUNDS: u32 = 20;

/// Time and memory of a usual plan, and of the largest.
pub fn measure() -> [Figure; 4] {
    let told: Vec<[f64; 4]> = (0..RUNS).map(|_| in_own_process()).collect();
    let spread = |place: usize| Spread::of(told.iter().map(|run| run[place]).collect());
    [
        Figure::new("The improvement plan as a PDF (ms)", "≤ 150", spread(0)),
        Figure::new(
            "the same: memory of its process at its peak (MB)",
            "≤ 60",
            spread(1),
        ),
        Figure::new("The largest plan that can be typed (ms)", "", spread(2)),
        Figure::new(
            "the same: memory of its process at its peak (MB)",
            "",
            spread(3),
        ),
    ]
}

fn in_own_process() -> [f64; 4] {
    let program = env::current_exe().expect("this program");
    let output = Command::new(program).arg(ALONE).output();
    let output = output.expect("this program starts again");
    let text = String::from_utf8(output.stdout).expect("text in UTF-8");
    let numbers = text
        .split_whitespace()
        .map(|word| word.parse().expect("a number"));
    let numbers: Vec<f64> = numbers.collect();
    numbers.try_into().expect("four numbers")
}

/// Makes plans and prints what [`measure`] reads.
pub fn alone() {
    let megabytes = || peak_memory("self").unwrap_or_default() as f64 / 1024.0;
    let plan = samples::usual();
    // The fonts are read beforehand, as on a server.
    let _ = milliseconds(&plan, 1);
    let (usual, usual_memory) = (milliseconds(&plan, ROUNDS), megabytes());
    let (largest, largest_memory) = (milliseconds(&largest(), 1), megabytes());
    println!("{usual} {usual_memory} {largest} {largest_memory}");
}

/// How long one plan takes, the mean of so many.
fn milliseconds(plan: &PlanDocument, rounds: u32) -> f64 {
    let begin = Instant::now();
    for _ in 0..rounds {
        let _ = plan.to_pdf().expect("a plan is a document");
    }
    1000.0 * begin.elapsed().as_secs_f64() / f64::from(rounds)
}

/// As many priorities and actions as there may be, and every text that is typed in them as long as its field takes. Nobody writes
/// such a plan: it shows what one costs at the most.
fn largest() -> PlanDocument {
    let text = typed(LONGEST_TEXT);
    let title = typed(LONGEST_TITLE);
    let mut plan = samples::usual();
    let action = Action {
        what: text.clone(),
        short: String::new(),
        first_step: text.clone(),
        owner: title.clone(),
        partners: title.clone(),
        measure: text.clone(),
        ..plan.priorities[0].actions[0].clone()
    };
    let priority = Priority {
        title: title.clone(),
        finding: text.clone(),
        goal: text.clone(),
        dissent: text.clone(),
        actions: vec![action; MOST_ACTIONS / MOST_PRIORITIES],
        ..plan.priorities[0].clone()
    };
    let finding = Finding {
        title,
        text,
        ..plan.findings[0].clone()
    };
    plan.priorities = vec![priority; MOST_PRIORITIES];
    plan.findings = vec![finding; MOST_PRIORITIES];
    plan
}

/// Words, up to so many characters.
fn typed(characters: usize) -> String {
    let sentence = "Wij vinden dat de raad, het college en inwoners elkaar eerder moeten spreken over wat er speelt. ";
    sentence.chars().cycle().take(characters).collect()
}
