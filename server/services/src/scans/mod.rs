//! The life of a scan: from the request of an authority to the closing of its questionnaire.
//!
//! [`state`] says which states there are and what must hold between them; a module each holds what people do. What is typed
//! meanwhile is kept as typed, in [`arrangements`] (may change after opening) and [`setup`] (frozen at opening), and checked
//! whenever it is used.

pub mod access;
mod answer;
mod answer_by_link;
pub mod arrangements;
mod assign;
mod away;
mod calendar;
mod cancel;
mod cards;
mod clerks;
mod close;
mod cockpit;
mod days;
pub mod decisions;
mod facts;
mod fill_in;
mod guided;
mod hand_over;
mod instrument;
mod lead;
mod leave;
mod letters;
mod lineage;
mod list;
mod log;
mod open;
mod opening_day;
mod out_of_step;
mod paper;
mod poster;
mod prepare;
mod preview;
mod proposals;
mod questions;
mod record;
mod repeat;
mod request;
mod running;
mod second;
mod selection;
pub mod setup;
pub mod state;
mod tied;
mod transition;
mod turn;
mod wanted;

#[cfg(test)]
mod tests;

pub use access::{Standing, visible};
pub use answer::{LONGEST_NO, OwnQuestion, accept, decline, proposed};
pub use answer_by_link::{accept_by_link, decline_by_link, linked_question};
pub use arrangements::Arrangements;
pub(crate) use assign::propose_checked;
pub use assign::{Candidates, WithdrawForm, candidates, propose, propose_despite, withdraw};
pub use away::{AwayAt, away_at_sessions};
pub use calendar::{FileFor, calendar_address, calendar_file, renew_calendar, session_file};
pub use cancel::cancel;
pub use cards::code_cards;
pub use close::{close, close_due, to_close};
pub use cockpit::{Cockpit, Progress, StepView, cockpit};
pub use days::{ScanDay, has_days, next_day};
pub use facts::before_opening;
pub use fill_in::{Part, fill_in, to_fill_in};
pub use guided::{GuidedScans, guided_scans};
pub use hand_over::{HandOverForm, propose_successor};
pub(crate) use instrument::{not_opened, opened_with};
pub use lead::{LeadForm, change_lead};
pub(crate) use leave::let_go;
pub use leave::{step_back, take_off};
pub(crate) use lineage::{authority_ended, of_lineage, running_of};
pub(crate) use list::all;
pub use list::{EarlierScan, ListedScan, ScanList, list};
pub use log::{Log, log};
pub use open::open;
pub use opening_day::{remind_to_open, waits_to_open};
pub use out_of_step::OutOfStep;
pub(crate) use out_of_step::require_step;
pub use paper::paper;
pub use poster::poster;
pub use prepare::prepare;
pub use preview::{mark_previewed, preview};
pub use proposals::{Proposal, Question};
pub use questions::{ClerkQuestion, No, clerk_questions, remind_clerks};
pub(crate) use record::load;
pub use record::{Person, Scan};
pub(crate) use repeat::repeats_of;
pub use repeat::{
    LEAST_MONTHS, MOST_MONTHS, Obstacle, RepeatOffer, RepeatView, Timing, USUAL_MONTHS,
    remind_repeats, repeat, to_repeat,
};
pub use request::{RequestForm, RequestOptions, request, request_options};
pub(crate) use request::{check_request, place_request};
pub(crate) use running::{RunningScan, halting};
pub use second::{ask_nobody_else, propose_second};
pub use selection::{ScanFilter, ScanWords, Stage, scans_file};
pub use setup::{GroupsForm, Setup, SetupForm};
pub use state::{Facts, Refused, State, Step, Transition};
pub use tied::{TiedClerk, tied_clerks};
pub(crate) use transition::{advance, begin, finish};
pub use turn::{Task, Turn, Who, turns};
pub use wanted::{FURTHEST_MONTHS, Month, Wanted, WantedMonths};
