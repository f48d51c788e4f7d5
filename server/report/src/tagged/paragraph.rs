//! A paragraph on its way to the pages, and its lines drawn.

use super::lines::{Laid, Line};
use super::sheet::{Furniture, LinkArea, Sheet};
use super::structure::{Kid, NodeId, Tag, Tree};
use super::words::Piece;
use super::write::{Meanings, Pen, baseline, placed};
use std::ops::Range;

/// Says where a line was broken inside a word, so that a reader or a search puts the word together again.
const SOFT_HYPHEN: &str = "\u{ad}";

/// A laid-out paragraph and the element it belongs to.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub laid: Laid,
    pub node: NodeId,
    /// The element of each link, once its first line is drawn.
    links: Vec<Option<NodeId>>,
}

/// Pieces that belong to one element.
struct Stretch<'a> {
    link: Option<usize>,
    pieces: Vec<Placed<'a>>,
}

struct Placed<'a> {
    piece: &'a Piece,
    hyphen: bool,
    x: f32,
    baseline: f32,
}

/// What drawing needs besides the paragraph.
pub(super) struct Ground<'a> {
    pub sheet: &'a mut Sheet,
    pub sheet_index: usize,
    pub tree: &'a mut Tree,
    pub meanings: &'a mut Meanings,
}

impl Paragraph {
    pub fn new(laid: Laid, node: NodeId) -> Self {
        let links = vec![None; laid.links.len()];
        Self { laid, node, links }
    }

    /// Draws some of its lines, the first with its top at `top` and its column's left edge at `left`.
    pub fn draw(&mut self, lines: Range<usize>, left: f32, top: f32, ground: &mut Ground) {
        let stretches = stretches(&self.laid, lines, left, top);
        let mut opened = std::mem::take(&mut self.links);
        for stretch in &stretches {
            let link = stretch
                .link
                .map(|link| (link, self.link_node(&mut opened, link, ground)));
            let node = link.map_or(self.node, |(_, node)| node);
            let mcid = ground.sheet.begin(ground.tree.tag(node).name(), node);
            let sheet = ground.sheet_index;
            ground.tree.push(node, Kid::Content { sheet, mcid });
            write(stretch, ground.sheet, ground.meanings);
            ground.sheet.end();
            if let Some((link, node)) = link {
                self.note_areas(stretch, link, node, ground);
            }
        }
        self.links = opened;
    }

    fn link_node(&self, opened: &mut [Option<NodeId>], link: usize, ground: &mut Ground) -> NodeId {
        *opened[link].get_or_insert_with(|| ground.tree.add(self.node, Tag::Link))
    }

    /// Notes where a link may be clicked: an area for each of its lines.
    fn note_areas(&self, stretch: &Stretch, link: usize, node: NodeId, ground: &mut Ground) {
        let link = &self.laid.links[link];
        let mut pieces = stretch.pieces.iter().peekable();
        while let Some(first) = pieces.next() {
            let mut right = first.x + first.piece.width;
            while let Some(next) = pieces.next_if(|next| same_line(next, first)) {
                right = next.x + next.piece.width;
            }
            let size = self.laid.style.size;
            let (above, below) = (first.baseline - size, first.baseline + size * 0.3);
            let kid = Kid::Link {
                sheet: ground.sheet_index,
                link: ground.sheet.links.len(),
            };
            ground.tree.push(node, kid);
            ground.sheet.links.push(LinkArea {
                area: [first.x, above, right, below],
                node,
                target: link.target.clone(),
                description: link.description.clone(),
            });
        }
    }
}

fn same_line(one: &Placed, other: &Placed) -> bool {
    (one.baseline - other.baseline).abs() < 0.01
}

fn stretches(laid: &Laid, lines: Range<usize>, left: f32, top: f32) -> Vec<Stretch<'_>> {
    let mut found: Vec<Stretch> = Vec::new();
    let first = lines.start;
    for index in lines {
        let line = &laid.lines[index];
        let baseline = baseline(laid, top + laid.height_of(index - first));
        for placed in place(line, left + laid.indent(line), baseline) {
            let link = placed.piece.look.link;
            match found.last_mut() {
                Some(last) if last.link == link => last.pieces.push(placed),
                _ => found.push(Stretch {
                    link,
                    pieces: vec![placed],
                }),
            }
        }
    }
    found
}

fn place(line: &Line, left: f32, baseline: f32) -> Vec<Placed<'_>> {
    let mut pieces: Vec<Placed> = placed(line, left)
        .map(|(piece, x)| Placed {
            piece,
            hyphen: false,
            x,
            baseline,
        })
        .collect();
    if let Some(hyphen) = &line.hyphen {
        let x = pieces.last().map_or(left, |last| last.x + last.piece.width);
        pieces.push(Placed {
            piece: hyphen,
            hyphen: true,
            x,
            baseline,
        });
    }
    pieces
}

fn write(stretch: &Stretch, sheet: &mut Sheet, meanings: &mut Meanings) {
    let mut pen = Pen::new(sheet, meanings);
    for placed in &stretch.pieces {
        if placed.hyphen {
            pen.piece_as(placed.piece, SOFT_HYPHEN, placed.x, placed.baseline);
        } else {
            pen.piece(placed.piece, placed.x, placed.baseline);
        }
    }
    pen.lift();
}

/// Draws lines that mean nothing by themselves: headers, footers, repeated table headers.
pub(super) fn draw_artefact(
    laid: &Laid,
    left: f32,
    top: f32,
    furniture: Furniture,
    sheet: &mut Sheet,
    meanings: &mut Meanings,
) {
    sheet.begin_artefact(furniture);
    for stretch in stretches(laid, 0..laid.lines.len(), left, top) {
        write(&stretch, sheet, meanings);
    }
    sheet.end();
}
