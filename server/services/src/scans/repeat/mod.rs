//! Repeat measurements: a scan of the same authority that names an earlier one and begins from it.
//!
//! `timing` says when one can be asked for, `offer` what stands in the way, `request` asks for it, and `remind` tells the lead once that
//! it can be asked for. A scan that names one of an authority that went into its own is a follow-up and no repeat measurement: council
//! and residents are others, so nothing is taken over and nothing compared.

mod offer;
mod remind;
mod request;
mod timing;

pub(super) use offer::offer;
pub(crate) use offer::repeats_of;
pub use offer::{Obstacle, RepeatOffer};
pub use remind::remind_repeats;
pub use request::{RepeatView, repeat, to_repeat};
pub use timing::{LEAST_MONTHS, MOST_MONTHS, Timing, USUAL_MONTHS};
