//! The test site: the whole program in process, without a socket, and visitors who use it as a browser without scripts would.
//!
//! A [`Visitor`] keeps cookies, follows redirects and fills in forms by their labels, so a test reads like what a person does
//! and fails where a label, a legend or a button is missing.

mod form;
mod html;
mod page;
mod people;
pub mod running;
mod scene;
mod site;
mod visitor;

pub use form::Form;
pub use page::Page;
pub use people::Person;
pub use scene::Scene;
pub use site::TestSite;
pub use visitor::Visitor;
