use questionnaires::tally::Tally;

fn main() {
    let _ = Tally::new().clone();
}
