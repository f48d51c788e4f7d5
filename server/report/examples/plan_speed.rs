//! Measures how long a plan takes and how much memory: `cargo run --release -p report --example plan_speed`.
//!
//! Asserts the budget: a plan within 150 ms, fonts already parsed, and 60 MB at the most (on Linux, where memory can be asked).

#[path = "../tests/documents/samples.rs"]
mod samples;

use report::plan::PlanDocument;
use std::time::{Duration, Instant};

const TIME: Duration = Duration::from_millis(150);
const MEMORY_KB: u64 = 60 * 1024;
const ROUNDS: u32 = 20;

fn main() {
    let first = Instant::now();
    let _ = samples::usual().to_pdf().expect("a plan is a document");
    println!("first plan, with the fonts parsed: {:?}", first.elapsed());
    let usual = measure("usual plan", &samples::usual());
    assert!(
        usual <= TIME,
        "a plan takes {usual:?}, the budget is {TIME:?}"
    );
    if let Some(peak) = peak_memory_kb() {
        println!("peak memory: {} MB", peak / 1024);
        assert!(
            peak <= MEMORY_KB,
            "memory is {peak} KB, the budget is {MEMORY_KB} KB"
        );
    }
    measure("nearly empty plan", &samples::nearly_empty());
    measure("huge plan", &samples::huge());
    if let Some(peak) = peak_memory_kb() {
        println!("peak memory, with the huge plan: {} MB", peak / 1024);
    }
}

fn measure(name: &str, plan: &PlanDocument) -> Duration {
    let start = Instant::now();
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        bytes = plan.to_pdf().expect("a plan is a document").len();
    }
    let each = start.elapsed() / ROUNDS;
    println!("{name}: {each:?}, {} KB", bytes / 1024);
    each
}

fn peak_memory_kb() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
