//! How the plan is set: 10.5 on 15 points, one accent, thin rules, much white.

use crate::tagged::{Block, Colour, ContentsLook, TableLook, TextStyle, Weight};

/// Aubergine, the one accent.
pub(crate) const ACCENT: Colour = Colour(0x6b, 0x1a, 0x50);

/// Running text.
pub(crate) const BODY: TextStyle = TextStyle::new(10.5, 15.0);
/// Text in tables and notes.
pub(crate) const SMALL: TextStyle = TextStyle::new(9.0, 12.0);
/// Side matters.
pub(crate) const SMALL_GREY: TextStyle = SMALL.colour(Colour::GREY);
/// Names in tables.
pub(crate) const SMALL_BOLD: TextStyle = SMALL.weight(Weight::SemiBold);
/// An opening sentence.
pub(crate) const LEAD: TextStyle = TextStyle::new(14.0, 20.0).balanced();

/// A paragraph of running text.
pub(crate) const PARAGRAPH: Block = Block::new(BODY, 0.0, 8.0);
/// A remark below a table or figure.
pub(crate) const NOTE: Block = Block::new(SMALL_GREY, 4.0, 8.0);
/// The caveat.
pub(crate) const CAVEAT: Block = Block::new(BODY, 10.0, 10.0);

/// Heading of a section.
pub(crate) const HEADING_2: Block = Block::new(
    TextStyle::new(20.0, 24.0)
        .weight(Weight::SemiBold)
        .balanced(),
    34.0,
    10.0,
)
.kept();
/// Heading within a section.
pub(crate) const HEADING_3: Block = Block::new(
    TextStyle::new(12.5, 17.0)
        .weight(Weight::SemiBold)
        .balanced(),
    20.0,
    5.0,
)
.kept();

/// Running text is no wider than this, for the eye to find the next line: about 75 letters.
pub(crate) const MEASURE: f32 = 370.0;

/// The colours of the five steps, from light to dark.
pub(crate) const STEPS: [Colour; 5] = [
    Colour(0xa3, 0x5c, 0x8b),
    Colour(0x8b, 0x3f, 0x73),
    Colour(0x72, 0x26, 0x5b),
    Colour(0x57, 0x15, 0x43),
    Colour(0x3a, 0x0a, 0x2b),
];

/// Tables.
pub(crate) const TABLE: TableLook = TableLook {
    head: SMALL_BOLD,
    caption: Block::new(BODY.weight(Weight::SemiBold), 0.0, 3.0),
    padding: 4.5,
    gutter: 10.0,
    head_rule: Colour::INK,
    row_rule: Some(Colour::RULE),
    before: 6.0,
    after: 14.0,
    together: false,
};

/// The table of contents.
pub(crate) fn contents() -> ContentsLook {
    let section = BODY.weight(Weight::SemiBold);
    ContentsLook {
        heading: HEADING_2,
        title: "Inhoud".to_owned(),
        section: Block::new(section, 9.0, 3.0),
        within: Some(Block::new(BODY, 1.0, 1.0)),
        indent: 14.0,
        rule: None,
    }
}
