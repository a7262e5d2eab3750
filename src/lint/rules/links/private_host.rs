//! LK005: a link to a machine the public cannot reach.

use super::in_short;
use crate::diagnostic::Severity;
use crate::lint::context::{Context, Findings};
use crate::lint::rule::{Family, Fixable, Rule, Sample};

pub(super) static RULE: Rule = Rule {
    code: "LK005",
    name: "private-host",
    family: Family::Links,
    severity: Severity::Warning,
    fixable: Fixable::No,
    norm: None,
    since: "0.1.0",
    summary: "Un lien mène à un site de travail, fermé au public.",
    why: "L’adresse a été copiée depuis la préproduction, un poste de travail ou l’outil de rédaction\u{a0}: \
          le lecteur n’y a pas accès. La liste des hôtes privés se règle dans le profil du site.",
    invalid: &[
        Sample::Body("Voir [la carte de l’été](https://preprod.cartolibre.gouv.fr/carte).\n"),
        Sample::Body("![La carte](http://localhost:4000/carte.png)\n"),
        Sample::Body("Voir [le guide](https://192.168.1.20/guide).\n"),
        Sample::Body("Voir [la carte](https://deploy-preview-12--cartolibre.netlify.app/carte).\n"),
        Sample::FrontMatter("redirection: https://preprod.cartolibre.gouv.fr/carte"),
        Sample::Body("Voir [le guide](https://cartolibre.gouv.fr/wp-admin/post.php?post=12).\n"),
        Sample::Body("Voir [le guide](https://app.gitbook.com/s/K56/guide).\n"),
        Sample::Body("Voir [le guide «\u{a0}d’été\u{a0}»](file:///C:/Guides/guide.pdf).\r\n"),
        Sample::Body(
            "Voir [le guide](https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fcartolibre.fr).\n",
        ),
    ],
    valid: &[
        Sample::Body("Voir [la carte](https://cartolibre.gouv.fr/preprod) ou [le guide](/guide).\n"),
        Sample::Body("Voir [le jeu](https://recettes-de-cuisine.fr) et [l’adresse](https://1.1.1.1/).\n"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    // Links of a document often lead to one site.
    let mut open = "";
    for target in cx.targets() {
        if is_on_disk(target.text) {
            let message = format!("«\u{a0}{}\u{a0}» est sur un poste de travail", in_short(target.text));
            out.report(target.written, message).help("Déposer le fichier sur le site, et donner son adresse");
            continue;
        }
        let Some(host) = target.host else { continue };
        let is_private = host != open && (cx.profile.is_private_host(host) || is_local(host));
        if is_private || is_preview(host) || is_editing(host, target.text) || is_rewritten(host) {
            if is_rewritten(host) {
                let message =
                    format!("L’adresse passe par une messagerie\u{a0}: «\u{a0}{}\u{a0}»", in_short(host));
                out.report(target.written, message).help("Donner l’adresse de la page elle-même");
                continue;
            }
            let message = format!("Le public n’a pas accès à «\u{a0}{}\u{a0}»", in_short(target.text));
            let finding = out.report(target.written, message).help("Donner l’adresse publique de la page");
            if is_own_machine(host) && target.shown.contains(host) {
                // A tutorial shows the address that its reader will open at home.
                finding.at_most(Severity::Info);
            }
        } else {
            open = host;
        }
    }
}

/// A file that was linked from the desk of whoever wrote.
fn is_on_disk(target: &str) -> bool {
    let drive = target.as_bytes();
    let begins = |start: &str| target.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    begins("file:") || matches!(drive, [b'A'..=b'Z', b':', b'\\' | b'/', ..])
}

/// An address as a mail filter rewrites it: it tells on who copied it, and may cease to lead on.
fn is_rewritten(host: &str) -> bool {
    host.ends_with(".safelinks.protection.outlook.com")
        || matches!(host, "urldefense.com" | "urldefense.proofpoint.com")
}

fn is_own_machine(host: &str) -> bool {
    host == "localhost" || host.starts_with("127.")
}

/// A name or an address that only means something on a local network.
fn is_local(host: &str) -> bool {
    static RESERVED: [&str; 6] = [".local", ".lan", ".localhost", ".internal", ".test", ".invalid"];
    let local_name = RESERVED.iter().any(|end| host.ends_with(end));
    if local_name || !host.starts_with(|c: char| c.is_ascii_digit()) {
        return local_name;
    }
    let mut numbers = host.split('.').map(str::parse::<u8>);
    matches!(
        (numbers.next(), numbers.next(), numbers.next(), numbers.next(), numbers.next()),
        (Some(Ok(10 | 127)), Some(Ok(_)), Some(Ok(_)), Some(Ok(_)), None)
            | (Some(Ok(192)), Some(Ok(168)), Some(Ok(_)), Some(Ok(_)), None)
            | (Some(Ok(172)), Some(Ok(16..=31)), Some(Ok(_)), Some(Ok(_)), None)
    )
}

/// A site as a host builds it of a draft.
fn is_preview(host: &str) -> bool {
    host.starts_with("deploy-preview-") && host.ends_with(".netlify.app")
        || host.ends_with(".vercel.app") && host.contains("-git-")
}

/// The inside of a tool where pages are written, not read.
fn is_editing(host: &str, target: &str) -> bool {
    static TOOLS: [(&str, &str); 4] = [
        ("app.gitbook.com", "/s/"),
        ("app.gitbook.com", "/o/"),
        ("app.forestry.io", "/"),
        ("app.siteleaf.com", "/"),
    ];
    let has = |part: &str| target.contains(part);
    TOOLS.iter().any(|(tool, path)| host == *tool && has(path))
        || may_be_draft(target.as_bytes()) && (has("/wp-admin/") || has("preview=true"))
}

/// Whether `wp` or `w=` may stand in an address, which is told of many bytes at once.
fn may_be_draft(target: &[u8]) -> bool {
    let pairs = target.iter().zip(target.get(1..).unwrap_or_default());
    pairs.fold(false, |met, (&one, &two)| met | ((one == b'w') & ((two == b'p') | (two == b'='))))
}
