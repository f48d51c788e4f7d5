//! The functions that islands call, and why a call may fail.
//!
//! A function here is a public endpoint: it hands its actor to a use case, which decides.

mod answers;

pub use answers::keep_answers;

use leptos::{
    prelude::{FromServerFnError, ServerFnErrorErr},
    server_fn::codec::JsonEncoding,
};
use serde::{Deserialize, Serialize};

/// Why a call failed. Only codes travel: the address of a page may carry an error of a plain form back, and
/// anyone can write an address. The island has the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallError {
    /// No connection, or the server did not answer in time.
    Unreachable,
    /// The session or the code is no longer valid.
    SignedOut,
    /// The actor may not do this, or it does not exist for them.
    Refused,
    /// What was sent does not have the right form.
    Malformed,
    /// The server failed.
    Failed,
}

impl FromServerFnError for CallError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            // In a browser it is the answer that cannot be read: mostly that of a proxy whose server is away.
            ServerFnErrorErr::Deserialization(_) if cfg!(target_family = "wasm") => Self::Failed,
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_)
            | ServerFnErrorErr::UnsupportedRequestMethod(_) => Self::Malformed,
            ServerFnErrorErr::Registration(_)
            | ServerFnErrorErr::ServerError(_)
            | ServerFnErrorErr::MiddlewareError(_)
            | ServerFnErrorErr::Serialization(_)
            | ServerFnErrorErr::Response(_) => Self::Failed,
        }
    }
}
