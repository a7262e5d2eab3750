//! Link texts that do not tell where a link leads.

/// How little a text tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Vagueness {
    /// Nothing, even in its sentence.
    Always,
    /// Nothing by itself; its sentence may help.
    InItself,
}

/// How vague a text in lower case is; `None` when it is not known to be.
pub(super) fn vagueness(text: &str) -> Option<Vagueness> {
    // One `match`, which compares lengths first: no link text is far from it, and few are as short.
    let vagueness = match text {
        // Texts that mean nothing, even in their sentence.
        "ce lien"
        | "clic"
        | "click here"
        | "cliquer"
        | "cliquer ici"
        | "cliquer là"
        | "cliquez"
        | "cliquez ici"
        | "cliquez là"
        | "cliquez sur ce lien"
        | "here"
        | "ici"
        | "ici même"
        | "juste ici"
        | "le lien"
        | "lien"
        | "lien ici"
        | "link"
        | "là"
        | "par ici" => Vagueness::Always,
        // Texts that mean something in their sentence only.
        "accéder"
        | "accéder au site"
        | "article"
        | "cet article"
        | "cette page"
        | "consulter"
        | "consulter le site"
        | "document"
        | "découvrir"
        | "détails"
        | "en lire plus"
        | "en savoir +"
        | "en savoir plus"
        | "find out more"
        | "la page"
        | "la suite"
        | "le document"
        | "le site"
        | "learn more"
        | "lire"
        | "lire la suite"
        | "lire l’article"
        | "lire plus"
        | "l’article"
        | "more"
        | "more information"
        | "page"
        | "plus"
        | "plus d’info"
        | "plus d’informations"
        | "plus d’infos"
        | "pour en savoir plus"
        | "read more"
        | "savoir plus"
        | "site"
        | "site web"
        | "suite"
        | "télécharger"
        | "voir"
        | "voir le site"
        | "voir plus" => Vagueness::InItself,
        _ => return None,
    };
    Some(vagueness)
}

#[cfg(test)]
mod tests {
    use super::{Vagueness, vagueness};

    #[test]
    fn a_text_is_vague_in_itself_or_always() {
        assert!(vagueness("ici") == Some(Vagueness::Always));
        assert!(vagueness("plus d’informations") == Some(Vagueness::InItself));
        assert!(vagueness("").is_none() && vagueness("la carte").is_none());
    }
}
