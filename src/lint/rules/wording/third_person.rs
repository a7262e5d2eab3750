//! Common verbs in the third person: singular, plural. Those whose singular is a noun as well are left
//! out, but for the most common.

/// Whether a word is one of the verbs, and in the plural.
pub(super) fn number(word: &str) -> Option<bool> {
    match word.as_bytes() {
        [.., b'n', b't'] if singular(word).is_some() => Some(true),
        [.., b'a' | b'd' | b'e' | b't'] if plural(word).is_some() => Some(false),
        _ => None,
    }
}

/// The plural of a word that is in the singular.
pub(super) fn plural(word: &str) -> Option<&'static str> {
    let index = VERBS.binary_search_by(|(singular, _)| (*singular).cmp(word)).ok()?;
    VERBS.get(index).map(|&(_, plural)| plural)
}

/// The singular of a word that is in the plural.
pub(super) fn singular(word: &str) -> Option<&'static str> {
    let known = VERBS.iter().find(|(_, plural)| may_be_plural(word) && *plural == word)?;
    Some(known.0)
}

/// Whether a word ends like all verbs in the plural.
fn may_be_plural(word: &str) -> bool {
    word.ends_with("nt")
}

static VERBS: &[(&str, &str)] = &[
    ("accompagne", "accompagnent"),
    ("accueille", "accueillent"),
    ("améliore", "améliorent"),
    ("anime", "animent"),
    ("appartient", "appartiennent"),
    ("apporte", "apportent"),
    ("apprend", "apprennent"),
    ("assure", "assurent"),
    ("attend", "attendent"),
    ("aura", "auront"),
    ("aurait", "auraient"),
    ("autorise", "autorisent"),
    ("avait", "avaient"),
    ("bénéficie", "bénéficient"),
    ("bénéficiera", "bénéficieront"),
    ("choisit", "choisissent"),
    ("comporte", "comportent"),
    ("comprend", "comprennent"),
    ("concerne", "concernent"),
    ("confirme", "confirment"),
    ("connaît", "connaissent"),
    ("consiste", "consistent"),
    ("constitue", "constituent"),
    ("contient", "contiennent"),
    ("contribue", "contribuent"),
    ("coordonne", "coordonnent"),
    ("couvre", "couvrent"),
    ("crée", "créent"),
    ("devait", "devaient"),
    ("devient", "deviennent"),
    ("devra", "devront"),
    ("devrait", "devraient"),
    ("dirige", "dirigent"),
    ("dispose", "disposent"),
    ("disposera", "disposeront"),
    ("doit", "doivent"),
    ("déclare", "déclarent"),
    ("définit", "définissent"),
    ("dépend", "dépendent"),
    ("déploie", "déploient"),
    ("désigne", "désignent"),
    ("développe", "développent"),
    ("encourage", "encouragent"),
    ("engage", "engagent"),
    ("entraîne", "entraînent"),
    ("envisage", "envisagent"),
    ("est", "sont"),
    ("exerce", "exercent"),
    ("existe", "existent"),
    ("explique", "expliquent"),
    ("exploite", "exploitent"),
    ("facilite", "facilitent"),
    ("fait", "font"),
    ("favorise", "favorisent"),
    ("fera", "feront"),
    ("fournit", "fournissent"),
    ("garantit", "garantissent"),
    ("gère", "gèrent"),
    ("implique", "impliquent"),
    ("inclut", "incluent"),
    ("indique", "indiquent"),
    ("intervient", "interviennent"),
    ("invite", "invitent"),
    ("maintient", "maintiennent"),
    ("met", "mettent"),
    ("mettra", "mettront"),
    ("mobilise", "mobilisent"),
    ("mène", "mènent"),
    ("nécessite", "nécessitent"),
    ("obtient", "obtiennent"),
    ("organise", "organisent"),
    ("participe", "participent"),
    ("participera", "participeront"),
    ("permet", "permettent"),
    ("permettra", "permettront"),
    ("peut", "peuvent"),
    ("possède", "possèdent"),
    ("pourra", "pourront"),
    ("pourrait", "pourraient"),
    ("poursuit", "poursuivent"),
    ("pouvait", "pouvaient"),
    ("prend", "prennent"),
    ("prendra", "prendront"),
    ("propose", "proposent"),
    ("proposera", "proposeront"),
    ("protège", "protègent"),
    ("prépare", "préparent"),
    ("prévoit", "prévoient"),
    ("publie", "publient"),
    ("rappelle", "rappellent"),
    ("recevra", "recevront"),
    ("reconnaît", "reconnaissent"),
    ("recueille", "recueillent"),
    ("regroupe", "regroupent"),
    ("remercie", "remercient"),
    ("rend", "rendent"),
    ("renforce", "renforcent"),
    ("repose", "reposent"),
    ("représente", "représentent"),
    ("respecte", "respectent"),
    ("reçoit", "reçoivent"),
    ("répond", "répondent"),
    ("réunit", "réunissent"),
    ("salue", "saluent"),
    ("semble", "semblent"),
    ("sera", "seront"),
    ("serait", "seraient"),
    ("sert", "servent"),
    ("simplifie", "simplifient"),
    ("souhaite", "souhaitent"),
    ("souligne", "soulignent"),
    ("soutient", "soutiennent"),
    ("suit", "suivent"),
    ("tient", "tiennent"),
    ("transmet", "transmettent"),
    ("travaille", "travaillent"),
    ("trouve", "trouvent"),
    ("utilise", "utilisent"),
    ("va", "vont"),
    ("veut", "veulent"),
    ("viendra", "viendront"),
    ("vient", "viennent"),
    ("vise", "visent"),
    ("vérifie", "vérifient"),
    ("établit", "établissent"),
    ("était", "étaient"),
];

#[cfg(test)]
mod tests {
    use super::{VERBS, may_be_plural, plural, singular};

    #[test]
    fn verbs_are_sorted_and_found() {
        assert!(VERBS.is_sorted() && VERBS.iter().all(|(_, plural)| may_be_plural(plural)));
        assert!(VERBS.iter().all(|(one, _)| singular(one).is_none()));
        // What `may_begin_with_verb` relies on.
        let ends = |verb: &str| verb.len() > 2 && verb.ends_with(['a', 'd', 'e', 't']);
        assert!(VERBS.iter().all(|(one, many)| (ends(one) || *one == "va") && ends(many)));
        assert_eq!((plural("permet"), singular("permet")), (Some("permettent"), None));
        assert_eq!((plural("sont"), singular("sont")), (None, Some("est")));
        assert_eq!((plural("carte"), singular("carte")), (None, None));
    }
}
