//! The demonstration: real authorities, made-up people and answers, and a scan in every state.
//!
//! Everything is made by the same use cases as real data, with a clock that walks through the two years before today. What happens
//! stands as data in `story`; `telling` does it. Answers are drawn with a fixed seed, so that every demonstration has the same
//! results.

mod answers;
mod calendar;
mod dice;
mod folder;
mod people;
mod respondents;
mod story;
mod talk;
mod telling;
mod welcome;

use std::path::{Path, PathBuf};

use services::mail::{self, MailTransport};
use services::{Actor, Clock, Config, Database, Demo, Services, StartError, accounts};

pub use folder::Folder;
use folder::Notes;
pub use talk::BegunTalk;
use telling::World;

/// Why the demonstration cannot start: a Dutch sentence for the operator that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The data folder is that of a real installation.
    #[error(
        "De map {0} bevat gegevens die niet van de demonstratie zijn. Geef met QUICKSCAN_DATA een andere map; deze blijft zoals hij is."
    )]
    OtherData(PathBuf),
    /// The PostgreSQL database is not that of this demonstration, or has to be emptied first.
    #[error(
        "De PostgreSQL-database is niet leeg. Maak een lege database voor de demonstratie, of laat QUICKSCAN_DATABASE_URL weg."
    )]
    DatabaseNotEmpty,
    /// The folder cannot be read or written.
    #[error(
        "De map {path} is niet te gebruiken ({cause}). Geef met QUICKSCAN_DATA een map waarin de server mag schrijven."
    )]
    Folder {
        /// What could not be used.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// The services cannot be opened.
    #[error(transparent)]
    Start(#[from] StartError),
    /// A use case refused what the demonstration asks of it.
    #[error("De demonstratie is niet te vullen: {0}.")]
    Filling(#[from] services::Error),
}

/// A demonstration that can be served.
#[derive(Debug)]
pub struct Demonstration {
    /// What it is served with.
    pub services: Services,
    notes: Notes,
}

impl Demonstration {
    /// Opens the demonstration in a folder, and fills it first where that is needed.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub async fn open(mut config: Config, folder: Folder) -> Result<Self, DemoError> {
        let first = people::named().chain(story::leads());
        config.settings.demo = Some(Demo {
            first: first.map(|person| person.email.to_owned()).collect(),
            talk: Some(story::TALK.to_owned()),
            start_talk: Some(story::START_TALK.to_owned()),
        });
        if let Some(notes) = folder.notes() {
            let services = Services::open(config.clone()).await?;
            if has_people(&services).await? {
                return Ok(Self { services, notes });
            }
            services.close().await;
        }
        let notes = fill(&config, &folder).await?;
        let services = Services::open(config).await?;
        Ok(Self { services, notes })
    }

    /// What is there to see, who can sign in, and with which code somebody can fill in.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn welcome(&self) -> Result<String, DemoError> {
        Ok(welcome::text(&self.services, &self.notes).await?)
    }

    /// Opens the room of the talk that everything is ready for, or finds it open. `None` once that talk was concluded.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn begin_talk(&self) -> Result<Option<BegunTalk>, DemoError> {
        Ok(talk::begin(&self.services).await?)
    }

    /// The same of the startgesprek that is to come, which has no phones.
    ///
    /// # Errors
    /// When the database gives no answer.
    pub async fn begin_start_talk(&self) -> Result<Option<BegunTalk>, DemoError> {
        Ok(talk::begin_start(&self.services).await?)
    }
}

/// Fills an empty database. The clock stands still and is moved; mail goes to the folder, whatever the operator set: it is for nobody.
async fn fill(config: &Config, folder: &Folder) -> Result<Notes, DemoError> {
    let mut filling = config.clone();
    filling.clock = Clock::fixed(config.clock.now());
    let mail_folder = config.data.join("mail");
    filling.mail.transport = MailTransport::Folder(mail_folder.clone());
    let services = Services::open_to_fill(filling).await?;
    if has_people(&services).await? {
        services.close().await;
        return Err(match config.database {
            Database::Embedded => DemoError::OtherData(config.data.clone()),
            Database::Postgres(_) => DemoError::DatabaseNotEmpty,
        });
    }
    folder.begin()?;
    let notes = tell_all(&services, &mail_folder).await;
    services.close().await;
    let notes = notes?;
    folder.finish(&notes)?;
    Ok(notes)
}

async fn tell_all(services: &Services, mail_folder: &Path) -> Result<Notes, services::Error> {
    let world = World::new(services.clone());
    world.introduce(people::office()).await?;
    let notes = world.tell(mail_folder).await?;
    world.keep_pool().await?;
    mail::deliver_due(services).await?;
    services.finish_filling().await?;
    Ok(notes)
}

async fn has_people(services: &Services) -> Result<bool, services::Error> {
    let people = accounts::list_members(&Actor::System, services, None).await?;
    Ok(!people.is_empty())
}
