//! A server on the loopback interface that answers as told and remembers the requests.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Clone)]
pub enum Answer {
    /// 200 with this body. Its tag is the body's length and hash; clients that send the tag get 304.
    Body(String),
    /// Only this status.
    Status(u16),
    /// 200, this content type and body.
    Typed(&'static str, &'static str),
    /// Like `Body`, but the connection ends half-way.
    Cut(String),
    /// One byte at a time, with this pause.
    Drip(Duration),
    /// More bytes than any client accepts.
    Endless,
    /// A redirect to another path.
    Moved(&'static str),
    /// Like `Body`, after a delay.
    Late(Duration, String),
    /// Like `Body`, compressed with gzip.
    Packed(String),
}

/// A request: path, or URL if a proxy is asked, and `If-None-Match`.
pub type Seen = (String, Option<String>);

struct State {
    answers: HashMap<String, Vec<Answer>>,
    seen: Vec<Seen>,
    /// The last request: its line and headers.
    head: Vec<String>,
}

/// The server; runs as long as the test process.
pub struct Server {
    address: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", listener.local_addr().expect("its address"));
        let state = Arc::new(Mutex::new(State {
            answers: HashMap::new(),
            seen: Vec::new(),
            head: Vec::new(),
        }));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(stream, &state));
            }
        });
        Self { address, state }
    }

    pub fn url(&self) -> &str {
        &self.address
    }

    /// Sets the answers for a path: one after the other, the last one repeatedly.
    pub fn on(&self, path: &str, answers: &[Answer]) {
        let mut state = self.state.lock().expect("the state");
        state.answers.insert(path.to_owned(), answers.to_vec());
    }

    /// A header of the last request.
    pub fn header(&self, name: &str) -> Option<String> {
        header(&self.state.lock().expect("the state").head, name)
    }

    pub fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.state.lock().expect("the state").seen)
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let mut reader = BufReader::new(stream.try_clone().expect("a reader"));
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let Some(asked) = lines.first().and_then(|l| l.split(' ').nth(1)) else {
        return;
    };
    // A proxy is asked by the full URL.
    let path = asked
        .strip_prefix("http://")
        .and_then(|url| Some(&url[url.find('/')?..]))
        .unwrap_or(asked);
    let known = header(&lines, "if-none-match");
    let answer = {
        let mut state = state.lock().expect("the state");
        state.seen.push((asked.to_owned(), known.clone()));
        state.head.clone_from(&lines);
        match state.answers.get_mut(path) {
            None => Answer::Status(404),
            Some(answers) if answers.len() > 1 => answers.remove(0),
            Some(answers) => answers[0].clone(),
        }
    };
    // The client may be gone, which is its own business.
    let _ = send(&mut stream, answer, known.as_deref());
    let _ = stream.shutdown(Shutdown::Both);
}

fn header(lines: &[String], wanted: &str) -> Option<String> {
    let mut headers = lines.iter().filter_map(|line| line.split_once(": "));
    let found = headers.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
    found.map(|(_, value)| value.to_owned())
}

fn send(stream: &mut TcpStream, answer: Answer, known: Option<&str>) -> std::io::Result<()> {
    const JSON: &str = "application/json";
    match answer {
        Answer::Body(body) => {
            let tag = tag(&body);
            if known == Some(&tag) {
                return write!(
                    stream,
                    "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"
                );
            }
            let extra = format!("ETag: {tag}\r\n");
            head(stream, JSON, &extra, body.len())?;
            stream.write_all(body.as_bytes())
        }
        Answer::Status(code) => {
            write!(
                stream,
                "HTTP/1.1 {code} Told\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        }
        Answer::Typed(kind, body) => {
            head(stream, kind, "", body.len())?;
            stream.write_all(body.as_bytes())
        }
        Answer::Cut(body) => {
            head(stream, JSON, "", body.len())?;
            stream.write_all(&body.as_bytes()[..body.len() / 2])
        }
        Answer::Drip(pause) => {
            head(stream, JSON, "", 1 << 20)?;
            for _ in 0..100 {
                stream.write_all(b" ")?;
                stream.flush()?;
                thread::sleep(pause);
            }
            Ok(())
        }
        Answer::Endless => {
            write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nConnection: close\r\n\r\n"
            )?;
            let part = vec![b' '; 1 << 20];
            for _ in 0..64 {
                stream.write_all(&part)?;
            }
            Ok(())
        }
        Answer::Moved(path) => {
            write!(
                stream,
                "HTTP/1.1 302 Found\r\nLocation: {path}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
            )
        }
        Answer::Late(pause, body) => {
            thread::sleep(pause);
            send(stream, Answer::Body(body), None)
        }
        Answer::Packed(body) => {
            let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            gzip.write_all(body.as_bytes())?;
            let packed = gzip.finish()?;
            head(stream, JSON, "Content-Encoding: gzip\r\n", packed.len())?;
            stream.write_all(&packed)
        }
    }
}

fn head(stream: &mut TcpStream, kind: &str, extra: &str, length: usize) -> std::io::Result<()> {
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{extra}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    )
}

fn tag(body: &str) -> String {
    format!(
        "\"{}-{:08x}\"",
        body.len(),
        crc32fast::hash(body.as_bytes())
    )
}
