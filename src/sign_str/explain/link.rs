//! Links that open the app, from a QR code, from another app or from a web page.

use super::super::finding::Code;
use super::super::params::{known_name_at_start, label};
use super::wrapping::{Wrapping, find_ignoring_case};

/// The parameters of a link that hold another link, or a signStr under a name that is a link's alone.
const LINK_HOLDERS: [&str; 5] = ["order_str", "url", "scheme", "iframeSrc", "qrcode"];

/// The link with which the text begins, and what is in the parameter that can hold a signStr.
pub(super) fn find(text: &[u8]) -> Option<Wrapping> {
    let scheme = find_ignoring_case(&text[..text.len().min(12)], b"://").map(|end| &text[..end])?;
    let scheme = scheme.to_ascii_lowercase();
    let opens_app = scheme.starts_with(b"alipay") || scheme == b"intent";
    let is_page = scheme == b"http" || scheme == b"https";
    let holder = holder(text);
    let is_launcher = holder.is_some_and(|(_, start, _)| find_ignoring_case(&text[start..], b"alipay") == Some(0));
    let is_link = opens_app || (is_page && is_launcher);
    if !is_link {
        return None;
    }
    let what = Code::AlipaysScheme.message();
    let Some((name, start, end)) = holder else { return Wrapping::whole(Code::AlipaysScheme, 0..text.len()) };
    let mut wrapping = Wrapping::around(Code::AlipaysScheme, 0..start, text, start..end)?;
    wrapping.message = Some(format!("{what}: it is in the link's parameter `{name}`"));
    Some(wrapping)
}

/// The first parameter of the link's query that can hold a signStr: its name, and where its value begins and ends.
fn holder(text: &[u8]) -> Option<(&'static str, usize, usize)> {
    let mut start = text.iter().position(|byte| *byte == b'?')? + 1;
    while start < text.len() {
        let rest = &text[start..];
        let length = rest.iter().position(|byte| matches!(byte, b'&' | b'#')).unwrap_or(rest.len());
        let name = &rest[..rest.iter().position(|byte| *byte == b'=').unwrap_or_default()];
        let of_a_link = || LINK_HOLDERS.into_iter().find(|holder| holder.as_bytes() == name);
        if let Some(name) = label(name).or_else(of_a_link) {
            let value = start + name.len() + 1;
            // A body that was not encoded has no end of its own but the link's.
            let is_bare = known_name_at_start(&text[value..]).is_some();
            let fragment = || rest.iter().position(|byte| *byte == b'#').unwrap_or(rest.len());
            let end = start + if is_bare { fragment() } else { length };
            return Some((name, value, end));
        }
        if rest.get(length) == Some(&b'#') {
            return None;
        }
        start += length + 1;
    }
    None
}
