//! The builder: blocks go in, one after the other, and come out on pages.

use super::contents::Contents;
use super::lines::{self, Laid};
use super::paragraph::{Ground, Paragraph};
use super::shape::Shaper;
use super::sheet::{HEIGHT, Sheet, WIDTH};
use super::structure::{NodeId, Tag, Tree};
use super::style::{Block, Colour, TextStyle};
use super::text::{Anchor, Text};
use super::write::Meanings;
use chrono::NaiveDateTime;

/// What a document is called, and what stands on each of its pages.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Title, shown by the reader's window.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// What it is about, in a sentence.
    pub subject: String,
    /// When it was made, Dutch time.
    pub created: NaiveDateTime,
    /// Tells this document from every other: the same for the same content.
    pub identifier: String,
    /// At the top of each page, such as "Concept"; nothing if empty.
    pub header: String,
    /// At the foot of each page, before the page's number; nothing, and no number, if empty.
    pub footer: String,
}

/// The room for text on a page, in points from the top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
    /// Top edge.
    pub top: f32,
    /// Bottom edge.
    pub bottom: f32,
}

/// A point is 1/72 inch, an inch 25.4 millimetres.
#[must_use]
pub const fn millimetres(length: f32) -> f32 {
    length * 72.0 / 25.4
}

impl Frame {
    /// A4 with the margins of a letter: 25 mm left, 20 mm right and top, room for the footer below.
    #[must_use]
    pub const fn a4() -> Self {
        Self {
            left: millimetres(25.0),
            right: WIDTH - millimetres(20.0),
            top: millimetres(24.0),
            bottom: HEIGHT - millimetres(26.0),
        }
    }

    /// Its width.
    #[must_use]
    pub const fn width(&self) -> f32 {
        self.right - self.left
    }
}

/// How deep a heading lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The title of the document.
    One,
    /// A section.
    Two,
    /// Within a section.
    Three,
}

#[derive(Debug)]
pub(super) struct Heading {
    pub level: Level,
    pub text: String,
    /// Whether the table of contents names it.
    pub listed: bool,
    /// Sheet and height from the top, once drawn.
    pub place: Option<(usize, f32)>,
}

/// A paragraph that waits for what follows it.
pub(super) struct Waiting {
    pub paragraph: Paragraph,
    pub block: Block,
    pub left: f32,
    pub heading: Option<usize>,
}

/// A label drawn beside the first line of a paragraph: a bullet or a number.
pub(super) struct Label {
    pub paragraph: Paragraph,
    pub left: f32,
    /// A square behind it: its colour.
    pub badge: Option<Colour>,
}

/// Builds a tagged document.
pub struct Builder {
    pub(super) settings: Settings,
    pub(super) shaper: Shaper,
    pub(super) meanings: Meanings,
    pub(super) tree: Tree,
    pub(super) sheets: Vec<Sheet>,
    pub(super) headings: Vec<Heading>,
    pub(super) contents: Option<Contents>,
    /// The sheet being filled.
    pub(super) sheet: usize,
    pub(super) frame: Frame,
    /// Where the next block starts, before its own room above.
    pub(super) y: f32,
    /// Room that the last block wants below itself.
    pub(super) gap: f32,
    pub(super) furnished: bool,
    open: Vec<NodeId>,
    pub(super) waiting: Vec<Waiting>,
}

impl Builder {
    /// An empty document. The first block opens the first page.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let frame = Frame::a4();
        Self {
            settings,
            shaper: Shaper::default(),
            meanings: Meanings::new(),
            tree: Tree::new(),
            sheets: vec![Sheet::new(true)],
            headings: Vec::new(),
            contents: None,
            sheet: 0,
            frame,
            y: frame.top,
            gap: 0.0,
            furnished: true,
            open: vec![Tree::ROOT],
            waiting: Vec::new(),
        }
    }

    /// Everything built by `content` becomes part of one element.
    pub fn within(&mut self, tag: Tag, content: impl FnOnce(&mut Self)) {
        let node = self.add(tag);
        self.open.push(node);
        content(self);
        self.open.pop();
    }

    /// Everything built by `content` stands further from the edges by these lengths.
    pub fn inset(&mut self, left: f32, right: f32, content: impl FnOnce(&mut Self)) {
        let outer = self.frame;
        self.frame.left += left;
        self.frame.right -= right;
        content(self);
        (self.frame.left, self.frame.right) = (outer.left, outer.right);
    }

    /// A heading. It stays with what follows it, becomes a bookmark and stands in the table of contents.
    pub fn heading(&mut self, level: Level, text: impl Into<Text>, block: Block) -> Anchor {
        self.add_heading(level, &text.into(), block, true)
    }

    /// A heading within a section that comes back in other sections: a bookmark, but not in the table of contents.
    pub fn minor_heading(&mut self, text: impl Into<Text>, block: Block) -> Anchor {
        self.add_heading(Level::Three, &text.into(), block, false)
    }

    fn add_heading(&mut self, level: Level, text: &Text, block: Block, listed: bool) -> Anchor {
        let anchor = self.headings.len();
        self.headings.push(Heading {
            level,
            text: text.plain(),
            listed,
            place: None,
        });
        let tag = match level {
            Level::One => Tag::Heading1,
            Level::Two => Tag::Heading2,
            Level::Three => Tag::Heading3,
        };
        let paragraph = self.lay_as(tag, text, &block.text);
        self.waiting.push(Waiting {
            paragraph,
            block,
            left: self.frame.left,
            heading: Some(anchor),
        });
        Anchor(anchor)
    }

    /// A paragraph; nothing if its text is empty.
    pub fn paragraph(&mut self, text: impl Into<Text>, block: Block) {
        let text = text.into();
        if text.is_empty() {
            return;
        }
        let paragraph = self.lay_as(Tag::Paragraph, &text, &block.text);
        if block.keep_with_next {
            self.waiting.push(Waiting {
                paragraph,
                block,
                left: self.frame.left,
                heading: None,
            });
        } else {
            self.flow(paragraph, block, None);
        }
    }

    /// A paragraph set apart by a bar at its left.
    pub fn note(&mut self, text: impl Into<Text>, block: Block, bar: Colour) {
        let text = text.into();
        let note = self.add(Tag::Note);
        let node = self.tree.add(note, Tag::Paragraph);
        let indent = 14.0;
        let laid = self.lay(&text, &block.text, self.frame.width() - indent);
        self.frame.left += indent;
        let drawn = self.flow(Paragraph::new(laid, node), block, None);
        self.frame.left -= indent;
        let x = self.frame.left + 1.5;
        for (sheet, top, bottom) in drawn {
            self.sheets[sheet].rule((x, top), (x, bottom), bar, 3.0);
        }
    }

    /// Moves down to a height on this page, in points from its top; never up.
    pub fn move_to(&mut self, y: f32) {
        self.settle(0.0, 0.0);
        self.y = self.y.max(y);
        self.gap = 0.0;
    }

    /// Ends the page.
    pub fn new_page(&mut self) {
        self.settle(0.0, 0.0);
        if !self.at_top() {
            self.turn();
        }
    }

    /// Everything built by `content` stands in a frame of its own on this page; afterwards the page goes on as if nothing had
    /// been built. What does not fit runs over the frame's foot.
    pub fn place(&mut self, frame: Frame, content: impl FnOnce(&mut Self)) {
        self.settle(0.0, 0.0);
        let outer = (self.frame, self.y, self.gap);
        self.frame = Frame {
            bottom: 4.0 * HEIGHT,
            ..frame
        };
        (self.y, self.gap) = (frame.top, 0.0);
        content(self);
        self.settle(0.0, 0.0);
        (self.frame, self.y, self.gap) = outer;
    }

    /// Whether pages carry the header and footer, from this page on.
    pub fn furnish(&mut self, furnished: bool) {
        self.furnished = furnished;
        let sheet = self.sheet;
        self.sheets[sheet].furnished = furnished;
    }

    /// The room for text.
    #[must_use]
    pub const fn frame(&self) -> Frame {
        self.frame
    }

    /// What is left of the page below what was built so far, in points.
    #[must_use]
    pub fn room(&self) -> f32 {
        self.frame.bottom - self.y - self.gap
    }

    pub(super) fn add(&mut self, tag: Tag) -> NodeId {
        let parent = self.open.last().copied().unwrap_or(Tree::ROOT);
        self.tree.add(parent, tag)
    }

    pub(super) fn lay(&mut self, text: &Text, style: &TextStyle, width: f32) -> Laid {
        lines::lay(&mut self.shaper, text, style, width)
    }

    fn lay_as(&mut self, tag: Tag, text: &Text, style: &TextStyle) -> Paragraph {
        let node = self.add(tag);
        let laid = self.lay(text, style, self.frame.width());
        Paragraph::new(laid, node)
    }

    pub(super) fn ground(&mut self) -> Ground<'_> {
        Ground {
            sheet: &mut self.sheets[self.sheet],
            sheet_index: self.sheet,
            tree: &mut self.tree,
            meanings: &mut self.meanings,
        }
    }

    pub(super) fn at_top(&self) -> bool {
        self.y <= self.frame.top && self.sheets[self.sheet].is_empty()
    }

    pub(super) fn turn(&mut self) {
        self.sheets.push(Sheet::new(self.furnished));
        self.sheet = self.sheets.len() - 1;
        self.y = self.frame.top;
        self.gap = 0.0;
    }
}
