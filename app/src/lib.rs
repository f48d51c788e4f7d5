//! What people see.
//!
//! Pages exist on the server only and work without any script. Islands are the few parts that also live in the
//! browser; they add to a page that already works, and call the functions in [`api`].

pub mod api;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod pages;
