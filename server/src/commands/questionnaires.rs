//! Questionnaires: which there are, and whether a file of one is right.

use clap::Subcommand;
use questionnaires::check::{self, Problem};
use questionnaires::instrument::Instrument;
use questionnaires::versions::Versions;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Controleer een bestand met een vragenlijst; elk probleem krijgt zijn regel en sleutel
    #[command(help_template = super::HELP)]
    Check {
        /// Het bestand, zoals 2027.1/questionnaire.toml
        #[arg(value_name = "BESTAND", help_heading = "Gegevens")]
        file: PathBuf,
    },
    /// Toon de versies die dit programma kent
    #[command(help_template = super::HELP)]
    List,
}

impl Command {
    /// Does what is asked.
    pub fn run(self) -> Result<(), String> {
        match self {
            Self::Check { file } => check_file(&file),
            Self::List => {
                list();
                Ok(())
            }
        }
    }
}

fn check_file(file: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(file)
        .map_err(|cause| format!("{} is niet te lezen: {}.", file.display(), why(&cause)))?;
    let checked = check::parse(&text).and_then(|instrument| check_descent(&text, instrument));
    let instrument = checked.map_err(|problems| {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{}: {problem}", file.display()))
            .collect();
        let count = match lines.len() {
            1 => "Er is 1 probleem gevonden.".to_owned(),
            count => format!("Er zijn {count} problemen gevonden."),
        };
        format!("{}\n{count}", lines.join("\n"))
    })?;
    println!(
        "{} is in orde: versie {}.",
        file.display(),
        instrument.version
    );
    Ok(())
}

/// Why a file cannot be read, in the language of whoever typed its name.
fn why(cause: &Error) -> String {
    match cause.kind() {
        ErrorKind::NotFound => "dat bestand is er niet".to_owned(),
        ErrorKind::PermissionDenied => "u mag dat bestand niet lezen".to_owned(),
        ErrorKind::IsADirectory => "dat is een map".to_owned(),
        ErrorKind::InvalidData => "dat is geen tekst in UTF-8".to_owned(),
        _ => cause.to_string(),
    }
}

/// Whether it can come after the versions in this program. One that comes after a version which was brought cannot be looked at here:
/// bringing it does that.
fn check_descent(text: &str, instrument: Instrument) -> Result<Instrument, Vec<Problem>> {
    let known = Versions::embedded();
    if known.iter().any(|version| version.toml == text) {
        return Ok(instrument);
    }
    match &instrument.crosswalk {
        Some(own) if known.version(&own.from).is_none() => {
            println!(
                "De overgang vanaf {} is niet nagekeken: die versie zit niet in dit programma.",
                own.from
            );
            Ok(instrument)
        }
        _ => check::parse_after(text, known),
    }
}

fn list() {
    for version in Versions::embedded().iter() {
        let statements: usize = version
            .instrument
            .themes
            .iter()
            .map(|theme| theme.statements.len())
            .sum();
        println!(
            "{}  {} thema’s, {statements} stellingen  {}",
            version.instrument.version,
            version.instrument.themes.len(),
            version.hash
        );
    }
}
