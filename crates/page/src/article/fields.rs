//! Under which names an article has its parts.

use std::sync::LazyLock;

/// The names to look for, in order, without regard to case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The words of the article.
    pub text: Vec<String>,
    /// Its headline.
    pub title: Vec<String>,
    /// Its address.
    pub url: Vec<String>,
    /// The day on which it was published.
    pub date: Vec<String>,
    /// Who published it.
    pub outlet: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
}

impl Default for Fields {
    /// The usual names.
    fn default() -> Fields {
        static USUAL: LazyLock<Fields> = LazyLock::new(usual);
        USUAL.clone()
    }
}

fn usual() -> Fields {
    let lines = include_str!("../../data/fields.tsv").lines().filter(|line| !line.starts_with('#'));
    let lines: Vec<(&str, &str)> = lines.filter_map(|line| line.split_once('\t')).collect();
    let names = |part: &str| {
        let names = lines.iter().filter(|(name, _)| *name == part).flat_map(|(_, names)| names.split(' '));
        names.map(str::to_owned).collect()
    };
    Fields {
        text: names("text"),
        title: names("title"),
        url: names("url"),
        date: names("date"),
        outlet: names("outlet"),
        author: names("author"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_has_a_name() {
        let Fields { text, title, url, date, outlet, author } = Fields::default();
        assert!([text, title, url, date, outlet, author].iter().all(|names| names.len() > 2));
    }
}
