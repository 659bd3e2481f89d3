//! Tags of names, chosen as a whole: a name goes on only where one of its kind has begun, and ends with its paragraph.

use super::network::{TAGS, Tag};

/// Tags a token can have.
const N: usize = TAGS.len();

/// What speaks for no name beside the scores: chosen, together with the rules, on articles of web text that are trained
/// on as well, and so a little less than was best there.
const NONE: f32 = 0.8;

/// The tags whose scores sum to most, of those in which each name begins with a first word; each token comes with
/// whether it opens a paragraph.
pub fn chain(scores: impl Iterator<Item = ([f32; N], bool)>) -> Vec<Tag> {
    let (mut at, mut back): (Option<[f32; N]>, Vec<[u8; N]>) = (None, Vec::new());
    for (mut now, opens) in scores {
        now[0] += NONE;
        let Some(before) = at else {
            at = Some(std::array::from_fn(|l| if is_next(l) { f32::NEG_INFINITY } else { now[l] }));
            continue;
        };
        let any = best(&before);
        let came: [u8; N] = std::array::from_fn(|l| match is_next(l) {
            // The tag before it in the order is the first word of the same kind.
            true if before[l - 1] > before[l] => (l - 1) as u8,
            true => l as u8,
            false => any,
        });
        let goes_on = |l: usize| !(opens && is_next(l));
        let sum = |l: usize| before[usize::from(came[l])] + now[l];
        at = Some(std::array::from_fn(|l| if goes_on(l) { sum(l) } else { f32::NEG_INFINITY }));
        back.push(came);
    }
    let Some(last) = at else { return Vec::new() };
    let mut tag = best(&last);
    let mut tags = vec![TAGS[usize::from(tag)]];
    for came in back.iter().rev() {
        tag = came[usize::from(tag)];
        tags.push(TAGS[usize::from(tag)]);
    }
    tags.reverse();
    tags
}

fn is_next(label: usize) -> bool {
    matches!(TAGS[label], Tag::Next(_))
}

fn best(scores: &[f32; N]) -> u8 {
    (1..N).fold(0, |best, l| if scores[l] > scores[best] { l } else { best }) as u8
}

#[cfg(test)]
mod tests {
    use super::super::network::Named;
    use super::*;

    fn row(likely: &[(usize, f32)]) -> [f32; N] {
        let mut row = [0.0; N];
        likely.iter().for_each(|(label, score)| row[*label] = *score);
        row
    }

    #[test]
    fn a_name_is_of_one_kind_and_begins_with_a_first_word() {
        let within = |rows: &[[f32; N]]| chain(rows.iter().map(|row| (*row, false)));
        let tags = within(&[row(&[(1, 2.0)]), row(&[(6, 1.1), (2, 1.0)]), row(&[(0, 3.0)])]);
        assert_eq!(tags, [Tag::First(Named::Person), Tag::Next(Named::Person), Tag::None]);
        assert_eq!(within(&[row(&[(2, 2.0), (1, 1.0)])]), [Tag::First(Named::Person)]);
    }

    #[test]
    fn a_name_ends_with_its_paragraph() {
        let tags = chain([(row(&[(1, 2.0)]), true), (row(&[(2, 2.0), (1, 1.0)]), true)].into_iter());
        assert_eq!(tags, [Tag::First(Named::Person), Tag::First(Named::Person)]);
    }

    #[test]
    fn no_tokens_have_no_tags() {
        assert_eq!(chain(std::iter::empty()), []);
    }
}
