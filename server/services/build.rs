//! The migrations lie outside this package: a new file must build it again.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
