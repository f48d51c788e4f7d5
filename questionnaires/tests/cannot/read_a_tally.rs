use questionnaires::kind::RespondentGroup;
use questionnaires::tally::Tally;

fn main() {
    let mut tally = Tally::new();
    let _ = tally.take(RespondentGroup::Council);
    let _ = tally.groups;
}
