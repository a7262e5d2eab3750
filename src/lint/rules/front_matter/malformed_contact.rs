//! FM019: a press contact that cannot be written to or called.

use crate::diagnostic::{Edit, Fix, Severity};
use crate::lint::context::{Context, Findings};
use crate::lint::message::{self, quoted};
use crate::lint::rule::{Family, Fixable, Rule, Sample};
use crate::span::{Span, offset};

pub(super) static RULE: Rule = Rule {
    code: "FM019",
    name: "malformed-contact",
    family: Family::FrontMatter,
    severity: Severity::Warning,
    fixable: Fixable::Suggested,
    norm: None,
    since: "0.1.0",
    summary: "L’adresse ou le numéro du contact presse est mal écrit.",
    why: "Le gabarit en fait un lien\u{a0}: à une adresse sans «\u{a0}@\u{a0}», à un numéro auquel il manque un \
          chiffre, aucun journaliste n’aboutit.",
    invalid: &[
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  email: presse.cartolibre.gouv.fr"),
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  email: presse@cartolibre,gouv.fr"),
        Sample::FrontMatter(
            "contact-presse:\n  name: Claire Vasseur\n  email: mailto:presse@cartolibre.gouv.fr",
        ),
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  email: presse@cartolibre.gouv.fr."),
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  tel: 01 99 00 12 3"),
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur\n  tel: 01 99 OO 12 34"),
        Sample::FrontMatter("contact-presse:\n  name: Claire Vasseur"),
    ],
    valid: &[
        Sample::FrontMatter(
            "contact-presse:\n  name: Claire Vasseur\n  tel: +33 (0)1 99 00 12 34\n  email: presse@cartolibre.gouv.fr",
        ),
        Sample::FrontMatter("contact-presse:\n  tel:\n  - '06.99.00.12.34 '\n  - 3939"),
        Sample::FrontMatter("contact-presse:\n  tel: 01 99 00 12 34 / 06 99 00 12 34 (poste 12)"),
        Sample::FrontMatter("contact-presse:\n  email: a.b@cartolibre.gouv.fr ou c@cartolibre.gouv.fr"),
    ],
    check,
};

fn check(cx: &Context<'_, '_>, out: &mut Findings<'_>) {
    let Some(contact) = cx.release.front_matter.press_contact.value() else { return };
    if let Some(email) = contact.email.spanned() {
        address(cx, email.span, &email.value, out);
    }
    for phone in contact.phones.value().into_iter().flatten() {
        number(phone.span, &phone.value, out);
    }
    if let Some(name) = contact.name.spanned()
        && contact.email.is_absent()
        && contact.phones.is_absent()
        && !super::misspelt_key::means(cx, "contact-presse", &["email", "tel"])
    {
        out.report(name.span, message::with("Ni téléphone ni courriel pour ", &name.value))
            .help("Écrire «\u{a0}tel: …\u{a0}» ou «\u{a0}email: …\u{a0}»")
            .at_most(Severity::Info);
    }
}

/// Several addresses in one value are left to the template.
fn address(cx: &Context<'_, '_>, span: Span, value: &str, out: &mut Findings<'_>) {
    let text = value.trim();
    if text.is_empty() || text.contains(['<', '{', '[', '(']) || is_email(text) {
        return;
    }
    let meant = text
        .strip_prefix("mailto:")
        .unwrap_or(text)
        .trim_end_matches(['.', ',', ';', ':'])
        .replace(" @ ", "@")
        .replace(" @", "@")
        .replace("@ ", "@")
        .replace("@@", "@");
    let meant = mended_dots(&meant);
    if text.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/')).any(is_email)
        && !is_email(&meant)
    {
        return; // an address among others, or with a word beside it
    }
    let finding = out
        .report(span, format!("L’adresse {} n’est pas celle d’un courriel", quoted(text)))
        .help("Écrire l’adresse seule\u{a0}: «\u{a0}presse@exemple.gouv.fr\u{a0}»");
    if is_email(&meant)
        && let Some(place) = place(cx, span, text)
    {
        let title = message::with("Écrire ", &meant);
        finding.fix(Fix::suggested(title, vec![Edit::replace(place, meant)]));
    }
}

/// `gouv,fr`, `gouv..fr`
fn mended_dots(address: &str) -> String {
    match address.split_once('@') {
        Some((name, host)) if host.contains(',') && !host.contains(", ") && !host.contains('@') => {
            format!("{name}@{}", host.replace(',', "."))
        }
        Some((name, host)) => format!("{name}@{}", host.replace("..", ".")),
        None => address.to_owned(),
    }
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let ending = host.rsplit('.').next().unwrap_or("");
    let labels = host
        .split('.')
        .all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'));
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"._%+-'".contains(&b))
        && !name.starts_with('.')
        && !name.ends_with('.')
        && labels
        && host.contains('.')
        && ending.len() >= 2
        && ending.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The text as it stands in the value, when nothing in it is escaped.
fn place(cx: &Context<'_, '_>, span: Span, text: &str) -> Option<Span> {
    let at = span.start() + offset(cx.slice(span).find(text)?);
    Some(Span::new(at, at + offset(text.len())))
}

/// French numbers alone are known: ten digits from 0, or nine after `+33`.
fn number(span: Span, value: &str, out: &mut Findings<'_>) {
    let text = value.trim();
    let alone = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '+');
    let french = text.starts_with('0') && !text.starts_with("00") || text.starts_with("+33");
    if !french {
        return;
    }
    let looks_like_zero = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I');
    let short = text.strip_prefix("+33").unwrap_or(text);
    let digits = short.bytes().filter(u8::is_ascii_digit).count();
    let message = if text.chars().all(alone) {
        let expected = match (text.starts_with('0'), short.trim_start().starts_with('0')) {
            (true, _) | (_, true) => 10,
            _ => 9,
        };
        match digits {
            count if count < expected && count >= 6 => {
                format!(
                    "Il manque des chiffres au numéro {}\u{a0}: {count} au lieu de {expected}",
                    quoted(text)
                )
            }
            count if count > expected && count < 2 * expected - 2 => {
                format!("Le numéro {} a trop de chiffres\u{a0}: {count} au lieu de {expected}", quoted(text))
            }
            _ => return,
        }
    } else if digits >= 6 && text.chars().all(|c| alone(c) || looks_like_zero(c)) {
        message::with("Une lettre tient lieu de chiffre dans le numéro ", text)
    } else {
        return;
    };
    out.report(span, message).help("Écrire le numéro en entier\u{a0}: «\u{a0}01 99 00 12 34\u{a0}»");
}
