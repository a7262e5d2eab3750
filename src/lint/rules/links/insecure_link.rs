//! LK003: a link that travels unencrypted.

use super::in_short;
use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::Span;

pub(super) static RULE: Rule = Rule {
    code: "LK003",
    name: "insecure-link",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "Un lien commence par «\u{a0}http:\u{a0}» au lieu de «\u{a0}https:\u{a0}».",
    why: "L’adresse passe en clair sur le réseau, et certains navigateurs avertissent le lecteur ou bloquent \
          la page. Les sites de l’État répondent en «\u{a0}https:\u{a0}»\u{202f}; pour les autres, ce n’est \
          qu’une information.",
    invalid: &[
        Sample::Body("Voir [le ministère](http://www.cartes.gouv.fr/).\n"),
        Sample::Body("<p><a href=\"http://carte.example.org/\">La carte</a> de l’été</p>\n"),
        Sample::FrontMatter("chapeau-text: 'L''été du [ministère](http://www.cartes.gouv.fr/)'\n"),
    ],
    valid: &[
        Sample::Body("Voir [le ministère](https://www.cartes.gouv.fr/).\n"),
        Sample::Body("Voir [l’archive](https://archives.cartes.gouv.fr/http://www.cartes.gouv.fr/).\n"),
        Sample::Body("Voir [l’essai](http://localhost:4000/).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    for target in cx.targets() {
        let insecure = target.text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"));
        let Some(host) = target.host.filter(|_| insecure) else { continue };
        // `http://presse@…` was meant for `mailto:`.
        let mail = cx.slice(target.written).split('/').nth(2).is_some_and(|host| host.contains('@'));
        if mail || !host.contains('.') || cx.profile.is_private_host(host) {
            continue;
        }
        let message = ["«\u{a0}", &in_short(target.text), "\u{a0}» n’est pas une adresse sécurisée"].concat();
        let finding = out
            .report(target.written, message)
            .help("Écrire «\u{a0}https:\u{a0}», après avoir vérifié que le site répond ainsi");
        // What a template does with a value of the front matter is not known.
        let read = host.ends_with(".gouv.fr") && !in_front_matter(cx, target.written);
        let finding = if read { finding } else { finding.at_most(Severity::Info) };
        let scheme = Span::new(target.written.start(), target.written.start() + 4);
        if cx.slice(scheme).eq_ignore_ascii_case("http") {
            let edit = Edit::replace(scheme, "https");
            finding.fix(Fix::suggested("Passer l’adresse en «\u{a0}https:\u{a0}»", vec![edit]));
        }
    }
}

fn in_front_matter(cx: &Context<'_, '_>, span: Span) -> bool {
    let links = &cx.release.chapeau_links;
    let after = links.partition_point(|link| link.span.start() <= span.start());
    let holder = after.checked_sub(1).and_then(|index| links.get(index));
    span.end() <= cx.release.body.span.start() && !holder.is_some_and(|link| link.span.covers(span))
}
