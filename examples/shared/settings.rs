//! Where the settings of a document are, and when it is checked.

use std::path::{Path, PathBuf};

/// The name of a configuration file.
const CONFIG: &str = "parapheur.yaml";

/// The first configuration file met from a folder upwards.
pub fn upwards(folder: &Path) -> Option<PathBuf> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let folder = std::path::absolute(here).ok()?;
    folder.ancestors().map(|folder| folder.join(CONFIG)).find(|file| file.is_file())
}
