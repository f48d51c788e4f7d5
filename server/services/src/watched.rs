//! Two people, one form: whether what is kept is still what somebody saw when they opened it.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::error::Error;

/// The field with the mark.
const MARK: &str = "seen";

/// A form that carries a mark of what was kept when it was opened. Without a mark nothing is compared: it was not opened on a page.
pub trait Watched: Serialize + Sized {
    /// The mark.
    fn seen(&mut self) -> &mut String;

    /// The form of what is kept, as a page opens it: with the mark of what it says.
    #[must_use]
    fn opened(mut self) -> Self {
        self.seen().clear();
        let bytes = serde_json::to_vec(&self).unwrap_or_default();
        let digest = Sha256::digest(bytes);
        let mark = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        *self.seen() = mark;
        self
    }

    /// The fields in which it says something else than what is kept.
    #[must_use]
    fn differs_from(&self, kept: &Self) -> Vec<String> {
        let fields = |form: &Self| match serde_json::to_value(form) {
            Ok(Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        };
        let kept = fields(kept);
        fields(self)
            .into_iter()
            .filter(|(name, value)| name != MARK && kept.get(name) != Some(value))
            .map(|(name, _)| name)
            .collect()
    }
}

/// Refuses a form that was opened on something else than what is kept now.
///
/// # Errors
/// [`Error::Conflict`].
pub(crate) fn require_seen<F: Watched + Clone>(typed: &F, kept: F) -> Result<(), Error> {
    let seen = typed.clone().seen().clone();
    if seen.is_empty() || *kept.opened().seen() == seen {
        Ok(())
    } else {
        Err(Error::Conflict)
    }
}
