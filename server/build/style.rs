//! The style sheet: `style/main.css` with all it imports, as one small file, and the fonts it names.

use super::{Made, assets::Assets, cannot_read, read};
use lightningcss::{
    bundler::{Bundler, FileProvider},
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
};
use std::path::{Path, PathBuf};

/// Adds the fonts, the icon and the style sheet.
pub fn add(assets: &mut Assets, folder: &Path) -> Made<()> {
    let mut css = bundle(&folder.join("main.css"))?;
    for font in fonts(&folder.join("fonts"))? {
        let name = font
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let written = format!("fonts/{name}");
        if !css.contains(&written) {
            return Err(format!("The style sheet does not use {written}."));
        }
        css = css.replace(&written, &assets.add(&name, &read(&font)?)?);
    }
    let icon = assets.add("icon.svg", &read(&folder.join("icon.svg"))?)?;
    let style = assets.add("style.css", css.as_bytes())?;
    assets.name("ICON", &icon);
    assets.name("STYLE", &style);
    Ok(())
}

fn bundle(main: &Path) -> Made<String> {
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default())
        .bundle(main)
        .map_err(|problem| format!("The style sheet is not right: {problem}."))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|problem| format!("The style sheet cannot be made smaller: {problem}."))?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            ..PrinterOptions::default()
        })
        .map_err(|problem| format!("The style sheet cannot be written: {problem}."))?;
    Ok(printed.code)
}

fn fonts(folder: &Path) -> Made<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder).map_err(|cause| cannot_read(folder, &cause))?;
    let mut fonts: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extension == "woff2")
        })
        .collect();
    fonts.sort();
    Ok(fonts)
}
