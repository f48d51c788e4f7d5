//! The table of contents: made last, when every page has its number, and put where it was asked for.

use super::builder::{Builder, Level};
use super::lines::Laid;
use super::paragraph::Paragraph;
use super::structure::{NodeId, Tag};
use super::style::{Align, Block, Colour, TextStyle};
use super::text::{Anchor, Link, Target, Text};

/// How the table of contents looks.
#[derive(Clone, Debug)]
pub struct ContentsLook {
    /// Its own heading.
    pub heading: Block,
    /// What its heading says.
    pub title: String,
    /// Entries for sections.
    pub section: Block,
    /// Entries within sections; left out if `None`.
    pub within: Option<Block>,
    /// How far entries within sections stand in, in points.
    pub indent: f32,
    /// Rule below each section's entry.
    pub rule: Option<Colour>,
}

pub(super) struct Contents {
    look: ContentsLook,
    node: NodeId,
    /// Pages are put in before this sheet.
    pub before: usize,
    heading: Anchor,
}

/// An entry, laid out but for its page's number.
struct Entry {
    anchor: usize,
    block: Block,
    indent: f32,
    laid: Laid,
}

/// Room for the number of a page.
const NUMBER_WIDTH: f32 = 30.0;

impl Builder {
    /// Puts a table of contents on pages of its own, here. Call it between pages, once.
    pub fn contents(&mut self, look: ContentsLook) {
        self.settle(0.0, 0.0);
        if !self.at_top() {
            self.turn();
        }
        let section = self.add(Tag::Section);
        self.headings.push(super::builder::Heading {
            level: Level::Two,
            text: look.title.clone(),
            listed: false,
            place: None,
        });
        self.contents = Some(Contents {
            look,
            node: section,
            before: self.sheet,
            heading: Anchor(self.headings.len() - 1),
        });
    }

    /// Draws the table of contents, and returns the order in which sheets become pages.
    pub(super) fn finish_contents(&mut self) -> Vec<usize> {
        self.settle(0.0, 0.0);
        let filled = if self.at_top() && self.sheets.len() > 1 {
            self.sheets.len() - 1
        } else {
            self.sheets.len()
        };
        self.sheets.truncate(filled);
        let Some(contents) = self.contents.take() else {
            return (0..filled).collect();
        };
        let entries = self.entries(&contents.look);
        let extra = self.sheets_needed(&contents, &entries);
        let own = filled..filled + extra;
        let order: Vec<usize> = (0..contents.before)
            .chain(own)
            .chain(contents.before..filled)
            .collect();
        self.furnished = true;
        self.turn();
        self.draw_contents(&contents, entries, &order);
        order
    }

    fn entries(&mut self, look: &ContentsLook) -> Vec<Entry> {
        let listed: Vec<(usize, Level, String)> = self
            .headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| heading.listed)
            .map(|(index, heading)| (index, heading.level, heading.text.clone()))
            .collect();
        let mut entries = Vec::new();
        for (anchor, level, text) in listed {
            let (block, indent) = match (level, look.within) {
                (Level::Two, _) => (look.section, 0.0),
                (Level::Three, Some(within)) => (within, look.indent),
                _ => continue,
            };
            let link = Link {
                target: Target::Heading(Anchor(anchor)),
                description: text.clone(),
            };
            let text = Text::default().link(&text, link, block.text.colour);
            let width = self.frame.width() - indent - NUMBER_WIDTH;
            let laid = self.lay(&text, &block.text, width);
            entries.push(Entry {
                anchor,
                block,
                indent,
                laid,
            });
        }
        entries
    }

    fn heading_laid(&mut self, contents: &Contents) -> Laid {
        let text = Text::from(&contents.look.title);
        self.lay(&text, &contents.look.heading.text, self.frame.width())
    }

    /// How many pages the entries take: the same arithmetic as drawing them.
    fn sheets_needed(&mut self, contents: &Contents, entries: &[Entry]) -> usize {
        let heading = self.heading_laid(contents);
        let mut y = self.frame.top + heading.height() + contents.look.heading.after;
        let mut sheets = 1;
        for entry in entries {
            if y + entry.height() > self.frame.bottom {
                sheets += 1;
                y = self.frame.top;
            }
            y += entry.height();
        }
        sheets
    }

    fn draw_contents(&mut self, contents: &Contents, entries: Vec<Entry>, order: &[usize]) {
        let heading = self.tree.add(contents.node, Tag::Heading2);
        let laid = self.heading_laid(contents);
        let lines = laid.lines.len();
        let (left, top) = (self.frame.left, self.y);
        self.headings[contents.heading.0].place = Some((self.sheet, top));
        self.y += laid.height() + contents.look.heading.after;
        Paragraph::new(laid, heading).draw(0..lines, left, top, &mut self.ground());
        let list = self.tree.add(contents.node, Tag::Contents);
        for entry in entries {
            if self.y + entry.height() > self.frame.bottom {
                self.turn();
            }
            self.draw_entry(contents, entry, list, order);
        }
    }

    fn draw_entry(&mut self, contents: &Contents, entry: Entry, list: NodeId, order: &[usize]) {
        let item = self.tree.add(list, Tag::ContentsItem);
        let reference = self.tree.add(item, Tag::Reference);
        let height = entry.height();
        let (left, top) = (self.frame.left + entry.indent, self.y + entry.block.before);
        let number = self.page_number(entry.anchor, order).to_string();
        let style = TextStyle {
            balance: false,
            ..entry.block.text.align(Align::Right)
        };
        let lines = entry.laid.lines.len();
        let last = top + entry.laid.height() - style.leading;
        let mut text = Paragraph::new(entry.laid, reference);
        text.draw(0..lines, left, top, &mut self.ground());
        let number = self.lay(&Text::from(number), &style, NUMBER_WIDTH);
        let right = self.frame.right - NUMBER_WIDTH;
        Paragraph::new(number, reference).draw(0..1, right, last, &mut self.ground());
        self.y += height;
        if let (Some(rule), true) = (contents.look.rule, entry.indent <= 0.0) {
            let (left, right, y) = (self.frame.left, self.frame.right, self.y);
            self.sheets[self.sheet].rule((left, y), (right, y), rule, 0.6);
        }
    }

    fn page_number(&self, anchor: usize, order: &[usize]) -> usize {
        let place = self.headings[anchor].place;
        let sheet = place.map_or(0, |(sheet, _)| sheet);
        order.iter().position(|of| *of == sheet).unwrap_or(0) + 1
    }
}

impl Entry {
    fn height(&self) -> f32 {
        self.block.before + self.laid.height() + self.block.after
    }
}
