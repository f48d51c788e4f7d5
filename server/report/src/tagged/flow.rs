//! How blocks flow down the pages: what stays together, where a page ends.

use super::builder::{Builder, Label};
use super::figure::{Drawing, Shape};
use super::paragraph::Paragraph;
use super::style::{Block, Colour};

impl Builder {
    /// Makes room for the first `needed` points of a block together with all that waits for it, on a new page if it
    /// has to, and draws what waits.
    pub(super) fn settle(&mut self, before: f32, needed: f32) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut end = self.y;
        let mut gap = self.gap;
        for kept in &waiting {
            end += self.above(end, gap, kept.block.before) + kept.paragraph.laid.height();
            gap = kept.block.after;
        }
        end += self.above(end, gap, before) + needed;
        if end > self.frame.bottom + 0.01 && !self.at_top() {
            self.turn();
        }
        for mut kept in waiting {
            self.y += self.above(self.y, self.gap, kept.block.before);
            if let Some(heading) = kept.heading {
                self.headings[heading].place = Some((self.sheet, self.y));
            }
            self.draw_whole(&mut kept.paragraph, kept.left);
            self.gap = kept.block.after;
        }
        self.y += self.above(self.y, self.gap, before);
        self.gap = 0.0;
    }

    /// The room between two blocks: the larger of what they want, none at the top of a page.
    fn above(&self, y: f32, gap: f32, before: f32) -> f32 {
        if y <= self.frame.top {
            0.0
        } else {
            gap.max(before)
        }
    }

    /// Draws a paragraph that is kept whole; one longer than a page goes on overleaf all the same.
    fn draw_whole(&mut self, paragraph: &mut Paragraph, left: f32) {
        for line in 0..paragraph.laid.lines.len() {
            if self.y + paragraph.laid.style.leading > self.frame.bottom + 0.01 && !self.at_top() {
                self.turn();
            }
            let y = self.y;
            paragraph.draw(line..line + 1, left, y, &mut self.ground());
            self.y += paragraph.laid.style.leading;
        }
    }

    /// Lets a paragraph flow over pages, at least two of its lines on each. Returns where it stands: sheet, top, bottom.
    pub(super) fn flow(
        &mut self,
        mut paragraph: Paragraph,
        block: Block,
        mut label: Option<Label>,
    ) -> Vec<(usize, f32, f32)> {
        let count = paragraph.laid.lines.len();
        let first = if count <= 3 { count } else { 2 };
        self.settle(block.before, paragraph.laid.height_of(first));
        let left = self.frame.left;
        let mut drawn = Vec::new();
        let mut next = 0;
        while next < count {
            let fitting = self.fitting(paragraph.laid.style.leading);
            let rest = count - next;
            let lines = if rest <= fitting {
                rest
            } else {
                fitting.min(rest.saturating_sub(2)).max(1)
            };
            let y = self.y;
            if let Some(label) = label.take() {
                self.draw_label(label, y);
            }
            paragraph.draw(next..next + lines, left, y, &mut self.ground());
            self.y += paragraph.laid.height_of(lines);
            drawn.push((self.sheet, y, self.y));
            next += lines;
            if next < count {
                self.turn();
            }
        }
        self.gap = block.after;
        drawn
    }

    fn draw_label(&mut self, mut label: Label, y: f32) {
        let lines = label.paragraph.laid.lines.len();
        if let Some(colour) = label.badge {
            let (side, down) = (label.paragraph.laid.width, label.paragraph.laid.height());
            self.decorate(&badge((label.left, y + (down - side) / 2.0), side, colour));
        }
        label
            .paragraph
            .draw(0..lines, label.left, y, &mut self.ground());
    }

    /// How many lines fit on what is left of the page.
    fn fitting(&self, leading: f32) -> usize {
        let room = self.frame.bottom - self.y + 0.01;
        let mut lines = 0;
        let mut height = leading;
        while height <= room {
            lines += 1;
            height += leading;
        }
        lines
    }
}

fn badge(at: (f32, f32), side: f32, colour: Colour) -> Drawing {
    let square = Shape::Box {
        at,
        size: (side, side),
        fill: Some(colour),
        hatch: None,
        edge: None,
    };
    Drawing {
        shapes: vec![square],
        ..Drawing::default()
    }
}
