//! ```text
//! value   = object | array | string | number | "true" | "false" | "null"
//! object  = "{" [ member *( "," member ) ] "}"      member = string ":" value
//! array   = "[" [ value *( "," value ) ] "]"
//! ```

use super::value::{Kind, Node};
use super::{Charset, Error};

/// What a reading gives: the nodes, and whether the text was JSON to the letter.
type Read = Result<(Vec<Node>, bool), Error>;

pub(super) fn strictly(text: &[u8], charset: Charset) -> Read {
    Reader::new(text, charset, false).document()
}

pub(super) fn leniently(text: &[u8]) -> Read {
    Reader::new(text, Charset::Utf8, true).document()
}

struct Reader<'a> {
    text: &'a [u8],
    at: usize,
    charset: Charset,
    is_lenient: bool,
    is_strict: bool,
    nodes: Vec<Node>,
    /// The index of the object or array that was opened last and is not closed yet.
    parent: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(text: &'a [u8], charset: Charset, is_lenient: bool) -> Self {
        // Most documents have a value for every twenty bytes or so.
        let nodes = Vec::with_capacity(text.len() / 16 + 1);
        Reader { text, at: 0, charset, is_lenient, is_strict: true, nodes, parent: None }
    }

    fn document(mut self) -> Read {
        self.value()?;
        while let Some(parent) = self.parent {
            let is_object = self.nodes[parent].kind == Kind::Object;
            if self.ends(parent, if is_object { b'}' } else { b']' })? {
                continue;
            }
            if is_object {
                self.key()?;
            }
            self.value()?;
        }
        self.skip_space();
        if self.at < self.text.len() {
            return self.expected("the end");
        }
        Ok((self.nodes, self.is_strict))
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn expected<T>(&self, expected: &'static str) -> Result<T, Error> {
        Err(Error { at: self.at, expected })
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn push(&mut self, kind: Kind, start: usize) {
        self.nodes.push(Node { kind, start, end: self.at, inside: 0 });
    }

    /// Reads a string or literal, or opens an object or array.
    fn value(&mut self) -> Result<(), Error> {
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.string(Kind::String, b",}]"),
            Some(b'{') => self.open(Kind::Object),
            Some(b'[') => self.open(Kind::Array),
            _ => self.literal(),
        }
    }

    /// As long as it is open, the node has the index of its own parent where the number of those inside will be.
    fn open(&mut self, kind: Kind) -> Result<(), Error> {
        let start = self.at;
        self.at += 1;
        let parent = self.parent.replace(self.nodes.len());
        self.nodes.push(Node { kind, start, end: start, inside: parent.unwrap_or(usize::MAX) });
        Ok(())
    }

    /// Goes on to the next child, or closes the parent and returns true.
    fn ends(&mut self, parent: usize, bracket: u8) -> Result<bool, Error> {
        let inside = self.nodes.len() - parent - 1;
        self.skip_space();
        let has_comma = inside > 0 && self.eat(b',');
        self.skip_space();
        if self.peek() == Some(bracket) && (!has_comma || self.is_lenient) {
            self.is_strict &= !has_comma;
            self.at += 1;
            let node = &mut self.nodes[parent];
            node.end = self.at;
            self.parent = Some(node.inside).filter(|outer| *outer != usize::MAX);
            node.inside = inside;
            return Ok(true);
        }
        if inside > 0 && !has_comma {
            return self.expected("a comma or a closing bracket");
        }
        Ok(false)
    }

    fn key(&mut self) -> Result<(), Error> {
        if self.peek() != Some(b'"') {
            return self.expected("a key in double quotes");
        }
        self.string(Kind::Key, b":")?;
        self.skip_space();
        if self.eat(b':') { Ok(()) } else { self.expected("a colon") }
    }

    fn literal(&mut self) -> Result<(), Error> {
        let start = self.at;
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.');
        let length = self.text[start..].iter().take_while(|byte| is_part(byte)).count();
        let word = &self.text[start..start + length];
        if !matches!(word, b"true" | b"false" | b"null") && !is_number(word) {
            return self.expected("a value");
        }
        self.at += length;
        self.push(Kind::Literal, start);
        Ok(())
    }

    /// Reads a string with its quotes. `follow` lists what may follow it, which tells a closing quote from one that
    /// lost its backslash.
    fn string(&mut self, kind: Kind, follow: &[u8]) -> Result<(), Error> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                None => return self.expected("a closing quote"),
                Some(b'"') if !self.is_lenient || self.closes(follow) => break,
                Some(b'"') => self.is_strict = false,
                Some(b'\\') => self.escape()?,
                Some(0..0x20) if self.is_lenient => self.is_strict = false,
                Some(0..0x20) => return self.expected("no control character in a string"),
                Some(0x81..) if self.charset == Charset::Gbk && self.has_second_byte() => self.at += 1,
                Some(_) => {}
            }
            self.at += 1;
        }
        self.at += 1;
        self.push(kind, start);
        Ok(())
    }

    /// Whether the next byte belongs to the one before it. The second bytes of GB18030 begin at `0`.
    fn has_second_byte(&self) -> bool {
        self.text.get(self.at + 1).is_some_and(|byte| *byte >= b'0')
    }

    /// Whether JSON can go on behind this quote; if not, it is one that lost its backslash.
    fn closes(&self, follow: &[u8]) -> bool {
        let rest = self.text[self.at + 1..].trim_ascii_start();
        let Some((first, rest)) = rest.split_first() else { return true };
        // At the end there is nothing that speaks against it, as with a comma.
        let second = rest.trim_ascii_start().first().unwrap_or(&b',');
        match first {
            // Two strings in a row lack a comma or a colon, which nobody can put back.
            b'"' => true,
            b'}' | b']' => follow.contains(first) && b",}]".contains(second),
            // What comes next is a member, an item or a value: none begins with a backslash.
            _ => follow.contains(first) && *second != b'\\',
        }
    }

    /// Goes to the last byte of an escape.
    fn escape(&mut self) -> Result<(), Error> {
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(()),
            Some(b'u') => {
                for _ in 0..4 {
                    self.at += 1;
                    if !self.peek().is_some_and(|digit| digit.is_ascii_hexdigit()) {
                        return self.expected("four hex digits");
                    }
                }
                Ok(())
            }
            _ => self.expected("an escape"),
        }
    }
}

/// `[ "-" ] ( "0" | 1-9 *digit ) [ "." 1*digit ] [ ( "e" | "E" ) [ "+" | "-" ] 1*digit ]`
fn is_number(word: &[u8]) -> bool {
    let word = word.strip_prefix(b"-").unwrap_or(word);
    let (whole, rest) = split_digits(word);
    if whole.is_empty() || (whole.len() > 1 && whole[0] == b'0') {
        return false;
    }
    let rest = match rest {
        [b'.', fraction @ ..] => match split_digits(fraction) {
            ([], _) => return false,
            (_, rest) => rest,
        },
        _ => rest,
    };
    match rest {
        [] => true,
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => {
            matches!(split_digits(exponent), ([_, ..], []))
        }
        _ => false,
    }
}

fn split_digits(word: &[u8]) -> (&[u8], &[u8]) {
    word.split_at(word.iter().take_while(|byte| byte.is_ascii_digit()).count())
}
