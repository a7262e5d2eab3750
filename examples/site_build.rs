//! A site build that refuses a bad release:
//! `cargo run --example site_build -- FOLDER_OF_RELEASES FOLDER_OF_DATA`
//!
//! Every release is checked before anything is written. When one has an error, or lacks what the
//! site requires, the build stops and says why; otherwise each published release gets the
//! structured data that the page's template includes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use parapheur::render::{Report, Style, escape_script, human};
use parapheur::{Config, Severity, lint, parse_with, slug};

fn main() -> ExitCode {
    let args: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [source, data] = args.as_slice() else {
        eprintln!("site_build FOLDER_OF_RELEASES FOLDER_OF_DATA");
        return ExitCode::from(2);
    };
    match build(source, data) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(refused) => {
            eprintln!("{refused} release(s) refused: nothing was written");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Builds the site's data; returns how many releases were refused.
fn build(source: &Path, data: &Path) -> io::Result<usize> {
    let config = match fs::read_to_string(source.join("parapheur.yaml")) {
        Ok(settings) => Config::from_yaml(&settings).map_err(io::Error::other)?,
        Err(_) => Config::default(),
    };
    let (mut pages, mut refused) = (Vec::new(), 0);
    for path in documents(source)? {
        let text = fs::read_to_string(&path)?;
        let release = parse_with(&text, (&config.profile).into());
        if !release.front_matter.is_published() {
            continue; // a draft may be unfinished
        }
        let mut findings = lint(&release, &config);
        findings.retain(|finding| finding.severity == Severity::Error);
        let invalid = release.validate(&config.profile).err();
        if findings.is_empty() && invalid.is_none() {
            let article = serde_json::to_string_pretty(&release.news_article(&config.profile))?;
            pages.push((slug(&path.to_string_lossy()), escape_script(&article).into_owned()));
            continue;
        }
        let path = path.to_string_lossy();
        eprint!("{}", human(&Report { path: &path, text: &text, findings: &findings }, Style::Plain));
        if let Some(invalid) = invalid {
            eprintln!("{path}: {invalid}");
        }
        refused += 1;
    }
    if refused == 0 {
        fs::create_dir_all(data)?;
        pages.iter().try_for_each(|(name, json)| fs::write(data.join(name).with_extension("json"), json))?;
    }
    Ok(refused)
}

/// The releases of a folder, in the order of their names.
fn documents(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut files = entries.collect::<io::Result<Vec<_>>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    Ok(files)
}
