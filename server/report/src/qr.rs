//! An address as a QR code, for paper and for a page.

use crate::tagged::{Colour, Drawing, Figure, Shape};
use qrcode::{Color, EcLevel, QrCode};

/// Light modules on every side: ISO/IEC 18004 asks for four, and cameras need them.
const QUIET_ZONE: usize = 4;

/// An address as a QR code (model 2, level M: it is still read with a seventh of it gone).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// Modules on a side, without the quiet zone.
    width: usize,
    /// The modules row by row: whether each is dark.
    dark: Vec<bool>,
}

/// Dark modules side by side in a row.
struct Run {
    x: usize,
    y: usize,
    length: usize,
}

impl Qr {
    /// The code of an address; `None` where it is too long for any code, which is beyond two thousand characters.
    #[must_use]
    pub fn of(address: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(address, EcLevel::M).ok()?;
        let dark = code.to_colors().into_iter();
        Some(Self {
            width: code.width(),
            dark: dark.map(|module| module == Color::Dark).collect(),
        })
    }

    /// Modules on a side, with the quiet zone.
    #[must_use]
    pub const fn side(&self) -> usize {
        self.width + 2 * QUIET_ZONE
    }

    /// The dark modules as the `d` of an SVG path. A module is a unit; the quiet zone is part of the [`Qr::side`].
    #[must_use]
    pub fn path(&self) -> String {
        let run = |Run { x, y, length }| format!("M{x} {y}h{length}v1h-{length}z");
        self.runs().map(run).collect()
    }

    /// The code as a figure that is so many points wide, quiet zone included.
    #[must_use]
    pub fn figure(&self, side: f32, alternative: impl Into<String>) -> Figure {
        let module = side / self.side() as f32;
        let place = |at: usize| at as f32 * module;
        let boxes = self
            .runs()
            .map(|Run { x, y, length }| ((place(x), place(y)), (place(length), module)))
            .collect();
        let fill = Colour(0, 0, 0);
        Figure {
            drawing: Drawing {
                width: side,
                height: side,
                shapes: vec![Shape::Mosaic { boxes, fill }],
            },
            alternative: alternative.into(),
        }
    }

    fn runs(&self) -> impl Iterator<Item = Run> {
        let rows = self.dark.chunks(self.width).zip(QUIET_ZONE..);
        rows.flat_map(|(row, y)| {
            let mut x = QUIET_ZONE;
            let stretches = row.chunk_by(|left, right| left == right);
            stretches.filter_map(move |stretch| {
                let run = Run {
                    x,
                    y,
                    length: stretch.len(),
                };
                x += stretch.len();
                stretch.first().copied().unwrap_or(false).then_some(run)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_quiet_zone_and_its_corners() {
        let qr = Qr::of("https://quickscan.voorbeeld.nl/meedoen").unwrap();
        assert_eq!(qr.side(), 29 + 8);
        let path = qr.path();
        assert!(
            path.starts_with("M4 4h7v1h-7z"),
            "the corner after four light modules: {path}"
        );
        assert!(path.contains("M26 4h7v1h-7z"), "{path}");
    }

    #[test]
    fn an_address_without_end_has_no_code() {
        assert_eq!(Qr::of(&"a".repeat(3_000)), None);
    }
}
