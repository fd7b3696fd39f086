//! Enums whose variants have one text each for people.

/// Declares an enum with the text of each variant beside it: `title` says it, `ALL` has every variant in order.
macro_rules! titled {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $title:literal,)+ }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $variant,)+ }

        #[allow(dead_code)] // not every enum is gone through
        impl $name {
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Its text for people.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }
    };
}

pub(crate) use titled;
