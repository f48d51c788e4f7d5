//! The talk in the room as browsers without scripts see it: the clerk's remote, the screen, and the phones of who sits there.

mod joining;
mod leading;
mod picking;

use acceptance::{Page, Person, Scene, Visitor};
use services::room::{self, Room, Slide};
use services::scans::arrangements::SessionKind;

pub const PHONE: &str = "/zaal/gesprek";

pub const KEEP: &str = "Keuze bewaren";

const REVEAL: &str = "Laat zien wat er is gekozen";

/// Leeuwarden with a room that the clerk opened from the page of the talk.
pub struct Talk {
    pub scene: Scene,
    pub clerk: Visitor,
}

impl Talk {
    pub async fn begun() -> Self {
        let scene = Scene::closed().await;
        let clerk = scene.site.signed_in(Person::Clerk).await;
        let page = clerk.get(&at(&scene, "")).await.fine();
        let page = clerk.send(page.form("Gesprek in de zaal beginnen")).await;
        let page = page.fine();
        assert_eq!(page.address, at(&scene, ""));
        Self { scene, clerk }
    }

    async fn room(&self) -> Room {
        let clerk = self.scene.actor(Person::Clerk).await;
        let view = room::load(&clerk, &self.scene.site, &self.scene.scan).await;
        view.unwrap().room.expect("a room that is open")
    }

    /// Somebody comes in by typing the code.
    pub async fn phone(&self) -> Visitor {
        let visitor = self.scene.site.visitor();
        let door = visitor.get("/zaal").await.fine().form("Verder");
        let code = self.room().await.code.shown();
        let door = visitor
            .send(door.fill("De code op het scherm", &code))
            .await;
        let door = door.fine();
        assert_eq!(door.heading(), "Doe mee met het gesprek");
        let joined = visitor.send(door.form("Meedoen")).await.fine();
        assert_eq!(joined.address, PHONE, "no code in the address");
        visitor
    }

    /// The clerk presses a button of the remote.
    pub async fn press(&self, button: &str) -> Page {
        let remote = self.remote().await;
        self.clerk.send(remote.form(button)).await.fine()
    }

    /// The clerk shows what was picked, also where few picked.
    pub async fn reveal(&self) -> Page {
        let page = self.press(REVEAL).await;
        if !page.has_button("Toch laten zien") {
            return page;
        }
        let remote = self.clerk.send(page.form("Toch laten zien")).await;
        remote.fine()
    }

    pub async fn remote(&self) -> Page {
        let address = at(&self.scene, "/afstandsbediening");
        self.clerk.get(&address).await.fine()
    }

    pub async fn screen(&self) -> Page {
        self.clerk.get(&at(&self.scene, "/scherm")).await.fine()
    }

    /// The clerk takes the room to a slide.
    pub async fn go(&self, to: &Slide) {
        let clerk = self.scene.actor(Person::Clerk).await;
        let from = self.room().await.position.slide;
        let (site, scan) = (&self.scene.site, &self.scene.scan);
        room::steer(&clerk, site, scan, SessionKind::Agenda, (&from, to))
            .await
            .unwrap();
    }
}

pub fn at(scene: &Scene, below: &str) -> String {
    format!("/scans/{}/gesprek{below}", scene.scan)
}

/// What can be picked, as a phone shows it.
pub fn choices(page: &Page) -> Vec<String> {
    page.texts(".qs-pick label")
}

pub async fn picked(phone: &Visitor, wanted: &[&String]) -> Page {
    let form = phone.get(PHONE).await.fine().form(KEEP);
    let form = wanted.iter().fold(form, |form, label| form.tick(label));
    phone.send(form).await
}
