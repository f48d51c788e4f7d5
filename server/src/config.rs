//! What the operator sets: each setting is a variable `QUICKSCAN_…` and a flag of the same name.

use clap::Args;
use services::{
    Clock, Config, Contact, Database, SessionLimits,
    mail::{MailConfig, MailTransport},
};
use std::{net::SocketAddr, path::PathBuf};

/// Settings, the same for every command.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Instellingen")]
pub struct Options {
    /// Adres en poort waarop de server luistert
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_ADDRESS",
        default_value = "127.0.0.1:3000",
        value_parser = address,
        value_name = "ADRES:POORT"
    )]
    pub address: SocketAddr,

    /// Map voor database, sleutel en e-mail [standaard: ./quickscan-data, bij demo ./demo-data]
    #[arg(long, global = true, env = "QUICKSCAN_DATA", value_name = "MAP")]
    data: Option<PathBuf>,

    /// PostgreSQL in plaats van de ingebouwde database: postgres://naam:wachtwoord@server/database
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_DATABASE_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    database_url: Option<String>,

    /// Adres waarop mensen de site bereiken [standaard: http:// en het adres van de server]
    #[arg(long, global = true, env = "QUICKSCAN_BASE_URL", value_name = "URL")]
    base_url: Option<String>,

    /// Sleutel van de server, 64 hexadecimale cijfers [standaard: het bestand quickscan.key in de datamap]
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_KEY",
        hide_env_values = true,
        value_name = "SLEUTEL"
    )]
    key: Option<String>,

    /// Server voor uitgaande e-mail: smtps://naam:wachtwoord@server [standaard: .eml-bestanden in de datamap]
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_SMTP_URL",
        hide_env_values = true,
        value_name = "URL"
    )]
    smtp_url: Option<String>,

    /// Afzender van e-mail
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_MAIL_FROM",
        default_value = "Quick Scan <quickscan@localhost>",
        value_name = "AFZENDER"
    )]
    mail_from: String,

    /// Wie deze site beheert, zoals het op de pagina’s staat
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_CONTACT_NAME",
        default_value = "Het programmabureau van de Quick Scan",
        value_name = "NAAM"
    )]
    contact_name: String,

    /// E-mailadres voor vragen van bezoekers
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_CONTACT_EMAIL",
        default_value = "quickscan@localhost",
        value_name = "E-MAIL"
    )]
    contact_email: String,

    /// E-mailadres om een lek te melden [standaard: dat voor vragen]
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_SECURITY_EMAIL",
        value_name = "E-MAIL"
    )]
    security_email: Option<String>,

    /// Hoeveel de server meldt: error, warn, info of debug, ook per onderdeel
    #[arg(
        long,
        global = true,
        env = "QUICKSCAN_LOG",
        default_value = "info",
        value_name = "NIVEAU"
    )]
    pub log: String,
}

/// Whether the data is real.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// An installation of an organisation.
    Real,
    /// The demonstration, with a data folder of its own.
    Demonstration,
}

impl Options {
    /// What the use cases need to start.
    ///
    /// # Errors
    ///
    /// A sentence for the operator, where settings do not go together.
    pub fn config(&self, purpose: Purpose) -> Result<Config, String> {
        let base_url = self.base_url();
        if purpose == Purpose::Real {
            self.check_public(&base_url)?;
        }
        let data = self.data(purpose);
        Ok(Config {
            mail: MailConfig {
                transport: self.mail_transport(&data),
                from: self.mail_from.clone(),
            },
            data,
            database: self
                .database_url
                .clone()
                .map_or(Database::Embedded, Database::Postgres),
            key: self.key.clone(),
            clock: Clock::System,
            settings: services::Settings {
                base_url,
                demo: None,
                sessions: SessionLimits::default(),
                contact: Contact {
                    organisation: self.contact_name.clone(),
                    email: self.contact_email.clone(),
                    security_email: self
                        .security_email
                        .clone()
                        .unwrap_or_else(|| self.contact_email.clone()),
                },
            },
        })
    }

    fn base_url(&self) -> String {
        self.base_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.address))
    }

    fn data(&self, purpose: Purpose) -> PathBuf {
        let folder = match purpose {
            Purpose::Real => "quickscan-data",
            Purpose::Demonstration => "demo-data",
        };
        self.data.clone().unwrap_or_else(|| PathBuf::from(folder))
    }

    fn mail_transport(&self, data: &std::path::Path) -> MailTransport {
        match &self.smtp_url {
            Some(url) => MailTransport::Smtp(url.clone()),
            None => MailTransport::Folder(data.join("mail")),
        }
    }

    /// What holds as soon as others than the operator can reach the site.
    fn check_public(&self, base_url: &str) -> Result<(), String> {
        if is_own_machine(base_url) {
            return Ok(());
        }
        if !base_url.starts_with("https://") {
            return Err(format!(
                "{base_url} is geen veilig adres. Zet een server met TLS voor quickscan en geef met QUICKSCAN_BASE_URL \
                 het adres daarvan, zoals https://quickscan.voorbeeld.nl."
            ));
        }
        if self.contact_email.ends_with("@localhost") {
            return Err("Bezoekers moeten ergens terechtkunnen. Geef met QUICKSCAN_CONTACT_EMAIL een e-mailadres.".into());
        }
        Ok(())
    }
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse()
        .map_err(|_| "geef een adres en een poort, zoals 127.0.0.1:3000".to_owned())
}

fn is_own_machine(base_url: &str) -> bool {
    let host = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    ["127.", "localhost", "[::1]"]
        .iter()
        .any(|own| host.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        options: Options,
    }

    fn config(flags: &[&str]) -> Result<Config, String> {
        let line = ["quickscan"].iter().chain(flags);
        Line::try_parse_from(line)
            .expect("flags that can be read")
            .options
            .config(Purpose::Real)
    }

    #[test]
    fn a_site_for_others_needs_https_and_somebody_to_turn_to() {
        assert!(config(&[]).is_ok());
        assert!(config(&["--base-url", "http://quickscan.example.nl"]).is_err());
        assert!(config(&["--base-url", "https://quickscan.example.nl"]).is_err());
        let whole = [
            "--base-url",
            "https://quickscan.example.nl",
            "--contact-email",
            "hulp@example.nl",
        ];
        let config = config(&whole).expect("a config");
        assert_eq!(config.settings.contact.security_email, "hulp@example.nl");
    }

    #[test]
    fn links_lead_to_the_port_that_is_set() {
        let config = config(&["--address", "127.0.0.1:8080"]).expect("a config");
        assert_eq!(config.settings.base_url, "http://127.0.0.1:8080");
    }
}
