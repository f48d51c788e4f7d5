//! Outreach: authorities that take no part yet, what the programme knows of them, and those that apply by themselves.
//!
//! Who takes part is counted by the rules of [`super::uptake`]: an authority is here until it has a scan that counts, and again when
//! that is cancelled. What was noted stays beside the authority all the while.
//!
//! # What is kept of people
//!
//! - Of an authority one contact person, as long as the programme needs them, and names in the log of contacts.
//! - Of an applicant what they filled in: sealed with the link until it is followed, at most [`LINK_LASTS`]; until the programme decides,
//!   at most [`UNDECIDED_KEPT`]; and [`DECLINED_KEPT`] after it declined. An accepted applicant becomes the contact person.
//! - A contact that was taken away can be put back for [`REMOVED_KEPT`].
//!
//! [`tidy()`] destroys what is over its time. The audit trail names authorities and fields, never what stood in them.

mod application;
mod authority;
mod contact_form;
mod contact_log;
mod contacts;
mod filter;
mod interest;
mod invited;
mod keep;
mod letters;
mod list;
mod means;
mod record;
mod request;
mod tidy;

#[cfg(test)]
mod tests;

pub use application::{
    Applicant, Application, ApplicationForm, ApplicationLink, DECLINED_KEPT, DeclineForm, Declined,
    LINK_LASTS, Seen, UNDECIDED_KEPT, Waiting, accept, application, apply, confirm, decline, link,
    waiting, waiting_count,
};
pub use authority::{AuthorityFile, LastScan, authority};
pub use contact_form::ContactForm;
pub use contact_log::Contact;
pub use contacts::{
    REMOVED_KEPT, add_contact, change_contact, put_contact_back, take_contact_away,
};
pub use filter::{OutreachFilter, OutreachFilterForm};
pub use interest::Interest;
pub use keep::{OutreachForm, keep};
pub use list::{OutreachList, OutreachRow, list, list_file};
pub use means::Means;
pub use record::{ContactPerson, Outreach};
pub use request::request_scan;
pub use tidy::tidy;
