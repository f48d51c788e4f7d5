//! The pages: rendered by the server, whole, and usable without any script.
//!
//! # How a page is made
//!
//! - One module an area, with a component for each page. Its address goes into [`routes::Addresses`].
//! - A page reads [`visit::use_visit`] first, then hands a future to [`load::load`], which answers the view or a
//!   [`failure::Failure`] (a `services::Error` becomes one with `?`); that becomes a page with the right status.
//! - The view is one [`frame::Page`] with its title; forms are made of [`forms`].
//!
//! # How a form is handled
//!
//! Forms are plain HTML and post to the address of their own page. The area's module offers
//! `pub fn posts() -> axum::Router<Site>`, merged in [`routes::posts`], with handlers like this:
//!
//! ```text
//! async fn request(visit: Visit, Sent(form): Sent<RequestForm>) -> Answer {
//!     let asked = scans::request(&visit.actor, visit.services(), &form).await;
//!     let next = |scan| format!("/scans/{scan}");
//!     visit.go_or_show_again(asked, form, told, next).await
//! }
//! ```
//!
//! Where a draft is stored, the handler saves what was sent first and checks it second: it redirects in both
//! cases, and the page finds the problems in the draft by the same function. Where nothing is stored, the page is
//! rendered once more, with status 422, what was typed, and the problems in the words of the page; it finds both in
//! [`problems::Filled`]. Either way nothing typed is lost. [`visit::Visit::show_again`] is for a handler that has more
//! to say.
//!
//! [`sign_in`] is the example to follow.
//!
//! A parameter in a path has the same name in the route of the page and in that of the form (`/scans/{id}`).

#![expect(
    clippy::needless_pass_by_value,
    reason = "a component owns its props, also where it only looks at them"
)]

pub mod about;
mod address;
pub mod apply;
mod asking;
pub mod authorities;
mod brought;
pub mod cookies;
pub mod crossed;
pub mod dates;
pub mod failure;
mod field_names;
mod find_authority;
pub mod forms;
pub mod frame;
pub mod home;
pub mod load;
mod log;
pub mod numbers;
pub mod out_of_step;
mod paged;
pub mod participate;
pub mod patience;
pub mod peer_review;
pub mod phone;
pub mod plan;
mod pool_weights;
mod pool_words;
pub mod problems;
pub mod programme;
pub mod progress;
pub mod public;
mod qr;
pub mod reading;
mod refreshing;
pub mod render;
pub mod results;
pub mod routes;
pub mod scan_page;
pub mod scans;
pub mod sent;
pub mod session;
pub mod shell;
pub mod sign_in;
pub mod site;
mod table;
pub mod unsent;
pub mod visit;
mod wanted;
pub mod words;
