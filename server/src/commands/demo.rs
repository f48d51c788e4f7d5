//! The demonstration.

use clap::Args;
use clap::builder::FalseyValueParser;

use super::browser;
use crate::config::{Options, Purpose};
use crate::demo::{BegunTalk, DemoError, Demonstration, Folder};
use crate::serve;

/// What there is to say where a talk is over.
const HELD: &str = "Het gesprek van de demonstratie is al gehouden. Met “quickscan demo --fresh --talk” begint alles opnieuw.\n";
const START_HELD: &str = "Het startgesprek van de demonstratie is al gehouden. Met “quickscan demo --fresh --start-talk” begint alles opnieuw.\n";

#[derive(Args, Debug)]
#[command(next_help_heading = "Keuzes")]
pub struct DemoArgs {
    /// Gooi de demonstratie weg en begin opnieuw
    #[arg(long)]
    fresh: bool,

    /// Begin een gesprek in de zaal, en open scherm, afstandsbediening en drie telefoons in de browser
    #[arg(long, env = "QUICKSCAN_TALK", value_parser = FalseyValueParser::new())]
    talk: bool,

    /// Begin een startgesprek, en open scherm en afstandsbediening in de browser
    #[arg(long, env = "QUICKSCAN_START_TALK", value_parser = FalseyValueParser::new())]
    start_talk: bool,
}

/// Fills the demonstration where it has to be, and serves it.
pub async fn run(args: &DemoArgs, options: &Options) -> Result<(), String> {
    let listener = serve::listen(options.address).await?;
    let config = options.config(Purpose::Demonstration)?;
    let demonstration = open(args, config).await.map_err(sentence)?;
    let welcome = demonstration.welcome().await.map_err(sentence)?;
    println!("{welcome}");
    if args.talk {
        let talk = demonstration.begin_talk().await.map_err(sentence)?;
        go_to(talk, HELD);
    }
    if args.start_talk {
        let talk = demonstration.begin_start_talk().await.map_err(sentence)?;
        go_to(talk, START_HELD);
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
fn go_to(talk: Option<BegunTalk>, held: &str) {
    match talk {
        Some(talk) => {
            println!("{}", talk.text);
            browser::open(talk.addresses);
        }
        None => println!("{held}"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "what map_err gives")]
fn sentence(problem: DemoError) -> String {
    problem.to_string()
}
