//! The improvement plan as a PDF, by the example of the package that makes it.

use std::path::Path;
use std::process::Command;

use super::RUNS;
use super::figure::{Figure, Spread};

/// Time and memory of a usual plan.
pub fn measure() -> [Figure; 2] {
    let (mut times, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let told = run();
        times.push(number_after(&told, "usual plan: ").expect("a time in milliseconds"));
        memory.extend(number_after(&told, "peak memory: "));
    }
    let memory = if memory.is_empty() {
        Spread::single(f64::NAN)
    } else {
        Spread::of(memory)
    };
    [
        Figure::new(
            "The improvement plan as a PDF (ms)",
            "≤ 150",
            Spread::of(times),
        ),
        Figure::new(
            "the same: memory of its process at its peak (MB)",
            "≤ 60",
            memory,
        ),
    ]
}

fn run() -> String {
    let output = Command::new(env!("CARGO"))
        .args([
            "run",
            "--quiet",
            "--release",
            "--package",
            "report",
            "--example",
            "plan_speed",
        ])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("text in UTF-8")
}

/// The number that stands after some words.
fn number_after(text: &str, words: &str) -> Option<f64> {
    let (_, rest) = text.split_once(words)?;
    let digits: String = rest
        .chars()
        .take_while(|sign| sign.is_ascii_digit() || *sign == '.')
        .collect();
    digits.parse().ok()
}
