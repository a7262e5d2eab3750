//! Releases as people could have written them: French, half tidy, with the accidents of the trade.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// A whole document.
pub fn release() -> impl Strategy<Value = String> {
    let fences = select(vec![
        ("---\n", "---\n\n"),
        ("---\n", "---\n"),
        ("--- \n", "...\n"),
        ("---\n", "----\n"),
        ("---\u{a0}\n", "---\n"),
    ]);
    let blocks = vec((block(), select(vec!["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "  \n"])), 0..7);
    (fences, vec(entry(), 0..6), blocks).prop_map(|((opening, closing), entries, blocks)| {
        let body: String = blocks.into_iter().flat_map(|(block, end)| [block, end.to_owned()]).collect();
        let end = if body.is_empty() { "" } else { "\n" };
        format!("{opening}{}{closing}{}{end}", entries.concat(), body.trim_end())
    })
}

/// A word, with what sticks to it.
fn word() -> impl Strategy<Value = &'static str> {
    select(vec![
        "la",
        "carte",
        "le",
        "de",
        "de",
        "l’été",
        "l'État",
        "Etat",
        "données",
        "ouvertes",
        "À",
        "A",
        "partir",
        "Cartolibre",
        "SDIS(1)",
        "9h30",
        "10 %",
        "10\u{202f}%",
        "12 000",
        "1er",
        "2ème",
        "1 euro",
        "2024",
        "cœur",
        "coeur",
        "e\u{301}cole",
        "«\u{a0}libre\u{a0}»",
        "« libre »",
        "“libre”",
        "\"libre\"",
        "(DDT)",
        "service public",
        "ministère de l’écologie",
        "www.cartolibre.gouv.fr",
        "presse@cartolibre.gouv.fr",
        "à",
        "et",
        ":",
        "\u{a0}:",
        " ;",
        "\u{202f}!",
        "...",
        "…",
        "--",
        "–",
        "&nbsp;",
        "&eacute;",
        "&",
        "\u{200b}",
        "ligne\u{2028}",
        "*",
        "_",
        "[texte manquant]",
        "{{ page.title }}",
        "mai 2024",
        "lundi 14 mai 2024",
        "😀",
    ])
}

fn words() -> impl Strategy<Value = String> {
    (vec(word(), 1..9), select(vec![".", ".", "", "\u{a0}!", " ?", ",", "\u{a0}:"]))
        .prop_map(|(words, end)| words.join(" ") + end)
}

/// Words, some of them marked up, not always to the end.
fn text() -> impl Strategy<Value = String> {
    let around = select(vec![
        ("", ""),
        ("", ""),
        ("**", "**"),
        ("*", "*"),
        ("**", " **"),
        ("**", ""),
        ("`", "`"),
        ("[", "](https://www.cartolibre.gouv.fr/été)"),
        ("[", " ](/uploads/carte.pdf){: .lien}"),
        ("![", "](/uploads/carte.png)"),
        ("<b>", "</b>"),
        ("<b>", ""),
        ("<a href=\"http://cartolibre.gouv.fr\" title='l’été'>", "</a>"),
        ("<a href=\"u\"title=\"v\"", "</a>"),
        ("« ", " »"),
        ("«\u{a0}", ""),
        ("(", ")"),
        ("<br>", ""),
        ("", "[^1]"),
        ("", "\\"),
    ]);
    vec((around, words()), 1..4).prop_map(|pieces| {
        let pieces: Vec<_> =
            pieces.into_iter().map(|((open, close), text)| [open, &text, close].concat()).collect();
        pieces.join(" ")
    })
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => vec(text(), 1..4).prop_map(|lines| lines.join("\n")),
        2 => (select(vec!["### ", "## ", "#", "#### "]), words()).prop_map(|(marks, text)| marks.to_owned() + &text),
        2 => list(),
        3 => quotation(),
        2 => encadre(),
        1 => (words(), words()).prop_map(|(a, b)| format!("| {a} | {b} |\n|---|---|\n| {b} | {a} |")),
        1 => words().prop_map(|text| format!("```\n{text}\n```")),
        1 => select(vec![
            "---", "{: .encadre}", "[^1]: Une note.", "<!-- parapheur: ignore TY -->", "* * *", "<hr>", "***",
            "<iframe src=\"https://video.cartolibre.gouv.fr/\"></iframe>", "<script>alert('é')</script>",
        ]).prop_map(str::to_owned),
    ]
}

/// Items, some of them inside others, some running over several lines.
fn list() -> impl Strategy<Value = String> {
    let item = (
        0_usize..3,
        select(vec!["* ", "- ", "1. ", "•\u{a0}", "1) ", "*\u{a0}"]),
        text(),
        option::of(words()),
    );
    vec(item, 1..5).prop_map(|items| {
        let lines = items.into_iter().map(|(depth, mark, text, more)| {
            let indent = "  ".repeat(depth);
            let more = more.map(|more| format!("\n{indent}  {more}")).unwrap_or_default();
            format!("{indent}{mark}{text}{more}")
        });
        lines.collect::<Vec<_>>().join("\n")
    })
}

/// What someone says, and who says it, in the layouts of the trade.
fn quotation() -> impl Strategy<Value = String> {
    let person = select(vec![
        "Zoé LE GALL, cheffe de la mission Cartolibre",
        "Anne-Lise Carpentier, géomaticienne au conseil départemental",
        "Dr Élie O",
        "Jean d’Arc et Marie Noël, maires",
    ]);
    (text(), person, select(vec![0, 1, 2, 3, 4, 5])).prop_map(|(said, person, layout)| match layout {
        0 => format!("> « {said} »\n<br>\n<br>**{person}**"),
        1 => format!("> {said}\n{{: .citation}}\n> **{person}**\n{{: .auteur-citation}}"),
        2 => format!("*«\u{a0}{said}\u{a0}»*\n\n**{person}**"),
        3 => format!("<div class=\"citation\"><p>{said}</p></div>\n<div class=\"auteur-citation\">{person}"),
        4 => format!("{person}, a déclaré\u{a0}: « {said} »"),
        _ => format!("> « {said} »\n> * un\n> * deux\n>\n> **{person}**"),
    })
}

/// A box, closed or not.
fn encadre() -> impl Strategy<Value = String> {
    (select(vec!["<div class=\"encadre\">", "<div class=\"encadre noir\" class='b'>", "<div>"]), text(), 0..5)
        .prop_map(|(open, text, shape)| match shape {
            0 => format!("{open}\n<p><b>TITRE :</b></p>\n{text}\n</div>"),
            1 => format!("{open}\n<ul>\n<li>{text}\n<li>Deux</li>\n</ul>\n</div>"),
            2 => format!("{open}\n<p>{text}\n<li>Un</li>"),
            3 => format!("{open}{text}</div></div>"),
            _ => format!("{open}\n\n{text}"),
        })
}

/// An entry of the front matter, in the styles of YAML.
fn entry() -> impl Strategy<Value = String> {
    let key = select(vec!["title", "chapeau-text", "subtitle", "lieu", "adresse", "Title"]);
    let styled = (key, words(), words(), 0..7).prop_map(|(key, one, two, style)| match style {
        0 => format!("{key}: {one}\n"),
        1 => format!("{key}: '{}\n  {}'\n", one.replace('\'', "''"), two.replace('\'', "''")),
        2 => format!("{key}: \"{}\\n{}\"\n", one.replace('"', "\\\""), two.replace('"', "\\\"")),
        3 => format!("{key}: >-\n  {one}\n  {two}\n\n  {one}\n"),
        4 => format!("{key}: |\n  {one}\n\n   {two}\n"),
        5 => format!("{key}: {one}\n  {two}\n"),
        _ => format!("{key}: '{one}'\n"),
    });
    let usual = select(vec![
        "date: 2024-03-12 10:00:00 +01:00\n",
        "date: 2024-07-12 10:00:00 +01:00\n",
        "date: 2024-03-12\n",
        "date: 12 mars 2024\n",
        "categories:\n- Communiqué de presse\n",
        "categories: Communiqué de presse\n",
        "tags:\n- carte\n- Carte\n- 'données '\n",
        "files:\n- file: \"/uploads/carte d’été.pdf\"\n  nom: Télécharger\n- nom: Plan\n",
        "files:\n  file: /uploads/carte.pdf\n",
        "une-ou-diaporama:\n- image: /uploads/carte.png\n- alternative-textuelle: Une carte\n",
        "contact-presse:\n  name: Mission Cartolibre\n  tel: [01 02 03 04 05]\n  mail: presse@cartolibre.gouv.fr\n",
        "published: non\n",
        "Key:\n",
        "# parapheur: ignore FM\n",
        "\n",
        "lang: en\n",
    ]);
    prop_oneof![1 => styled, 1 => usual.prop_map(str::to_owned)]
}
