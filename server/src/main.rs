//! The program `quickscan`.

fn main() {}
