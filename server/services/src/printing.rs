//! Documents, drawn beside the requests that wait.

use report::tagged::PdfError;
use tokio::sync::Semaphore;

use crate::error::Error;

/// Something to print, as a file.
#[derive(Clone, Debug)]
pub struct PrintedFile {
    /// The name to save it under.
    pub name: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// Documents that are drawn at once. Drawing is calculation alone, and anybody may ask for a public one: more would take memory, and turns
/// on the processors from pages.
static DRAWING: Semaphore = Semaphore::const_new(2);

/// Makes a document in turn with others. Whoever waits here holds no connection: pages need those.
pub(crate) async fn print(
    name: String,
    make: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) -> Result<PrintedFile, Error> {
    let _turn = DRAWING.acquire().await.map_err(Error::unavailable)?;
    print_at_once(name, make).await
}

/// Makes a document before those that wait: for a transaction that keeps it, since nobody can save anything as long as that lasts.
pub(crate) async fn print_at_once(
    name: String,
    make: impl FnOnce() -> Result<Vec<u8>, PdfError> + Send + 'static,
) -> Result<PrintedFile, Error> {
    let made = tokio::task::spawn_blocking(make)
        .await
        .map_err(Error::unavailable)?;
    Ok(PrintedFile {
        name,
        bytes: made.map_err(Error::unavailable)?,
    })
}
