//! The themes: the answers of the groups to each statement, side by side, and the numbers behind them.

use super::{ResultsDocument, ResultsTheme, make_room};
use crate::pictures::{Pictures, Scale};
use crate::plan::look::{HEADING_2, HEADING_3, NOTE};
use crate::tagged::{Builder, Level, Tag};

impl ResultsDocument {
    pub(super) fn themes(&self, builder: &mut Builder) {
        let scale = Pictures::scale_of(self.results.statements.iter());
        for theme in &self.themes {
            make_room(builder);
            builder.within(Tag::Section, |b| self.theme(b, theme, scale));
        }
    }

    fn theme(&self, builder: &mut Builder, theme: &ResultsTheme, scale: Scale) {
        let pictures = self.pictures();
        builder.heading(Level::Two, &theme.title, HEADING_2);
        builder.paragraph(&theme.about, NOTE.kept());
        for statement in &theme.statements {
            pictures.statement(builder, statement, scale);
        }
        builder.minor_heading("De cijfers bij dit thema", HEADING_3);
        for statement in &theme.statements {
            pictures.numbers(builder, statement);
        }
    }
}
