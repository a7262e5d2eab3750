//! Documents made to hurt, by name: what `hostile.rs` counts the work of, and `benches/hostile.rs` times.

/// Calls a macro with each shape: its name, how large the test makes it, and how to make one of size `n`.
macro_rules! each_shape {
    ($macro:ident) => {
        $macro! {
            yaml_brackets: 100_000, |n| yaml(&format!("a: {}", "[".repeat(n)));
            yaml_braces: 100_000, |n| yaml(&format!("a: {}", "{".repeat(n)));
            yaml_dashes: 60_000, |n| yaml(&"- ".repeat(n));
            yaml_block_maps: 100, |n| yaml(&(0..n).map(|i| format!("{}a:\n", " ".repeat(i))).collect::<String>());
            yaml_long_scalar: 1_000_000, |n| yaml(&format!("title: {}", "é".repeat(n / 2)));
            yaml_keys: 100_000, |n| yaml(&(0..n).map(|i| format!("k{i}: v\n")).collect::<String>());
            yaml_chapeau_brackets: 200_000, |n| yaml(&format!("chapeau-text: '{}'", "[a".repeat(n / 2)));
            yaml_chapeau_links: 200_000, |n| yaml(&format!("chapeau-text: '{}'", "[a](b <i>*".repeat(n / 10)));
            yaml_same_key: 30_000, |n| yaml(&"title: v\n".repeat(n));
            yaml_broken_lines: 20_000, |n| yaml(&"a: b: c\n".repeat(n));
            yaml_alias_bomb: 40, |n| yaml(&(0..n).map(|i| {
                let of = if i == 0 { "x".to_owned() } else { format!("*a{}", i - 1) };
                format!("k{i}: &a{i} [{of},{of},{of},{of},{of},{of},{of},{of},{of}]\n")
            }).collect::<String>());
            yaml_open_quote: 200_000, |n| yaml(&format!("title: '{}", "a b\n  ".repeat(n / 6)));

            quotes_deep: 100_000, |n| format!("{}a\n", ">".repeat(n));
            quotes_deep_spaced: 50_000, |n| format!("{}a\n", "> ".repeat(n));
            quotes_then_lazy_lines: 40_000, |n| format!("{}a\n{}", "> ".repeat(n), "b\n".repeat(n));
            lists_deep: 600, |n| (0..n).map(|i| format!("{}* a\n", "  ".repeat(i))).collect();
            list_items: 50_000, |n| "* a\n".repeat(n);
            list_bullets_on_one_line: 50_000, |n| format!("{}a\n", "* ".repeat(n));
            headings: 100_000, |n| "# a\n\n".repeat(n);
            quotations: 50_000, |n| "> « A »\n\n".repeat(n);
            testimonials: 20_000, |n| "> « A »\n<br>**Zoé LE GALL, cheffe**\n\n".repeat(n);
            tables: 30_000, |n| "| a | b |\n".repeat(n);
            table_cells: 100_000, |n| format!("{}\n", "|a".repeat(n));
            definition_lists: 30_000, |n| "a\n: b\n".repeat(n);
            attribute_lists: 30_000, |n| "{: .a}\n".repeat(n);
            attribute_lists_open: 300_000, |n| "{: ".repeat(n / 3);
            fences: 100_000, |n| "```\n~~~\n".repeat(n / 2);
            footnotes: 20_000, |n| (0..n).map(|i| format!("[^{i}]: a\n\n")).collect();
            footnote_references: 50_000, |n| "[^1] ".repeat(n);
            link_definitions: 20_000, |n| (0..n).map(|i| format!("[a{i}]: /u\n")).collect();
            link_definitions_and_references: 100_000, |n| {
                let defined: String = (0..n / 10).map(|i| format!("[é{i}]: /u\n")).collect();
                defined + "\n" + &(0..n / 10).map(|i| format!("[été][é{i}] [x{i}] ")).collect::<String>()
            };
            footnotes_and_references: 100_000, |n| {
                let defined: String = (0..n / 10).map(|i| format!("[^{i}]: é\n\n")).collect();
                defined + &(0..n / 10).map(|i| format!("été[^{i}] ")).collect::<String>()
            };
            named_attributes_and_references: 100_000, |n| {
                let defined: String = (0..n / 10).map(|i| format!("{{:l{i}: .a}}\n{{:l: .b}}\n")).collect();
                defined + "\n" + &(0..n / 10).map(|i| format!("*été*{{:l{i}}} *été*{{:l}} ")).collect::<String>()
            };
            blank_lines: 1_000_000, |n| "\n".repeat(n);
            one_line: 1_000_000, |n| "mot ".repeat(n / 4);
            one_word: 1_000_000, |n| "a".repeat(n);
            word_of_accents_apart: 100_000, |n| "e\u{301}".repeat(n / 3);
            signs_in_a_row: 100_000, |n| format!("M. {}", ";".repeat(n));
            units_apart_from_nothing: 40_000, |n| "1€".repeat(n / 4);
            guillemets_apart_from_nothing: 40_000, |n| "«é»".repeat(n / 6);
            word_of_digits: 100_000, |n| "é1".repeat(n / 3);
            tags_of_no_browser: 100_000, |n| "<à>a".repeat(n / 5);
            tags_of_no_browser_in_texts: 100_000, |n| "a <à> b\n\n".repeat(n / 10);
            tags_deeper_than_read: 100_000, |n| "<div>a".repeat(n / 6);
            hidden_in_tags: 100_000, |n| "a\u{e0041}".repeat(n / 5);
            underlines: 200_000, |n| "a\n---\n".repeat(n / 6);

            stars: 1_000_000, |n| "*a ".repeat(n / 3);
            stars_closing: 1_000_000, |n| "a* ".repeat(n / 3);
            double_stars: 1_000_000, |n| "**".repeat(n / 2);
            double_stars_with_text: 1_000_000, |n| "**a ".repeat(n / 4);
            stars_of_both_kinds: 1_000_000, |n| "*a **b _c __d ".repeat(n / 14);
            brackets: 1_000_000, |n| "[".repeat(n);
            brackets_closing: 1_000_000, |n| "]".repeat(n);
            brackets_and_parentheses: 1_000_000, |n| "[a](".repeat(n / 4);
            images_open: 1_000_000, |n| "![a".repeat(n / 3);
            backquotes: 1_000_000, |n| "`".repeat(n);
            backquotes_of_each_length: 1_000, |n| (1..n).map(|i| format!("{} a ", "`".repeat(i))).collect();
            angles: 1_000_000, |n| "<".repeat(n);
            angles_with_names: 1_000_000, |n| "<a ".repeat(n / 3);
            ampersands: 1_000_000, |n| "&".repeat(n);
            ampersands_with_names: 1_000_000, |n| "&a".repeat(n / 2);
            backslashes: 1_000_000, |n| "\\".repeat(n);
            dollars: 1_000_000, |n| "$$a".repeat(n / 3);
            liquid_open: 1_000_000, |n| "{{ a {% b ".repeat(n / 10);
            guillemets_open: 200_000, |n| "« ".repeat(n / 2);
            lists_announced_by_too_many: 200_000, |n| "Les 9999 étapes :\n\n- a\n\n".repeat(n / 26);
            elisions: 200_000, |n| "Le ami de année que il si ils ne a ".repeat(n / 35);
            subjects_far_from_their_verbs: 200_000, |n| "Les cartes de la carte de la carte est publiés. ".repeat(n / 48);
            services_of_the_state: 200_000, |n| "services de l’état, startup d’état ".repeat(n / 38);
            guillemets_nested: 200_000, |n| format!("{}{}", "« ".repeat(n / 4), "» ".repeat(n / 4));
            parentheses: 1_000_000, |n| "(".repeat(n);
            links: 100_000, |n| "[a](http://b.fr) ".repeat(n);
            addresses: 100_000, |n| "www.a.fr b@c.fr ".repeat(n);
            acronyms: 50_000, |n| "la direction du temps (DDT) ".repeat(n);
            acronyms_of_all_kinds: 50_000, |n| {
                let letter = |i: usize| char::from(b'A' + u8::try_from(i % 26).unwrap_or(0));
                let acronym = |i| format!("la direction du temps (DT{}{}) et D{}{}{} ", letter(i), letter(i / 26), letter(i), letter(i / 26), letter(i / 676));
                (0..n / 5).map(acronym).collect()
            };
            straight_quotes: 200_000, |n| "\"aa bb\" ".repeat(n / 8);
            apostrophes_in_a_value: 200_000, |n| yaml(&format!("title: {}", "l'eau ".repeat(n / 6)));
            institutions: 200_000, |n| "la DINSIC et le Premier ministre ".repeat(n / 32);
            dates: 50_000, |n| "le lundi 1er mai 2023 ".repeat(n);
            counts: 50_000, |n| "les 7 projets : a, b, c. ".repeat(n);
            repeated_words: 200_000, |n| "de de la la ".repeat(n / 12);
            notes_without_brackets: 200_000, |n| "à confirmer ".repeat(n / 13);
            notes_in_brackets: 200_000, |n| "[nom à confirmer] (à compléter) ".repeat(n / 34);
            crosses_and_slashes: 200_000, |n| "XX/".repeat(n / 3);
            crosses_and_spaces: 200_000, |n| "XX ".repeat(n / 3);
            adverbs_before_verbs: 200_000, |n| "pour bien bien plus toujours publié ont créer ".repeat(n / 48);
            participles: 200_000, |n| "Elles sont publiée, ont été vérifié, a été créer, peut simplifié. ".repeat(n / 75);
            dashes_and_primes: 200_000, |n| "a - b -c ( d ) l′eau 1.500.000 1ères ".repeat(n / 42);
            look_alikes: 200_000, |n| "pаris lа cаrte ".repeat(n / 19);
            english_sentences: 200_000, |n| "We are happy to announce that the map is open. ".repeat(n / 47);
            shortcodes_and_containers: 200_000, |n| ":a:b: ::: ".repeat(n / 10);
            links_of_scripts: 100_000, |n| "[a](javascript:a) [b](http://localhost/b) ".repeat(n / 42);
            images_all_of_a_link: 100_000, |n| "[![](/a.png)](/b) ".repeat(n / 18);
            lists_drawn_in_html: 100_000, |n| "<p>• un<br>• deux</p>\n".repeat(n / 24);
            lists_drawn_with_breaks: 100_000, |n| "été<br>* un".repeat(n / 12);
            tags_crossed: 100_000, |n| "<b><i>a</b></i> ".repeat(n / 16);
            tags_without_end: 100_000, |n| "<p class=\"a\" a\n\n<b a ".repeat(n / 22);
            attribute_lists_apart: 100_000, |n| format!("été\n\n{}", "{: .a}\n\n".repeat(n / 8));
            attribute_lists_without_colon: 100_000, |n| "> été {.citation}\n\n".repeat(n / 22);
            addresses_apart: 100_000, |n| "www.a.fr b@c.fr\n\n".repeat(n / 17);
            addresses_in_html: 100_000, |n| "<p title=\"www.a.fr\">b@c.fr <code>www.d.fr</code></p>\n".repeat(n / 54);
            addresses_in_code: 100_000, |n| "`www.a.fr` <b@c.fr> [www.e.fr]\n\n".repeat(n / 32);
            lead_ins: 100_000, |n| "Ces deux cartes :\n\n<!-- a -->\n\n".repeat(n / 31);
            lines_of_contacts: 100_000, |n| "Claire : 01 99 00 12 34\npresse@a.fr\n".repeat(n / 36);
            lines_of_links: 100_000, |n| "[a](/b)\n".repeat(n / 8);
            lines_in_bold: 100_000, |n| "**Été**\n".repeat(n / 10);
            lines_like_items: 100_000, |n| "• été\n– mer\n1) un\n-deux\n".repeat(n / 31);
            lines_like_fields: 100_000, |n| "Lieu : Évry\n".repeat(n / 13);
            lines_with_breaks: 100_000, |n| "été<br>\nmer  \n".repeat(n / 15);
            stars_uneven: 200_000, |n| "**a* *b** ".repeat(n / 10);
            yaml_tags_in_a_value: 200_000, |n| yaml(&format!("title: {}", "a<br>b<i>c</i> ".repeat(n / 15)));
            yaml_entities_in_a_value: 200_000, |n| yaml(&format!("title: {}", "a&nbsp;b **c** ".repeat(n / 15)));
            yaml_comments: 200_000, |n| yaml(&(0..n / 14).map(|i| format!("k{i}: a b #c\n")).collect::<String>());
            yaml_addresses: 200_000, |n| yaml(&(0..n / 24).map(|i| format!("k{i}: http://a{i}.fr/b\n")).collect::<String>());
            yaml_files: 200_000, |n| yaml(&format!("files:\n{}", "- title: a\n- url: /b\n".repeat(n / 22)));
            yaml_keys_then_items: 200_000, |n| yaml(&format!(
                "{}une-ou-diaporama:\n{}contact-presse:\n{}",
                (0..n / 14).map(|i| format!("k{i}: a\n")).collect::<String>(),
                "- image: /a\n".repeat(n / 40),
                "- nom: a\n".repeat(n / 40)
            ));
            yaml_old_keys: 200_000, |n| yaml(&format!(
                "{}{}",
                (0..n / 14).map(|i| format!("k{i}: a\n")).collect::<String>(),
                "contact:\nimage: a\n".repeat(n / 40)
            ));
            yaml_chapeau_figures: 200_000, |n| {
                let figures = |from: usize| (from..from + n / 40).map(|i| format!("{i} mots{i} ")).collect::<String>();
                yaml(&format!("chapeau-text: '{}'", figures(1))) + &figures(2)
            };
            yaml_chapeau_http: 200_000, |n| {
                let links = "[a](http://a.gouv.fr) ".repeat(n / 46);
                yaml(&format!("chapeau-text: '{links}'")) + &links
            };
            yaml_tag_list: 200_000, |n| yaml(&format!("tags:\n{}", (0..n / 10).map(|i| format!("- a{i},\n")).collect::<String>()));

            div_nested: 100_000, |n| "<div>".repeat(n);
            div_nested_lines: 50_000, |n| "<div>\n".repeat(n);
            div_closed: 50_000, |n| format!("{}{}", "<div>\n".repeat(n), "</div>\n".repeat(n));
            bold_nested: 100_000, |n| "<b>".repeat(n);
            bold_in_paragraphs: 5_000, |n| "<p><b>".repeat(n);
            font_in_paragraphs: 5_000, |n| (0..n).map(|i| format!("<font color={i}><p>")).collect();
            formatting_mixed: 5_000, |n| "<b><i><a href=x><p>".repeat(n);
            end_tags: 100_000, |n| "</p></b></div>".repeat(n / 10);
            attributes: 40_000, |n| format!("<div {}>\n", (0..n).map(|i| format!("a{i}=b ")).collect::<String>());
            attribute_open: 1_000_000, |n| format!("<div title=\"{}", "a".repeat(n));
            comment_open: 1_000_000, |n| format!("<!--{}", "- ".repeat(n / 2));
            comments_open: 200_000, |n| "<!-- ".repeat(n / 5);
            comments: 50_000, |n| "<!-- parapheur: ignore QU001 -->\n\n".repeat(n / 8);
            items_without_list: 50_000, |n| "<div>\n".to_owned() + &"<li>a".repeat(n);
            items_left_open: 50_000, |n| "<ul>\n".to_owned() + &"<li>a\n".repeat(n);
            tables_in_html: 5_000, |n| "<table><tr><td>".repeat(n);
            selects: 50_000, |n| "<select><option>".repeat(n);
            scripts_open: 50_000, |n| "<script>".repeat(n);
        }
    };
}
pub(crate) use each_shape;

/// Content of a front matter.
pub(crate) fn yaml(content: &str) -> String {
    format!("---\n{content}\n---\nTexte.\n")
}

/// The largest document of a shape that has no more than so many bytes.
pub(crate) fn of_bytes(shape: fn(usize) -> String, bytes: usize) -> String {
    let fits = |size: usize| shape(size).len() <= bytes;
    let mut over = 8;
    while fits(over) && over < 2 * bytes {
        over *= 2;
    }
    let mut under = 0;
    while over - under > 1 + under / 100 {
        let middle = under.midpoint(over);
        if fits(middle) { under = middle } else { over = middle }
    }
    shape(under)
}
