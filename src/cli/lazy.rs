//! Arguments that clap defines only when their command is called, so startup does not slow down as
//! commands are added. Does not know any command.

use clap::{ArgMatches, Args, Command, Error, FromArgMatches};

/// Arguments of a command, defined on first use.
#[derive(Debug)]
pub struct Lazy<T>(pub T);

impl<T: Args> Args for Lazy<T> {
    fn augment_args(command: Command) -> Command {
        command.defer(|command| described(command, T::augment_args))
    }

    fn augment_args_for_update(command: Command) -> Command {
        command.defer(|command| described(command, T::augment_args_for_update))
    }
}

/// Applies `augment`, keeping the command's own description over that of the argument type.
fn described(command: Command, augment: fn(Command) -> Command) -> Command {
    let short = command.get_about().cloned();
    let long = command.get_long_about().cloned();
    let command = augment(command);
    let command = match long {
        Some(long) => command.long_about(long),
        None => command.long_about(None),
    };
    match short {
        Some(short) => command.about(short),
        None => command,
    }
}

impl<T: FromArgMatches> FromArgMatches for Lazy<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}
