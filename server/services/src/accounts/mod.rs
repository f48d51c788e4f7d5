//! People with an account: who they are, and how they sign in.

mod by_address;
mod demo;
pub(crate) mod find;
mod members;
mod onward;
mod session;
mod sign_in;

pub(crate) use by_address::{add_clerk, add_clerks, lead_by_address};
pub use demo::{DemoPerson, DemoTalk, demo_link, demo_people, demo_sign_in, demo_talk};
pub use members::{Account, NewMember, account, add_member, end_member, list_members};
pub(crate) use members::{email_address, grant_lead};
pub use onward::own_path;
pub use session::{member_of_session, sign_out, tidy};
pub(crate) use sign_in::{invitation_link, invitation_links};
pub use sign_in::{request_sign_in, request_sign_in_to, sign_in};

#[cfg(test)]
mod tests;
