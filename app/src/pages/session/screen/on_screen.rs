//! What screen and remote ask of a talk, whichever that is.

use leptos::prelude::*;
use services::room::{RoomView, Slide, Talk};

/// A talk as its screen and its remote show it.
pub trait OnScreen: Talk + Sized {
    /// What the slide is called: in the list to jump in, on the remote, and as the heading of slides that need one.
    fn title(view: &RoomView<Self>, slide: &Slide) -> String;

    /// What the slide is part of, where that is something smaller than the talk.
    fn part(view: &RoomView<Self>, slide: &Slide) -> Option<String>;

    /// The slide itself; `None` for one that is not there any more.
    fn content(view: &RoomView<Self>, slide: &Slide, base_url: &str) -> Option<AnyView>;

    /// What the clerk wrote down about the slide, for the remote.
    fn notes<'a>(view: &'a RoomView<Self>, slide: &Slide) -> Option<&'a str>;

    /// How many phones are in the room, of a talk that phones take part in.
    fn phones(view: &RoomView<Self>) -> Option<u32>;
}
