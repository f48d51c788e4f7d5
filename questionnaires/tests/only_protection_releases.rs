//! Nothing outside `questionnaires::protection` can make a `Released`, or read, print, copy or store a `Tally`.

use questionnaires::protection::Released;
use questionnaires::results::ResultTables;
use questionnaires::tally::Tally;
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

#[test]
fn nobody_else_can_make_or_read_them() {
    trybuild::TestCases::new().compile_fail("tests/cannot/*.rs");
}

/// Answers whether a type can be written: an associated constant of the type goes before that of a trait.
struct Writes<T>(PhantomData<T>);

trait Lacks {
    const IT: bool = false;
}

impl<T> Lacks for Writes<T> {}

impl<T: Serialize> Writes<T> {
    const IT: bool = true;
}

#[test]
fn a_tally_cannot_be_serialised() {
    assert_eq!(
        [Writes::<Tally>::IT, Writes::<Released<ResultTables>>::IT],
        [false, true]
    );
}

/// The same question for reading.
struct Reads<T>(PhantomData<T>);

impl<T> Lacks for Reads<T> {}

impl<T: DeserializeOwned> Reads<T> {
    const IT: bool = true;
}

#[test]
fn a_released_value_cannot_be_read_from_anywhere_by_accident() {
    let reads = [
        Reads::<Tally>::IT,
        Reads::<Released<ResultTables>>::IT,
        Reads::<ResultTables>::IT,
    ];
    assert_eq!(reads, [false, false, true]);
}
