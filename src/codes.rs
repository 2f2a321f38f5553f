//! Sets of stable codes.
//!
//! A row of [`codes!`] is all there is to say of a code: the enum's variant, its name, and its message. The names and
//! messages reach the TypeScript types and the documentation by way of `cargo xtask build`.

/// Makes an enum of codes: rows of variant, stable name, and message (one sentence, which may change).
///
/// Callers branch on the name, which `as_str` and `Display` give and under which a code is serialised.
macro_rules! codes {
    ($(#[$doc:meta])* $Codes:ident { $($Variant:ident $name:literal $message:literal)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        #[non_exhaustive]
        pub enum $Codes {
            $(#[doc = $message] #[serde(rename = $name)] $Variant,)*
        }

        impl $Codes {
            /// All there are, in the order of the documentation.
            pub const ALL: &[$Codes] = &[$($Codes::$Variant),*];

            /// The stable name that callers branch on.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $($Codes::$Variant => $name,)* }
            }

            /// What the code means, in a sentence that may change.
            #[must_use]
            pub fn message(self) -> &'static str {
                match self { $($Codes::$Variant => $message,)* }
            }

            /// The code of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some($Codes::$Variant),)* _ => None }
            }
        }

        impl std::fmt::Display for $Codes {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use codes;
