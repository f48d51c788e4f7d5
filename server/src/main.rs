//! The program `quickscan`.

use server::commands::CommandLine;
use std::process::ExitCode;

/// A page is made of thousands of small pieces of memory. With the allocator of the system they took a third of a page's time.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    match CommandLine::read().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
