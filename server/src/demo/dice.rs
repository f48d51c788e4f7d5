//! Chance that comes out the same every time: SplitMix64 (Steele, Lea and Flood 2014, doi 10.1145/2660193.2660195). Not for secrets.

/// Draws numbers.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// Dice of their own for each name: a story more does not change the others.
    pub(super) fn named(name: &str) -> Self {
        let letters = name.bytes().map(u64::from);
        Self(letters.fold(2026, |seed: u64, letter| {
            seed.wrapping_mul(0x0100_0000_01b3) ^ letter
        }))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and not including `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        let scaled = (self.next() >> 32) * u64::from(end);
        let [a, b, c, d, ..] = scaled.to_be_bytes();
        u32::from_be_bytes([a, b, c, d])
    }

    /// Whether something happens that happens so often.
    pub(super) fn happens(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// Puts a list in an order of chance.
    pub(super) fn shuffle<T>(&mut self, list: &mut [T]) {
        for (last, place) in (0..list.len()).zip(1_u32..) {
            let other = usize::try_from(self.below(place)).unwrap_or(last);
            list.swap(last, other);
        }
    }

    /// The place of one of the weights: the heavier, the more often. The last one where they weigh nothing.
    pub(super) fn weighted(&mut self, weights: &[u32]) -> usize {
        let point = self.below(weights.iter().sum());
        place(weights, point)
    }
}

/// The place of the weight that holds a point, with the weights laid end to end.
pub(super) fn place(weights: &[u32], point: u32) -> usize {
    let ends = weights.iter().scan(0, |end, weight| {
        *end += weight;
        Some(*end)
    });
    let last = weights.len().saturating_sub(1);
    ends.into_iter()
        .take_while(|end| *end <= point)
        .count()
        .min(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_draws_the_same_and_another_name_does_not() {
        let draw = |name| {
            let mut dice = Dice::named(name);
            std::array::from_fn::<_, 8, _>(|_| dice.below(1000))
        };
        assert_eq!(draw("GM1900"), draw("GM1900"));
        assert_ne!(draw("GM1900"), draw("GM0796"));
    }

    #[test]
    fn a_shuffled_list_keeps_all_it_had() {
        let mut list: Vec<u32> = (0..50).collect();
        Dice::named("list").shuffle(&mut list);
        assert_ne!(list, (0..50).collect::<Vec<_>>());
        list.sort_unstable();
        assert_eq!(list, (0..50).collect::<Vec<_>>());
    }

    #[test]
    fn a_weight_of_nothing_is_never_chosen() {
        let mut dice = Dice::named("weights");
        let mut chosen = [0; 3];
        (0..1000).for_each(|_| chosen[dice.weighted(&[30, 0, 10])] += 1);
        assert_eq!(chosen[1], 0);
        assert!((700..800).contains(&chosen[0]), "{chosen:?}");
    }
}
