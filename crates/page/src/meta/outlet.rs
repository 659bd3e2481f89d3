//! Who publishes the page.

use super::{Facts, letters};

/// `og:site_name` before the publisher of the JSON-LD before the names that applications go by.
pub(super) fn choose(facts: &Facts) -> Option<String> {
    let mut outlets: Vec<_> = facts.outlets.iter().filter(|said| is_name(&said.words)).collect();
    outlets.sort_by_key(|said| said.from);
    outlets.first().map(|said| said.words.clone())
}

/// No address, handle or slogan.
fn is_name(words: &str) -> bool {
    let words = words.trim();
    !words.is_empty() && words.len() <= 60 && !words.starts_with("http") && !words.starts_with('@')
}

/// Whether `words` are a name of the site: one that it gives itself, or that of its domain.
pub(super) fn is_site(words: &str, facts: &Facts) -> bool {
    let words = letters(words);
    let names = facts.outlets.iter().filter(|said| is_name(&said.words)).map(|said| letters(&said.words));
    let mut domains = facts.addresses.iter().filter_map(|address| domain(&address.words));
    !words.is_empty()
        && (names.clone().any(|name| is_same(&words, &name)) || domains.any(|domain| is_same(&words, &domain)))
}

/// Equal, or one is most of the other: "theherald" and "heraldonline".
fn is_same(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short == long || (short.len() >= 4 && short.len() * 2 >= long.len() && long.contains(short))
}

/// The letters of the host without `www.` and the last label: `https://www.herald-post.co.uk/a` → `heraldpostco`.
fn domain(address: &str) -> Option<String> {
    let host = address.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    Some(letters(host.rsplit_once('.').map_or(host, |(name, _)| name))).filter(|name| !name.is_empty())
}
