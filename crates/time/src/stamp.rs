//! A place in the calendar, at a grain: 1989-Q3, 1998-W12, 2022-03-07T22:00.

use crate::meaning::{DayPart, DayTime, Fields, Grain, Holiday, Season, Unit, YearPart};
use crate::timex::Days;
use jiff::civil::{Date, Weekday};
use jiff::{Span as Calendar, ToSpan};

/// A period of the calendar, by its first day and its grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    pub first: Date,
    pub grain: Grain,
    /// The season, where the grain is one: winter starts in the year before most of it.
    pub season: Option<Season>,
    /// Of the day.
    pub time: Option<DayTime>,
}

impl Stamp {
    /// The period of that grain that holds the day.
    pub fn around(day: Date, grain: Grain) -> Option<Stamp> {
        let year = day.year();
        // Years of one decade share their first digits, before Christ too: 489 BC to 480 BC.
        let floor = |size: i16| match year {
            1.. => year / size * size,
            _ => 1 - ((1 - year) / size * size + size - 1),
        };
        let first = match grain {
            Grain::Time | Grain::Day => day,
            Grain::Week => monday(day)?,
            Grain::Weekend => monday(day)?.checked_add(5.days()).ok()?,
            Grain::Month => day.first_of_month(),
            Grain::Quarter => Date::new(year, (day.month() - 1) / 3 * 3 + 1, 1).ok()?,
            Grain::Half => Date::new(year, if day.month() > 6 { 7 } else { 1 }, 1).ok()?,
            Grain::Season => return season_around(day),
            Grain::Year => Date::new(year, 1, 1).ok()?,
            Grain::Decade => Date::new(floor(10), 1, 1).ok()?,
            Grain::Century => Date::new(floor(100), 1, 1).ok()?,
            Grain::Millennium => Date::new(floor(1000), 1, 1).ok()?,
        };
        Some(Stamp { first, grain, season: None, time: None })
    }

    /// The period that starts with that year.
    pub fn years(first: i16, grain: Grain) -> Option<Stamp> {
        let first = Date::new(first, 1, 1).ok()?;
        Some(Stamp { first, grain, season: None, time: None })
    }

    /// A part of a year.
    pub fn part(year: i16, part: YearPart) -> Option<Stamp> {
        let (month, grain, season) = match part {
            YearPart::Half(n) => (n * 6 - 5, Grain::Half, None),
            YearPart::Quarter(n) => (n * 3 - 2, Grain::Quarter, None),
            YearPart::SameQuarter => return None,
            YearPart::Month(n) => (n, Grain::Month, None),
            YearPart::Season(season) => (first_month(season), Grain::Season, Some(season)),
        };
        let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
        Some(Stamp { first, grain, season, time: None })
    }

    /// A day.
    pub fn day(day: Date) -> Stamp {
        Stamp { first: day, grain: Grain::Day, season: None, time: None }
    }

    /// With a time of day.
    pub fn at(self, time: Option<DayTime>) -> Stamp {
        if time.is_some() { Stamp { time, grain: Grain::Time, ..self } } else { self }
    }

    /// Its days.
    pub fn days(&self) -> Days {
        let last = self.next().and_then(|next| next.checked_sub(1.days()).ok());
        Days { from: Some(self.first), to: last.or(Some(self.first)) }
    }

    /// The day after its last.
    fn next(&self) -> Option<Date> {
        let length: Calendar = match self.grain {
            Grain::Time | Grain::Day => 1.days(),
            Grain::Weekend => 2.days(),
            Grain::Week => 7.days(),
            Grain::Month => 1.months(),
            Grain::Season | Grain::Quarter => 3.months(),
            Grain::Half => 6.months(),
            Grain::Year => 1.years(),
            Grain::Decade => 10.years(),
            Grain::Century => 100.years(),
            Grain::Millennium => 1000.years(),
        };
        self.first.checked_add(length).ok()
    }

    /// As a TIMEX3 value.
    pub fn value(&self) -> String {
        let date = self.first;
        match self.grain {
            Grain::Day => day_value(date),
            Grain::Time => day_value(date) + &time_value(self.time),
            Grain::Week => week_value(date),
            Grain::Weekend => week_value(date) + "-WE",
            Grain::Month => format!("{}-{:02}", year_value(date.year()), date.month()),
            Grain::Season => format!("{}-{}", year_value(date.year()), season_value(self.season)),
            Grain::Quarter => format!("{}-Q{}", year_value(date.year()), (date.month() - 1) / 3 + 1),
            Grain::Half => format!("{}-H{}", year_value(date.year()), date.month() / 7 + 1),
            Grain::Year => year_value(date.year()),
            Grain::Decade => years_value(date.year(), 10, 3),
            Grain::Century => years_value(date.year(), 100, 2),
            Grain::Millennium => years_value(date.year(), 1000, 1),
        }
    }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

fn season_around(day: Date) -> Option<Stamp> {
    let (year, season) = match day.month() {
        1 | 2 => (day.year().checked_sub(1)?, Season::Winter),
        3..=5 => (day.year(), Season::Spring),
        6..=8 => (day.year(), Season::Summer),
        9..=11 => (day.year(), Season::Autumn),
        _ => (day.year(), Season::Winter),
    };
    Stamp::part(year, YearPart::Season(season))
}

/// A named day in a year.
pub(crate) fn holiday(year: i16, holiday: Holiday) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month as i8, day as i8).ok(),
        Holiday::Nth(nth, weekday, month) => {
            let weekday = Weekday::from_monday_one_offset(weekday as i8).ok()?;
            Date::new(year, month as i8, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
        }
        Holiday::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        Holiday::ElectionDay => {
            let monday = Date::new(year, 11, 1).ok()?.nth_weekday_of_month(1, Weekday::Monday).ok()?;
            monday.tomorrow().ok()
        }
    }
}

/// Easter Sunday by the Gregorian calendar, as Gauss computed it.
fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let epact = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (b % 4) + 2 * (c / 4) - epact - c % 4) % 7;
    let late = (a + 11 * epact + 22 * weekday) / 451;
    let n = epact + weekday - 7 * late + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// "1998", "BC0480"
pub(crate) fn year_value(year: i16) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

/// The first digits of the years of a decade, century or millennium.
fn years_value(first: i16, size: i16, width: usize) -> String {
    if first > 0 { format!("{:0width$}", first / size) } else { format!("BC{:0width$}", -first / size) }
}

fn day_value(date: Date) -> String {
    format!("{}-{:02}-{:02}", year_value(date.year()), date.month(), date.day())
}

fn week_value(monday: Date) -> String {
    let week = monday.iso_week_date();
    format!("{}-W{:02}", year_value(week.year()), week.week())
}

fn season_value(season: Option<Season>) -> &'static str {
    match season {
        Some(Season::Spring) => "SP",
        Some(Season::Summer) => "SU",
        Some(Season::Autumn) => "FA",
        _ => "WI",
    }
}

/// "T22:00", "TMO"
fn time_value(time: Option<DayTime>) -> String {
    match time {
        Some(DayTime::Part(part)) => format!("T{}", part_value(part)),
        Some(DayTime::Clock(clock)) => {
            let second = clock.second.map_or(String::new(), |s| format!(":{s:02}"));
            format!("T{:02}:{:02}{second}", clock.hour, clock.minute)
        }
        None => String::new(),
    }
}

fn part_value(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Midday => "MI",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
        DayPart::Daytime => "DT",
    }
}

/// The value of fields whose year, month or week is not known: "XXXX-04-12", "XXXX-WXX-5", "XXXX-SU".
pub(crate) fn open_value(fields: &Fields) -> String {
    use crate::meaning::DayName::{Holiday, OfMonth, Weekday, Weekend};
    let part = match fields.part {
        Some(YearPart::Month(month)) => format!("{month:02}"),
        Some(YearPart::Quarter(n)) => format!("Q{n}"),
        Some(YearPart::SameQuarter) => "QX".to_owned(),
        Some(YearPart::Half(n)) => format!("H{n}"),
        Some(YearPart::Season(season)) => season_value(Some(season)).to_owned(),
        None => "XX".to_owned(),
    };
    let day = match fields.day {
        Some(OfMonth(day)) => format!("XXXX-{part}-{day:02}"),
        Some(Weekday(day)) => format!("XXXX-WXX-{day}"),
        Some(Weekend) => "XXXX-WXX-WE".to_owned(),
        Some(Holiday(self::Holiday::Fixed(month, day))) => format!("XXXX-{month:02}-{day:02}"),
        Some(Holiday(_)) => "XXXX-XX-XX".to_owned(),
        None if fields.time.is_some() => "XXXX-XX-XX".to_owned(),
        None => format!("XXXX-{part}"),
    };
    day + &time_value(fields.time)
}

/// The value of a period of which only its grain is known.
pub(crate) fn unknown_value(grain: Grain) -> &'static str {
    match grain {
        Grain::Time | Grain::Day => "XXXX-XX-XX",
        Grain::Weekend => "XXXX-WXX-WE",
        Grain::Week => "XXXX-WXX",
        Grain::Month => "XXXX-XX",
        Grain::Season | Grain::Half => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Year => "XXXX",
        Grain::Decade => "XXX",
        Grain::Century => "XX",
        Grain::Millennium => "X",
    }
}

/// A day moved by whole units; `None` where the calendar ends.
pub(crate) fn moved(day: Date, by: i32, unit: Unit) -> Option<Date> {
    let by = i64::from(by);
    let span: Calendar = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return Some(day),
        Unit::Night | Unit::Day => Calendar::new().try_days(by).ok()?,
        Unit::Weekend | Unit::Week => Calendar::new().try_weeks(by).ok()?,
        Unit::Month => Calendar::new().try_months(by).ok()?,
        Unit::Quarter => Calendar::new().try_months(by * 3).ok()?,
        Unit::Season | Unit::Year => Calendar::new().try_years(by).ok()?,
        Unit::Decade => Calendar::new().try_years(by * 10).ok()?,
        Unit::Century => Calendar::new().try_years(by * 100).ok()?,
        Unit::Millennium => Calendar::new().try_years(by * 1000).ok()?,
    };
    day.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_where_the_almanacs_have_it() {
        for (year, month, day) in [(1961, 4, 2), (1999, 4, 4), (2000, 4, 23), (2024, 3, 31), (2038, 4, 25)] {
            assert_eq!(easter(year), Date::new(year, month, day).ok());
        }
    }

    #[test]
    fn years_before_christ_have_values_of_their_own() {
        let value = |first, grain| Stamp::years(first, grain).map(|s| s.value());
        assert_eq!(value(-479, Grain::Year).as_deref(), Some("BC0480"));
        assert_eq!(value(-478, Grain::Decade).as_deref(), Some("BC047"));
        assert_eq!(value(-399, Grain::Century).as_deref(), Some("BC03"));
    }
}
