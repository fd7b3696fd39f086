//! Conditional HTTP fetch with limits on time and size, and retries. Does not parse the data.

use std::io::Read;
use std::path::Path;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use catalog::words;
use percent_encoding::percent_decode_str;
use ureq::http::{Response, StatusCode, header};
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Proxy};

use super::feeds::{Address, Got};
use super::forward;
use super::trust::roots;
use crate::error::Error;
use crate::output::Progress;

#[derive(Debug)]
pub struct Fetcher {
    roots: RootCerts,
    timeout: Duration,
    retries: u32,
}

/// Maximum uncompressed size in bytes; the largest source is 5 MB.
const MOST_BYTES: usize = 32 << 20;
/// Delay before the first retry; doubles each time.
const FIRST_WAIT: Duration = Duration::from_millis(500);
/// Content types that cannot be the requested file.
const NO_DATA: &[&str] = words!("text/html application/xhtml+xml image/ video/ audio/");

/// A failed attempt.
struct Failure {
    reason: String,
    passing: bool,
}

impl Fetcher {
    /// `timeout` limits a whole response; `retries` apply to transient failures. Trusts the authorities in `ca_file`,
    /// else the system's.
    ///
    /// # Errors
    /// No usable certificate authorities.
    pub fn new(timeout: Duration, retries: u32, ca_file: Option<&Path>) -> Result<Self, Error> {
        Ok(Self {
            roots: roots(ca_file)?,
            timeout,
            retries,
        })
    }

    /// Fetches `address`; `known` is the `ETag` and `Last-Modified` of the local copy.
    pub fn fetch(&self, address: &Address, known: (Option<&str>, Option<&str>)) -> Got {
        let config = |proxy| {
            Agent::config_builder()
                .tls_config(TlsConfig::builder().root_certs(self.roots.clone()).build())
                .timeout_global(Some(self.timeout))
                .http_status_as_error(false)
                .max_redirects(5)
                // Rejects redirects from HTTPS to HTTP.
                .https_only(address.url.to_ascii_lowercase().starts_with("https:"))
                .user_agent(concat!("llmcmp/", env!("CARGO_PKG_VERSION")))
                .proxy(proxy)
                .build()
        };
        let agent = forward::agent(config(Proxy::try_from_env()), config(None));
        let progress = Progress::new(address.source, None, Duration::ZERO);
        let mut wait = FIRST_WAIT;
        let mut attempt = 0;
        loop {
            match once(&agent, address, known, &progress) {
                Ok(got) => return got,
                Err(failure) if failure.passing && attempt < self.retries => {
                    attempt += 1;
                    std::thread::sleep(wait);
                    wait *= 2;
                }
                Err(failure) => return Got::Failed(failure.reason),
            }
        }
    }
}

fn once(
    agent: &Agent,
    address: &Address,
    (etag, last_modified): (Option<&str>, Option<&str>),
    progress: &Progress,
) -> Result<Got, Failure> {
    let mut request = agent.get(&address.url);
    if let Some(etag) = etag {
        request = request.header(header::IF_NONE_MATCH, etag);
    } else if let Some(day) = last_modified {
        request = request.header(header::IF_MODIFIED_SINCE, day);
    }
    let conditional = etag.is_some() || last_modified.is_some();
    if let Some(user) = &address.user {
        let user: Vec<u8> = percent_decode_str(user).collect();
        let basic = format!("Basic {}", STANDARD.encode(user));
        request = request.header(header::AUTHORIZATION, basic);
    }
    let mut response = request.call().map_err(|error| failed(&error))?;
    let status = response.status();
    if status == StatusCode::NOT_MODIFIED && conditional {
        return Ok(Got::Unchanged);
    }
    if !status.is_success() {
        let passing = status.is_server_error()
            || status == StatusCode::TOO_MANY_REQUESTS
            || status == StatusCode::REQUEST_TIMEOUT;
        return Err(Failure {
            reason: format!("server returned {status}"),
            passing,
        });
    }
    let named = |name| {
        let value = response.headers().get(name)?.to_str().ok()?;
        Some(value.to_owned())
    };
    let kind = named(header::CONTENT_TYPE)
        .unwrap_or_default()
        .to_lowercase();
    if NO_DATA.iter().any(|other| kind.starts_with(other)) {
        return Err(Failure {
            reason: format!("server sent {kind}, not JSON"),
            passing: false,
        });
    }
    let (etag, last_modified) = (named(header::ETAG), named(header::LAST_MODIFIED));
    Ok(Got::New {
        bytes: body(&mut response, progress)?,
        etag,
        last_modified,
    })
}

fn body(response: &mut Response<Body>, progress: &Progress) -> Result<Vec<u8>, Failure> {
    let mut reader = response.body_mut().as_reader();
    let mut bytes = Vec::new();
    let mut part = vec![0; 64 << 10];
    loop {
        let read = reader.read(&mut part).map_err(|error| Failure {
            reason: format!("response interrupted: {error}"),
            passing: error.kind() != std::io::ErrorKind::TimedOut
                && !error.to_string().contains("timeout"),
        })?;
        if read == 0 {
            return Ok(bytes);
        }
        bytes.extend_from_slice(&part[..read]);
        if bytes.len() > MOST_BYTES {
            return Err(Failure {
                reason: format!("response exceeds {} MB", MOST_BYTES >> 20),
                passing: false,
            });
        }
        progress.at(bytes.len() as u64);
    }
}

fn failed(error: &ureq::Error) -> Failure {
    use ureq::Error::{BadUri, InvalidProxyUrl, RequireHttpsOnly, Timeout, Tls, TooManyRedirects};
    Failure {
        reason: error.to_string(),
        passing: !matches!(
            error,
            BadUri(_)
                | InvalidProxyUrl
                | RequireHttpsOnly(_)
                | Timeout(_)
                | Tls(_)
                | TooManyRedirects
        ),
    }
}
