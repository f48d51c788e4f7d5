//! Answers as bars around one line: oneens to the left, eens to the right, the middle of neutral on the line.

use crate::plan::look::SMALL;
use crate::tagged::{Align, Colour, Drawing, Figure, Shape, Text, TextStyle};
use questionnaires::results::Cell;
use questionnaires::statistics::Share;

/// Height of a bar and of the room it stands in.
pub(super) const HEIGHT: f32 = 24.0;
const BAR: f32 = 18.0;
/// The middle line runs on above and below the bar.
const AXIS: Colour = Colour::INK;
/// Shares below this have no number in the bar: there is no room for it.
const LEAST_SHOWN: u32 = 5;
/// A number is only put where it does not touch the edges.
const NUMBER_WIDTH: f32 = 12.0;

/// The five answers, from helemaal oneens to helemaal eens.
pub(super) const ANSWERS: [&str; 5] = [
    "helemaal oneens",
    "oneens",
    "niet eens en niet oneens",
    "eens",
    "helemaal eens",
];
const THREE: [&str; 3] = ["oneens", "neutraal", "eens"];

/// Strong is solid, mild a tint with an edge, mild oneens also hatched, neutral is paper: they differ in grey too.
struct Surface {
    fill: Colour,
    hatch: Option<Colour>,
    edge: Colour,
    number: Colour,
}

const fn surface(class: usize) -> Surface {
    let (strong_left, strong_right) = (Colour(0x96, 0x50, 0x0f), Colour(0x11, 0x3f, 0x78));
    match class {
        0 => Surface {
            fill: strong_left,
            hatch: None,
            edge: strong_left,
            number: Colour::PAPER,
        },
        1 => Surface {
            fill: Colour(0xfd, 0xee, 0xd9),
            hatch: Some(Colour(0xea, 0xc8, 0x9e)),
            edge: strong_left,
            number: Colour(0x3d, 0x1f, 0x02),
        },
        2 => Surface {
            fill: Colour::PAPER,
            hatch: None,
            edge: Colour::EDGE,
            number: Colour::INK,
        },
        3 => Surface {
            fill: Colour(0xbc, 0xd6, 0xf2),
            hatch: None,
            edge: strong_right,
            number: Colour(0x0a, 0x27, 0x49),
        },
        _ => Surface {
            fill: strong_right,
            hatch: None,
            edge: strong_right,
            number: Colour::PAPER,
        },
    }
}

/// A segment: the surface it is drawn with, what it is called, and its share.
struct Segment {
    class: usize,
    name: &'static str,
    share: Share,
}

/// Exact shares of a cell that shows numbers; the three classes of small groups use the mild surfaces.
fn segments(cell: &Cell) -> Vec<Segment> {
    let of = |class: usize, name, part: u32, whole: u32| {
        Share::new(part, whole).map(|share| Segment { class, name, share })
    };
    match cell {
        Cell::Three(three) => {
            let whole = three.counts.iter().sum();
            let parts = three.counts.iter().enumerate();
            parts
                .filter_map(|(index, part)| of(index + 1, THREE[index], *part, whole))
                .collect()
        }
        Cell::Five(five) => {
            let whole = five.counts.iter().sum();
            let parts = five.counts.iter().enumerate();
            parts
                .filter_map(|(index, part)| of(index, ANSWERS[index], *part, whole))
                .collect()
        }
        Cell::NotAsked | Cell::Withheld(_) | Cell::NearlyAll { .. } => Vec::new(),
    }
}

fn exact(share: Share) -> f32 {
    100.0 * share.part() as f32 / share.whole() as f32
}

/// How far bars reach to either side of the middle, in percentage points: one scale for a whole document, so that every bar
/// in it compares with every other.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scale {
    left: f32,
    right: f32,
}

impl Scale {
    pub fn of<'c>(cells: impl Iterator<Item = &'c Cell>) -> Self {
        // Never so narrow that a single small share fills the page.
        let mut scale = Self {
            left: 50.0,
            right: 50.0,
        };
        for cell in cells {
            let (left, right) = reach(&segments(cell));
            scale.left = scale.left.max(left);
            scale.right = scale.right.max(right);
        }
        scale
    }

    /// Position of a percentage point, seen from the middle, in a drawing of this width.
    fn at(self, point: f32, width: f32) -> f32 {
        // Half a line's width stays free at either edge.
        1.0 + (point + self.left) / (self.left + self.right) * (width - 2.0)
    }

    /// Where the middle line stands.
    pub fn middle(self, width: f32) -> f32 {
        self.at(0.0, width)
    }
}

fn reach(segments: &[Segment]) -> (f32, f32) {
    let sum = |wanted: fn(usize) -> bool| {
        segments
            .iter()
            .filter(|s| wanted(s.class))
            .map(|s| exact(s.share))
            .sum::<f32>()
    };
    let neutral = sum(|class| class == 2) / 2.0;
    (
        sum(|class| class < 2) + neutral,
        sum(|class| class > 2) + neutral,
    )
}

/// The bar of a cell; nothing if it shows no numbers.
pub(super) fn bar(cell: &Cell, scale: Scale, width: f32) -> Option<Figure> {
    let segments = segments(cell);
    if segments.is_empty() {
        return None;
    }
    let middle = scale.middle(width);
    let mut shapes = vec![Shape::Line {
        from: (middle, 0.0),
        to: (middle, HEIGHT),
        edge: (AXIS, 0.9),
        dash: None,
    }];
    let (left, _) = reach(&segments);
    let mut point = -left;
    for segment in &segments {
        let next = point + exact(segment.share);
        if segment.share.part() > 0 {
            draw(
                segment,
                scale.at(point, width),
                scale.at(next, width),
                &mut shapes,
            );
        }
        point = next;
    }
    let told = segments
        .iter()
        .map(|s| format!("{}% {}", s.share.percent(), s.name));
    Some(Figure {
        drawing: Drawing {
            width,
            height: HEIGHT,
            shapes,
        },
        alternative: told.collect::<Vec<_>>().join(", "),
    })
}

fn draw(segment: &Segment, left: f32, right: f32, shapes: &mut Vec<Shape>) {
    let top = (HEIGHT - BAR) / 2.0;
    let surface = surface(segment.class);
    // Edges lie inside the segment, so that neighbours do not cover each other's.
    let inside = 0.35;
    shapes.push(Shape::Box {
        at: (left + inside, top),
        size: ((right - left - 2.0 * inside).max(0.1), BAR),
        fill: Some(surface.fill),
        hatch: surface.hatch,
        edge: Some((surface.edge, 0.7)),
    });
    let percent = segment.share.percent();
    if percent < LEAST_SHOWN || right - left < NUMBER_WIDTH {
        return;
    }
    let (middle, height) = (f32::midpoint(left, right), HEIGHT / 2.0);
    if surface.hatch.is_some() {
        shapes.push(ground(middle, height, surface.fill));
    }
    let style: TextStyle = SMALL.colour(surface.number).align(Align::Centre);
    shapes.push(Shape::Label {
        at: (middle, height),
        text: Text::from(percent.to_string()),
        style,
    });
}

/// Plain ground for a number on a hatched segment.
fn ground(middle: f32, height: f32, fill: Colour) -> Shape {
    Shape::Box {
        at: (middle - 6.0, height - 5.5),
        size: (12.0, 11.0),
        fill: Some(fill),
        hatch: None,
        edge: None,
    }
}

/// What the surfaces mean, as one row of samples.
pub(super) fn key(width: f32, widths: &[f32; 5]) -> Figure {
    let (sample, gap) = (18.0, 5.0);
    let mut shapes = Vec::new();
    let mut left = 0.0;
    for (class, name) in ANSWERS.iter().enumerate() {
        let surface = surface(class);
        shapes.push(Shape::Box {
            at: (left + 0.4, 1.5),
            size: (sample, 11.0),
            fill: Some(surface.fill),
            hatch: surface.hatch,
            edge: Some((surface.edge, 0.7)),
        });
        shapes.push(Shape::Label {
            at: (left + sample + gap, 7.0),
            text: Text::from(*name),
            style: SMALL,
        });
        left += sample + gap + widths[class] + 14.0;
    }
    Figure {
        drawing: Drawing { width, height: 14.0, shapes },
        alternative: "Legenda. Van links naar rechts in elke balk: helemaal oneens, oneens, niet eens en niet oneens, eens, \
                      helemaal eens. De lijn loopt door het midden van ‘niet eens en niet oneens’."
            .to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use questionnaires::results::{FiveClasses, ThreeClasses};

    fn five(counts: [u32; 5]) -> Cell {
        Cell::Five(FiveClasses {
            counts,
            unknown: 0,
            agreement: 0.4,
            median_doubled: 6,
            bounds: None,
        })
    }

    #[test]
    fn a_bar_tells_its_shares_rounded_once() {
        let figure = bar(&five([1, 3, 6, 8, 2]), Scale::of([].iter()), 200.0).unwrap();
        let told = "5% helemaal oneens, 15% oneens, 30% niet eens en niet oneens, 40% eens, 10% helemaal eens";
        assert_eq!(figure.alternative, told);
    }

    #[test]
    fn a_small_group_is_told_in_three_classes() {
        let cell = Cell::Three(ThreeClasses {
            counts: [1, 1, 5],
            bounds: None,
        });
        let figure = bar(&cell, Scale::of([].iter()), 200.0).unwrap();
        assert_eq!(figure.alternative, "14% oneens, 14% neutraal, 71% eens");
    }

    #[test]
    fn every_bar_stays_inside_its_drawing() {
        let cells = [
            five([100, 0, 0, 0, 0]),
            five([0, 0, 0, 0, 9]),
            five([0, 0, 10, 0, 0]),
        ];
        let scale = Scale::of(cells.iter());
        for cell in &cells {
            let drawing = bar(cell, scale, 200.0).unwrap().drawing;
            for shape in drawing.shapes {
                if let Shape::Box { at, size, .. } = shape {
                    assert!(at.0 >= 0.0 && at.0 + size.0 <= 200.0, "{at:?} {size:?}");
                }
            }
        }
    }

    #[test]
    fn what_is_hidden_has_no_bar() {
        let hidden = Cell::Withheld(questionnaires::results::Withheld::TooFew { minimum: 5 });
        assert!(bar(&hidden, Scale::of([].iter()), 200.0).is_none());
        assert!(bar(&Cell::NotAsked, Scale::of([].iter()), 200.0).is_none());
    }
}
