//! What is said about the text under the cursor: the rules it breaks, and what the site makes of it.

use std::collections::BTreeSet;

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};
use parapheur::body::{Block, BlockKind, Body, Inline, InlineKind};
use parapheur::front_matter::schema;
use parapheur::render::{escape, reveal, rule_page};
use parapheur::yaml::{Entry, Node, Resolved};
use parapheur::{PressRelease, lint};

use crate::server::Open;

/// The hover at a position; `None` where there is nothing to say.
pub fn at(open: &Open<'_>, position: Position) -> Option<Hover> {
    let offset = open.lines.offset(position);
    let release = parapheur::parse_with(open.text, (&open.config.profile).into());
    let found = lint(&release, open.config);
    let here: Vec<_> = found.iter().filter(|finding| finding.span.contains(offset)).collect();
    let mut parts = Vec::new();
    parts.extend(entry(&release, offset).map(|entry| in_front_matter(entry, offset)));
    parts.extend(in_body(&release, offset));
    let rules: BTreeSet<&str> = here.iter().map(|finding| finding.code).collect();
    parts.extend(lint::rules().filter(|rule| rules.contains(rule.code)).map(rule_page));
    (!parts.is_empty()).then(|| Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: parts.join("\n\n---\n\n"),
        }),
        range: here.first().map(|finding| open.lines.range(finding.span)),
    })
}

fn entry<'r, 'a>(release: &'r PressRelease<'a>, offset: u32) -> Option<&'r Entry<'a>> {
    release.front_matter.entries().iter().find(|entry| entry.span().contains(offset))
}

/// What the key is for, and what Jekyll reads.
fn in_front_matter(entry: &Entry<'_>, offset: u32) -> String {
    let name = entry.key.as_text().unwrap_or_default();
    let meaning = match schema::find(schema::KEYS, name) {
        Some(key) => format!("{}\u{a0}: {}", code(name), key.meaning),
        None => format!("{}\u{a0}: clé que le site ne connaît pas.", code(name)),
    };
    match scalar_at(&entry.value, offset).and_then(Node::resolve) {
        Some(value) => format!("{meaning}\n\nJekyll lit\u{a0}: {}.", read(&value)),
        None => meaning,
    }
}

/// The scalar under the cursor; depth is that of the tree, which is capped.
fn scalar_at<'n, 'a>(node: &'n Node<'a>, offset: u32) -> Option<&'n Node<'a>> {
    if !node.span.contains(offset) {
        return None;
    }
    if let Some(items) = node.as_sequence() {
        return items.iter().find_map(|item| scalar_at(item, offset));
    }
    match node.as_mapping() {
        Some(entries) => entries.iter().find_map(|entry| scalar_at(&entry.value, offset)),
        None => Some(node),
    }
}

/// A text of the document as code: an editor would follow its links and fetch its images otherwise.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Keeps the text's own backquotes from the fence; not shown.
    let blank = if longest > 0 || text.is_empty() { " " } else { "" };
    format!("{fence}{blank}{}{blank}{fence}", escape(text))
}

fn read(value: &Resolved<'_>) -> String {
    match value {
        Resolved::Null => "rien".to_owned(),
        Resolved::Boolean(true) => "vrai".to_owned(),
        Resolved::Boolean(false) => "faux".to_owned(),
        Resolved::Integer(number) => format!("le nombre `{number}`"),
        Resolved::BigInteger(number) => format!("le nombre `{number}`"),
        Resolved::Float(number) => format!("le nombre `{number}`"),
        Resolved::Date(date) => format!("la date `{date}`"),
        Resolved::Time(instant) => format!("l’instant `{}` (UTC)", instant.format("%Y-%m-%d %H:%M:%S")),
        Resolved::String(text) => format!("le texte {}", code(text)),
        _ => "une valeur d’un autre type".to_owned(),
    }
}

/// The blocks that hold the cursor, outermost first, as kramdown reads them.
fn in_body(release: &PressRelease<'_>, offset: u32) -> Option<String> {
    let mut names = Vec::new();
    let mut blocks: &[Block<'_>] = &release.body.blocks;
    let mut last = None;
    while let Some(block) = blocks.iter().find(|block| block.span.contains(offset)) {
        names.extend(name(block));
        last = Some(block);
        blocks = block.children(&release.body);
    }
    let innermost = names.pop()?;
    let around = names.iter().rev().map(|name| format!(", dans {name}")).collect::<String>();
    let block = format!("kramdown en fait {innermost}{around}.");
    let spans = in_text(&release.body, last.map_or(&[][..], |block| block.inlines(&release.body)), offset);
    Some([block].into_iter().chain(spans).collect::<Vec<_>>().join("\n\n"))
}

/// What kramdown makes of the words under the cursor, outermost first.
fn in_text<'b, 'a>(body: &'b Body<'a>, mut inlines: &'b [Inline<'a>], offset: u32) -> Vec<String> {
    let mut said = Vec::new();
    while let Some(inline) = inlines.iter().find(|inline| inline.span.contains(offset)) {
        said.extend(made_of(&inline.kind));
        inlines = inline.children(body);
    }
    said
}

fn made_of(kind: &InlineKind<'_>) -> Option<String> {
    Some(match kind {
        InlineKind::Typographic(shown) => format!("S’affiche {}.", code(shown.as_str())),
        InlineKind::Entity(c) | InlineKind::Escape(c) => {
            format!("S’affiche {}.", code(&reveal(&c.to_string())))
        }
        InlineKind::Emphasis => "Ces mots sont en italique.".to_owned(),
        InlineKind::Strong => "Ces mots sont en gras.".to_owned(),
        InlineKind::Code => "Ces mots sont du code, repris tel quel.".to_owned(),
        InlineKind::Strikethrough => "Ces mots sont barrés.".to_owned(),
        InlineKind::Link(link) => format!("Lien vers {}.", code(&link.target)),
        InlineKind::Image(_) => "Image.".to_owned(),
        InlineKind::HardBreak => "Passe à la ligne.".to_owned(),
        InlineKind::Html(tags) => {
            format!("Élément {}, dont le Markdown est lu.", code(&format!("<{}>", tags.name)))
        }
        InlineKind::StrayEndTag | InlineKind::BlockTag => "Cette balise s’affiche telle quelle.".to_owned(),
        InlineKind::HtmlComment => "Commentaire, qui ne s’affiche pas.".to_owned(),
        InlineKind::FootnoteReference(label) => format!("Appel de la note {}.", code(label)),
        InlineKind::AttributeList => "Attributs, qui ne s’affichent pas.".to_owned(),
        InlineKind::Liquid => "Jekyll remplace ce passage avant que kramdown ne le lise.".to_owned(),
        _ => return None,
    })
}

fn name(block: &Block<'_>) -> Option<String> {
    let name = match &block.kind {
        BlockKind::Paragraph => "un paragraphe".to_owned(),
        BlockKind::Heading { level, .. } => format!("un titre de niveau {level}"),
        BlockKind::Blockquote => "une citation".to_owned(),
        BlockKind::UnorderedList => "une liste à puces".to_owned(),
        BlockKind::OrderedList => "une liste numérotée".to_owned(),
        BlockKind::ListItem => "un élément de liste".to_owned(),
        BlockKind::CodeBlock(_) => "un bloc de code".to_owned(),
        BlockKind::ThematicBreak => "un filet horizontal".to_owned(),
        BlockKind::Table => "un tableau".to_owned(),
        BlockKind::DefinitionList => "une liste de définitions".to_owned(),
        BlockKind::HtmlElement { name } => {
            format!("un élément {} repris tel quel", code(&format!("<{name}>")))
        }
        BlockKind::AttributeList => "une liste d’attributs, qui ne s’affiche pas".to_owned(),
        BlockKind::FootnoteDefinition { label } => format!("la note {}", code(label)),
        BlockKind::Liquid => "une balise Liquid".to_owned(),
        _ => return None,
    };
    match block.attributes.get("class") {
        Some(class) if !class.is_empty() => Some(format!("{name} de classe {}", code(class))),
        _ => Some(name),
    }
}
