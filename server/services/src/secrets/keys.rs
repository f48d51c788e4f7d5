//! What the server's key does: fingerprints, sealing, and links that can be made again.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit as _};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use questionnaires::kind::RespondentGroup;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::symbols::{from_bytes, random_bytes};
use super::tokens::{LinkSecret, PosterCode, Secret};
use crate::ids::{MemberId, ProposalId, ScanId};

/// Bytes of randomness before each sealed text: enough of them that random ones never meet.
const NONCE_LENGTH: usize = 24;

/// The server's key, and all that may be done with it. The key itself does not come out.
#[derive(Clone)]
pub struct Keys(Arc<Zeroizing<[u8; 32]>>);

/// The bytes were not sealed with this key and secret, or were changed since.
#[derive(Debug, thiserror::Error)]
#[error("not sealed with this key and secret")]
pub struct NotSealed;

impl Keys {
    /// Takes the server's key.
    #[must_use]
    pub fn new(key: Zeroizing<[u8; 32]>) -> Self {
        Self(Arc::new(key))
    }

    /// A key for one run of one test.
    #[must_use]
    pub fn random() -> Self {
        Self::new(Zeroizing::new(random_bytes()))
    }

    /// What the database holds in place of a secret: HMAC-SHA-256 in hexadecimal, of its own for each kind of secret.
    pub fn fingerprint<S: Secret>(&self, secret: &S) -> String {
        hexadecimal(&self.mac(&["fingerprint", S::KIND, secret.expose()]))
    }

    /// The same for something that is not secret but should not be read from a dump either, such as an e-mail address.
    #[must_use]
    pub fn fingerprint_of(&self, kind: &str, text: &str) -> String {
        hexadecimal(&self.mac(&["fingerprint of", kind, text]))
    }

    /// The secret in the link that a whole group shares. Derived, so that the page can show the link again without storing it;
    /// the next `generation` is another link, for when one got into the wrong hands.
    #[must_use]
    pub fn group_link(&self, scan: &ScanId, group: RespondentGroup, generation: i64) -> LinkSecret {
        let mac = self.mac(&[
            "group link",
            scan.as_str(),
            group.code(),
            &generation.to_string(),
        ]);
        LinkSecret::derived(from_bytes(&mac[..LinkSecret::LENGTH]))
    }

    /// The end of the address that a poster for residents spells out. It changes with their link: `generation` is that of the link.
    #[must_use]
    pub fn poster_code(&self, scan: &ScanId, generation: i64) -> PosterCode {
        let mac = self.mac(&["poster", scan.as_str(), &generation.to_string()]);
        PosterCode::derived(from_bytes(&mac[..PosterCode::LENGTH]))
    }

    /// The secret in the address of a member's calendar, derived for the same reason.
    #[must_use]
    pub fn calendar_link(&self, member: &MemberId, generation: i64) -> LinkSecret {
        let mac = self.mac(&["calendar", member.as_str(), &generation.to_string()]);
        LinkSecret::derived(from_bytes(&mac[..LinkSecret::LENGTH]))
    }

    /// The secret in the link of a letter that asks a clerk something, derived so that a reminder can hold the same link.
    #[must_use]
    pub fn question_link(&self, question: &ProposalId) -> LinkSecret {
        let mac = self.mac(&["question", question.as_str()]);
        LinkSecret::derived(from_bytes(&mac[..LinkSecret::LENGTH]))
    }

    /// Seals bytes so that only this server together with that secret can read them (XChaCha20-Poly1305).
    /// The length of what comes out tells the length of what went in.
    pub fn seal<S: Secret>(&self, secret: &S, bytes: &[u8]) -> Vec<u8> {
        seal_with(&self.derive(S::KIND, secret.expose()), bytes)
    }

    /// Opens what [`Keys::seal`] sealed.
    ///
    /// # Errors
    /// [`NotSealed`] with another secret, another key, or after a change.
    pub fn open<S: Secret>(
        &self,
        secret: &S,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
        open_with(&self.derive(S::KIND, secret.expose()), sealed)
    }

    /// Seals bytes that only the server reads: a dump of the database does not show them.
    pub(crate) fn seal_for_server(&self, bytes: &[u8]) -> Vec<u8> {
        seal_with(&self.derive("server", ""), bytes)
    }

    /// Opens what [`Keys::seal_for_server`] sealed.
    pub(crate) fn open_for_server(&self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
        open_with(&self.derive("server", ""), sealed)
    }

    /// HMAC-SHA-256 over the parts, each with its length before it, so that no two lists of parts are the same message.
    fn mac(&self, parts: &[&str]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&self.0[..]).expect("HMAC takes a key of any length");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        mac.finalize().into_bytes().into()
    }

    /// A key of its own for one secret. Both the server's key and the secret go in, so that neither alone gives it.
    fn derive(&self, kind: &str, secret: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(&self.0[..]), secret.as_bytes())
            .expand_multi_info(&[b"seal ", kind.as_bytes()], &mut key[..])
            .expect("HKDF gives 32 bytes");
        key
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

fn seal_with(key: &[u8; 32], bytes: &[u8]) -> Vec<u8> {
    let nonce: [u8; NONCE_LENGTH] = random_bytes();
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), bytes)
        .expect("memory is not a limit on what is sealed here");
    [&nonce[..], &sealed].concat()
}

fn open_with(key: &[u8; 32], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, NotSealed> {
    let (nonce, sealed) = sealed
        .split_first_chunk::<NONCE_LENGTH>()
        .ok_or(NotSealed)?;
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::from(*nonce), sealed)
        .map(Zeroizing::new)
        .map_err(|_| NotSealed)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::{SessionToken, SignInToken};

    #[test]
    fn only_the_same_key_and_secret_open_what_was_sealed() {
        let (keys, secret) = (Keys::random(), SignInToken::random());
        let sealed = keys.seal(&secret, b"T1.1 eens");
        assert_eq!(
            keys.open(&secret, &sealed).unwrap().as_slice(),
            b"T1.1 eens"
        );
        assert!(keys.open(&SignInToken::random(), &sealed).is_err());
        assert!(Keys::random().open(&secret, &sealed).is_err());
        assert!(keys.open_for_server(&sealed).is_err());
        let mut changed = sealed.clone();
        *changed.last_mut().unwrap() ^= 1;
        assert!(keys.open(&secret, &changed).is_err());
        assert!(keys.open(&secret, &sealed[..10]).is_err());
        assert_ne!(
            sealed,
            keys.seal(&secret, b"T1.1 eens"),
            "the same answers do not look the same twice"
        );
    }

    #[test]
    fn a_fingerprint_depends_on_key_kind_and_secret() {
        let (keys, token) = (Keys::random(), SessionToken::random());
        let same_text = SignInToken::parse(token.expose()).unwrap();
        let print = keys.fingerprint(&token);
        assert_eq!(print, keys.fingerprint(&token));
        assert_eq!(print.len(), 64);
        assert_ne!(print, keys.fingerprint(&same_text));
        assert_ne!(print, Keys::random().fingerprint(&token));
        assert_ne!(
            keys.fingerprint_of("ab", "c"),
            keys.fingerprint_of("a", "bc")
        );
    }

    #[test]
    fn a_group_link_can_be_shown_again_and_replaced() {
        let (keys, scan) = (Keys::random(), ScanId::random());
        let link = |group, generation| {
            keys.group_link(&scan, group, generation)
                .expose()
                .to_owned()
        };
        assert_eq!(
            link(RespondentGroup::Staff, 1),
            link(RespondentGroup::Staff, 1)
        );
        assert_ne!(
            link(RespondentGroup::Staff, 1),
            link(RespondentGroup::Staff, 2)
        );
        assert_ne!(
            link(RespondentGroup::Staff, 1),
            link(RespondentGroup::Residents, 1)
        );
        assert!(LinkSecret::parse(&link(RespondentGroup::Staff, 1)).is_some());
    }
}
