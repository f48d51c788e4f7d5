//! What an operator can ask of the program.

mod browser;
mod demo;
mod dutch;
mod member;
mod questionnaires;

use crate::{
    config::{Options, Purpose},
    serve,
};
use clap::{ArgAction, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};
use dutch::Dutch;
use std::{ffi::OsString, io::IsTerminal as _};
use tracing_subscriber::EnvFilter;

/// How the help reads: Dutch, since it is for the organisations that run the Quick Scan.
const HELP: &str = "{about-with-newline}\nGebruik: {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = r#"Voorbeelden:
  quickscan serve
      start op http://127.0.0.1:3000, met alle gegevens in ./quickscan-data
  QUICKSCAN_BASE_URL=https://quickscan.voorbeeld.nl QUICKSCAN_CONTACT_EMAIL=hulp@voorbeeld.nl quickscan serve
      start achter een server met TLS
  quickscan member add --name "Samira el Idrissi" --email samira@voorbeeld.nl --role programme
      geef de eerste programmamedewerker toegang; daarna logt zij in met een link per e-mail
  quickscan demo --talk
      begin in de demonstratie meteen een gesprek in de zaal: scherm, afstandsbediening en drie telefoons in de browser
  quickscan demo --start-talk
      begin in de demonstratie meteen een startgesprek: scherm en afstandsbediening in de browser"#;

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "quickscan",
    version,
    about = "De Quick Scan Lokale Democratie: één programma met website, database en documenten.",
    help_template = HELP,
    after_help = EXAMPLES,
    subcommand_help_heading = "Opdrachten",
    subcommand_value_name = "OPDRACHT",
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct CommandLine {
    #[command(subcommand)]
    command: Command,

    #[command(flatten)]
    options: Options,

    /// Toon deze uitleg
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Uitleg")]
    help: Option<bool>,

    /// Toon de versie van het programma
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Uitleg")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
#[command(help_template = HELP)]
enum Command {
    /// Start de website
    #[command(help_template = HELP)]
    Serve,
    /// Start een gevulde demonstratie, om te bekijken en te proberen
    #[command(help_template = HELP)]
    Demo(demo::DemoArgs),
    /// Beheer wie kan inloggen
    #[command(help_template = HELP, subcommand_help_heading = "Opdrachten", subcommand_value_name = "OPDRACHT")]
    #[command(subcommand, disable_help_subcommand = true)]
    Member(member::Command),
    /// Bekijk en controleer vragenlijsten
    #[command(help_template = HELP, subcommand_help_heading = "Opdrachten", subcommand_value_name = "OPDRACHT")]
    #[command(subcommand, disable_help_subcommand = true)]
    Questionnaires(questionnaires::Command),
    /// Maak of vernieuw de database en stop dan
    #[command(help_template = HELP)]
    Migrate,
}

impl CommandLine {
    /// Reads what the operator typed; ends the program with help or a complaint where there is nothing to do.
    #[must_use]
    pub fn read() -> Self {
        Self::try_read(std::env::args_os()).unwrap_or_else(|answer| answer.exit())
    }

    fn try_read(
        words: impl IntoIterator<Item = impl Into<OsString> + Clone>,
    ) -> Result<Self, clap::error::Error<Dutch>> {
        let mut command = dutch::command(Self::command());
        let matches = command
            .try_get_matches_from_mut(words)
            .map_err(clap::Error::apply)?;
        Self::from_arg_matches(&matches).map_err(clap::Error::apply)
    }

    /// Does what is asked.
    ///
    /// # Errors
    ///
    /// A sentence for the operator.
    pub async fn run(self) -> Result<(), String> {
        match self.command {
            Command::Serve => {
                log_to_terminal(&self.options.log)?;
                let listener = serve::listen(self.options.address).await?;
                let services = serve::open(&self.options, Purpose::Real).await?;
                println!(
                    "De Quick Scan draait op {}. Stop met Ctrl-C.",
                    services.settings().base_url
                );
                serve::run(listener, services).await
            }
            Command::Demo(args) => {
                log_to_terminal(&self.options.log)?;
                demo::run(&args, &self.options).await
            }
            Command::Member(command) => {
                let services = serve::open(&self.options, Purpose::Real).await?;
                let outcome = command.run(&services).await;
                services.close().await;
                outcome
            }
            Command::Questionnaires(command) => command.run(),
            Command::Migrate => {
                serve::open(&self.options, Purpose::Real)
                    .await?
                    .close()
                    .await;
                println!("De database is bijgewerkt.");
                Ok(())
            }
        }
    }
}

fn log_to_terminal(level: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(level).map_err(|_| {
        format!("QUICKSCAN_LOG kent {level} niet. Geef error, warn, info of debug.")
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    Ok(())
}
