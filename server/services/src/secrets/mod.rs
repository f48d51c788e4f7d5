//! Secrets and what is derived from them.
//!
//! A secret lives with the person it was given to. The database holds its fingerprint: an HMAC under the server's key, which
//! lies in a file beside the database and never in it.

mod key_file;
mod keys;
mod symbols;
mod tokens;

pub use key_file::{KeyProblem, load_or_create, parse_key};
pub use keys::{Keys, NotSealed};
pub(crate) use symbols::{is_separator, is_symbols, random_number, random_symbols};
pub use tokens::{
    ApplicationToken, DeviceSecret, JoinCode, LinkSecret, OwnerSecret, PosterCode, RoomCode,
    Secret, SessionToken, SignInToken, TypedCode,
};
