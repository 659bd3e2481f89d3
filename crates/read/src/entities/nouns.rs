//! What nouns and names stand for, by the word lists of `data/`.

use crate::data::lines;
use celes::LookupTable;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What a noun or name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// *mayor*
    Person,
    /// *residents, Democrats*
    Group,
    /// *ministry*
    Organization,
    /// *newspaper*
    Outlet,
    /// *report*
    Record,
    /// *Lake Mirren*
    Place,
}

/// Man or woman, as far as a word tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// *king, Mr., Peter*
    Man,
    /// *queen, Mrs., Anna*
    Woman,
}

/// One form of a listed noun.
#[derive(Clone, Copy, Debug)]
pub struct Noun {
    /// The singular.
    pub lemma: &'static str,
    /// What it stands for.
    pub sort: Sort,
    /// What it tells of a person's gender.
    pub gender: Option<Gender>,
    /// It is the plural.
    pub plural: bool,
    /// It names a document as well: *paper, bulletin*.
    pub also_record: bool,
}

macro_rules! set {
    ($(#[$doc:meta])* $name:ident, $file:literal) => {
        $(#[$doc])*
        pub fn $name(word: &str) -> bool {
            static LIST: LazyLock<HashSet<&'static str>> =
                LazyLock::new(|| lines(include_str!(concat!("../../data/", $file))).collect());
            LIST.contains(word)
        }
    };
}

set!(
    /// A word that the name of an outlet ends with: *Herald*.
    ends_outlet, "outlet_names.txt");
set!(
    /// An agency, broadcaster or site whose name has no word that tells.
    is_agency, "agencies.txt");
set!(
    /// A word that the name of a place ends or begins with: *Lake*.
    is_place_word, "place_words.txt");
set!(
    /// A noun that only counts what follows its *of*: *a number of residents*.
    is_collective, "collectives.txt");
set!(
    /// A noun that stands for the document after its *of*: *the text of the letter*.
    is_stand_in, "stand_ins.txt");
set!(
    /// A word that means several people by itself: *people, Democrats, others*.
    is_group_word, "group_nouns.txt");
set!(
    /// A noun for any document: *the document*.
    is_any_record, "generic_records.txt");
set!(
    /// A noun for any organization: *the company*.
    is_any_organization, "generic_organizations.txt");
set!(
    /// A word before a role that tells no holder from another: *former*.
    is_role_modifier, "role_modifiers.txt");
set!(
    /// A small word inside a name: *de, van*.
    is_particle, "name_particles.txt");
set!(
    /// What may follow a surname: *Jr.*
    is_suffix, "name_suffixes.txt");
set!(
    /// A state, or its abbreviation.
    is_state, "states.txt");
set!(
    /// A noun of persons that with a capital is mostly a surname: *Baker*.
    is_family_name, "family_names.txt");
set!(
    /// A member of a people or party: *Republican*.
    is_demonym, "demonyms.txt");
set!(
    /// A city that stands for a government.
    is_capital, "capitals.txt");
set!(is_man_noun, "men.txt");
set!(is_woman_noun, "women.txt");
set!(is_man_name, "given_men.txt");
set!(is_woman_name, "given_women.txt");

/// What a given name tells of gender: `None` for an unknown name, `Some(None)` for one that men and women bear.
pub fn given(word: &str) -> Option<Option<Gender>> {
    match (is_man_name(word), is_woman_name(word)) {
        (true, true) => Some(None),
        (true, false) => Some(Some(Gender::Man)),
        (false, true) => Some(Some(Gender::Woman)),
        (false, false) => None,
    }
}

/// Whether a given name is a man's or a woman's, by more names than those that a text is read with; `None` where it
/// tells nothing.
pub fn usual_gender(word: &str) -> Option<Gender> {
    static GENDERS: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
        let gender = |letter| if letter == "m" { Gender::Man } else { Gender::Woman };
        let row = |line: &'static str| line.split_once('\t').map(|(name, letter)| (name, gender(letter)));
        lines(include_str!("../../data/given_genders.tsv")).filter_map(row).collect()
    });
    given(word).unwrap_or_else(|| GENDERS.get(word).copied())
}

/// Whether a name, in lower case, is that of a country.
pub fn is_country(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let mut names: HashSet<String> = HashSet::new();
        for country in celes::Country::get_countries() {
            names.insert(country.long_name.to_lowercase());
            names.insert(country.long_name.to_lowercase().replacen("the ", "", 1));
            names.extend(country.aliases.iter().map(|alias| spaced(alias).to_lowercase()));
        }
        names.extend(country_names().keys().map(|name| (*name).to_owned()));
        names
    });
    NAMES.contains(name)
}

/// The name that a country is kept under, by its other names: `u.s.` is `united states`.
pub fn country_names() -> &'static HashMap<&'static str, &'static str> {
    static NAMES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
        lines(include_str!("../../data/country_names.tsv")).filter_map(|line| line.split_once('\t')).collect()
    });
    &NAMES
}

/// "CzechRepublic" as "Czech Republic".
fn spaced(alias: &str) -> String {
    let mut out = String::new();
    for c in alias.chars() {
        if c.is_uppercase() && out.ends_with(char::is_lowercase) {
            out.push(' ');
        }
        out.push(c);
    }
    out
}

/// The listed noun that a word in lower case is a form of; a final dot does not count: *sen.*
pub fn noun(word: &str) -> Option<&'static Noun> {
    static FORMS: LazyLock<HashMap<String, Noun>> = LazyLock::new(forms);
    let word = word.strip_suffix('.').filter(|w| !w.contains('.')).unwrap_or(word);
    FORMS.get(word).or_else(|| FORMS.get(word.rsplit_once('-')?.1))
}

fn forms() -> HashMap<String, Noun> {
    let people = include_str!("../../data/people.txt");
    let demonyms = include_str!("../../data/demonyms.txt");
    let organizations = include_str!("../../data/organizations.txt");
    let outlets = include_str!("../../data/outlets.txt");
    let records = include_str!("../../data/records.txt");
    let listed = |list: &'static str, sort: Sort| lines(list).map(move |lemma| (lemma, sort));
    let all: Vec<(&'static str, Sort)> = listed(people, Sort::Person)
        .chain(listed(demonyms, Sort::Person))
        .chain(listed(outlets, Sort::Outlet))
        .chain(listed(organizations, Sort::Organization))
        .chain(listed(records, Sort::Record))
        .collect();
    // All singulars first: "Mrs." is no plural of "Mr.".
    let singular = all.iter().map(|(lemma, sort)| ((*lemma).to_owned(), *lemma, *sort, false));
    let plurals = all.iter().map(|(lemma, sort)| (plural(lemma), *lemma, *sort, true));
    let mut forms: HashMap<String, Noun> = HashMap::new();
    for (form, lemma, sort, plural) in singular.chain(plurals) {
        let gender = match (is_man_noun(lemma), is_woman_noun(lemma)) {
            (true, _) => Some(Gender::Man),
            (_, true) => Some(Gender::Woman),
            _ => None,
        };
        let kept = forms.entry(form).or_insert(Noun { lemma, sort, gender, plural, also_record: false });
        kept.also_record |= sort == Sort::Record;
    }
    forms
}

/// The plural of a noun, by its ending.
fn plural(lemma: &str) -> String {
    let irregular =
        [("child", "children"), ("person", "persons"), ("wife", "wives"), ("thief", "thieves"), ("datum", "data")];
    if let Some((_, form)) = irregular.iter().find(|(singular, _)| *singular == lemma) {
        return (*form).to_owned();
    }
    if let Some(stem) = lemma.strip_suffix("man") {
        return format!("{stem}men");
    }
    if lemma.ends_with('y') && !lemma.ends_with("ay") && !lemma.ends_with("ey") && !lemma.ends_with("oy") {
        return format!("{}ies", &lemma[..lemma.len() - 1]);
    }
    if lemma.ends_with(['s', 'x', 'z']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        return format!("{lemma}es");
    }
    format!("{lemma}s")
}

/// What a noun that is not listed most likely stands for, as the source of a statement.
pub fn sort_by_ending(word: &str, plural: bool) -> Sort {
    let abstract_ending = [
        "tion", "sion", "ment", "ness", "ity", "ism", "ence", "ance", "tions", "ments", "graphy", "logy", "ship",
        "hood", "ing", "ings", "sis",
    ];
    let person_ending = ["ist", "er", "or", "ian", "eer", "man", "woman"];
    if plural && ["ists", "ers", "ors", "ians", "eers", "men", "women"].iter().any(|e| word.ends_with(e)) {
        return Sort::Group;
    }
    if person_ending.iter().any(|e| word.ends_with(e)) {
        return Sort::Person;
    }
    match abstract_ending.iter().any(|e| word.ends_with(e)) {
        true => Sort::Record,
        false if plural => Sort::Group,
        false => Sort::Person,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_nouns_are_known_with_sort_and_gender() {
        let of = |word: &str| noun(word).map(|n| (n.lemma, n.sort, n.plural));
        assert_eq!(of("spokeswomen"), Some(("spokeswoman", Sort::Person, true)));
        assert_eq!(of("ministries"), Some(("ministry", Sort::Organization, true)));
        assert_eq!(of("sen."), Some(("sen", Sort::Person, false)));
        assert_eq!(noun("queen").and_then(|n| n.gender), Some(Gender::Woman));
        assert!(noun("paper").is_some_and(|n| n.sort == Sort::Outlet && n.also_record));
    }

    #[test]
    fn countries_are_known_by_their_short_names() {
        assert!(is_country("norway") && is_country("czech republic") && !is_country("norman"));
    }
}
