//! What somebody has filled in so far, sealed: the database holds it, and only their code opens it.

use questionnaires::answers::Answers;
use questionnaires::form::Form;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::secrets::{Keys, TypedCode};

/// Sealed drafts are padded to a multiple of this many bytes. All but drafts with very long remarks take one block, so that the
/// length tells nothing of what is in it.
const BLOCK: usize = 8 * 1024;

/// The bytes that hold the length of what is not padding.
const LENGTH: usize = size_of::<u32>();

/// What somebody has filled in so far, and where they were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The answers.
    pub answers: Answers,
    /// The page to go on at.
    pub place: Place,
}

/// A page of the questionnaire.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Before the first question.
    #[default]
    Welcome,
    /// A page of statements, by its number, counted from 1.
    Theme(usize),
    /// What should get better first.
    Directions,
    /// The background questions to residents.
    Background,
    /// What was filled in and what was skipped, before sending.
    Overview,
}

impl Draft {
    /// Seals the draft for the database.
    pub(crate) fn seal(&self, keys: &Keys, code: &TypedCode) -> Result<Vec<u8>, Error> {
        let text = Zeroizing::new(serde_json::to_vec(self).map_err(Error::unavailable)?);
        let length = u32::try_from(text.len()).map_err(Error::unavailable)?;
        let mut padded = Zeroizing::new(length.to_le_bytes().to_vec());
        padded.extend_from_slice(&text);
        let blocks = padded.len().div_ceil(BLOCK);
        padded.resize(blocks * BLOCK, 0);
        Ok(keys.seal(code, &padded))
    }

    /// What is kept of a draft, or an empty one.
    pub(crate) fn kept(
        keys: &Keys,
        code: &TypedCode,
        sealed: Option<&[u8]>,
        form: &Form,
    ) -> Result<Self, Error> {
        let mut draft = match sealed {
            Some(sealed) => Self::open(keys, code, sealed)?,
            None => Self::default(),
        };
        draft.answers.settle(form);
        Ok(draft)
    }

    /// Opens what [`Draft::seal`] sealed.
    fn open(keys: &Keys, code: &TypedCode, sealed: &[u8]) -> Result<Self, Error> {
        let padded = keys.open(code, sealed).map_err(Error::unavailable)?;
        let (length, rest) = padded
            .split_first_chunk::<LENGTH>()
            .ok_or_else(|| Error::unavailable("a draft is too short"))?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(Error::unavailable)?;
        let text = rest
            .get(..length)
            .ok_or_else(|| Error::unavailable("a draft is cut off"))?;
        serde_json::from_slice(text).map_err(Error::unavailable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::answers::Answer;

    fn draft(remark: &str) -> Draft {
        let mut draft = Draft {
            place: Place::Theme(3),
            ..Draft::default()
        };
        draft
            .answers
            .statements
            .insert("T3.1".to_owned(), Answer::Agree);
        draft
            .answers
            .remarks
            .insert("T3".to_owned(), remark.to_owned());
        draft
    }

    #[test]
    fn a_sealed_draft_is_read_with_its_code_and_no_other() {
        let (keys, code) = (Keys::random(), TypedCode::random());
        let draft = draft("De stukken komen te laat.");
        let sealed = draft.seal(&keys, &code).unwrap();
        assert_eq!(Draft::open(&keys, &code, &sealed).unwrap(), draft);
        assert!(Draft::open(&keys, &TypedCode::random(), &sealed).is_err());
        assert!(Draft::open(&Keys::random(), &code, &sealed).is_err());
        assert!(!sealed.windows(4).any(|bytes| bytes == b"T3.1"));
    }

    #[test]
    fn the_length_tells_nothing() {
        let (keys, code) = (Keys::random(), TypedCode::random());
        let length = |draft: &Draft| draft.seal(&keys, &code).unwrap().len();
        let empty = length(&Draft::default());
        for remark in ["Nee.", &"Ja, en dat is al jaren zo. ".repeat(100)] {
            assert_eq!(length(&draft(remark)), empty);
        }
        assert_eq!(length(&draft(&"é".repeat(10_000))) - empty, 2 * BLOCK);
    }
}
