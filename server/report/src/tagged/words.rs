//! From text to words: the stretches between the places where a line may end.

use super::shape::{Run, Shaper};
use super::style::{Colour, TextStyle, Weight};
use super::text::{Span, Text};
use std::ops::Range;
use std::rc::Rc;
use unicode_bidi::{BidiInfo, Level, bidi_class};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch without a break, longer than this many characters, may be broken anywhere: nobody writes such a word.
const LONGEST_WORD: usize = 60;

/// How a piece is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Look {
    pub weight: Weight,
    pub size: f32,
    pub colour: Colour,
    /// Index into the paragraph's links.
    pub link: Option<usize>,
}

/// Shaped text of one look and one direction.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub runs: Rc<[Run]>,
    pub text: String,
    /// In points.
    pub width: f32,
    pub look: Look,
    pub level: Level,
    /// Places inside `text` where a hyphen may be put, given by whoever wrote it.
    pub soft: Vec<usize>,
}

/// What follows a word.
#[derive(Clone, Debug)]
pub(super) enum End {
    Space(Piece),
    /// A line may end here, and nothing is drawn.
    Break,
    /// A line must end here; a space is drawn all the same, so that read or copied words stay apart.
    NewLine(Piece),
}

/// Pieces that stay on one line, if the line is wide enough.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub pieces: Vec<Piece>,
    pub width: f32,
    pub end: End,
}

impl Word {
    pub fn new(pieces: Vec<Piece>, end: End) -> Self {
        let width = pieces.iter().map(|piece| piece.width).sum();
        Self { pieces, width, end }
    }
}

impl Piece {
    pub fn new(shaper: &mut Shaper, text: &str, look: Look, level: Level) -> Self {
        let mut shown = String::with_capacity(text.len());
        let mut soft = Vec::new();
        for character in text.chars() {
            if character == '\u{ad}' {
                soft.push(shown.len());
            } else {
                shown.push(character);
            }
        }
        let runs = shaper.shape(&shown, look.weight, level.is_rtl());
        let width = runs.iter().map(|run| run.width).sum::<f32>() * look.size;
        Self {
            runs,
            text: shown,
            width,
            look,
            level,
            soft,
        }
    }
}

/// Cuts a paragraph into words.
pub(super) fn words(shaper: &mut Shaper, text: &Text, style: &TextStyle) -> Vec<Word> {
    let whole: String = text.spans.iter().map(|span| span.text.as_str()).collect();
    let levels = levels(&whole);
    let looks = looks(text, style);
    let mut cutter = Cutter {
        shaper,
        whole: &whole,
        levels: &levels,
        looks: &looks,
    };
    stretches(&whole)
        .into_iter()
        .map(|stretch| cutter.word(&stretch))
        .collect()
}

struct Cutter<'a> {
    shaper: &'a mut Shaper,
    whole: &'a str,
    levels: &'a [Level],
    looks: &'a [(Range<usize>, Look)],
}

impl Cutter<'_> {
    fn word(&mut self, stretch: &Stretch) -> Word {
        let mut pieces = Vec::new();
        let mut start = stretch.range.start;
        while start < stretch.range.end {
            let (look, look_end) = self.look_at(start);
            let level = self.level_at(start);
            let end = self.same_level_until(start, stretch.range.end.min(look_end), level);
            pieces.push(Piece::new(
                self.shaper,
                &self.whole[start..end],
                look,
                level,
            ));
            start = end;
        }
        let end = match stretch.end {
            Stop::Space => End::Space(self.space(stretch.range.end)),
            Stop::Break => End::Break,
            Stop::NewLine => End::NewLine(self.space(stretch.range.end)),
        };
        Word::new(pieces, end)
    }

    fn space(&mut self, at: usize) -> Piece {
        let (look, _) = self.look_at(at);
        let level = self.level_at(at);
        Piece::new(self.shaper, " ", look, level)
    }

    fn look_at(&self, at: usize) -> (Look, usize) {
        let index = self.looks.partition_point(|(range, _)| range.end <= at);
        let (range, look) = &self.looks[index.min(self.looks.len() - 1)];
        (*look, range.end)
    }

    fn level_at(&self, at: usize) -> Level {
        self.levels.get(at).copied().unwrap_or(Level::ltr())
    }

    fn same_level_until(&self, start: usize, end: usize, level: Level) -> usize {
        let other = (start..end).find(|at| self.level_at(*at) != level);
        other.unwrap_or(end)
    }
}

/// Direction of every byte; empty when all of it runs from left to right.
fn levels(text: &str) -> Vec<Level> {
    use unicode_bidi::BidiClass::{AL, AN, R};
    let turns = |c: char| c >= '\u{590}' && matches!(bidi_class(c), R | AL | AN);
    if text.chars().any(turns) {
        BidiInfo::new(text, Some(Level::ltr())).levels
    } else {
        Vec::new()
    }
}

fn looks(text: &Text, style: &TextStyle) -> Vec<(Range<usize>, Look)> {
    let mut start = 0;
    let mut links = 0;
    let mut look_of = |span: &Span| {
        let link = span.link.as_ref().map(|_| {
            links += 1;
            links - 1
        });
        let look = Look {
            weight: span.weight.unwrap_or(style.weight),
            size: style.size,
            colour: span.colour.unwrap_or(style.colour),
            link,
        };
        let range = start..start + span.text.len();
        start = range.end;
        (range, look)
    };
    text.spans.iter().map(&mut look_of).collect()
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Stop {
    Space,
    Break,
    NewLine,
}

struct Stretch {
    range: Range<usize>,
    end: Stop,
}

/// Cuts at spaces (several count as one), line feeds, after hyphens and slashes, and inside endless words.
fn stretches(text: &str) -> Vec<Stretch> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut letters = 0;
    let mut characters = text.grapheme_indices(true).peekable();
    while let Some((at, grapheme)) = characters.next() {
        let after = at + grapheme.len();
        let stop = match grapheme {
            "\n" => Some(Stop::NewLine),
            _ if is_space(grapheme) => Some(Stop::Space),
            _ => None,
        };
        if let Some(end) = stop {
            let doubled = end == Stop::Space && at == start;
            if !doubled {
                found.push(Stretch {
                    range: start..at,
                    end,
                });
            }
            (start, letters) = (after, 0);
            continue;
        }
        letters += 1;
        let next = characters.peek().map(|(_, next)| *next);
        if may_break_after(grapheme, next, letters) {
            let range = start..after;
            found.push(Stretch {
                range,
                end: Stop::Break,
            });
            (start, letters) = (after, 0);
        }
    }
    if start < text.len() {
        let range = start..text.len();
        found.push(Stretch {
            range,
            end: Stop::Break,
        });
    }
    found
}

/// A space at which a line may end: not the ones that hold words together.
fn is_space(grapheme: &str) -> bool {
    let narrow = matches!(grapheme, "\u{a0}" | "\u{202f}" | "\u{2007}");
    grapheme.chars().all(char::is_whitespace) && !narrow
}

/// After a hyphen, dash or slash inside a word, but not right after its first letters ('s-Hertogenbosch).
fn may_break_after(grapheme: &str, next: Option<&str>, letters: usize) -> bool {
    let Some(next) = next else { return false };
    if grapheme == "\u{200b}" || letters >= LONGEST_WORD {
        return !is_space(next);
    }
    let joins = matches!(
        grapheme,
        "-" | "\u{2010}" | "\u{2013}" | "\u{2014}" | "/" | "@"
    );
    joins && letters > 3 && next.chars().all(char::is_alphanumeric)
}
