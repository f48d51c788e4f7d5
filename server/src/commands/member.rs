//! Who can sign in.

use app::pages::{failure::Failure, words};
use clap::{Args, Subcommand};
use services::{
    Actor, Error, Role, Services,
    accounts::{self, NewMember},
    authorities::AuthorityCode,
};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Geef iemand toegang. Diegene logt in met een link per e-mail; een wachtwoord is er niet
    #[command(help_template = super::HELP)]
    Add(NewMemberArgs),
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Gegevens")]
pub struct NewMemberArgs {
    /// Voor- en achternaam
    #[arg(long, value_name = "NAAM")]
    name: String,

    /// E-mailadres waarmee iemand inlogt
    #[arg(long, value_name = "E-MAIL")]
    email: String,

    /// Rol: programme (programmamedewerker), clerk (procesbegeleider) of lead (trekker); mag vaker
    #[arg(long = "role", required = true, value_parser = role, value_name = "ROL")]
    roles: Vec<Role>,

    /// Waar een procesbegeleider werkt, als code uit het register, zoals GM0363
    #[arg(long, value_parser = authority, value_name = "CODE")]
    home: Option<AuthorityCode>,

    /// Van welke organisatie iemand trekker is; mag vaker
    #[arg(long = "lead-of", value_parser = authority, value_name = "CODE")]
    lead_of: Vec<AuthorityCode>,
}

impl Command {
    /// Does what is asked.
    pub async fn run(self, services: &Services) -> Result<(), String> {
        match self {
            Self::Add(args) => add(args, services).await,
        }
    }
}

async fn add(args: NewMemberArgs, services: &Services) -> Result<(), String> {
    let done = format!("{} kan nu inloggen met {}.", args.name, args.email);
    let new = NewMember {
        name: args.name,
        email: args.email,
        roles: args.roles.into_iter().collect(),
        home_authority: args.home,
        lead_of: args.lead_of.into_iter().collect(),
    };
    accounts::add_member(&Actor::System, services, new)
        .await
        .map_err(sentence)?;
    println!("{done}");
    Ok(())
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| "kies programme, clerk of lead".to_owned())
}

fn authority(code: &str) -> Result<AuthorityCode, String> {
    AuthorityCode::parse(code)
        .ok_or_else(|| "een code is bijvoorbeeld GM0363, PV27 of WS0155".to_owned())
}

fn sentence(error: Error) -> String {
    match error {
        Error::Invalid(problems) => {
            let lines = problems.iter().map(|problem| {
                format!(
                    "{}: {}",
                    flag(&problem.field),
                    words::problem(&problem.code)
                )
            });
            lines.collect::<Vec<_>>().join("\n")
        }
        Error::Unavailable(cause) => format!("Dit is niet gelukt: {cause}."),
        other => Failure::from(other).detail(),
    }
}

fn flag(field: &str) -> &str {
    match field {
        "name" => "--name",
        "email" => "--email",
        "roles" => "--role",
        "home_authority" => "--home",
        "lead_of" => "--lead-of",
        other => other,
    }
}
