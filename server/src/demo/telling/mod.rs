//! Makes stories happen, by the use cases that people use, on the days on which they happen.

mod endings;
mod following;
mod office;
mod peers;
mod planning;
mod preparing;
mod questionnaire;
mod recruiting;
mod talking;

use std::path::Path;

use futures::{FutureExt as _, TryFutureExt as _};
use services::accounts::{self, NewMember};
use services::ids::ScanId;
use services::{Actor, Error, Services};

use super::calendar::Calendar;
use super::folder::Notes;
use super::people::{PROGRAMME, Person};
use super::respondents::{self, HandedOut, Left};
use super::story::{self, OPEN, Story};

/// How many unused codes are noted: enough for a few visitors.
const CODES: usize = 6;

/// Where stories happen.
#[derive(Debug)]
pub(super) struct World {
    services: Services,
    calendar: Calendar,
}

/// One story while it happens.
struct Scene<'a> {
    services: &'a Services,
    calendar: &'a Calendar,
    /// The folder with the mail.
    mail: &'a Path,
    story: &'static Story,
    scan: ScanId,
    programme: Actor,
    lead: Actor,
}

impl World {
    pub(super) fn new(services: Services) -> Self {
        let calendar = Calendar::new(services.clock().clone());
        Self { services, calendar }
    }

    /// Makes everything happen, each story as far as it goes. `mail`: the folder with the mail. Answers with what was handed out.
    pub(super) async fn tell(&self, mail: &Path) -> Result<Notes, Error> {
        let stories = story::all().map(|story| self.tell_one(story, mail).boxed());
        let campaigns = story::CAMPAIGNS.iter().map(|campaign| {
            let agreed = self.campaign(campaign).map_ok(|()| None);
            agreed.boxed()
        });
        let peers = story::PEERS.iter().map(|peers| {
            let helped = self.peers(peers).map_ok(|()| None);
            helped.boxed()
        });
        let recruiting = [
            self.recruit().map_ok(|()| None).boxed(),
            self.take_applications(mail).map_ok(|()| None).boxed(),
            self.bring_questionnaire().map_ok(|()| None).boxed(),
            self.let_rounds_open().map_ok(|()| None).boxed(),
            self.conclude().map_ok(|()| None).boxed(),
            self.confirm_merger().map_ok(|()| None).boxed(),
        ];
        let all = campaigns.chain(peers).chain(recruiting).chain(stories);
        let handed_out = self.calendar.in_order(all).await?;
        let mut notes = handed_out.into_iter().flatten().next().unwrap_or_default();
        notes.filled = true;
        Ok(notes)
    }

    /// Notes are made where visitors can fill in.
    async fn tell_one(&self, story: &'static Story, mail: &Path) -> Result<Option<Notes>, Error> {
        let scene = Scene::begin((&self.services, &self.calendar, mail), story).await?;
        let clerk = scene.find_clerk().await?;
        scene.prepare().await?;
        let handed_out = scene.open().await?;
        let left = scene.respond(handed_out).await?;
        scene.close().await?;
        if let Some(clerk) = clerk {
            scene.talk(&clerk).await?;
        }
        scene.plan().await?;
        Ok(left
            .filter(|_| story.request.authority == OPEN)
            .map(|left| noted(&left)))
    }
}

fn noted(left: &Left) -> Notes {
    let shown = |code: &services::secrets::TypedCode| code.shown();
    Notes {
        codes: left.unused.iter().take(CODES).map(shown).collect(),
        begun: left.begun.first().map(shown),
        ..Notes::default()
    }
}

impl Scene<'_> {
    /// Everybody fills in.
    async fn respond(&self, handed_out: HandedOut) -> Result<Option<Left>, Error> {
        let Some(response) = &self.story.response else {
            return Ok(None);
        };
        self.calendar.go_to(response.on).await;
        let request = &self.story.request;
        // Chance of its own for the second measurement of an authority.
        let again = if request.repeats { " opnieuw" } else { "" };
        let chance = format!("{}{again}", request.authority);
        let left = respondents::fill_in(
            self.services,
            (&self.scan, &self.lead),
            handed_out,
            response,
            (&chance, self.story.remarks),
        )
        .await?;
        Ok(Some(left))
    }

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

/// The secrets of all links in the folder that have this part before them.
fn tokens(folder: &Path, before: &str) -> Result<Vec<String>, Error> {
    let mut tokens = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(Error::unavailable)? {
        let path = entry.map_err(Error::unavailable)?.path();
        let text = std::fs::read_to_string(path).map_err(Error::unavailable)?;
        let after = text.split_once(before).map(|(_, after)| after);
        let token = after.map(|after| after.chars().take_while(char::is_ascii_alphanumeric));
        tokens.extend(token.map(String::from_iter));
    }
    Ok(tokens)
}

async fn programme(services: &Services) -> Result<Actor, Error> {
    actor(services, PROGRAMME.email).await
}

async fn actor(services: &Services, email: &str) -> Result<Actor, Error> {
    let members = accounts::list_members(&Actor::System, services, None).await?;
    let member = members.into_iter().find(|member| member.email == email);
    member.map(Actor::Member).ok_or(Error::NotFound)
}
