//! The ways out: an SMTP server, a folder of files, or memory.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{
    Address, AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
};

use super::Message;
use crate::private::make_folder;

/// Where mail goes, as the operator set it.
#[derive(Clone, Debug)]
pub struct MailConfig {
    /// The way out.
    pub transport: MailTransport,
    /// Whom it comes from: `Quick Scan <quickscan@example.nl>`.
    pub from: String,
}

/// The way out, as the operator set it.
#[derive(Clone, Debug)]
pub enum MailTransport {
    /// A server: `smtps://user:password@smtp.example.nl`.
    Smtp(String),
    /// A folder of `.eml` files, which a mail program opens; made where it is missing.
    Folder(PathBuf),
    /// Memory, for tests.
    Memory,
}

/// Why mail cannot be sent as set: a Dutch sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum MailerProblem {
    /// The sender is not an address.
    #[error(
        "QUICKSCAN_MAIL_FROM is geen afzender: {0}. Geef een naam en een adres, zoals Quick Scan <quickscan@voorbeeld.nl>."
    )]
    From(String),
    /// The server's URL is not one.
    #[error(
        "QUICKSCAN_SMTP_URL is niet te gebruiken ({0}). Geef een adres zoals smtps://naam:wachtwoord@smtp.voorbeeld.nl."
    )]
    Smtp(#[source] lettre::transport::smtp::Error),
    /// The folder cannot be made.
    #[error(
        "De map voor e-mail {path} is niet te maken ({cause}). Controleer of de server daar mag schrijven."
    )]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
}

/// The way out of mail.
#[derive(Clone, Debug)]
pub enum Mailer {
    /// A server.
    Smtp {
        /// The connection to it.
        transport: AsyncSmtpTransport<Tokio1Executor>,
        /// Whom mail comes from.
        from: Mailbox,
    },
    /// A folder of `.eml` files.
    Folder {
        /// The folder.
        transport: AsyncFileTransport<Tokio1Executor>,
        /// Whom mail comes from.
        from: Mailbox,
    },
    /// All that was sent, in order.
    Memory(Arc<Mutex<Vec<Message>>>),
}

/// Why one message was not sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// It will never be: the address is none, or the server refuses it for good.
    #[error("refused for good: {0}")]
    Refused(String),
    /// It may be later.
    #[error("not now: {0}")]
    NotNow(String),
}

impl Mailer {
    /// Makes the way out that was set. Connects to nothing yet.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn new(config: &MailConfig) -> Result<Self, MailerProblem> {
        let from: Mailbox = config
            .from
            .parse()
            .map_err(|_| MailerProblem::From(config.from.clone()))?;
        match &config.transport {
            MailTransport::Smtp(url) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
                    .map_err(MailerProblem::Smtp)?
                    .build();
                Ok(Self::Smtp { transport, from })
            }
            MailTransport::Folder(path) => {
                make_folder(path).map_err(|cause| MailerProblem::Folder {
                    path: path.clone(),
                    cause,
                })?;
                Ok(Self::Folder {
                    transport: AsyncFileTransport::new(path),
                    from,
                })
            }
            MailTransport::Memory => Ok(Self::Memory(Arc::default())),
        }
    }

    /// What was sent so far, where mail goes to memory; nothing elsewhere.
    #[must_use]
    pub fn sent(&self) -> Vec<Message> {
        match self {
            Self::Memory(sent) => sent.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            Self::Smtp { .. } | Self::Folder { .. } => Vec::new(),
        }
    }

    pub(super) async fn send(&self, message: Message) -> Result<(), NotSent> {
        match self {
            Self::Smtp { transport, from } => {
                let mail = formatted(from, message)?;
                transport.send(mail).await.map(|_| ()).map_err(|cause| {
                    if cause.is_permanent() {
                        NotSent::Refused(cause.to_string())
                    } else {
                        NotSent::NotNow(cause.to_string())
                    }
                })
            }
            Self::Folder { transport, from } => {
                let mail = formatted(from, message)?;
                transport
                    .send(mail)
                    .await
                    .map(|_| ())
                    .map_err(|cause| NotSent::NotNow(cause.to_string()))
            }
            Self::Memory(sent) => {
                sent.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .push(message);
                Ok(())
            }
        }
    }
}

fn formatted(from: &Mailbox, message: Message) -> Result<lettre::Message, NotSent> {
    let address: Address = message
        .to_email
        .parse()
        .map_err(|_| NotSent::Refused("not an address".to_owned()))?;
    lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(
            Some(message.to_name).filter(|name| !name.is_empty()),
            address,
        ))
        .subject(message.subject)
        .header(ContentType::TEXT_PLAIN)
        .body(message.text)
        .map_err(|cause| NotSent::Refused(cause.to_string()))
}
