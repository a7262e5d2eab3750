//! What keeps a path from leading to a file.

const IMAGES: [&str; 8] = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "jfif"];

/// What is wrong, what to write, and the path with its end mended.
pub(super) type Trouble = (&'static str, &'static str, Option<String>);

/// A path that does not begin at the root of the site.
pub(super) fn at_start(path: &str) -> Option<Trouble> {
    const ROOT: &str = "Faire commencer le chemin par une barre oblique\u{a0}: «\u{a0}/uploads/…\u{a0}»";
    let drive = path.as_bytes();
    if path.starts_with("file:") || matches!(drive, [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\' | b'/', ..]) {
        let help = "Déposer le fichier sur le site, et donner son chemin";
        return Some(("est celui d’un poste de travail", help, None));
    }
    if path.contains('\\') {
        let mended = path.replace('\\', "/");
        let what = "porte des barres obliques inverses";
        return Some((what, "Écrire «\u{a0}/\u{a0}»", Some(format!("/{}", mended.trim_start_matches('/')))));
    }
    if path.starts_with("//") {
        let mended = format!("/{}", path.trim_start_matches('/'));
        return Some(("commence par deux barres obliques, comme le nom d’un autre site", ROOT, Some(mended)));
    }
    if path.starts_with('/') {
        return None;
    }
    let mended = path.strip_prefix("./").unwrap_or(path);
    let mended = (!mended.starts_with('.')).then(|| format!("/{mended}"));
    Some(("ne part pas de la racine du site", ROOT, mended))
}

/// The path of a file, without what an address may add to it.
pub(super) fn bare(path: &str) -> &str {
    path.split(['?', '#']).next().unwrap_or(path)
}

pub(super) fn document(path: &str) -> Option<Trouble> {
    let help = "Donner le chemin complet du fichier, avec son extension";
    if path.to_ascii_lowercase().ends_with("/pdf") {
        let mended = path.get(..path.len() - 4).map(|stem| format!("{stem}.pdf"));
        return Some(("finit par «\u{a0}/pdf\u{a0}» au lieu de «\u{a0}.pdf\u{a0}»", help, mended));
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    match extension(name) {
        Some("") | None => Some(("n’a pas d’extension\u{a0}: ce n’est pas celui d’un document", help, None)),
        Some(end) => doubled_extension(path, end),
    }
}

/// `carte.pdf.pdf`, `carte..pdf`
fn doubled_extension(path: &str, end: &str) -> Option<Trouble> {
    let help = "N’écrire l’extension et son point qu’une fois";
    let stem = path.get(..path.len() - end.len() - 1)?;
    let again = stem.rsplit_once('.').filter(|(_, before)| before.eq_ignore_ascii_case(end));
    if again.is_some() {
        return Some(("finit par une extension doublée", help, Some(stem.to_owned())));
    }
    let one_point = stem.trim_end_matches('.');
    let doubled = one_point.len() < stem.len() && !one_point.ends_with('/');
    doubled.then(|| ("a deux points avant son extension", help, Some(format!("{one_point}.{end}"))))
}

pub(super) fn image(path: &str) -> Option<Trouble> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_image = |end: &&str| IMAGES.iter().any(|image| end.eq_ignore_ascii_case(image));
    match extension(name).filter(is_image) {
        Some(end) => doubled_extension(path, end),
        None => Some(("n’est pas celui d’une image", "Donner le chemin d’une image (PNG, JPEG, SVG…)", None)),
    }
}

/// Extensions of data files, longer than those of documents.
const LONG_EXTENSIONS: [&str; 4] = ["geojson", "markdown", "parquet", "topojson"];

/// The end of a file name, when it looks like an extension.
fn extension(name: &str) -> Option<&str> {
    let (_, end) = name.rsplit_once('.')?;
    let short = end.len() <= 5 && end.bytes().all(|b| b.is_ascii_alphanumeric());
    (short || LONG_EXTENSIONS.iter().any(|long| end.eq_ignore_ascii_case(long))).then_some(end)
}

/// Whether it is no path of the site, but an address, well or badly written.
pub(super) fn is_address(path: &str) -> bool {
    let has_host = |rest: &str| rest.split('/').next().is_some_and(|host| host.contains('.'));
    let web = path.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("http"));
    web && path.contains([':', '/'])
        || path.starts_with("www.")
        || path.starts_with("mailto:")
        || path.contains("://") && !path.starts_with("file:")
        || path.strip_prefix("//").is_some_and(has_host)
}
