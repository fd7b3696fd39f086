//! Help of `config`.

/// What can be set, and examples.
pub const CONFIG_HELP: &str = "\
The settings are the file config.toml in the platform's configuration folder, or the file that
LLMCMP_CONFIG names (empty: none). A flag wins over the environment, that over the file.

  format = \"json\"                       any of: ascii, color, currency, format, max-age,
                                        rate, route, tokens, traffic
  providers = [\"openai\", \"azure\"]      what `--providers mine` means
  [filters]                             options that choose models, such as min-context = \"200k\"
  [profiles.support]                    named traffic for --traffic support:
  requests = \"2M\"                       options of traffic by their names

A key that is none of these is an error that names the file and the line.

Examples:
  llmcmp config
  llmcmp config --json | jq -r '.settings[] | select(.from == \"file\") | .key'
  LLMCMP_CONFIG= llmcmp cost -n 5";
