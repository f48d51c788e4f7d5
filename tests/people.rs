//! Who use the site, and how they get in.

use std::collections::BTreeSet;

use axum::http::StatusCode;

use services::accounts::{self, NewMember};
use services::authorities::AuthorityCode;
use services::ids::MemberId;
use services::testing::TestServices;
use services::{Actor, Role, mail};

use crate::site::TestSite;
use crate::visitor::Visitor;

/// The people of a test: two of each that a scan belongs to, so that one can be kept out of the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Person {
    /// Marijke de Vries, programme officer.
    Programme,
    /// Hanneke Verstraten, griffier of Leeuwarden and lead of its scan.
    Lead,
    /// Joost Brouwer, griffier of Zwolle and lead of its scan.
    OtherLead,
    /// Annelies Postma, griffier of Assen, who guides the scan of Leeuwarden.
    Clerk,
    /// Pieter Smit, griffier of Arnhem, who guides the scan of Zwolle.
    OtherClerk,
}

impl Person {
    /// Everybody.
    pub const ALL: [Self; 5] = [
        Self::Programme,
        Self::Lead,
        Self::OtherLead,
        Self::Clerk,
        Self::OtherClerk,
    ];

    /// First and last name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Programme => "Marijke de Vries",
            Self::Lead => "Hanneke Verstraten",
            Self::OtherLead => "Joost Brouwer",
            Self::Clerk => "Annelies Postma",
            Self::OtherClerk => "Pieter Smit",
        }
    }

    /// The address to sign in with.
    #[must_use]
    pub const fn email(self) -> &'static str {
        match self {
            Self::Programme => "marijke@programma.example",
            Self::Lead => "hanneke@leeuwarden.example",
            Self::OtherLead => "joost@zwolle.example",
            Self::Clerk => "annelies@assen.example",
            Self::OtherClerk => "pieter@arnhem.example",
        }
    }

    const fn role(self) -> Role {
        match self {
            Self::Programme => Role::Programme,
            Self::Lead | Self::OtherLead => Role::Lead,
            Self::Clerk | Self::OtherClerk => Role::Clerk,
        }
    }

    /// The authority that a lead acts for, or where a clerk works.
    const fn authority(self) -> Option<&'static str> {
        match self {
            Self::Programme => None,
            Self::Lead => Some("GM0080"),
            Self::OtherLead => Some("GM0193"),
            Self::Clerk => Some("GM0106"),
            Self::OtherClerk => Some("GM0202"),
        }
    }

    /// Gives the person an account.
    ///
    /// # Panics
    /// Where the person has one.
    pub async fn join(self, services: &TestServices) -> MemberId {
        let authority = self
            .authority()
            .map(|code| AuthorityCode::parse(code).expect("a code of the register"));
        let new = NewMember {
            name: self.name().to_owned(),
            email: self.email().to_owned(),
            roles: BTreeSet::from([self.role()]),
            home_authority: authority.clone().filter(|_| self.role() == Role::Clerk),
            lead_of: authority
                .into_iter()
                .filter(|_| self.role() == Role::Lead)
                .collect(),
        };
        accounts::add_member(&Actor::System, services, new)
            .await
            .expect("an account")
    }

    /// The person as use cases know them.
    pub(crate) async fn actor(self, services: &TestServices) -> Actor {
        let members = accounts::list_members(&Actor::System, services, None)
            .await
            .expect("the members");
        let member = members
            .into_iter()
            .find(|member| member.email == self.email());
        Actor::Member(member.unwrap_or_else(|| panic!("{} has no account", self.name())))
    }
}

impl TestSite {
    /// The person, signed in through the mailed link as anybody would be.
    pub async fn signed_in(&self, person: Person) -> Visitor {
        let visitor = self.visitor();
        self.sign_in(&visitor, person).await;
        visitor
    }

    /// Signs this browser in, by the link that is mailed.
    pub async fn sign_in(&self, visitor: &Visitor, person: Person) {
        let form = visitor
            .get("/inloggen")
            .await
            .fine()
            .form("Stuur mij een link");
        let sent = visitor
            .send(form.fill("Uw e-mailadres", person.email()))
            .await
            .fine();
        assert_eq!(sent.address, "/inloggen/verstuurd");
        let link = self.link_mailed_to(person.email()).await;
        let page = visitor.get(&link).await.fine();
        let answer = visitor.send_once(page.form("Inloggen")).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{} signs in",
            person.name()
        );
    }

    /// The link to sign in with from the newest such mail to an address.
    ///
    /// # Panics
    /// Where there is no such mail, or no link in it.
    pub async fn link_mailed_to(&self, email: &str) -> String {
        mail::deliver_due(self).await.expect("mail goes out");
        let sent = self.mailer().sent();
        let start = format!("{}/inloggen/", self.settings().base_url);
        let letters = sent.iter().filter(|letter| letter.to_email == email);
        let mut words = letters.flat_map(|letter| letter.text.split_whitespace());
        let link = words.rfind(|word| word.starts_with(&start));
        link.unwrap_or_else(|| panic!("no mail to {email} to sign in with"))
            .to_owned()
    }
}
