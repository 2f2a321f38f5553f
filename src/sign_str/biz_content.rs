//! The inner layer: the agreement that is asked for, as JSON.

use super::params::Params;
use crate::json::{self, Charset, Document};

/// What the value of `biz_content` is, read once.
#[derive(Debug)]
pub(super) enum BizContent {
    /// Not there, or blank.
    Absent,
    /// Base64 of what cannot be read; an error is where it is no base64.
    Encrypted(Result<(), json::Error>),
    /// JSON of any kind, or where it stops being JSON.
    Json {
        document: Result<Document<'static>, json::Error>,
        /// Where the value leaves UTF-8, if the body says that it is UTF-8.
        not_in_charset: Option<usize>,
    },
}

impl BizContent {
    pub fn read(params: Params<'_>) -> Self {
        let Some(param) = params.get("biz_content") else { return BizContent::Absent };
        let value = param.value();
        if value.trim_ascii().is_empty() {
            return BizContent::Absent;
        }
        if params.names_an_encryption() && !value.starts_with(b"{") {
            return BizContent::Encrypted(check_base64(&value));
        }
        let first_of_another = std::str::from_utf8(&value).err().map(|error| error.valid_up_to());
        let not_in_charset = first_of_another.filter(|_| params.is_utf8());
        // What is not UTF-8 is most likely GBK, whatever the body says.
        let is_gbk = params.is_gbk() || first_of_another.is_some();
        let charset = if is_gbk { Charset::Gbk } else { Charset::Utf8 };
        BizContent::Json { document: Document::parse(value.into_owned(), charset), not_in_charset }
    }

    pub fn document(&self) -> Option<&Document<'static>> {
        match self {
            BizContent::Json { document: Ok(document), .. } => Some(document),
            _ => None,
        }
    }

    /// The document, if it is an object that is in its charset.
    pub fn object(&self) -> Option<&Document<'static>> {
        self.document().filter(|document| document.root().is_object())
    }

    /// Whether it can be what was signed: an object in its charset, or what is encrypted.
    pub fn is_sound(&self) -> bool {
        match self {
            BizContent::Absent => false,
            BizContent::Encrypted(base64) => base64.is_ok(),
            BizContent::Json { not_in_charset, .. } => not_in_charset.is_none() && self.object().is_some(),
        }
    }

    /// The merchant's own number of the agreement (外部签约号). Of two, readers take one or the other: by neither can an
    /// agreement be queried.
    pub fn external_agreement_no(&self) -> Option<String> {
        self.field("external_agreement_no").filter(|number| !number.is_empty())
    }

    /// The text of a field that is there once.
    pub fn field(&self, name: &str) -> Option<String> {
        let root = self.object()?.root();
        let mut fields = root.members().filter(|(key, _)| key.is(name));
        let (_, field) = fields.next()?;
        if fields.next().is_some() { None } else { field.text().map(Into::into) }
    }
}

fn check_base64(value: &[u8]) -> Result<(), json::Error> {
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(byte);
    match value.iter().position(|byte| !is_base64(byte)) {
        Some(at) => Err(json::Error { at, expected: "base64, since `encrypt_type` is set" }),
        None => Ok(()),
    }
}
