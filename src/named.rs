//! Sets of stable names.

/// An enum whose variants have stable names, `as_str`, under which they are serialised. A table, since a `match` for each
/// set is ten times its size in the module.
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
                static NAMES: &[&str] = &[$($name),*];
                NAMES[self as usize]
            }
        }

        impl serde::Serialize for $enum {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use named;
