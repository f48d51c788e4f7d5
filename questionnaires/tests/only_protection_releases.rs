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

/// Answers whether a type has a trait: an associated constant of the type goes before that of a trait.
struct Has<T>(PhantomData<T>);

trait Lacks {
    const IT: bool = false;
}

impl<T> Lacks for Has<T> {}

#[test]
fn a_tally_cannot_be_serialised_and_a_released_value_cannot_be_deserialised() {
    mod write {
        use super::{Has, Serialize};
        impl<T: Serialize> Has<T> {
            pub const IT: bool = true;
        }
    }
    assert!(!Has::<Tally>::IT && Has::<Released<ResultTables>>::IT);
}

/// The same question for reading.
struct Reads<T>(PhantomData<T>);

impl<T> Lacks for Reads<T> {}

impl<T: DeserializeOwned> Reads<T> {
    const IT: bool = true;
}

#[test]
fn a_released_value_cannot_be_read_from_anywhere_by_accident() {
    assert!(
        !Reads::<Released<ResultTables>>::IT && Reads::<ResultTables>::IT && !Reads::<Tally>::IT
    );
}
