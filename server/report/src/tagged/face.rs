//! The faces that documents are set in, carried by the program itself.

use super::style::Weight;
use harfrust::{Font, GlyphId, ShaperFont};
use printpdf::{FontId, ParsedFont};
use std::sync::LazyLock;

/// A face. Text is set in Source Sans 3; what it lacks comes from DejaVu Sans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Face {
    Light,
    Regular,
    SemiBold,
    Fallback,
}

impl From<Weight> for Face {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Light => Self::Light,
            Weight::Regular => Self::Regular,
            Weight::SemiBold => Self::SemiBold,
        }
    }
}

/// Stands for what no face can show: U+FFFD, in the fallback face.
pub(super) const REPLACEMENT: char = '\u{fffd}';

struct Loaded {
    font: Font,
    embedded: ParsedFont,
}

/// Parsed on first use and kept: parsing costs more than setting a page.
static LIGHT: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../fonts/SourceSans3-Light.ttf")));
static REGULAR: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../fonts/SourceSans3-Regular.ttf")));
static SEMI_BOLD: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../fonts/SourceSans3-Semibold.ttf")));
static FALLBACK: LazyLock<Loaded> =
    LazyLock::new(|| load(include_bytes!("../../fonts/DejaVuSans.ttf")));

fn load(bytes: &'static [u8]) -> Loaded {
    Loaded {
        font: Font::new(bytes, 0).expect("an embedded face is a font"),
        embedded: ParsedFont::from_bytes(bytes, 0, &mut Vec::new())
            .expect("an embedded face is a font"),
    }
}

impl Face {
    /// Every face, in the order of the document's resources.
    pub const ALL: [Self; 4] = [Self::Light, Self::Regular, Self::SemiBold, Self::Fallback];

    fn loaded(self) -> &'static Loaded {
        match self {
            Self::Light => &LIGHT,
            Self::Regular => &REGULAR,
            Self::SemiBold => &SEMI_BOLD,
            Self::Fallback => &FALLBACK,
        }
    }

    pub fn font(self) -> &'static Font {
        &self.loaded().font
    }

    /// The face as printpdf embeds it.
    pub fn embedded(self) -> ParsedFont {
        self.loaded().embedded.clone()
    }

    /// Name of the resource; its six capitals become the subset tag that PDF asks for.
    pub fn id(self) -> FontId {
        let name = match self {
            Self::Light => "QSLGHT",
            Self::Regular => "QSREGU",
            Self::SemiBold => "QSSEMI",
            Self::Fallback => "QSFALL",
        };
        FontId(name.to_owned())
    }

    pub fn units_per_em(self) -> f32 {
        f32::from(self.font().units_per_em())
    }

    /// The glyph of a character, if the face has one.
    pub fn glyph(self, character: char) -> Option<u16> {
        let glyph = self.font().charmap().map_unicode(character)?;
        u16::try_from(glyph.to_u32()).ok().filter(|id| *id != 0)
    }

    /// Width of a glyph as the font file has it, in font units.
    pub fn advance(self, glyph: u16) -> i32 {
        ShaperFont::new(self.font()).glyph_h_advance(GlyphId::from(glyph))
    }
}
