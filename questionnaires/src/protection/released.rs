//! The proof that something may be seen.

use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use std::ops::Deref;

/// Something that protection has let through. Only [`release`](crate::protection::release) makes a new one; pages, documents and files
/// take nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Released<T>(T);

impl<T> Released<T> {
    pub(super) const fn new(shown: T) -> Self {
        Self(shown)
    }

    /// What may be seen.
    #[must_use]
    pub const fn get(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Released<T> {
    /// The form in which it is stored.
    ///
    /// # Errors
    /// When a value has no place in JSON.
    pub fn to_stored(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(&self.0)
    }
}

impl<T: DeserializeOwned> Released<T> {
    /// Reads back what [`to_stored`](Self::to_stored) wrote. Not for anything else: text from elsewhere has not been protected.
    ///
    /// # Errors
    /// When the text is not what was stored.
    pub fn from_stored(stored: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(stored).map(Self)
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Serialize> Serialize for Released<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
