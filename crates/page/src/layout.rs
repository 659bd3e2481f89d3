//! How a browser lays an element out, as far as text is concerned.

use domq::NodeRef;

/// The layout of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Never shown as text.
    Unseen,
    /// Flows with the text around it.
    Inline,
    /// Starts and ends a line.
    Block,
    /// `<br>`.
    Break,
}

/// The layout of the element called `tag`.
pub(crate) fn of(tag: &str) -> Layout {
    match tag {
        "head" | "title" | "script" | "style" | "template" | "noscript" | "noembed" | "noframes" | "iframe"
        | "object" | "svg" | "math" | "datalist" | "select" | "option" | "textarea" | "button" | "canvas" | "audio"
        | "video" | "map" | "input" | "xmp" => Layout::Unseen,
        "br" => Layout::Break,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1"
        | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "listing"
        | "main" | "menu" | "nav" | "ol" | "p" | "plaintext" | "pre" | "search" | "section" | "summary" | "table"
        | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => Layout::Block,
        _ => Layout::Inline,
    }
}

/// Whether the element hides itself by an attribute or by its own style.
pub(crate) fn is_hidden(node: NodeRef<'_>) -> bool {
    node.attributes().any(|(name, value)| match name {
        "hidden" => true,
        "style" => hides(value),
        _ => false,
    })
}

/// `display: none` or `visibility: hidden`.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, value)| {
        let (name, value) = (name.trim(), value.trim());
        name.eq_ignore_ascii_case("display") && starts_with(value, "none")
            || name.eq_ignore_ascii_case("visibility") && starts_with(value, "hidden")
    })
}

fn starts_with(value: &str, word: &str) -> bool {
    value.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Characters that show nothing and only break words apart for a search: soft hyphen, zero-width space, byte order mark.
pub(crate) fn is_ignored(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}' | '\0')
}
