//! What a time expression says, before anything is known about where it hangs.
//!
//! "Friday" is a weekday whose week is unsaid; "two days later" is a shift of two days from the time that was mentioned
//! last; "the third quarter of last year" is a quarter inside a shift. Nothing here knows a date that is not printed.

use std::fmt;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A night, as a count of nights.
    Night,
    /// A day.
    Day,
    /// A Saturday and its Sunday.
    Weekend,
    /// Seven days, Monday first.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Spring, summer, autumn, winter, as a count of them.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// Its letter in an ISO 8601 duration, and whether it stands behind the `T`.
    pub(crate) fn letter(self) -> (&'static str, bool) {
        match self {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Night => ("NI", true),
            Unit::Day => ("D", false),
            Unit::Weekend => ("WE", false),
            Unit::Week => ("W", false),
            Unit::Month => ("M", false),
            Unit::Quarter => ("Q", false),
            Unit::Season => ("SE", false),
            Unit::Year => ("Y", false),
            Unit::Decade => ("DE", false),
            Unit::Century => ("CE", false),
            Unit::Millennium => ("ML", false),
        }
    }
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Count {
    /// In hundredths: "two and a half" is 250.
    Hundredths(u32),
    /// "some", "several", a bare plural.
    Vague,
}

impl Count {
    /// A whole number.
    pub fn whole(n: u32) -> Count {
        Count::Hundredths(n.saturating_mul(100))
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Count::Vague => f.write_str("X"),
            Count::Hundredths(n) if n % 100 == 0 => write!(f, "{}", n / 100),
            Count::Hundredths(n) if n % 10 == 0 => write!(f, "{}.{}", n / 100, n % 100 / 10),
            Count::Hundredths(n) => write!(f, "{}.{:02}", n / 100, n % 100),
        }
    }
}

/// So many of a unit, the largest first: "an hour and ten minutes" has two parts.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Amount(pub Vec<(Count, Unit)>);

impl Amount {
    /// One part.
    pub fn of(count: Count, unit: Unit) -> Amount {
        Amount(vec![(count, unit)])
    }

    /// Whether any count in it is vague.
    pub fn is_vague(&self) -> bool {
        self.0.iter().any(|(count, _)| *count == Count::Vague)
    }

    /// The smallest unit in it; a day if it has no part.
    pub fn grain(&self) -> Unit {
        self.0.iter().map(|(_, unit)| *unit).min().unwrap_or(Unit::Day)
    }
}

/// As in ISO 8601, with `X` for a vague count and the units of TIMEX3: `P1M`, `PT2H30M`, `PXD`, `P2DE`.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("P")?;
        let mut in_day = false;
        for (count, unit) in &self.0 {
            let (letter, small) = unit.letter();
            if small && !in_day {
                f.write_str("T")?;
                in_day = true;
            }
            write!(f, "{count}{letter}")?;
        }
        Ok(())
    }
}

/// From where a shift is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// The time of writing: "yesterday", "last year", "two days ago".
    Now,
    /// The time that the text spoke of last: "two days later", "that year", "the following month".
    Mentioned,
}

/// On which side of its reference something lies whose year, or week, is not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The last one before: "last Friday".
    Before,
    /// The next one after: "next summer".
    After,
    /// The one of the running year, month or week: "this Friday".
    Same,
    /// The nearest that the tense of the sentence allows: "on Friday".
    Unsaid,
}

/// The coarse part of a point in time: what the rest is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Base {
    /// A year; 0 is 1 BC.
    Year(i16),
    /// The ten years that start there: "the 1990s".
    Decade(i16),
    /// The hundred years that start there: "the 20th century" is 1900.
    Century(i16),
    /// Not said: only the fields are.
    Unsaid(Direction, Reference),
    /// So many whole units from a reference: "last week" is -1 week.
    Shift(i32, Unit, Reference),
}

/// A season; winter is the one that starts in December of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Noon, as "midday".
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// "daytime", "working hours".
    Daytime,
}

/// A part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum YearPart {
    /// 1 or 2.
    Half(u8),
    /// 1 to 4.
    Quarter(u8),
    /// The quarter that the text reports on: "the 1988 quarter", "the same period last year".
    SameQuarter,
    /// A season.
    Season(Season),
    /// 1 to 12.
    Month(u8),
}

/// A day of the year that has a name: a row of `data/holidays.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// Always on that month and day.
    Fixed(u8, u8),
    /// On the n-th (-1: the last) weekday (Monday is 1) of a month.
    Nth(i8, u8, u8),
    /// So many days from Easter Sunday.
    Easter(i16),
    /// The Tuesday after the first Monday of November.
    ElectionDay,
}

/// Hours, minutes and seconds, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// If printed, or said by the way of printing: "10 p.m." has 0.
    pub minute: u8,
    /// If printed.
    pub second: Option<u8>,
    /// Minutes east of Greenwich, if a zone is printed.
    pub zone: Option<i16>,
}

/// When within a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayTime {
    /// "in the morning".
    Part(DayPart),
    /// "at 10 p.m."
    Clock(Clock),
}

/// A day, or what stands for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayName {
    /// 1 to 31.
    OfMonth(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    /// Saturday and Sunday.
    Weekend,
    /// A named day.
    Holiday(Holiday),
}

/// The fine part of a point in time, from coarse to fine; what is not said is absent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Fields {
    /// Of the year.
    pub part: Option<YearPart>,
    /// Of the month, week or year.
    pub day: Option<DayName>,
    /// A weekday that is printed beside a day of the month.
    pub weekday: Option<u8>,
    /// Of the day.
    pub time: Option<DayTime>,
}

/// A point in time, at some grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Point {
    /// What it is counted in.
    pub base: Base,
    /// What it is, inside.
    pub fields: Fields,
    /// Of a fiscal year.
    pub fiscal: bool,
}

/// So many units from a reference, possibly vague: "two days later", "years ago".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shift {
    /// How far.
    pub by: Amount,
    /// Towards the past.
    pub back: bool,
    /// From where.
    pub from: Reference,
}

/// What is repeated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// "daily", "every two years".
    Amount(Amount),
    /// "Fridays", "each July", "every morning".
    Fields(Fields),
}

/// Which side of now, and nothing more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vague {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "soon".
    Future,
}

/// What a time expression says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A point in time, at some grain.
    Point(Point),
    /// So far from a reference.
    Shift(Shift),
    /// So long.
    Amount(Amount),
    /// So long, up to the reference or from it: "the past two weeks".
    Stretch(Shift),
    /// Again and again.
    Repeat {
        /// What is repeated.
        every: Every,
        /// How often in it: "twice a week".
        times: Option<u32>,
    },
    /// Somewhere on one side of now.
    Vague(Vague),
    /// Only that it hangs on an event: "since the coup".
    Event,
}

/// How coarse a point is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grain {
    /// Within a day.
    Time,
    /// A day.
    Day,
    /// A Saturday and its Sunday.
    Weekend,
    /// A week.
    Week,
    /// A month.
    Month,
    /// A season.
    Season,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    /// The grain of what is one such unit long.
    pub fn grain(self) -> Grain {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => Grain::Time,
            Unit::Night | Unit::Day => Grain::Day,
            Unit::Weekend => Grain::Weekend,
            Unit::Week => Grain::Week,
            Unit::Month => Grain::Month,
            Unit::Season => Grain::Season,
            Unit::Quarter => Grain::Quarter,
            Unit::Year => Grain::Year,
            Unit::Decade => Grain::Decade,
            Unit::Century => Grain::Century,
            Unit::Millennium => Grain::Millennium,
        }
    }
}

impl Base {
    fn grain(self) -> Grain {
        match self {
            Base::Year(_) | Base::Unsaid(..) => Grain::Year,
            Base::Decade(_) => Grain::Decade,
            Base::Century(_) => Grain::Century,
            Base::Shift(_, unit, _) => unit.grain(),
        }
    }
}

impl Point {
    /// Of a base alone.
    pub fn of(base: Base) -> Point {
        Point { base, fields: Fields::default(), fiscal: false }
    }

    /// Fields whose year, or week, is not said.
    pub fn unsaid(fields: Fields) -> Point {
        Point { fields, ..Point::of(Base::Unsaid(Direction::Unsaid, Reference::Now)) }
    }

    /// How coarse it is.
    pub fn grain(&self) -> Grain {
        let Fields { part, day, time, .. } = self.fields;
        match (time, day, part) {
            (Some(_), ..) => Grain::Time,
            (_, Some(DayName::Weekend), _) => Grain::Weekend,
            (_, Some(_), _) => Grain::Day,
            (_, _, Some(YearPart::Month(_))) => Grain::Month,
            (_, _, Some(YearPart::Season(_))) => Grain::Season,
            (_, _, Some(YearPart::Quarter(_) | YearPart::SameQuarter)) => Grain::Quarter,
            (_, _, Some(YearPart::Half(_))) => Grain::Half,
            _ => self.base.grain(),
        }
    }

    /// Whether nothing is said but the fields.
    pub fn is_unsaid(&self) -> bool {
        matches!(self.base, Base::Unsaid(Direction::Unsaid, Reference::Now))
    }
}

impl Fields {
    /// A part of the year.
    pub fn part(part: YearPart) -> Fields {
        Fields { part: Some(part), ..Fields::default() }
    }

    /// A day.
    pub fn day(day: DayName) -> Fields {
        Fields { day: Some(day), ..Fields::default() }
    }

    /// A time of day.
    pub fn time(time: DayTime) -> Fields {
        Fields { time: Some(time), ..Fields::default() }
    }
}
