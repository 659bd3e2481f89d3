use crate::line::Marked;
#[test]
fn trace() {
    let Ok(text) = std::fs::read_to_string("/tmp/trace.txt") else { return };
    for l in text.lines() {
        let document = crate::tests::document(l);
        let tokens = crate::tokens::split(&document);
        let classes = crate::classes::find(&tokens);
        let quotes = crate::quotes::pair(&tokens);
        let marked = Marked { document: &document, tokens, classes, quotes };
        for line in crate::line::lines(&marked) {
            for i in 0..line.len() {
                print!("{}/{:?} ", line.span(i..i + 1).unwrap().of(l), line.class(i));
            }
            println!();
            let cues = crate::cues::find(&line);
            for c in &cues {
                println!(
                    "   {:?} {} {:?} subj {:?} comp {:?}",
                    c.group,
                    c.row.lemma,
                    c.stands,
                    crate::clauses::subject(&line, c).map(|r| line.span(r).map(|s| s.of(l))),
                    crate::clauses::complement(&line, c).map(|c| (c.kind, c.start, c.addressee))
                );
            }
            let mut p = Vec::new();
            for r in crate::rules::RULES {
                (r.find)(&line, &cues, &mut p);
            }
            for c in p {
                println!(
                    "      claim {} S {:?} X {:?}",
                    c.rule,
                    c.source.map(|s| s.spans().iter().map(|x| x.of(l)).collect::<Vec<_>>()),
                    c.content.spans().iter().map(|x| x.of(l)).collect::<Vec<_>>()
                );
            }
        }
    }
}
