//! The demonstration.

use clap::Args;

use crate::config::{Options, Purpose};
use crate::demo::{DemoError, Demonstration, Folder};
use crate::serve;

#[derive(Args, Debug)]
#[command(next_help_heading = "Keuzes")]
pub struct DemoArgs {
    /// Gooi de demonstratie weg en begin opnieuw
    #[arg(long)]
    fresh: bool,
}

/// Fills the demonstration where it has to be, and serves it.
pub async fn run(args: &DemoArgs, options: &Options) -> Result<(), String> {
    let listener = serve::listen(options.address).await?;
    let config = options.config(Purpose::Demonstration)?;
    let demonstration = open(args, config).await.map_err(sentence)?;
    let welcome = demonstration.welcome().await.map_err(sentence)?;
    println!("{welcome}");
    serve::run(listener, demonstration.services).await
}

async fn open(args: &DemoArgs, config: services::Config) -> Result<Demonstration, DemoError> {
    let folder = Folder::prepare(&config, args.fresh)?;
    if !folder.is_filled() {
        println!("De demonstratie wordt gemaakt. Dat duurt even.");
    }
    Demonstration::open(config, folder).await
}

#[expect(clippy::needless_pass_by_value, reason = "what map_err gives")]
fn sentence(problem: DemoError) -> String {
    problem.to_string()
}
