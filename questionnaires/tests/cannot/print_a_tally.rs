use questionnaires::tally::Tally;

fn main() {
    println!("{:?}", Tally::new());
}
