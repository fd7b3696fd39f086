//! Enums with one display text per variant.

/// Declares an enum with a text per variant: `title` returns it, `ALL` lists the variants in order.
macro_rules! titled {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$doc:meta])* $variant:ident = $title:literal,)+ }) => {
        $(#[$meta])*
        pub enum $name { $($(#[$doc])* $variant,)+ }

        #[allow(dead_code)] // not every enum is iterated
        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),+ }
            }
        }
    };
}

pub(crate) use titled;
