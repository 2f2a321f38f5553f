//! Sets of stable names.

use crate::lines::Lines;

/// An enum whose variants have stable names, `as_str`, under which they are serialised.
macro_rules! named {
    ($(#[$meta:meta])* $enum:ident { $($(#[$doc:meta])+ $variant:ident $name:literal)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $enum { $($(#[$doc])+ $variant,)* }

        impl $enum {
            /// All there are.
            pub const ALL: &[$enum] = &[$($enum::$variant),*];

            /// The stable name, on which callers branch.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                $crate::named::line(concat!($($name, "\n"),*), self as usize)
            }
        }

        impl serde::Serialize for $enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

/// The line of that number. One text in place of many: each of a table's has an address and a length besides.
#[inline(never)]
pub(crate) fn line(text: &'static str, number: usize) -> &'static str {
    let mut lines = Lines(text);
    for _ in 0..number {
        lines.text();
    }
    lines.text()
}

pub(crate) use named;
