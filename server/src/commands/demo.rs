//! The demonstration.

use clap::Args;
use clap::builder::FalseyValueParser;

use super::browser;
use crate::config::{Options, Purpose};
use crate::demo::{DemoError, Demonstration, Folder};
use crate::serve;

/// What there is to say where the talk is over.
const HELD: &str = "Het gesprek van de demonstratie is al gehouden. Met “quickscan demo --fresh --talk” begint alles opnieuw.\n";

#[derive(Args, Debug)]
#[command(next_help_heading = "Keuzes")]
pub struct DemoArgs {
    /// Gooi de demonstratie weg en begin opnieuw
    #[arg(long)]
    fresh: bool,

    /// Begin een gesprek in de zaal, en open scherm, afstandsbediening en drie telefoons in de browser
    #[arg(long, env = "QUICKSCAN_TALK", value_parser = FalseyValueParser::new())]
    talk: bool,
}

/// Fills the demonstration where it has to be, and serves it.
pub async fn run(args: &DemoArgs, options: &Options) -> Result<(), String> {
    let listener = serve::listen(options.address).await?;
    let config = options.config(Purpose::Demonstration)?;
    let demonstration = open(args, config).await.map_err(sentence)?;
    let welcome = demonstration.welcome().await.map_err(sentence)?;
    println!("{welcome}");
    if args.talk {
        begin_talk(&demonstration).await.map_err(sentence)?;
    }
    serve::run(listener, demonstration.services).await
}

async fn open(args: &DemoArgs, config: services::Config) -> Result<Demonstration, DemoError> {
    let folder = Folder::prepare(&config, args.fresh)?;
    if !folder.is_filled() {
        println!("De demonstratie wordt gemaakt. Dat duurt even.");
    }
    Demonstration::open(config, folder).await
}

/// The port is claimed already: what a browser asks for now is answered as soon as the server runs.
async fn begin_talk(demonstration: &Demonstration) -> Result<(), DemoError> {
    match demonstration.begin_talk().await? {
        Some(talk) => {
            println!("{}", talk.text);
            browser::open(talk.addresses);
        }
        None => println!("{HELD}"),
    }
    Ok(())
}

#[expect(clippy::needless_pass_by_value, reason = "what map_err gives")]
fn sentence(problem: DemoError) -> String {
    problem.to_string()
}
