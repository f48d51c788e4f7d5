//! Mail: written in the transaction that gives reason for it, sent afterwards from an outbox.

mod mailer;
mod message;
mod outbox;
mod sign_in;

pub use mailer::{MailConfig, MailTransport, Mailer, MailerProblem};
pub use message::{MailKind, Message};
pub use outbox::{Delivery, deliver_due, tidy};
pub(crate) use outbox::{Outgoing, enqueue, enqueue_all, withdraw};
pub(crate) use sign_in::sign_in_message;

#[cfg(test)]
mod tests;
