//! `onrecord find`: statements by their words, and by who said them.

use super::args::Find;
use super::{Answer, line, tell};
use crate::Exit;
use crate::label::{count, spaced};
use crate::printable::printable;
use crate::report::Lines;
use onrecord::archive::{Archive, Error, Found, Only, Query};

pub(crate) fn run(args: &Find) -> Exit {
    tell(find(args))
}

fn find(args: &Find) -> Answer {
    let archive = Archive::open(&args.archive)?;
    if args.articles {
        return articles(args, &archive);
    }
    let query = Query {
        words: args.words.clone(),
        speaker: args.speaker.clone(),
        kind: args.kind.clone(),
        act: args.act.clone(),
        only: args.which.only(),
        // One more tells whether there are more.
        limit: args.limit.saturating_add(1),
    };
    let mut found = archive.find(&query)?;
    let is_more = found.len() > args.limit;
    found.truncate(args.limit);
    let exit = if found.is_empty() { Exit::Nothing } else { Exit::Done };
    if args.shown.json {
        return Ok((found.iter().map(|statement| line("statement", statement)).collect(), exit));
    }
    if found.is_empty() {
        return Ok((nothing(args, &archive)?, exit));
    }
    let mut lines = Lines::new(args.shown.look());
    for statement in &found {
        show(&mut lines, args, statement);
    }
    if is_more {
        let more = format!("The best {}; there are more: --limit N shows N of them.", found.len());
        lines.wrapped(&more, 0);
    }
    Ok((lines.out, exit))
}

fn articles(args: &Find, archive: &Archive) -> Answer {
    let found = archive.articles(&args.words, &args.which.only(), args.limit)?;
    let exit = if found.is_empty() { Exit::Nothing } else { Exit::Done };
    if args.shown.json {
        return Ok((found.iter().map(|article| line("article", article)).collect(), exit));
    }
    if found.is_empty() {
        return Ok((nothing(args, archive)?, exit));
    }
    let mut lines = Lines::new(args.shown.look());
    for article in &found {
        let title = article.title.as_deref().unwrap_or("(no title)");
        let about = [article.published.as_deref(), article.outlet.as_deref(), Some(title)].into_iter().flatten();
        lines.wrapped(&printable(&format!("{}: {}", article.document, about.collect::<Vec<_>>().join(" · "))), 0);
        lines.hanging("| ", &printable(&article.passage.joined()), 2);
        lines.blank();
    }
    Ok((lines.out, exit))
}

/// Who, what they did, what they said, and where that stands.
fn show(lines: &mut Lines, args: &Find, found: &Found) {
    let styles = args.shown.look().styles;
    let printed = found.source.joined();
    let who = match &found.name {
        _ if found.source.exact.is_empty() => "(impersonal)".to_owned(),
        Some(name) if *name != printed => format!("{printed} = {name}"),
        _ => printed,
    };
    let not = if found.negated { "not " } else { "" };
    let reality = if found.reality == "actual" { String::new() } else { format!(", {}", found.reality) };
    let did = format!(" · {} · {not}{}{reality}", spaced(&found.kind), found.act);
    lines.wrapped(&format!("{}{}", styles.strong(printable(&who)), styles.faint(did)), 0);
    lines.hanging("| ", &printable(&found.content.joined()), 2);
    if !found.through.is_empty() {
        lines.wrapped(&format!("through {}", printable(&found.through.join(" → "))), 2);
    }
    let title = found.title.as_deref().unwrap_or("(no title)");
    let about = [found.published.as_deref(), found.outlet.as_deref(), Some(title)].into_iter().flatten();
    let place = format!("{} {}: {}", found.document, found.id, about.collect::<Vec<_>>().join(" · "));
    lines.wrapped(&styles.faint(printable(&place)), 2);
    lines.blank();
}

fn nothing(args: &Find, archive: &Archive) -> Result<String, Error> {
    let name = args.archive.display();
    Ok(match archive.count(&Only::default())? {
        0 => format!("There is nothing in {name} yet; `onrecord add {name} PAGES` adds to it.\n"),
        all => {
            let wider = if args.articles { "" } else { "--articles looks where nobody is quoted, too. " };
            format!(
                "Not found in {} of {name}. Fewer words, or the beginning of one (bridg*), find more.\n{wider}`onrecord status {name}` tells what was read.\n",
                count(all as usize, "document")
            )
        }
    })
}
