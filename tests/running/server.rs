//! The program, running.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus};
use std::time::{Duration, Instant};

use axum::http::StatusCode;
use tokio::time::sleep;

use super::command::command;
use super::connection::{Connection, get};
use super::place::Place;

/// The setting with the program to test.
const PROGRAM: &str = "QUICKSCAN_TEST_PROGRAM";

/// Linux tells processor time in hundredths of a second, on every machine.
const TICKS: u64 = 100;

/// How long a server may take to come up, on a busy machine.
const COMING_UP: Duration = Duration::from_secs(60);

/// The program to test: the one that `QUICKSCAN_TEST_PROGRAM` names, else the one that lies beside the tests.
///
/// # Panics
/// Where there is none: `cargo build --workspace --all-targets` makes it, as `tests/run` does.
#[must_use]
pub fn test_program() -> PathBuf {
    let given = std::env::var_os(PROGRAM).map(PathBuf::from);
    given.unwrap_or_else(program_beside)
}

/// The program that lies where Cargo put the one that is running.
///
/// # Panics
/// Where there is none.
#[must_use]
pub fn program_beside() -> PathBuf {
    let own = std::env::current_exe().expect("the path of this program");
    let folder = own.parent().and_then(Path::parent).unwrap_or(&own);
    let program = folder.join(format!("quickscan{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is not there: cargo build --workspace --all-targets makes it",
        program.display()
    );
    program
}

/// The program, serving a place on a loopback port. It ends with this value.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    log: PathBuf,
}

impl Server {
    /// Starts the program on a free port and waits until it answers.
    ///
    /// # Panics
    /// Where it does not come up, with what it said.
    pub async fn start(program: &Path, place: &Place) -> Self {
        let mut server = Self::spawn(program, place, free_address());
        server.come_up().await;
        server
    }

    /// Starts the program and waits for nothing.
    ///
    /// # Panics
    /// Where it cannot be started.
    #[must_use]
    pub fn spawn(program: &Path, place: &Place, address: SocketAddr) -> Self {
        let log = place.data().join(format!("server-{}.log", address.port()));
        let output = File::create(&log).expect("a log file");
        let child = command(program, place)
            .arg("serve")
            .env("QUICKSCAN_ADDRESS", address.to_string())
            .stdout(output.try_clone().expect("the same log file"))
            .stderr(output)
            .spawn()
            .expect("the program starts");
        Self {
            child,
            address,
            log,
        }
    }

    /// Waits until the server answers.
    ///
    /// # Panics
    /// Where it does not within a minute, or ends before, with what it said.
    pub async fn come_up(&mut self) {
        let begun = Instant::now();
        while begun.elapsed() < COMING_UP {
            let ended = self.child.try_wait().expect("the state of the server");
            assert!(ended.is_none(), "the server ended: {}", self.said());
            if self.answers().await {
                return;
            }
            sleep(Duration::from_millis(2)).await;
        }
        panic!("the server does not come up: {}", self.said());
    }

    async fn answers(&self) -> bool {
        let Ok(mut connection) = Connection::open(self.address).await else {
            return false;
        };
        let answer = connection.ask(get("/gezond", "")).await;
        answer.is_ok_and(|answer| answer.status == StatusCode::OK)
    }

    /// Where it listens.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Everything it said so far.
    #[must_use]
    pub fn said(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it on the spot, as `kill -9` does: it gets to finish nothing.
    ///
    /// # Panics
    /// Where that is not possible.
    pub fn kill(mut self) {
        self.child.kill().expect("the server can be killed");
        self.child.wait().expect("the server ended");
    }

    /// Tells it to stop, as systems do, and lets it finish what it is doing.
    ///
    /// # Panics
    /// Where that is not possible.
    pub fn tell_to_stop(&self) {
        let told = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(told.is_ok_and(|told| told.success()), "the server hears");
    }

    /// Waits until it ends by itself.
    ///
    /// # Panics
    /// Where it does not within a minute.
    pub async fn ended(&mut self) -> ExitStatus {
        let begun = Instant::now();
        while begun.elapsed() < COMING_UP {
            if let Some(status) = self.child.try_wait().expect("the state of the server") {
                return status;
            }
            sleep(Duration::from_millis(5)).await;
        }
        panic!("the server goes on: {}", self.said());
    }

    /// Processor time that it took so far, on all processors together; known on Linux only. On a machine that is busy with other
    /// things this says more than the clock on the wall.
    #[must_use]
    pub fn processor_time(&self) -> Option<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).ok()?;
        // The name of the program, in parentheses, may hold anything; user and system time are the 12th and 13th after it.
        let (_, rest) = stat.rsplit_once(") ")?;
        let mut fields = rest.split(' ').skip(11);
        let user: u64 = fields.next()?.parse().ok()?;
        let system: u64 = fields.next()?.parse().ok()?;
        Some(Duration::from_millis((user + system) * 1000 / TICKS))
    }

    /// The most memory it had in use, in kilobytes; known on Linux only.
    #[must_use]
    pub fn peak_memory(&self) -> Option<u64> {
        peak_memory(&self.child.id().to_string())
    }
}

/// The most resident memory that a process had so far, in kilobytes, by its number or `self`; `None` where it cannot be asked.
#[must_use]
pub fn peak_memory(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

impl Drop for Server {
    fn drop(&mut self) {
        // After kill() it is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A port that nobody listens on now, found by asking the system for one.
///
/// # Panics
/// Where the system has none.
#[must_use]
pub fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its number")
}
