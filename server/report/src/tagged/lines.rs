//! From words to lines of a given width.

use super::shape::Shaper;
use super::style::{Align, TextStyle};
use super::text::{Link, Text};
use super::words::{self, End, Piece, Word};
use unicode_bidi::{BidiInfo, Level};
use unicode_segmentation::UnicodeSegmentation;

/// Shown where a word is broken.
const HYPHEN: &str = "\u{2010}";
/// A word is broken only if that fills at least this part of the line.
const WORTH_BREAKING: f32 = 0.2;
/// Letters that stay together at the start and at the end of a broken word.
const LETTERS_KEPT: usize = 4;
/// Shorter words are only broken if a line is too narrow for them.
const WORTH_A_HYPHEN: usize = 10;

/// A line: its pieces from left to right.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub pieces: Vec<Piece>,
    /// Without the space at its end, in points.
    pub width: f32,
    /// Whether a word was broken at its end.
    pub hyphen: Option<Piece>,
}

/// A paragraph broken into lines.
#[derive(Clone, Debug)]
pub(super) struct Laid {
    pub lines: Vec<Line>,
    pub style: TextStyle,
    pub links: Vec<Link>,
    /// Width of the column.
    pub width: f32,
}

impl Laid {
    pub fn height(&self) -> f32 {
        self.height_of(self.lines.len())
    }

    pub fn height_of(&self, lines: usize) -> f32 {
        // A paragraph has far fewer lines than f32 counts exactly.
        lines as f32 * self.style.leading
    }

    /// The width of its widest line.
    pub fn widest(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    /// Where a line starts, from the left edge of its column.
    pub fn indent(&self, line: &Line) -> f32 {
        match self.style.align {
            Align::Left => 0.0,
            Align::Right => self.width - line.width,
            Align::Centre => (self.width - line.width) / 2.0,
        }
    }
}

/// Breaks a paragraph into lines no wider than `width`, in points.
pub(super) fn lay(shaper: &mut Shaper, text: &Text, style: &TextStyle, width: f32) -> Laid {
    let words = words::words(shaper, text, style);
    let mut lines = fill(shaper, &words, style, width);
    if style.balance && lines.len() > 1 {
        lines = balanced(shaper, &words, style, width, lines);
    }
    Laid {
        lines,
        style: *style,
        links: text
            .spans
            .iter()
            .filter_map(|span| span.link.clone())
            .collect(),
        width,
    }
}

/// The narrowest lines that are not more in number.
fn balanced(
    shaper: &mut Shaper,
    words: &[Word],
    style: &TextStyle,
    width: f32,
    widest: Vec<Line>,
) -> Vec<Line> {
    let (mut narrow, mut wide) = (width / 2.0, width);
    let mut best = widest;
    for _ in 0..8 {
        let middle = f32::midpoint(narrow, wide);
        let lines = fill(shaper, words, style, middle);
        let broken = lines.iter().any(|line| line.hyphen.is_some());
        if lines.len() <= best.len() && !broken {
            wide = middle;
            best = lines;
        } else {
            narrow = middle;
        }
    }
    best
}

fn fill(shaper: &mut Shaper, words: &[Word], style: &TextStyle, width: f32) -> Vec<Line> {
    let mut filler = Filler {
        shaper,
        hyphenate: style.hyphenate,
        width,
        line: Line::default(),
        space: None,
        lines: Vec::new(),
    };
    for word in words {
        filler.place(word.clone());
    }
    filler.finish()
}

struct Filler<'a> {
    shaper: &'a mut Shaper,
    hyphenate: bool,
    width: f32,
    line: Line,
    /// The space after the last word: it counts only if another word follows on the line.
    space: Option<Piece>,
    lines: Vec<Line>,
}

impl Filler<'_> {
    fn place(&mut self, mut word: Word) {
        loop {
            let room = self.room();
            if word.width <= room + 0.01 {
                return self.put(word);
            }
            let empty = self.line.pieces.is_empty();
            if empty && word.pieces.len() > 1 {
                return self.place_apart(word);
            }
            let worth = room >= self.width * WORTH_BREAKING;
            let split = (empty || worth)
                .then(|| self.split(&word, room, empty))
                .flatten();
            match split {
                Some((head, hyphen, tail)) => {
                    self.put(head);
                    self.end_with(hyphen);
                    word = tail;
                }
                None if empty => return self.put(word),
                None => self.close(),
            }
        }
    }

    /// A word of several looks that is wider than a line may also end a line between them.
    fn place_apart(&mut self, word: Word) {
        let last = word.pieces.len() - 1;
        for (index, piece) in word.pieces.into_iter().enumerate() {
            let end = if index == last {
                word.end.clone()
            } else {
                End::Break
            };
            self.place(Word::new(vec![piece], end));
        }
    }

    fn room(&self) -> f32 {
        let space = self.space.as_ref().map_or(0.0, |space| space.width);
        self.width - self.line.width - space
    }

    fn put(&mut self, word: Word) {
        if let Some(space) = self.space.take() {
            self.line.width += space.width;
            self.line.pieces.push(space);
        }
        self.line.width += word.width;
        self.line.pieces.extend(word.pieces);
        match word.end {
            End::Space(space) => self.space = Some(space),
            End::Break => {}
            End::NewLine(space) => {
                self.space = Some(space);
                self.close();
            }
        }
    }

    fn end_with(&mut self, hyphen: Option<Piece>) {
        if let Some(hyphen) = hyphen {
            self.line.width += hyphen.width;
            self.line.hyphen = Some(hyphen);
        }
        self.close();
    }

    fn close(&mut self) {
        // The space is drawn all the same, so that copied words stay apart.
        self.line.pieces.extend(self.space.take());
        let mut line = std::mem::take(&mut self.line);
        reorder(&mut line.pieces);
        self.lines.push(line);
    }

    fn finish(mut self) -> Vec<Line> {
        if !self.line.pieces.is_empty() {
            self.close();
        }
        self.lines
    }

    /// Breaks a word so that its head fits: at a syllable with a hyphen or, where it has to, at any letter.
    fn split(
        &mut self,
        word: &Word,
        room: f32,
        forced: bool,
    ) -> Option<(Word, Option<Piece>, Word)> {
        let [piece] = word.pieces.as_slice() else {
            return None;
        };
        let hyphen = Piece::new(self.shaper, HYPHEN, piece.look, piece.level);
        let long = piece.text.chars().count() >= WORTH_A_HYPHEN;
        let at_syllable = syllables(piece, forced || (self.hyphenate && long))
            .into_iter()
            .rev()
            .map(|at| {
                (
                    at,
                    Piece::new(self.shaper, &piece.text[..at], piece.look, piece.level),
                )
            })
            .find(|(_, head)| head.width + hyphen.width <= room);
        let (at, head, hyphen) = match at_syllable {
            Some((at, head)) => (at, head, Some(hyphen)),
            None if forced => {
                let (at, head) = self.split_anywhere(piece, room)?;
                (at, head, None)
            }
            None => return None,
        };
        let mut tail = Piece::new(self.shaper, &piece.text[at..], piece.look, piece.level);
        tail.soft = piece
            .soft
            .iter()
            .filter(|soft| **soft > at)
            .map(|soft| soft - at)
            .collect();
        let head = Word::new(vec![head], End::Break);
        Some((head, hyphen, Word::new(vec![tail], word.end.clone())))
    }

    fn split_anywhere(&mut self, piece: &Piece, room: f32) -> Option<(usize, Piece)> {
        let cuts: Vec<usize> = piece
            .text
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .skip(1)
            .collect();
        let width_to = |filler: &mut Self, at: usize| {
            Piece::new(filler.shaper, &piece.text[..at], piece.look, piece.level)
        };
        let fitting = cuts.partition_point(|at| width_to(self, *at).width <= room);
        // At least one letter a line, however narrow: the text must end somewhere.
        let at = *cuts.get(fitting.saturating_sub(1))?;
        Some((at, width_to(self, at)))
    }
}

/// Byte offsets where a hyphen may be put.
fn syllables(piece: &Piece, dutch: bool) -> Vec<usize> {
    if !piece.soft.is_empty() {
        return piece.soft.clone();
    }
    let letters = |c: char| c.is_alphabetic() || c == '\'' || c == '’';
    if !dutch || piece.level.is_rtl() {
        return Vec::new();
    }
    let word = piece.text.trim_matches(|c: char| !c.is_alphabetic());
    if word.is_empty() || !word.chars().all(letters) {
        return Vec::new();
    }
    let start = piece.text.find(word).unwrap_or(0);
    let syllables =
        hypher::hyphenate_bounded(word, hypher::Lang::Dutch, LETTERS_KEPT, LETTERS_KEPT);
    let mut at = start;
    let mut cuts: Vec<usize> = syllables
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    cuts.pop();
    cuts
}

/// Puts the pieces of a line in the order in which they are seen.
fn reorder(pieces: &mut Vec<Piece>) {
    if pieces.iter().all(|piece| piece.level == Level::ltr()) {
        return;
    }
    let levels: Vec<Level> = pieces.iter().map(|piece| piece.level).collect();
    let order = BidiInfo::reorder_visual(&levels);
    *pieces = order.iter().map(|index| pieces[*index].clone()).collect();
}
