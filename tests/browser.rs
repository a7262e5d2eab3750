//! The page of `--format html` in a real browser, where one is installed.

mod common;

use std::path::Path;
use std::process::{Command, Stdio};

use parapheur::check;
use parapheur::render::{Report, html};

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Counts what the reader sees before and after filters, and leaves it in the page.
const PROBE: &str = "<script>
const seen = () => [...document.querySelectorAll('.note')].filter(n => getComputedStyle(n).display !== 'none').length;
const uncheck = id => { document.getElementById(id).checked = false };
const counts = [seen()];
uncheck('famille-XX'); counts.push(seen());
uncheck('gravite-avertissement'); counts.push(seen());
document.querySelector('.marque').click();
counts.push(document.querySelectorAll(':target').length, document.documentElement.scrollWidth > innerWidth ? 1 : 0);
document.body.dataset.counts = counts.join(' ');
</script>";

/// The page as the browser understood it; `None` without a browser.
fn dom(page: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, page).unwrap();
    let args = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"];
    BROWSERS.iter().find_map(|browser| {
        let mut command = Command::new(browser);
        command.args(args).arg(format!("--user-data-dir={}", folder.join("profile").display()));
        let output = command.arg(&file).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    })
}

#[test]
fn notes_can_be_filtered_and_marks_lead_to_them() {
    let text = format!("été zut1 \"<b>\n\n<!-- parapheur: ignore QU0001 -->\n\n{} zut\n", "à".repeat(3000));
    let found = check(&text, &common::config());
    assert_eq!(found.len(), 3);
    let page = html(&[Report { path: "a.md", text: &text, findings: &found }]);
    let Some(dom) = dom(&page.replace("</body>", &format!("{PROBE}</body>"))) else {
        println!("skipped: no browser found among {BROWSERS:?}");
        return;
    };
    // Three notes; one without the family XX; none without warnings; one target; nothing too wide.
    assert!(dom.contains("data-counts=\"3 1 0 1 0\""), "{dom}");
}
