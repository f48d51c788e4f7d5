//! The slides of a talk in their order, whichever talk it is.

use super::slides::Slide;

/// The slides of a talk, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deck {
    pub(super) slides: Vec<Slide>,
    /// What can be shown and is not among them, each with the place of the slide after which it stands.
    pub(super) beside: Vec<(Slide, usize)>,
    /// What cannot be shown, each with the place of the slide nearest to it.
    pub(super) gone: Vec<(Slide, usize)>,
}

impl Deck {
    /// The slides in order.
    #[must_use]
    pub fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// Whether it can be shown, in its order or beside it.
    #[must_use]
    pub fn has(&self, slide: &Slide) -> bool {
        self.slides.contains(slide) || place_in(&self.beside, slide).is_some()
    }

    /// Where a slide is, counted from 0. One that is not among the others has the place of the nearest: a statement that of the last slide of its
    /// theme, a talking point that was taken out that of the slide before it, and one that the room may not see any more that of the last before
    /// people come in.
    #[must_use]
    pub fn place(&self, slide: &Slide) -> usize {
        let exactly = self.slides.iter().position(|own| own == slide);
        exactly
            .or_else(|| place_in(&self.beside, slide))
            .or_else(|| place_in(&self.gone, slide))
            .or_else(|| self.before_joining(slide))
            .unwrap_or_default()
    }

    fn before_joining(&self, slide: &Slide) -> Option<usize> {
        let joining = || self.slides.iter().position(|own| *own == Slide::Joining);
        match slide {
            Slide::Point { .. } => joining()?.checked_sub(1),
            _ => None,
        }
    }

    /// The slide after that place.
    #[must_use]
    pub fn next(&self, place: usize) -> Option<&Slide> {
        self.slides.get(place + 1)
    }

    /// The slide before that place.
    #[must_use]
    pub fn previous(&self, place: usize) -> Option<&Slide> {
        place
            .checked_sub(1)
            .and_then(|place| self.slides.get(place))
    }

    /// The slide that can be shown for one that may have gone.
    #[must_use]
    pub fn shown(&self, slide: &Slide) -> Slide {
        if self.has(slide) {
            return slide.clone();
        }
        let nearest = self.slides.get(self.place(slide));
        nearest.cloned().unwrap_or(Slide::Purpose)
    }
}

fn place_in(others: &[(Slide, usize)], slide: &Slide) -> Option<usize> {
    let found = others.iter().find(|(own, _)| own == slide);
    found.map(|(_, place)| *place)
}
