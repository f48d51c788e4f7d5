//! The parts of a page that also live in the browser.
//!
//! An island takes plain props, improves markup that works without it, and holds no other island. A page that
//! has one puts `pages::shell::IslandScripts` after it; other pages load no script at all.

mod autosave;
mod live;
mod outbox;
mod steer;
mod swap;

pub use autosave::Autosave;
pub use live::Live;
