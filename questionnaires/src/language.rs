//! How long a sentence at level B1 may be.

/// The most words in a sentence. The government's guide to B1 asks for "korte en duidelijke zinnen" without a number (CommunicatieRijk,
/// "Taalniveau B1"); common advice is about ten words and not over fifteen. Names such as "het college van burgemeester en wethouders"
/// take six of those by themselves, so that a file is refused only above 25; up to there it is the writer's judgement.
pub const MOST_WORDS: usize = 25;

/// The longest sentence of a text, in words.
#[must_use]
pub fn longest_sentence(text: &str) -> usize {
    sentences(text).map(words).max().unwrap_or(0)
}

/// A sentence ends at a full stop, question mark or exclamation mark before a space, so that "B. en W." is cut but "1.000" is not.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = |pair: &str| pair.ends_with(char::is_whitespace);
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .match_indices(['.', '?', '!'])
            .map(|(at, mark)| at + mark.len())
            .find(|&end| {
                rest[end..]
                    .chars()
                    .next()
                    .is_some_and(|c| ends(c.encode_utf8(&mut [0; 4])))
            })
            .unwrap_or(rest.len());
        let (sentence, after) = rest.split_at(end);
        rest = after;
        Some(sentence)
    })
}

fn words(sentence: &str) -> usize {
    let is_word = |part: &&str| part.chars().any(char::is_alphanumeric);
    sentence.split_whitespace().filter(is_word).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_sentence_counts_not_the_text() {
        assert_eq!(longest_sentence(""), 0);
        assert_eq!(longest_sentence("De raad kan kiezen. Dat is goed!"), 4);
        assert_eq!(longest_sentence("Er zijn 1.000 inwoners – ongeveer."), 5);
    }
}
