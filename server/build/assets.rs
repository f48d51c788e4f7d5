//! Files that a browser asks for: named after their content, compressed once, and listed in a Rust table.

use super::{Made, write};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write as _,
    io::Write as _,
    path::{Path, PathBuf},
};

/// The table so far.
pub struct Assets {
    folder: PathBuf,
    table: String,
    names: String,
}

impl Assets {
    /// An empty table whose files go into a folder of `out`.
    pub fn new(out: &Path) -> Made<Self> {
        let folder = out.join("assets");
        if folder.exists() {
            std::fs::remove_dir_all(&folder)
                .map_err(|cause| format!("{} cannot be emptied: {cause}.", folder.display()))?;
        }
        std::fs::create_dir_all(&folder)
            .map_err(|cause| format!("{} cannot be made: {cause}.", folder.display()))?;
        Ok(Self {
            folder,
            table: String::new(),
            names: String::new(),
        })
    }

    /// Adds a file and answers its address. The address holds a hash, so it may be kept for ever.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Made<String> {
        let (stem, extension) = name
            .rsplit_once('.')
            .ok_or_else(|| format!("{name} has no extension."))?;
        let (content_type, compressible) = kind(extension)?;
        let hashed = format!("{stem}-{}.{extension}", hash(bytes));
        let plain = self.keep(&hashed, bytes)?;
        let (brotli, gzip) = if compressible {
            let brotli = self.keep(&format!("{hashed}.br"), &brotli(bytes)?)?;
            let gzip = self.keep(&format!("{hashed}.gz"), &gzip(bytes)?)?;
            (format!("Some({brotli})"), format!("Some({gzip})"))
        } else {
            ("None".to_owned(), "None".to_owned())
        };
        let row = format!(
            "    Asset {{ name: {hashed:?}, content_type: {content_type:?}, plain: {plain}, brotli: {brotli}, gzip: {gzip} }},"
        );
        self.table.push_str(&row);
        self.table.push('\n');
        Ok(format!("/assets/{hashed}"))
    }

    /// Gives an address a name in Rust.
    pub fn name(&mut self, name: &str, address: &str) {
        // Writing to a String does not fail.
        let _ = writeln!(
            self.names,
            "/// Address of this file.\npub const {name}: &str = {address:?};"
        );
    }

    /// Writes the table as Rust, to be included by the server.
    pub fn write_table(self) -> Made<()> {
        let table = format!(
            "{}\n/// All files.\npub static ASSETS: &[Asset] = &[\n{}];\n",
            self.names, self.table
        );
        write(&self.folder.join("table.rs"), table.as_bytes())
    }

    fn keep(&self, name: &str, bytes: &[u8]) -> Made<String> {
        let path = self.folder.join(name);
        write(&path, bytes)?;
        Ok(format!("include_bytes!({:?})", path.display().to_string()))
    }
}

/// Content type, and whether compressing helps.
fn kind(extension: &str) -> Made<(&'static str, bool)> {
    match extension {
        "css" => Ok(("text/css; charset=utf-8", true)),
        "js" => Ok(("text/javascript; charset=utf-8", true)),
        "svg" => Ok(("image/svg+xml", true)),
        "wasm" => Ok(("application/wasm", true)),
        "woff2" => Ok(("font/woff2", false)),
        other => Err(format!("No content type is known for .{other}.")),
    }
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(6)
        .fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
}

fn brotli(bytes: &[u8]) -> Made<Vec<u8>> {
    let mut made = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut made, &settings)
        .map_err(|cause| format!("Compressing with brotli failed: {cause}."))?;
    Ok(made)
}

fn gzip(bytes: &[u8]) -> Made<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .map_err(|cause| format!("Compressing with gzip failed: {cause}."))
}
