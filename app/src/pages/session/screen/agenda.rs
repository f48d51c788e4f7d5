//! The slides of the agenderingsgesprek.

use super::on_screen::OnScreen;
use super::{results, room, tally, titles};
use leptos::prelude::*;
use services::room::{RoomView, Slide};
use services::sessions::SessionView;

impl OnScreen for SessionView {
    fn title(view: &RoomView, slide: &Slide) -> String {
        titles::title(view, slide)
    }

    /// The theme of a statement, or of all statements of a talking point.
    fn part(view: &RoomView, slide: &Slide) -> Option<String> {
        let texts = &view.session.report.texts;
        let of_statement = |key: &str| texts.theme_of(key).map(|theme| theme.title.clone());
        match slide {
            Slide::Statement { key } => of_statement(key),
            Slide::Point { id } => {
                let (_, point) = view.point(id)?;
                let keys = point.statements.iter();
                let mut themes = keys.filter_map(|key| of_statement(key));
                let first = themes.next()?;
                themes.all(|own| own == first).then_some(first)
            }
            _ => None,
        }
    }

    fn content(view: &RoomView, slide: &Slide, base_url: &str) -> Option<AnyView> {
        let report = &view.session.report;
        let room = view.room.as_ref();
        match slide {
            Slide::Purpose => Some(results::purpose(report)),
            Slide::Response => Some(results::response(report)),
            Slide::Agreement { theme } => results::agreement(report, theme),
            Slide::Difference { theme } => results::difference(report, theme),
            Slide::Statement { key } => report
                .row(key)
                .map(|row| results::statement(report, row, None)),
            Slide::Point { id } => results::talking_point(view, id),
            Slide::Joining => Some(room::joining(room, base_url)),
            Slide::Picks => Some(tally::picks(room)),
            Slide::Priorities => Some(room::priorities(view)),
            Slide::Start(_) => None,
        }
    }

    fn notes<'a>(view: &'a RoomView, slide: &Slide) -> Option<&'a str> {
        view.notes(slide)
    }

    fn phones(view: &RoomView) -> Option<u32> {
        view.room.as_ref().map(|room| room.joined)
    }
}
