//! Help text of `config`.

pub const CONFIG_HELP: &str = "\
Settings are read from config.toml in the platform's configuration directory, or from the file
in LLMCMP_CONFIG (empty for none). Flags override the environment, which overrides the file.

  format = \"json\"                       also: ascii, color, currency, max-age, rate, route,
                                        tokens, traffic
  pager = \"less -FRX\"                   shows what is longer than the screen; \"\" for none
  providers = [\"openai\", \"azure\"]      providers for `--providers mine`
  [filters]                             any filter option, e.g. min-context = \"200k\"
  [profiles.support]                    traffic profile for `--traffic support`
  requests = \"2M\"                       any traffic option

Unknown keys are errors, reported with file and line.

Examples:
  llmcmp config
  llmcmp config --jq '.settings[] | select(.from == \"file\") | .key'
  LLMCMP_CONFIG= llmcmp cost -n 5";
