//! Plain HTTP through a proxy: the proxy is asked for the file by its full URL, as every other client asks. ureq only
//! asks for a tunnel, which most proxies refuse for ports other than 443. HTTPS is left to ureq.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ureq::config::Config;
use ureq::http::uri::{Authority, Scheme};
use ureq::unversioned::resolver::DefaultResolver;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport,
};
use ureq::{Agent, Error, Proxy, ProxyProtocol};

/// An agent with these settings; `direct` are the same without a proxy.
pub fn agent(config: Config, direct: Config) -> Agent {
    let connector = Connections {
        direct,
        other: DefaultConnector::default(),
    };
    Agent::with_parts(config, connector, DefaultResolver::default())
}

#[derive(Debug)]
struct Connections {
    /// Settings of the connection to a proxy.
    direct: Config,
    other: DefaultConnector,
}

impl Connector for Connections {
    type Out = Box<dyn Transport>;

    fn connect(
        &self,
        details: &ConnectionDetails,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        let (Some(proxy), Some(authority)) = (forwarder(details), details.uri.authority()) else {
            return self.other.connect(details, chained);
        };
        let to_proxy = ConnectionDetails {
            uri: proxy.uri(),
            addrs: details
                .resolver
                .resolve(proxy.uri(), &self.direct, details.timeout)?,
            config: &self.direct,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: details.current_time.clone(),
            run_connector: details.run_connector.clone(),
            register_shutdown: details.register_shutdown.clone(),
        };
        Ok(Some(Box::new(Forwarded {
            proxy: (details.run_connector)(&to_proxy)?,
            origin: origin(authority),
            credentials: credentials(proxy),
        })))
    }
}

/// The proxy that forwards this request, if any.
fn forwarder<'a>(details: &'a ConnectionDetails) -> Option<&'a Proxy> {
    let proxy = details.config.proxy()?;
    let forwards = matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https);
    let is_plain = details.uri.scheme() == Some(&Scheme::HTTP);
    (forwards && is_plain && !proxy.is_no_proxy(details.uri)).then_some(proxy)
}

fn origin(authority: &Authority) -> String {
    let host = authority.as_str();
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    format!("http://{host}")
}

/// The header line with the proxy's user and password, or nothing.
fn credentials(proxy: &Proxy) -> String {
    let (user, password) = (proxy.username(), proxy.password());
    if user.or(password).is_none() {
        return String::new();
    }
    let pair = format!(
        "{}:{}",
        user.unwrap_or_default(),
        password.unwrap_or_default()
    );
    format!("Proxy-Authorization: Basic {}\r\n", STANDARD.encode(pair))
}

/// A connection to a proxy on which each request names its origin.
#[derive(Debug)]
struct Forwarded {
    proxy: Box<dyn Transport>,
    origin: String,
    credentials: String,
}

impl Transport for Forwarded {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.proxy.buffers()
    }

    /// Requests have no body: what is sent begins with a request line.
    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        let output = self.proxy.buffers().output();
        let Some(request) = named(&output[..amount], &self.origin, &self.credentials) else {
            return self.proxy.transmit_output(amount, timeout);
        };
        let Some(room) = output.get_mut(..request.len()) else {
            return Err(Error::Io(std::io::Error::other("request too long")));
        };
        room.copy_from_slice(&request);
        self.proxy.transmit_output(request.len(), timeout)
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.proxy.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.proxy.is_open()
    }
}

/// A request whose line has the full URL, followed by the proxy's credentials.
fn named(request: &[u8], origin: &str, credentials: &str) -> Option<Vec<u8>> {
    let text = str::from_utf8(request).ok()?;
    let (line, headers) = text.split_once("\r\n")?;
    let path = line.strip_prefix("GET ").filter(|l| l.starts_with('/'))?;
    Some(format!("GET {origin}{path}\r\n{credentials}{headers}").into_bytes())
}
