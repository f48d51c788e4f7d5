//! Signing in with a mailed link, and out again.

mod demonstration;
mod form;
mod link;
mod posts;

pub use form::{LinkSentPage, SignInPage};
pub use link::SignInLinkPage;
pub use posts::posts;
