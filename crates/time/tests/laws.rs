//! What holds for every text.

use proptest::prelude::*;
use time::{Anchor, Context, Placed, Telling, Timex, find};

fn context(day: i32) -> Context {
    let published = jiff::civil::date(2022, 3, 10).checked_add(jiff::Span::new().days(day)).ok();
    Context { published, ..Context::default() }
}

/// Words that make time expressions likely, and some that break them.
const WORDS: &[&str] = &[
    "two",
    "a",
    "the",
    "last",
    "next",
    "weeks",
    "year",
    "ago",
    "later",
    "before",
    "after",
    "meeting",
    "March",
    "May",
    "7",
    "31",
    "2022",
    "1999",
    "-",
    ",",
    ".",
    "of",
    "early",
    "mid",
    "end",
    "Friday",
    "night",
    "10",
    "p.m.",
    ":30",
    "quarter",
    "third",
    "fiscal",
    "'98",
    "1990s",
    "BC",
    "499",
    "every",
    "daily",
    "now",
    "days",
    "century",
    "summer",
    "’s",
    "\n\n",
    "half",
    "and",
    "5/6/2022",
    "GMT",
    "since",
    "coup",
    "99999999999",
    "ü",
    "\u{a0}",
    "0",
    "Easter",
    "February",
    "29",
];

fn check(text: &str, times: &[Timex]) {
    for time in times {
        assert!(text.get(time.span.range()).is_some_and(|words| !words.is_empty()), "{time:?}");
        assert_eq!(time.days.is_none(), time.placed == Placed::No, "{time:?}");
        if let Some(days) = time.days {
            assert!(days.from.is_some() || days.to.is_some(), "{time:?}");
            assert!(days.from.zip(days.to).is_none_or(|(from, to)| from <= to), "{time:?}");
        }
        if let Some(anchored) = &time.anchored {
            assert!(text.get(anchored.event.range()).is_some_and(|words| !words.is_empty()), "{time:?}");
            assert!(anchored.phrase.start() <= time.span.start() && anchored.event.end() <= anchored.phrase.end());
            assert_ne!(time.anchor, Anchor::Published, "a phrase that hangs on an event: {time:?}");
        }
        if let Anchor::Time(other) = time.anchor {
            assert!(other < times.len());
        }
    }
    assert!(times.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()), "in order, one after the other");
}

proptest! {
    #[test]
    fn any_text_has_times_that_lie_in_it(text in "\\PC{0,200}", day in -40_000..40_000) {
        check(&text, &find(&text, &context(day)));
    }

    #[test]
    fn any_row_of_words_has_times_in_order(words in prop::collection::vec(prop::sample::select(WORDS), 0..40), day in -40_000..40_000) {
        let text = words.join(" ");
        for telling in [Telling::AsItSeems, Telling::News, Telling::Narrative] {
            check(&text, &find(&text, &Context { telling, ..context(day) }));
        }
    }

    #[test]
    fn the_same_text_has_the_same_times(words in prop::collection::vec(prop::sample::select(WORDS), 0..40)) {
        let text = words.join(" ");
        prop_assert_eq!(find(&text, &context(0)), find(&text, &context(0)));
    }
}

#[test]
fn a_time_within_the_words_of_an_event_knows_around_what_it_stands() {
    let text = "He left a week after the two-day strike, on Tuesday.";
    let times = find(text, &context(0));
    let words: Vec<_> = times.iter().map(|time| time.span.of(text)).collect();
    assert_eq!(words, ["a week", "two-day", "Tuesday"]);
    assert_eq!([0, 1, 2].map(|i| time::around(&times, i)), [None, Some(0), None]);
}

#[test]
fn a_text_of_twice_the_length_has_twice_the_times() {
    let once = "On Friday, two weeks after the meeting, it was the third quarter of 1998 and 10 p.m.\n\n".repeat(200);
    let twice = once.repeat(2);
    let of_once = find(&once, &context(0)).len();
    assert_eq!(find(&twice, &context(0)).len(), 2 * of_once);
}
