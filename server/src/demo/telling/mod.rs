//! Makes a story happen, by the use cases that people use, on the days on which it happens.

mod planning;
mod preparing;
mod recruiting;
mod talking;

use services::accounts::{self, NewMember};
use services::authorities::AuthorityCode;
use services::ids::ScanId;
use services::{Actor, Error, Services, pool};

use super::calendar::Calendar;
use super::folder::Notes;
use super::people::{PROGRAMME, Person};
use super::respondents;
use super::story::{OPEN, Story};

/// How many unused codes are noted: enough for a few visitors.
const CODES: usize = 6;

/// Where stories happen.
#[derive(Debug)]
pub(super) struct World {
    services: Services,
    calendar: Calendar,
    notes: Notes,
}

/// One story while it happens.
struct Scene<'a> {
    services: &'a Services,
    calendar: &'a Calendar,
    story: &'static Story,
    scan: ScanId,
    programme: Actor,
    lead: Actor,
}

impl World {
    pub(super) fn new(services: Services) -> Self {
        let calendar = Calendar::new(services.clock().clone());
        Self {
            services,
            calendar,
            notes: Notes {
                filled: true,
                ..Notes::default()
            },
        }
    }

    pub(super) fn notes(self) -> Notes {
        self.notes
    }

    /// Gives people their accounts, a year ago.
    pub(super) async fn introduce(&self, people: &[&Person]) -> Result<(), Error> {
        self.calendar.start(-365);
        for person in people {
            let home = person.home.and_then(AuthorityCode::parse);
            let new = NewMember {
                roles: person.role.into_iter().collect(),
                home_authority: home,
                ..account(person)
            };
            let id = accounts::add_member(&Actor::System, &self.services, new).await?;
            if let Some(profile) = &person.profile {
                let form = profile.form(person, self.calendar.day(-500));
                pool::keep_profile(&Actor::System, &self.services, &id, &form).await?;
            }
        }
        Ok(())
    }

    /// Makes a story happen, as far as it goes.
    pub(super) async fn tell(&mut self, story: &'static Story) -> Result<(), Error> {
        let scene = Scene::begin(&self.services, &self.calendar, story).await?;
        let clerk = scene.find_clerk().await?;
        scene.prepare().await?;
        scene.open().await?;
        if let Some(response) = &story.response {
            self.calendar.go_to(response.on);
            let name = story.request.authority;
            let left = respondents::fill_in(
                &self.services,
                (&scene.scan, &scene.lead),
                name,
                response,
                story.remarks,
            )
            .await?;
            if name == OPEN {
                let shown = |code: &services::secrets::TypedCode| code.shown();
                self.notes.codes = left.unused.iter().take(CODES).map(shown).collect();
                self.notes.begun = left.begun.first().map(shown);
            }
        }
        scene.close().await?;
        if let Some(clerk) = clerk {
            scene.talk(&clerk).await?;
        }
        scene.plan().await
    }
}

impl Scene<'_> {
    /// Somebody as the services know them now.
    async fn actor(&self, person: &Person) -> Result<Actor, Error> {
        actor(self.services, person.email).await
    }

    /// A little later.
    fn later(&self) {
        self.calendar.later();
    }
}

fn account(person: &Person) -> NewMember {
    NewMember {
        name: person.name.to_owned(),
        email: person.email.to_owned(),
        ..NewMember::default()
    }
}

async fn programme(services: &Services) -> Result<Actor, Error> {
    actor(services, PROGRAMME.email).await
}

async fn actor(services: &Services, email: &str) -> Result<Actor, Error> {
    let members = accounts::list_members(&Actor::System, services, None).await?;
    let member = members.into_iter().find(|member| member.email == email);
    member.map(Actor::Member).ok_or(Error::NotFound)
}
