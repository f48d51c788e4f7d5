//! Lines of glyphs onto a page.

use super::face::Face;
use super::lines::{Laid, Line};
use super::shape::{Glyph, Run};
use super::sheet::{HEIGHT, Sheet};
use super::style::Colour;
use super::words::Piece;
use printpdf::{Codepoint, Op, PdfFontHandle, Pt, TextItem, TextMatrix};
use std::collections::HashMap;

/// From the middle of the line down to the baseline, in em, so that capitals and small letters look centred.
const BASELINE: f32 = 0.337;

/// Which characters each glyph stands for, once for the whole document: a font has one such table.
#[derive(Debug, Default)]
pub(super) struct Meanings(HashMap<(Face, u16), String>);

impl Meanings {
    pub fn new() -> Self {
        let space = |face: Face| Some(((face, face.glyph(' ')?), " ".to_owned()));
        Self(Face::ALL.into_iter().filter_map(space).collect())
    }

    fn of(&mut self, face: Face, glyph: &Glyph) -> &str {
        self.0
            .entry((face, glyph.id))
            .or_insert_with(|| glyph.text.clone())
    }

    /// Whether the font's table tells every character of the run.
    fn tell(&mut self, run: &Run) -> bool {
        run.glyphs
            .iter()
            .all(|glyph| self.of(run.face, glyph) == glyph.text)
    }
}

/// A pen in an open text object.
pub(super) struct Pen<'a> {
    pub sheet: &'a mut Sheet,
    pub meanings: &'a mut Meanings,
    open: Option<Stroke>,
    colour: Option<Colour>,
}

/// Glyphs of one face and size that follow each other.
struct Stroke {
    face: Face,
    size: f32,
    start: (f32, f32),
    end: f32,
    glyphs: Vec<Codepoint>,
}

/// Two ends closer than this are one place, in points.
const SAME_PLACE: f32 = 0.01;

impl<'a> Pen<'a> {
    pub fn new(sheet: &'a mut Sheet, meanings: &'a mut Meanings) -> Self {
        sheet.ops.push(Op::StartTextSection);
        Self {
            sheet,
            meanings,
            open: None,
            colour: None,
        }
    }

    pub fn lift(mut self) {
        self.flush();
        self.sheet.ops.push(Op::EndTextSection);
    }

    /// Writes a piece with its left end at `x` on a baseline, both from the top left corner. Returns its right end.
    pub fn piece(&mut self, piece: &Piece, x: f32, baseline: f32) -> f32 {
        if self.colour != Some(piece.look.colour) {
            self.flush();
            self.sheet.fill_colour(piece.look.colour);
            self.colour = Some(piece.look.colour);
        }
        let mut x = x;
        for run in piece.runs.iter() {
            self.run(run, piece.look.size, x, baseline);
            x += run.width * piece.look.size;
        }
        x
    }

    /// Writes a piece that stands for other characters than its glyphs do.
    pub fn piece_as(&mut self, piece: &Piece, actual: &str, x: f32, baseline: f32) {
        self.flush();
        self.sheet.begin_actual_text(actual);
        self.piece(piece, x, baseline);
        self.flush();
        self.sheet.end();
    }

    fn run(&mut self, run: &Run, size: f32, x: f32, baseline: f32) {
        let actual = match &run.actual {
            Some(actual) => Some(actual),
            None => (!self.meanings.tell(run)).then_some(&run.text),
        };
        if let Some(actual) = actual {
            self.flush();
            self.sheet.begin_actual_text(actual);
        }
        self.glyphs(run, size, x, baseline);
        if actual.is_some() {
            self.flush();
            self.sheet.end();
        }
    }

    fn glyphs(&mut self, run: &Run, size: f32, x: f32, baseline: f32) {
        let mut x = x;
        for glyph in &run.glyphs {
            let moved = glyph.x_offset != 0.0 || glyph.y_offset != 0.0;
            if moved {
                self.flush();
            }
            let start = (x + glyph.x_offset * size, baseline - glyph.y_offset * size);
            let meaning = self.meanings.of(run.face, glyph).to_owned();
            let codepoint = Codepoint::with_cid(glyph.id, glyph.kern * 1000.0, meaning);
            x += glyph.advance * size;
            let stroke = self.stroke(run.face, size, start);
            stroke.glyphs.push(codepoint);
            stroke.end = x;
            if moved {
                self.flush();
            }
        }
    }

    fn stroke(&mut self, face: Face, size: f32, start: (f32, f32)) -> &mut Stroke {
        let follows = |open: &Stroke| {
            let same_type = open.face == face && open.size.total_cmp(&size).is_eq();
            let (across, down) = (open.end - start.0, open.start.1 - start.1);
            same_type && across.abs() < SAME_PLACE && down.abs() < SAME_PLACE
        };
        if !self.open.as_ref().is_some_and(follows) {
            self.flush();
        }
        self.open.get_or_insert_with(|| Stroke {
            face,
            size,
            start,
            end: start.0,
            glyphs: Vec::new(),
        })
    }

    fn flush(&mut self) {
        let Some(stroke) = self.open.take() else {
            return;
        };
        let (x, y) = stroke.start;
        self.sheet.ops.extend([
            Op::SetFont {
                font: PdfFontHandle::External(stroke.face.id()),
                size: Pt(stroke.size),
            },
            Op::SetTextMatrix {
                matrix: TextMatrix::Translate(Pt(x), Pt(HEIGHT - y)),
            },
            Op::ShowText {
                items: vec![TextItem::GlyphIds(stroke.glyphs)],
            },
        ]);
    }
}

/// Where the baseline of the line whose top is at `top` lies.
pub(super) fn baseline(laid: &Laid, top: f32) -> f32 {
    top + laid.style.leading / 2.0 + laid.style.size * BASELINE
}

/// A line's pieces with their left ends, for a line that starts at `x`.
pub(super) fn placed(line: &Line, x: f32) -> impl Iterator<Item = (&Piece, f32)> {
    let mut x = x;
    line.pieces.iter().map(move |piece| {
        let left = x;
        x += piece.width;
        (piece, left)
    })
}
