//! From characters to positioned glyphs of faces that have them.

use super::face::{Face, REPLACEMENT};
use super::style::Weight;
use harfrust::{
    Buffer, BufferFlags, Direction, Feature, ShapeOptions, ShapePlan, ShapePlanKey, ShaperFont, Tag,
};
use std::collections::HashMap;
use std::ops::RangeBounds;
use std::rc::Rc;
use unicode_segmentation::UnicodeSegmentation;

/// A glyph with its position. Lengths are in em.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub id: u16,
    pub advance: f32,
    /// How much less than the font file's width it takes.
    pub kern: f32,
    pub x_offset: f32,
    pub y_offset: f32,
    /// The characters it stands for.
    pub text: String,
}

/// Glyphs of one face, in the order in which they stand on paper.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub face: Face,
    pub glyphs: Vec<Glyph>,
    /// Width in em.
    pub width: f32,
    /// The characters, where glyphs one by one would not tell them: right-to-left text, ligated marks, missing glyphs.
    pub actual: Option<String>,
    pub text: String,
}

/// Shapes words and remembers them: a document repeats most of its words.
#[derive(Default)]
pub(super) struct Shaper {
    words: HashMap<(Weight, bool, String), Rc<[Run]>>,
    plans: Vec<(Face, ShapePlan)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Source {
    Text,
    Fallback,
    Missing,
}

impl Shaper {
    /// Shapes text without spaces or line breaks inside, of one direction.
    pub fn shape(&mut self, text: &str, weight: Weight, right_to_left: bool) -> Rc<[Run]> {
        let key = (weight, right_to_left, text.to_owned());
        if let Some(runs) = self.words.get(&key) {
            return Rc::clone(runs);
        }
        let mut runs = Vec::new();
        for (source, part) in by_source(text, weight.into()) {
            match source {
                Source::Text => runs.push(self.shape_in(weight.into(), part, right_to_left)),
                Source::Fallback => runs.push(self.shape_in(Face::Fallback, part, right_to_left)),
                Source::Missing => runs.extend(part.graphemes(true).map(replacement)),
            }
        }
        if right_to_left {
            runs.reverse();
        }
        let runs: Rc<[Run]> = runs.into();
        self.words.insert(key, Rc::clone(&runs));
        runs
    }

    fn shape_in(&mut self, face: Face, text: &str, right_to_left: bool) -> Run {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.set_direction(if right_to_left {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        });
        buffer.guess_segment_properties();
        buffer.set_flags(
            BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE,
        );
        let features = features();
        let font = ShaperFont::new(face.font());
        let plan = self.plan(face, &buffer, &features);
        let options = ShapeOptions::new().plan(Some(plan)).features(&features);
        harfrust::shape(&font, &mut buffer, options)
            .expect("the plan was made for this buffer's direction and script");
        collect(face, text, &buffer, right_to_left)
    }

    fn plan(&mut self, face: Face, buffer: &Buffer, features: &[Feature]) -> &ShapePlan {
        let key =
            ShapePlanKey::new(face.font(), buffer.script(), buffer.direction()).features(features);
        let known = self
            .plans
            .iter()
            .position(|(of, plan)| *of == face && key.matches(plan));
        let index = known.unwrap_or_else(|| {
            let (direction, script) = (buffer.direction(), buffer.script());
            let plan = ShapePlan::new(face.font(), direction, script, None, features);
            self.plans.push((face, plan));
            self.plans.len() - 1
        });
        &self.plans[index].1
    }
}

/// No optional ligatures, so that one glyph is one letter to whoever searches or copies; figures of equal width.
fn features() -> [Feature; 3] {
    let whole: (std::ops::Bound<usize>, std::ops::Bound<usize>) =
        (std::ops::Bound::Unbounded, std::ops::Bound::Unbounded);
    [
        feature(b"liga", 0, whole),
        feature(b"clig", 0, whole),
        feature(b"tnum", 1, whole),
    ]
}

fn feature(tag: &[u8; 4], value: u32, range: impl RangeBounds<usize>) -> Feature {
    Feature::new(Tag::new(tag), value, range)
}

/// Cuts text where the face has to change. A letter and its marks stay together.
fn by_source(text: &str, face: Face) -> Vec<(Source, &str)> {
    let mut parts: Vec<(Source, std::ops::Range<usize>)> = Vec::new();
    for (start, grapheme) in text.grapheme_indices(true) {
        let source = source_of(grapheme, face);
        let end = start + grapheme.len();
        match parts.last_mut() {
            Some((last, range)) if *last == source => range.end = end,
            _ => parts.push((source, start..end)),
        }
    }
    parts
        .into_iter()
        .map(|(source, range)| (source, &text[range]))
        .collect()
}

fn source_of(grapheme: &str, face: Face) -> Source {
    let has = |face: Face| {
        grapheme
            .chars()
            .all(|c| invisible(c) || face.glyph(c).is_some())
    };
    if grapheme.chars().all(invisible) || has(face) {
        Source::Text
    } else if has(Face::Fallback) {
        Source::Fallback
    } else {
        Source::Missing
    }
}

/// Joiners and variation selectors: shaping uses them and leaves nothing of them.
fn invisible(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}

fn replacement(grapheme: &str) -> Run {
    let face = Face::Fallback;
    let id = face.glyph(REPLACEMENT).unwrap_or_default();
    let advance = em(face, face.advance(id));
    let glyph = Glyph {
        id,
        advance,
        kern: 0.0,
        x_offset: 0.0,
        y_offset: 0.0,
        text: REPLACEMENT.to_string(),
    };
    Run {
        face,
        glyphs: vec![glyph],
        width: advance,
        actual: Some(grapheme.to_owned()),
        text: grapheme.to_owned(),
    }
}

fn em(face: Face, units: i32) -> f32 {
    // Font units stay far below the 24 bits that f32 holds exactly.
    units as f32 / face.units_per_em()
}

fn collect(face: Face, text: &str, buffer: &Buffer, right_to_left: bool) -> Run {
    let mut starts: Vec<usize> = buffer
        .glyph_infos()
        .iter()
        .map(|info| info.cluster as usize)
        .collect();
    let glyph_count = starts.len();
    starts.sort_unstable();
    starts.dedup();
    let one_to_one = starts.len() == glyph_count && starts.first().is_none_or(|first| *first == 0);
    let of_cluster = |start: usize| {
        let next = starts.partition_point(|other| *other <= start);
        let end = starts.get(next).copied().unwrap_or(text.len());
        text[start..end].to_owned()
    };
    let glyphs: Vec<Glyph> = buffer
        .glyph_infos()
        .iter()
        .zip(buffer.glyph_positions())
        .map(|(info, position)| {
            let id = u16::try_from(info.glyph_id).unwrap_or_default();
            Glyph {
                id,
                advance: em(face, position.x_advance),
                kern: em(face, face.advance(id) - position.x_advance),
                x_offset: em(face, position.x_offset),
                y_offset: em(face, position.y_offset),
                text: of_cluster(info.cluster as usize),
            }
        })
        .collect();
    Run {
        face,
        width: glyphs.iter().map(|glyph| glyph.advance).sum(),
        glyphs,
        actual: (right_to_left || !one_to_one).then(|| text.to_owned()),
        text: text.to_owned(),
    }
}
