//! Legitimate texts that naive rules flag: no error, no warning, and not the remark one would fear.

use parapheur::{Config, Severity, check};

const HEAD: &str = "---\n\
title: La mission Cartolibre ouvre ses cartes\u{202f}!\n\
date: 2023-11-23 16:02:00 +01:00\n\
categories:\n- Communiqué de presse\n\
tags:\n- Cartographie\n\
chapeau-text: La mission Cartolibre publie les cartes des communes rurales, en accès libre.\n\
une-ou-diaporama:\n- image: \"/uploads/carte.png\"\n  alternative-textuelle: Carte des communes de la Creuse\n\
files:\n- file: \"/uploads/communique-cartolibre.pdf\"\n  nom: Télécharger le communiqué de presse\n\
contact-presse:\n  name: Claire Vasseur\n  tel: 01 99 00 12 34\n  email: presse@cartolibre.example\n\
---\n\n";

/// Each text, and the codes that must not even be a remark.
const TEXTS: &[(&str, &[&str])] = &[
    ("Nous nous engageons, vous vous engagez, et FranceConnect, FranceConnect+ aussi.\n", &["RE002"]),
    (
        "Les services départementaux d’incendie et de secours, SDIS(1), suivent «\u{a0}3DS\u{a0}»(2).\n",
        &["MD012", "TY005"],
    ),
    ("La carte sera complète d’ici fin 2022, [par étapes](/calendrier/).\n", &["LK006"]),
    (
        "<p><img src=\"/uploads/logo.png\" alt=\"\"> La mission Cartolibre<br>ouvre ses cartes.</p>\n",
        &["AC001", "HT001"],
    ),
    ("Voir [les communiqués de la mission](/espace-presse/communiques/).\n", &["LK001", "LK002"]),
    ("Le programme 10% de la mission a reçu 8,2/10 à 9h30, au 75016 Paris.\n", &["TY015"]),
    ("La norme EN 301 549 est suivie à 600/600 par la mission.\n", &["TY015", "RE006"]),
    ("La carte est complète  \net elle est libre.\n", &["TY010"]),
    (
        "Écrire à `carte:libre;ici`, dans [le fichier](/uploads/carte,v2;ici.html \"La carte\").\n",
        &["TY001", "TY005"],
    ),
    (
        "Voici le top 10 des usages de la carte, dont quatre exemples\u{a0}:\n\n* les chemins\n* les haies\n* les mares\n* les ponts\n",
        &["RE004"],
    ),
    ("La mission ouvre 7 nouvelles démarches cette année.\n", &["RE003", "RE004"]),
    ("L’usage du français progresse sur le territoire français.\n", &["RE011"]),
    (
        "<p lang=\"en\">A security flaw was found: 98.3% of the maps are safe!</p>\n",
        &["TY001", "TY013", "TY017"],
    ),
    ("TECH.GOUV, ENEDIS et la DITP soutiennent la mission.\n", &["TY005", "RE023"]),
    ("Le gouvernement fédéral allemand soutient la mission.\n", &["RE010", "RE025"]),
    ("Des photos et contacts pour témoignages peuvent être transmis sur demande.\n", &["RE002", "LK006"]),
    (
        "**Cartolibre, la carte des communes rurales, est ouverte à tous depuis ce matin.**\n\nElle est libre.\n",
        &["MD015"],
    ),
    (
        "Lire [data.gouv.fr](https://www.data.gouv.fr/) et [demarches-simplifiees.fr](https://www.demarches-simplifiees.fr/).\n",
        &["LK007"],
    ),
    (
        "> «\u{a0}La carte est à tous.\u{a0}»\n>\n> **Jeanne Morvan, ministre des Cartes, et Paul Azur, ministre des Chemins**\n",
        &["QU001", "QU002"],
    ),
    (
        "Cette cartographie serait améliorable par les usager·ère·s et les candidat(e)s.\n",
        &["RE021", "RE026"],
    ),
    ("Vous pouvez l’adresser à carte_departement@cartolibre.example.\n", &["RE026"]),
];

#[test]
fn nothing_is_said_of_legitimate_texts() {
    let config = Config::default();
    let mut said = Vec::new();
    for (text, codes) in TEXTS {
        let document = format!("{HEAD}{text}");
        let found = check(&document, &config);
        let unwanted = found.iter().filter(|finding| {
            // A bare address is rightly a remark elsewhere; here the text is what is at stake.
            finding.severity > Severity::Info && finding.code != "LK011" || codes.contains(&finding.code)
        });
        said.extend(unwanted.map(|finding| format!("{} {} in {text:?}", finding.code, finding.message)));
    }
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn the_same_words_out_of_place_are_reported() {
    for (text, code) in [
        ("La carte est est ouverte.\n", "RE002"),
        ("La carte est libre, cliquez [ici](/carte/).\n", "LK006"),
        ("Les français utilisent la carte.\n", "RE011"),
        (
            "Voir [www.cartolibre.example/cartes/creuse](https://www.cartolibre.example/cartes/creuse).\n",
            "LK007",
        ),
    ] {
        let found = check(&format!("{HEAD}{text}"), &Config::default());
        assert!(found.iter().any(|finding| finding.code == code), "{code} in {text:?}: {found:?}");
    }
}
