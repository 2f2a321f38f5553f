//! What the library hands out, as plain data.
//!
//! One walk serialises every record: a derived `Serialize` for each is ten times its size in the module.

use crate::bytes;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// The value of a field.
pub(crate) enum Data<'a> {
    Missing,
    Bool(bool),
    Number(i32),
    Text(&'a str),
    /// The fields of which are its items: their names say nothing.
    List(&'a dyn Record),
    Record(&'a dyn Record),
}

/// Something with named fields.
pub(crate) trait Record {
    /// Shows the fields one by one, under their names in JavaScript.
    fn show(&self, fields: &mut Fields<'_>);
}

/// Takes the fields of a record.
pub(crate) struct Fields<'a>(&'a mut dyn FnMut(&str, &Data<'_>));

impl Fields<'_> {
    #[inline(never)]
    pub fn put(&mut self, name: &str, value: &Data<'_>) {
        (self.0)(name, value);
    }

    pub fn bool(&mut self, name: &str, value: bool) {
        self.put(name, &Data::Bool(value));
    }

    pub fn text(&mut self, name: &str, text: &str) {
        self.put(name, &Data::Text(text));
    }

    pub fn optional(&mut self, name: &str, text: &Option<String>) {
        self.put(name, &text.as_ref().map_or(Data::Missing, |text| Data::Text(text)));
    }

    pub fn number(&mut self, name: &str, number: Option<i32>) {
        self.put(name, &number.map_or(Data::Missing, Data::Number));
    }

    pub fn record(&mut self, name: &str, record: Option<&dyn Record>) {
        self.put(name, &record.map_or(Data::Missing, Data::Record));
    }

    pub fn list(&mut self, name: &str, items: &dyn Record) {
        self.put(name, &Data::List(items));
    }

    /// One of a list.
    pub fn item(&mut self, item: &Data<'_>) {
        self.put("", item);
    }
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Data::Missing => serializer.serialize_none(),
            Data::Bool(value) => serializer.serialize_bool(*value),
            Data::Number(value) => serializer.serialize_i32(*value),
            Data::Text(text) => serializer.serialize_str(text),
            Data::List(items) => {
                let mut list = serializer.serialize_seq(None)?;
                let mut result = Ok(());
                items.show(&mut Fields(&mut |_, item| {
                    if result.is_ok() {
                        result = list.serialize_element(item);
                    }
                }));
                result?;
                list.end()
            }
            Data::Record(record) => {
                let mut map = serializer.serialize_map(None)?;
                let mut result = Ok(());
                record.show(&mut Fields(&mut |name, value| {
                    if result.is_ok() {
                        result = map.serialize_entry(name, value);
                    }
                }));
                result?;
                map.end()
            }
        }
    }
}

/// The digits of a number; `core::fmt` writes two at a time, with a table of all pairs.
pub(crate) fn decimal(number: i32) -> String {
    let mut digits = Vec::new();
    if number < 0 {
        bytes::push(&mut digits, b'-');
    }
    push_digits(&mut digits, number.unsigned_abs());
    bytes::text(&digits)
}

fn push_digits(digits: &mut Vec<u8>, number: u32) {
    if number > 9 {
        push_digits(digits, number / 10);
    }
    bytes::push(digits, b'0' + (number % 10) as u8);
}

/// The name in JavaScript of a key of the platform's: `sub_code` is `subCode`.
pub(crate) fn camel_case(key: &str) -> String {
    // By bytes: to take letters apart and put them together again is three times the size.
    let mut name = Vec::new();
    let mut starts_word = false;
    for byte in key.bytes() {
        if starts_word {
            bytes::push(&mut name, byte.to_ascii_uppercase());
        } else if byte != b'_' {
            bytes::push(&mut name, byte);
        }
        starts_word = byte == b'_';
    }
    bytes::text(&name)
}

/// `Serialize` by way of [`Record`].
macro_rules! serialize {
    ($($type:ty),*) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                crate::data::Data::Record(self).serialize(serializer)
            }
        }
    )*};
}

pub(crate) use serialize;
