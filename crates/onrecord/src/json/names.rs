//! Each kind of thing under its one name.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A list of names: the same kinds as in `document`, each with the word that stands in the JSON.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$say:meta])* $kind:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        pub enum $name { $($(#[$say])* #[serde(rename = $word)] $kind,)* }

        impl $name {
            /// The words of all kinds, in the order in which they are listed here.
            pub const WORDS: &[&str] = &[$($word),*];

            /// The word that stands in the JSON.
            pub fn word(self) -> &'static str {
                match self { $($name::$kind => $word,)* }
            }
        }

        impl From<document::$name> for $name {
            fn from(kind: document::$name) -> $name {
                match kind { $(document::$name::$kind => $name::$kind,)* }
            }
        }
    };
}

names! {
    /// What a paragraph is on the page. The body is every paragraph but title, dateline and byline.
    ParagraphKind {
        /// The headline of the article.
        Title = "title",
        /// A line that gives the date.
        Dateline = "dateline",
        /// A line that names the authors.
        Byline = "byline",
        /// A heading inside the article.
        Subheading = "subheading",
        /// Running text.
        Body = "body",
        /// An item of a list.
        List = "list",
        /// The words under a picture.
        Caption = "caption",
        /// A quotation set apart.
        Quote = "quote",
    }
}

names! {
    /// Where a date was found.
    DateSource {
        /// Given by the user with `--date`.
        Given = "given",
        /// `datePublished` in the page's JSON-LD.
        JsonLd = "json-ld",
        /// A `<meta>` element.
        Meta = "meta",
        /// A `<time>` element.
        Time = "time",
        /// The address of the page.
        Url = "url",
        /// A line in the page that gives the date.
        Dateline = "dateline",
        /// A field of an article in JSON Lines or a table.
        Field = "field",
    }
}

names! {
    /// The way in which somebody is credited for the whole article.
    CreditKind {
        /// A news agency wrote it.
        Agency = "agency",
        /// Another outlet had it first.
        Outlet = "outlet",
        /// Somebody contributed to it.
        Contributed = "contributed",
    }
}

names! {
    /// What an entity is.
    EntityKind {
        /// "Maria Lopez".
        NamedPerson = "named-person",
        /// "an aide", "two people briefed on the call": anonymous or only partly described.
        UnnamedPerson = "unnamed-person",
        /// "residents", "critics".
        Group = "group",
        /// A party, ministry, company; a government speaking through its capital.
        Organization = "organization",
        /// A newspaper, agency, broadcaster or site.
        Outlet = "outlet",
        /// A document that speaks: report, poll, ruling, letter, post.
        Record = "record",
        /// A place.
        Place = "place",
        /// Something that happened.
        Event = "event",
    }
}

names! {
    /// The seven kinds of source.
    SourceKind {
        /// "Maria Lopez".
        NamedPerson = "named-person",
        /// "an aide who asked not to be named".
        UnnamedPerson = "unnamed-person",
        /// "residents".
        Group = "group",
        /// "the Finance Ministry".
        Organization = "organization",
        /// "The Herald".
        Outlet = "outlet",
        /// "a 2019 survey".
        Record = "record",
        /// "it is believed": the text names nobody.
        Impersonal = "impersonal",
    }
}

names! {
    /// Whether the words are the source's own.
    Quotation {
        /// All of the content stands between quotation marks.
        Direct = "direct",
        /// None of it.
        Indirect = "indirect",
        /// Some of it.
        Mixed = "mixed",
    }
}

names! {
    /// What was done by saying it.
    Act {
        /// Said, wrote, reported: the plain case.
        Say = "say",
        /// Asked or questioned.
        Ask = "ask",
        /// Denied or rejected.
        Deny = "deny",
        /// Accused or blamed.
        Accuse = "accuse",
        /// Promised or vowed.
        Promise = "promise",
        /// Threatened or warned of what one would do.
        Threaten = "threaten",
        /// Ordered, demanded or urged.
        Order = "order",
        /// Admitted.
        Admit = "admit",
        /// Praised or supported.
        Praise = "praise",
        /// Criticised or opposed.
        Criticize = "criticize",
        /// Predicted or expected.
        Expect = "expect",
        /// Believed, thought, knew.
        Believe = "believe",
        /// Wanted, hoped, planned.
        Want = "want",
        /// Feared or worried.
        Fear = "fear",
        /// Saw, heard, found.
        Perceive = "perceive",
    }
}

names! {
    /// Whether a statement was made.
    Reality {
        /// It was.
        Actual = "actual",
        /// "would say", "if he says".
        Hypothetical = "hypothetical",
        /// "declined to say", "refused to comment".
        Refused = "refused",
    }
}

names! {
    /// What was done with a record.
    Role {
        /// Written, recorded, filmed.
        Produced = "produced",
        /// Sent on to somebody.
        Transmitted = "transmitted",
        /// Given to those who tell of it: shared, leaked, handed over.
        Provided = "provided",
        /// Obtained or seen by those who tell of it.
        Obtained = "obtained",
        /// Made public.
        Published = "published",
    }
}

names! {
    /// `type` of TIMEX3.
    TimexKind {
        /// A day or something longer.
        Date = "DATE",
        /// Something within a day.
        Time = "TIME",
        /// A length of time.
        Duration = "DURATION",
        /// Again and again.
        Set = "SET",
    }
}

names! {
    /// How well a time is placed.
    Placed {
        /// On the days given.
        Exact = "exact",
        /// Somewhere there.
        Approximate = "approximate",
        /// One side is open.
        Open = "open",
        /// Nowhere.
        No = "no",
    }
}
