//! How text and shapes look. Sizes are in points (1/72 inch).

/// A colour in sRGB: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Black ink on white paper, softened a little.
    pub const INK: Self = Self(0x1e, 0x1a, 0x1f);
    /// Side matters; 7:1 against white.
    pub const GREY: Self = Self(0x5d, 0x56, 0x5c);
    /// Edges of boxes.
    pub const EDGE: Self = Self(0x82, 0x7a, 0x75);
    /// Thin rules.
    pub const RULE: Self = Self(0xdb, 0xd6, 0xd0);
    /// White.
    pub const PAPER: Self = Self(0xff, 0xff, 0xff);
}

/// The weights of the text face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    /// For very large type only.
    Light,
    /// Running text.
    Regular,
    /// Headings and emphasis.
    SemiBold,
}

/// Where lines stand in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Ragged right.
    Left,
    /// Ragged left, for numbers.
    Right,
    /// Centred.
    Centre,
}

/// How a paragraph is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextStyle {
    /// Weight where a span does not say otherwise.
    pub weight: Weight,
    /// Size of the type.
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// Colour where a span does not say otherwise.
    pub colour: Colour,
    /// Where the lines stand.
    pub align: Align,
    /// Whether Dutch words may be broken to fill a line; words wider than a line always may.
    pub hyphenate: bool,
    /// Whether lines get about equal lengths, for headings.
    pub balance: bool,
}

impl TextStyle {
    /// Ink, left, no hyphens: `size` on `leading`.
    #[must_use]
    pub const fn new(size: f32, leading: f32) -> Self {
        Self {
            weight: Weight::Regular,
            size,
            leading,
            colour: Colour::INK,
            align: Align::Left,
            hyphenate: false,
            balance: false,
        }
    }

    /// The same in another weight.
    #[must_use]
    pub const fn weight(self, weight: Weight) -> Self {
        Self { weight, ..self }
    }

    /// The same in another colour.
    #[must_use]
    pub const fn colour(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    /// The same, aligned otherwise.
    #[must_use]
    pub const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same with Dutch words broken where that fills a line, for narrow columns.
    #[must_use]
    pub const fn hyphenated(self) -> Self {
        Self {
            hyphenate: true,
            ..self
        }
    }

    /// The same with lines of about equal lengths.
    #[must_use]
    pub const fn balanced(self) -> Self {
        Self {
            balance: true,
            ..self
        }
    }
}

/// A paragraph's style with the room around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Block {
    /// How the text is set.
    pub text: TextStyle,
    /// Room above, in points; dropped at the top of a page.
    pub before: f32,
    /// Room below, in points.
    pub after: f32,
    /// Whether it stays on the page of what follows it.
    pub keep_with_next: bool,
}

impl Block {
    /// A block with room above and below.
    #[must_use]
    pub const fn new(text: TextStyle, before: f32, after: f32) -> Self {
        Self {
            text,
            before,
            after,
            keep_with_next: false,
        }
    }

    /// The same, never parted from what follows it.
    #[must_use]
    pub const fn kept(self) -> Self {
        Self {
            keep_with_next: true,
            ..self
        }
    }
}
