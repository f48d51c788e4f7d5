use questionnaires::instrument::Instrument;
use questionnaires::kind::AuthorityKind;
use questionnaires::protection::release;
use questionnaires::rules::Rules;
use questionnaires::tally::Tally;

fn twice(tally: Tally, rules: &Rules, instrument: &Instrument) {
    let _ = release(tally, rules, instrument, AuthorityKind::Province);
    let _ = release(tally, rules, instrument, AuthorityKind::Province);
}

fn main() {}
