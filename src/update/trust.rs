//! The certificate authorities that `update` trusts. Does not connect.

use std::path::Path;

use rustls_native_certs::load_native_certs;
use ureq::tls::{Certificate, PemItem, RootCerts, parse_pem};

use crate::error::{Error, Kind};

/// The authorities in `ca_file`, else in `SSL_CERT_FILE` and `SSL_CERT_DIR`, else the system's, else Mozilla's, which
/// are built in.
///
/// # Errors
/// A file cannot be read or has no certificates.
pub fn roots(ca_file: Option<&Path>) -> Result<RootCerts, Error> {
    match ca_file {
        Some(file) => named(file),
        None => platform(),
    }
}

fn named(file: &Path) -> Result<RootCerts, Error> {
    let wrong = |why: &str| {
        let message = format!("the CA file {} cannot be used: {why}", file.display());
        Error::new(Kind::Input, message).hint("it holds certificates in PEM form")
    };
    let pem = catalog::open::whole(file).map_err(|error| wrong(&error.to_string()))?;
    let mut certificates = Vec::new();
    for item in parse_pem(&pem) {
        if let PemItem::Certificate(one) = item.map_err(|error| wrong(&error.to_string()))? {
            certificates.push(one);
        }
    }
    if certificates.is_empty() {
        return Err(wrong("it has no certificate"));
    }
    Ok(certificates.into())
}

fn platform() -> Result<RootCerts, Error> {
    let loaded = load_native_certs();
    let is_asked = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let asked = is_asked("SSL_CERT_FILE") || is_asked("SSL_CERT_DIR");
    if loaded.certs.is_empty() && asked {
        let why = loaded.errors.first().map(ToString::to_string);
        let why = why.unwrap_or_else(|| "no certificate there".to_owned());
        let message = format!("SSL_CERT_FILE or SSL_CERT_DIR cannot be used: {why}");
        return Err(Error::new(Kind::Input, message).hint("correct or unset it, or use --ca-file"));
    }
    if loaded.certs.is_empty() {
        return Ok(RootCerts::WebPki);
    }
    let certificates = loaded.certs.iter();
    Ok(certificates
        .map(|one| Certificate::from_der(one.as_ref()).to_owned())
        .into())
}
