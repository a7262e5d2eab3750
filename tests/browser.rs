//! The page of `--format html` in a real browser, where one is installed.

mod common;
mod skipped;

use std::path::Path;
use std::process::{Command, Stdio};

use parapheur::check;
use parapheur::render::{Report, html};
use skipped::skipped;

const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/// Counts what the reader sees before and after filters, and leaves it in the page.
const PROBE: &str = "<script>
const seen = () => [...document.querySelectorAll('.note')].filter(n => getComputedStyle(n).display !== 'none').length;
const uncheck = id => { document.getElementById(id).checked = false };
const counts = [seen()];
uncheck('famille-XX'); counts.push(seen());
uncheck('gravite-avertissement'); counts.push(seen());
document.querySelector('.marque').click();
const box = document.querySelector('.marque.erreur');
counts.push(getComputedStyle(box).textDecorationLine === 'none' ? 1 : 0);
counts.push(document.querySelectorAll(':target').length, document.documentElement.scrollWidth > innerWidth ? 1 : 0);
document.body.dataset.counts = counts.join(' ');
const rgba = color => color.match(/[\\d.]+/g).map(Number);
const behind = e => { for (; e; e = e.parentElement) {
  const [r, g, b, a = 1] = rgba(getComputedStyle(e).backgroundColor);
  if (a === 1) return [r, g, b];
} return [255, 255, 255] };
const light = ([r, g, b]) => [r, g, b].map(c => c / 255)
  .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = e => {
  const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};
const printed = e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
const faint = [...document.body.querySelectorAll('*')].filter(e => e.tagName !== 'SCRIPT' && printed(e) && contrast(e) < 4.5);
document.body.dataset.faint = faint.map(e => e.className || e.tagName).join(' ');
const named = e => e.textContent.trim() || e.getAttribute('aria-label') || (e.labels && e.labels.length);
document.body.dataset.nameless = [...document.querySelectorAll('a, input')].filter(e => !named(e)).length;
const levels = [...document.querySelectorAll('h1, h2, h3, h4')].map(h => +h.tagName[1]);
document.body.dataset.skipped = levels.filter((l, i) => i ? l > levels[i - 1] + 1 : l !== 1).length;
</script>";

/// The page as the browser understood it, in a window so wide; `None` without a browser.
fn dom(page: &str, width: u32) -> Option<String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser-{width}"));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("page.html");
    std::fs::write(&file, page).unwrap();
    let args = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=3000", "--dump-dom"];
    BROWSERS.iter().find_map(|browser| {
        let mut command = Command::new(browser);
        command.args(args).arg(format!("--window-size={width},900"));
        command.arg(format!("--user-data-dir={}", folder.join("profile").display()));
        let output = command.arg(&file).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    })
}

#[test]
fn the_page_can_be_filtered_read_and_walked_through() {
    let text = format!("été zut1 \"<b>\n\n<!-- parapheur: ignore QU0001 -->\n\n{} zut\n", "à".repeat(3000));
    let found = check(&text, &common::config());
    assert_eq!(found.len(), 3);
    let other = "zut2 `zut`\n";
    let others = check(other, &common::config());
    let page = html(&[
        Report { path: "a.md", text: &text, findings: &found },
        Report { path: "b.md", text: other, findings: &others },
        Report { path: "c.md", text: "", findings: &[] },
    ]);
    for width in [1400, 500] {
        let Some(dom) = dom(&page.replace("</body>", &format!("{PROBE}</body>")), width) else {
            skipped(format_args!("no browser found among {BROWSERS:?}"));
            return;
        };
        // Five notes; one without the family XX; none without warnings; the text keeps no mark of
        // what was filtered out; one target; nothing too wide.
        assert!(dom.contains("data-counts=\"5 1 0 1 1 0\""), "{dom}");
        assert!(dom.contains("data-faint=\"\""), "contrast under 4.5 at {width}: {dom}");
        assert!(dom.contains("data-nameless=\"0\"") && dom.contains("data-skipped=\"0\""), "{dom}");
    }
}
