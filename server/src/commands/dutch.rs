//! The command line speaks Dutch, as the rest of the program does to whoever runs it. What the library behind it says by itself is
//! English: this puts it in other words, in help and in complaints, for every command there is.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, Error, ErrorFormatter, ErrorKind};
use clap::{Arg, Command};
use std::error::Error as _;
use std::ffi::OsStr;

/// The same commands, with Dutch in their help.
pub fn command(command: Command) -> Command {
    let mut command = explained(command);
    // Usage names the commands above, which are known once all is built.
    command.build();
    with_usage(command)
}

/// Defaults and variables as part of the explanation.
fn explained(command: Command) -> Command {
    command.mut_args(explain).mut_subcommands(explained)
}

fn explain(arg: Arg) -> Arg {
    let default = words(arg.get_default_values());
    let default = default.map(|value| format!("[standaard: {value}]"));
    let variable = arg.get_env().map(OsStr::to_string_lossy);
    let variable = variable.map(|name| format!("[variabele: {name}]"));
    let help = arg.get_help().map(ToString::to_string);
    let parts: Vec<_> = [help, default, variable].into_iter().flatten().collect();
    let arg = arg.help(parts.join(" ")).hide_env(true);
    // A flag has no default, and the library insists on it.
    if arg.get_action().takes_values() {
        arg.hide_default_value(true)
    } else {
        arg
    }
}

fn words(values: &[impl AsRef<OsStr>]) -> Option<String> {
    let values: Vec<_> = values
        .iter()
        .map(|value| value.as_ref().to_string_lossy())
        .collect();
    (!values.is_empty()).then(|| values.join(" "))
}

fn with_usage(mut command: Command) -> Command {
    let usage = command.render_usage().to_string();
    let usage = usage
        .trim_start_matches("Usage: ")
        .replace("[OPTIONS]", "[INSTELLINGEN]");
    command.override_usage(usage).mut_subcommands(with_usage)
}

/// Complaints in Dutch.
#[derive(Debug)]
pub struct Dutch;

impl ErrorFormatter for Dutch {
    fn format_error(error: &Error<Self>) -> StyledStr {
        let usage = match error.get(ContextKind::Usage) {
            Some(ContextValue::StyledStr(usage)) => usage.to_string(),
            _ => String::new(),
        };
        let usage = usage.replace("Usage: ", "Gebruik: ");
        let help = "Meer uitleg geeft --help.".to_owned();
        let parts = [complaint(error), suggestion(error), usage, help];
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}\n", parts.join("\n\n")).into()
    }
}

/// What is wrong, in a sentence.
fn complaint(error: &Error<Dutch>) -> String {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let named = text(error, ContextKind::InvalidSubcommand);
            format!("De opdracht ‘{named}’ bestaat niet.")
        }
        ErrorKind::MissingSubcommand => "Er ontbreekt een opdracht.".to_owned(),
        ErrorKind::UnknownArgument => format!("‘{argument}’ hoort hier niet."),
        ErrorKind::MissingRequiredArgument => format!("Dit ontbreekt nog: {argument}."),
        ErrorKind::ArgumentConflict => {
            let other = text(error, ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                format!("‘{argument}’ mag maar één keer.")
            } else {
                format!("‘{argument}’ gaat niet samen met ‘{other}’.")
            }
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::NoEquals
            if value.is_empty() =>
        {
            format!("Achter ‘{argument}’ ontbreekt een waarde.")
        }
        ErrorKind::InvalidUtf8 => "Er staat een teken in dat niet te lezen is.".to_owned(),
        _ => {
            let why = error.source().map(|why| format!(": {why}"));
            format!(
                "‘{value}’ kan niet bij ‘{argument}’{}.",
                why.unwrap_or_default()
            )
        }
    }
}

/// What may have been meant.
fn suggestion(error: &Error<Dutch>) -> String {
    let meant = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .map(|kind| text(error, kind))
    .concat();
    if meant.is_empty() {
        meant
    } else {
        format!("Bedoelt u ‘{meant}’?")
    }
}

fn text(error: &Error<Dutch>, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::CommandLine;

    /// What clap says by itself.
    const ENGLISH: [&str; 14] = [
        "Usage",
        "Options",
        "OPTIONS",
        "Arguments",
        "Commands",
        "COMMAND",
        "default:",
        "env:",
        "error:",
        "argument",
        "required",
        "invalid",
        "value",
        "more information",
    ];

    fn answer(line: &[&str]) -> String {
        let line = ["quickscan"].iter().chain(line);
        CommandLine::try_read(line)
            .expect_err("help or a complaint")
            .render()
            .to_string()
    }

    fn assert_dutch(line: &[&str]) -> String {
        let answer = answer(line);
        for english in ENGLISH {
            assert!(
                !answer.contains(english),
                "{line:?} says {english}:\n{answer}"
            );
        }
        answer
    }

    #[test]
    fn help_is_dutch_and_names_each_variable_with_its_default() {
        for command in [
            &["--help"][..],
            &["-h"],
            &[],
            &["serve", "--help"],
            &["demo", "--help"],
            &["member", "--help"],
            &["member", "add", "--help"],
            &["questionnaires"],
            &["questionnaires", "check", "--help"],
            &["questionnaires", "list", "--help"],
            &["migrate", "--help"],
        ] {
            let help = assert_dutch(command);
            assert!(help.contains("Gebruik: quickscan"), "{help}");
            assert!(
                help.contains("[standaard: 127.0.0.1:3000] [variabele: QUICKSCAN_ADDRESS]"),
                "{help}"
            );
        }
    }

    #[test]
    fn a_flag_names_its_variable_too() {
        let help = assert_dutch(&["demo", "--help"]);
        let words: Vec<_> = help.split_whitespace().collect();
        let help = words.join(" ");
        for (flag, variable) in [
            ("--talk", "[variabele: QUICKSCAN_TALK]"),
            ("--start-talk", "[variabele: QUICKSCAN_START_TALK]"),
        ] {
            assert!(help.contains(flag) && help.contains(variable), "{help}");
        }
    }

    #[test]
    fn every_mistake_is_told_in_dutch_with_what_to_do() {
        for (line, sentence) in [
            (
                &["serv"][..],
                "De opdracht ‘serv’ bestaat niet.\n\nBedoelt u ‘serve’?",
            ),
            (&["help"], "De opdracht ‘help’ bestaat niet."),
            (
                &["serve", "--frobnicate"],
                "‘--frobnicate’ hoort hier niet.",
            ),
            (&["demo", "nu"], "‘nu’ hoort hier niet."),
            (
                &["demo", "--fresh", "--fresh"],
                "‘--fresh’ mag maar één keer.",
            ),
            (
                &["serve", "--address", "3000"],
                "‘3000’ kan niet bij ‘--address <ADRES:POORT>’: geef een adres en een poort",
            ),
            (
                &["serve", "--data"],
                "Achter ‘--data <MAP>’ ontbreekt een waarde.",
            ),
            (
                &["member", "add", "--name", "Anna"],
                "Dit ontbreekt nog: --email <E-MAIL>, --role <ROL>.\n\nGebruik: quickscan member add",
            ),
            (
                &[
                    "member", "add", "--name", "a", "--email", "b", "--role", "chef",
                ],
                "‘chef’ kan niet bij ‘--role <ROL>’: kies programme, clerk of lead.",
            ),
            (
                &["questionnaires", "check"],
                "Dit ontbreekt nog: <BESTAND>.",
            ),
        ] {
            let answer = assert_dutch(line);
            assert!(answer.contains(sentence), "{line:?}:\n{answer}");
            assert!(answer.ends_with("Meer uitleg geeft --help.\n"), "{answer}");
        }
    }
}
