# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_llmcmp_global_optspecs
    string join \n json format= jq= fields= o/output-file= color= ascii no-pager exact catalog= max-age= h/help V/version
end

function __fish_llmcmp_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_llmcmp_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_llmcmp_using_subcommand
    set -l cmd (__fish_llmcmp_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c llmcmp -n "__fish_llmcmp_needs_command" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s V -l version -d 'Print version'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "compare" -d 'Compare two to eight models, with a verdict'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "cost" -d 'Estimate monthly cost, cheapest model first'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "list" -d 'Filter and sort models, choose columns, find Pareto-optimal ones'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "providers" -d 'List providers, or the routes and prices of given models'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "faq" -d 'Answer common questions about two models'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "check" -d 'Find retired, retiring, unknown and disallowed models in code'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "diff" -d 'Show what changed between two catalogs'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "show" -d 'Show one model: every fact, route and score, and what is unknown'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "alternatives" -d 'Find replacements for a model, best first'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "history" -d 'Show dated price changes and what they do to a monthly bill'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "sources" -d 'List data sources with license, credit, date and fact count'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "export" -d 'Export prices, and SQL to price a usage table with them'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "update" -d 'Download newer data; the only command that uses the network'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "config" -d 'Show the current settings and where each comes from'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "pick" -d 'Pick models from a list with a live preview'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "mcp" -d 'Serve coding agents over the Model Context Protocol (MCP)'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "catalog" -d 'Inspect, validate and import catalog data'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "completions" -d 'Print a shell completion script'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l as-of -d 'Use the prices on record for this past date; 6m is six months ago' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l bill -d 'Infer the traffic from the first model\'s monthly bill (e.g. 4k) and price everything at it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l section -d 'Show these sections only' -r -f -a "verdict\t'The pick and why'
summary\t'Overview of the models'
scorecard\t'Key figures, one per row'
tradeoffs\t'Advantages of each model'
cost\t'What a month costs'
breaking\t'What breaks on a switch: refused parameters, retirements'
switching\t'What else changes on a switch'
specs\t'Specifications'
capabilities\t'Capabilities: yes, no or unknown'
pricing\t'Rates of the priced routes'
providers\t'Every provider\'s price'
benchmarks\t'Scores'
deep-dive\t'Summary in three paragraphs'
faq\t'Questions and answers'
next\t'Commands to run next'
evidence\t'Sources, and where they disagree'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l for -d 'Workload: judge quality for it, require what it needs, price its usual traffic' -r -f -a "coding\t''
agents\t''
rag\t''
long-context\t''
vision\t''
classification\t''
extraction\t''
chat\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l priority -d 'What matters most' -r -f -a "quality\t'Doubling the bill must buy a third of the default quality gain'
cost\t'Doubling the bill must buy three times the default quality gain'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l worth -d 'Standard deviations of quality that doubling the bill must buy [default: 0.15]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l route -d 'Route to price: careful, cheapest, lab, or a provider id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l providers -d 'Price only routes of these providers (ids); `mine` for those in config.toml' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l region -d 'Only routes known to be served in this region, such as eu, us or cn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l quant -d 'Only routes known to serve weights of this precision, such as fp8 or bf16' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l full -d 'Show every section'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l no-training -d 'Only routes of providers known not to train on prompts and answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l zero-retention -d 'Only routes of providers known to keep nothing by default'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l as-of -d 'Use the prices on record for this past date; 6m is six months ago' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l bill -d 'Infer the traffic from the first model\'s monthly bill (e.g. 4k) and price everything at it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s n -l limit -d 'Maximum number of models (0 for all)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-monthly -d 'Maximum monthly cost in USD; exit with code 1 if no model is within it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l sweep -d 'Vary a part of the traffic, e.g. output=100..4k, requests=10k..1M, cache-hit=0%..90%' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l steps -d 'Number of sweep values to show' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l self-host -d 'Compare with self-hosting: price of a machine per hour or month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l tps -d 'Tokens per second of the machine at full load, input and output together' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l util -d 'Utilization of the machine' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l currency -d 'Show costs in this currency (JSON stays in USD)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l rate -d 'Exchange rate: units of the currency per USD' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l route -d 'Route to price: careful, cheapest, lab, or a provider id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l providers -d 'Price only routes of these providers (ids); `mine` for those in config.toml' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l region -d 'Only routes known to be served in this region, such as eu, us or cn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l quant -d 'Only routes known to serve weights of this precision, such as fp8 or bf16' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l for -d 'Workload: require what it needs, judge quality for it, price its usual traffic' -r -f -a "coding\t''
agents\t''
rag\t''
long-context\t''
vision\t''
classification\t''
extraction\t''
chat\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-quality -d 'Minimum quality index in points, for the workload if one is given' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l needs -d 'Required capabilities (unknown does not count); --help lists them' -r -f -a "vision\t''
multimodal\t''
reasoning\t''
function_calling\t''
tool_use\t''
structured_outputs\t''
code_execution\t''
prompt_caching\t''
audio_input\t''
computer_use\t''
web_search\t''
tools\t''
image\t''
images\t''
thinking\t''
functions\t''
json\t''
structured\t''
code\t''
caching\t''
audio\t''
computer\t''
search\t''
web\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-context -d 'Minimum context window in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-output -d 'Minimum output limit in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-input-price -d 'Maximum input price on the priced route, in USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-output-price -d 'Maximum output price on the priced route, in USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l provider -d 'Only models served by one of these providers (ids)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l lab -d 'Only models from these labs (ids or names)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l license -d 'License: start of an SPDX id or name, `osi` (approved) or `commercial` (use allowed)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l params -d 'Range of parameter counts, inclusive: 7b..40b, ..8b or 70b..' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l released-after -d 'Released on or after this date: 2026-03-16, 2026-03 or 2026' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cutoff-after -d 'Knowledge cutoff on or after this date' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-bench -d 'At least this good on a board (id); repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l status -d 'Lifecycle status: active, preview, deprecated, retiring, retired or withdrawn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l retiring -d 'Retired by its lab within this many days: 180d' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l kind -d 'Kind of model: chat, base, guard, reward, embedding, or all [default: chat]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l from -d 'Price recorded requests instead: JSON, JSON Lines or CSV files, plain or compressed with gzip or zstd; a directory; `claude-code` or `codex` for their logs; `-` for standard input. MODEL arguments are then models to compare with, as with --to' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l to -d 'Also price the same requests on these models; `best` picks the five best replacements for the model you spend most on' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l by -d 'Group totals by model, provider, day, month, tier, session, project, or fields of the records, such as user or metadata.team' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l since -d 'Only requests on or after this date (UTC); 30d is 30 days ago' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l until -d 'Only requests on or before this date (UTC)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l price-at -d 'Which date\'s prices to use for each request' -r -f -a "record\t'The request\'s date, if it is recorded and the price history covers it'
today\t'Today'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l threads -d 'Number of threads [default: one per core]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l routes -d 'Show every route with a price, not only the default one'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l plot -d 'Plot the costs as bars'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l no-training -d 'Only routes of providers known not to train on prompts and answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l zero-retention -d 'Only routes of providers known to keep nothing by default'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l open -d 'Only open-weight models'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l strict -d 'Fail if a line cannot be priced'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s s -l sort -d 'Sort by these columns, -desc for descending; unknown values come last [default: released-desc]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s c -l columns -d 'Columns of tables and CSV: a list, or +x,-y to change the default' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s n -l limit -d 'Maximum number of models, 0 for all [default: 20 on a terminal, else all]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l models -d 'Only these models, in this order unless --sort says otherwise' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l pareto -d 'Only Pareto-optimal models on two or three columns, e.g. cost,quality' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-monthly -d 'Maximum monthly cost in USD' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l for -d 'Workload: require what it needs, judge quality for it, price its usual traffic' -r -f -a "coding\t''
agents\t''
rag\t''
long-context\t''
vision\t''
classification\t''
extraction\t''
chat\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-quality -d 'Minimum quality index in points, for the workload if one is given' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l needs -d 'Required capabilities (unknown does not count); --help lists them' -r -f -a "vision\t''
multimodal\t''
reasoning\t''
function_calling\t''
tool_use\t''
structured_outputs\t''
code_execution\t''
prompt_caching\t''
audio_input\t''
computer_use\t''
web_search\t''
tools\t''
image\t''
images\t''
thinking\t''
functions\t''
json\t''
structured\t''
code\t''
caching\t''
audio\t''
computer\t''
search\t''
web\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-context -d 'Minimum context window in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-output -d 'Minimum output limit in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-input-price -d 'Maximum input price on the priced route, in USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-output-price -d 'Maximum output price on the priced route, in USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l provider -d 'Only models served by one of these providers (ids)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l lab -d 'Only models from these labs (ids or names)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l license -d 'License: start of an SPDX id or name, `osi` (approved) or `commercial` (use allowed)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l params -d 'Range of parameter counts, inclusive: 7b..40b, ..8b or 70b..' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l released-after -d 'Released on or after this date: 2026-03-16, 2026-03 or 2026' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cutoff-after -d 'Knowledge cutoff on or after this date' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-bench -d 'At least this good on a board (id); repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l status -d 'Lifecycle status: active, preview, deprecated, retiring, retired or withdrawn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l retiring -d 'Retired by its lab within this many days: 180d' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l kind -d 'Kind of model: chat, base, guard, reward, embedding, or all [default: chat]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l route -d 'Route to price: careful, cheapest, lab, or a provider id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l providers -d 'Price only routes of these providers (ids); `mine` for those in config.toml' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l region -d 'Only routes known to be served in this region, such as eu, us or cn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l quant -d 'Only routes known to serve weights of this precision, such as fp8 or bf16' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l list-columns -d 'List the columns and boards usable with --columns, --sort and --pareto'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l explain -d 'Show how many models each filter removed, and how many lack the data to tell'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l plot -d 'Plot the models by the first two columns of --pareto'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l open -d 'Only open-weight models'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l no-training -d 'Only routes of providers known not to train on prompts and answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l zero-retention -d 'Only routes of providers known to keep nothing by default'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l min-context -d 'Only routes known to have at least this context window' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l status -d 'Only routes with this status today' -r -f -a "active\t''
preview\t''
deprecated\t''
retiring\t''
retired\t''
withdrawn\t''
unknown\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s c -l columns -d 'Columns of the routes table: a list, or +x,-y to change the default, e.g. +id,+quant' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s n -l limit -d 'Maximum number of routes of a model (0 for all)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l region -d 'Only routes known to be served in this region, such as eu, us or cn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l quant -d 'Only routes known to serve weights of this precision, such as fp8 or bf16' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l no-training -d 'Only routes of providers known not to train on prompts and answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l zero-retention -d 'Only routes of providers known to keep nothing by default'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l for -d 'Workload: judge quality for it, require what it needs, price its usual traffic' -r -f -a "coding\t''
agents\t''
rag\t''
long-context\t''
vision\t''
classification\t''
extraction\t''
chat\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l priority -d 'What matters most' -r -f -a "quality\t'Doubling the bill must buy a third of the default quality gain'
cost\t'Doubling the bill must buy three times the default quality gain'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l worth -d 'Standard deviations of quality that doubling the bill must buy [default: 0.15]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l within -d 'Report models that retire within this period (90d, 12w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l level -d 'Exit with code 1 if a finding is at least this severe' -r -f -a "policy\t'Not allowed by the policy'
retired\t'The announced last day has passed'
withdrawn\t'No longer on its provider\'s list'
retiring\t'The announced last day is near'
deprecated\t'Deprecated by its provider'
unknown\t'Looks like a model id, but no known provider serves it'
moved\t'A `-latest` name that now points to a newer model'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l kind -d 'Report only these kinds (same values as --level)' -r -f -a "policy\t'Not allowed by the policy'
retired\t'The announced last day has passed'
withdrawn\t'No longer on its provider\'s list'
retiring\t'The announced last day is near'
deprecated\t'Deprecated by its provider'
unknown\t'Looks like a model id, but no known provider serves it'
moved\t'A `-latest` name that now points to a newer model'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l exclude -d 'Skip matching files and directories (.gitignore syntax); repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l baseline -d 'Findings listed in this file do not fail the check' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l new-since -d 'Only warn about ids whose date passed within this period (14d)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l group -d 'Group the table by file or by id' -r -f -a "file\t'Files, each with its ids'
id\t'Ids, each with its files'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l policy -d 'Check against this policy file [default: llmcmp-policy.toml, if it exists]' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l strict-paths -d 'Report ids in tests, fixtures, migrations, recordings and price tables like those in code'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l write-baseline -d 'Write the findings to the --baseline file and exit with code 0'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l fix-plan -d 'Write a Markdown migration plan (each id with its locations, end date and replacement) and exit with code 0'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l allow-unreadable -d 'Do not fail on files that cannot be read'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l mentions -d 'Also report ids in prose, comments and change logs, as notes'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l kind -d 'Only these kinds of changes' -r -f -a "models\t'A model was added, removed or renamed'
lifecycle\t'A route was deprecated or withdrawn, or its retirement date changed'
price\t'A rate of a route, or the monthly cost on the default route'
limits\t'A context window or output limit'
capabilities\t'A capability'
routes\t'A route was added or removed'
facts\t'Any other fact of a model'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l lab -d 'Only models of these labs (ids)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l provider -d 'Only routes of these providers (ids)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l model -d 'Only this model' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l min-change -d 'Hide smaller changes of numbers' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s n -l limit -d 'Maximum rows per section in tables (0 for all)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l exit-code -d 'Exit with code 1 if there are changes'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l explain -d 'Show the source and date of every value, and where sources disagree'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l full -d 'Show all routes and all scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l bill -d 'Infer the traffic from MODEL\'s monthly bill (e.g. 4k) and price everything at it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l keep -d 'Require only these of MODEL\'s capabilities, e.g. vision,tools' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l min-context -d 'Minimum context window [default: that of MODEL]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s n -l limit -d 'Maximum number of models (0 for all)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l for -d 'Workload: judge quality for it, require what it needs, price its usual traffic' -r -f -a "coding\t''
agents\t''
rag\t''
long-context\t''
vision\t''
classification\t''
extraction\t''
chat\t''"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l priority -d 'What matters most' -r -f -a "quality\t'Doubling the bill must buy a third of the default quality gain'
cost\t'Doubling the bill must buy three times the default quality gain'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l worth -d 'Standard deviations of quality that doubling the bill must buy [default: 0.15]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l route -d 'Route to price: careful, cheapest, lab, or a provider id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l providers -d 'Price only routes of these providers (ids); `mine` for those in config.toml' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l region -d 'Only routes known to be served in this region, such as eu, us or cn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l quant -d 'Only routes known to serve weights of this precision, such as fp8 or bf16' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cheaper -d 'Only models that cost less for this traffic'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l same-provider -d 'Only models served by one of MODEL\'s providers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l open -d 'Only open-weight models'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l no-training -d 'Only routes of providers known not to train on prompts and answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l zero-retention -d 'Only routes of providers known to keep nothing by default'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l provider -d 'Only routes of these providers (ids) [default: each model\'s own lab]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l since -d 'Only changes since this date, starting with the price on that date; 6m is six months ago' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -s t -l tokens -d 'Tokens per month, input/output [default: 800M/250M]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l traffic -d 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l requests -d 'Number of requests, all of one size; enables price tiers by request size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l per -d 'Period of --requests [default: month]' -r -f -a "day\t'Per day; a month has 365/12 days'
month\t'Per month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l input -d 'Input tokens per request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l output -d 'Output tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l cache-hit -d 'Share of input read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l cache-write -d 'Share of input written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l cache-ttl -d 'Cache lifetime [default: 5m]' -r -f -a "5m\t'Five minutes'
1h\t'One hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l batch -d 'Share of requests sent as batch' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l peak -d 'Share of requests in peak hours, for providers with peak rates [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l reasoning -d 'Reasoning tokens: a multiple of the output, or tokens per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l tier -d 'Service tier of requests outside batch' -r -f -a "standard\t'Standard service'
flex\t'Slower and cheaper'
priority\t'Faster and more expensive'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l growth -d 'Traffic growth per month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l months -d 'Number of months to total [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l token-factor -d 'Multiply a model\'s tokens, for a less efficient tokenizer; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l discount -d 'Discount on a provider\'s list prices; repeatable' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l assume -d 'What to assume for unknown rates' -r -f -a "nothing\t'Nothing: the cost is unknown'
full-price\t'The full price: cached input as uncached, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l all -d 'Show every route with past prices'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l plot -d 'Plot the monthly cost over time'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand history" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -f -a "prices" -d 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -f -a "catalog" -d 'Export the catalog as JSON in another tool\'s format'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -f -a "sql" -d 'Print a SQL query that prices a usage table using the price table'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and not __fish_seen_subcommand_from prices catalog sql help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l as-of -d 'Use the prices on record for this past date; 6m is six months ago' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l history -d 'Include past prices with the dates they were valid'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from prices" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l as -d 'Target tool' -r -f -a "litellm\t'`LiteLLM`: `model_prices_and_context_window.json`'
models.dev\t'models.dev: `api.json`'
openrouter\t'`OpenRouter`: the response of `/api/v1/models`'
genai-prices\t'genai-prices: `data.json`'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from catalog" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l dialect -d 'Database' -r -f -a "duckdb\t'`DuckDB`'
clickhouse\t'`ClickHouse`'
bigquery\t'`BigQuery`'
spark\t'Spark SQL, Databricks'
snowflake\t'Snowflake'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l table -d 'Usage table, one row per request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l prices -d 'Price table, loaded from `export prices`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l map -d 'Columns of the usage table: model, input (all input, cached or not), cached, written (for 5 minutes), `written_1h`, output, mode, provider, day (for a price table with history); each may be an SQL expression' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from sql" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "prices" -d 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "catalog" -d 'Export the catalog as JSON in another tool\'s format'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "sql" -d 'Print a SQL query that prices a usage table using the price table'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand export; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l from -d 'Update from a directory of snapshots, the catalog file of another machine, or the base URL of a mirror' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l as-of -d 'Date of the snapshots in a directory [default: today]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l ca-file -d 'Trust the certificate authorities in this PEM file [default: `SSL_CERT_FILE` or `SSL_CERT_DIR`, else the system\'s]' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l timeout -d 'Timeout per download in seconds' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l retries -d 'Retries after transient failures' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l check -d 'Write nothing; exit with code 1 if an update would change anything'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l dry-run -d 'Write nothing; show what would change'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l require-all -d 'Write nothing unless every source was renewed'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand pick" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand mcp" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "import" -d 'Import snapshots of public sources into a catalog directory, all or nothing'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "correct" -d 'Correct a price, date or limit: writes the curated file and its source'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "validate" -d 'Check a catalog directory and report every problem with file and field'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "stats" -d 'Count models, routes, prices and scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "path" -d 'Show each data layer: path, date, and which one is in use'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "reset" -d 'Remove updated data, or restore the previous update'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import correct validate stats path reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l from -d 'Directory of snapshots, one subdirectory per source' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l to -d 'Catalog directory, including the curated files' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l report -d 'Write skipped rows and reasons to this JSON file' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l url -d 'Page that states the values' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l as-of -d 'Date you read the page [default: today]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l to -d 'Catalog directory [default: --catalog, or `catalog`]' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l input -d 'Input price, USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l output -d 'Output price, USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l cache-read -d 'Price of cached input, USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l cache-write -d 'Price of writing to the cache for about 5 minutes, USD per million tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l retires-on -d 'Announced last day of service' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l id -d 'The provider\'s id for the model' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l variant -d 'Variant of the route, such as `fast` or `batch`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l region -d 'Region of the route' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l host -d 'Host behind a gateway' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l context -d 'Context window in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l max-output -d 'Output limit in tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l released -d 'First day of public availability' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l cutoff -d 'Knowledge cutoff' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l new -d 'Add a route that the catalog does not have'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from correct" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l previous -d 'Restore the previous update'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "import" -d 'Import snapshots of public sources into a catalog directory, all or nothing'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "correct" -d 'Correct a price, date or limit: writes the curated file and its source'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "validate" -d 'Check a catalog directory and report every problem with file and field'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Count models, routes, prices and scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "path" -d 'Show each data layer: path, date, and which one is in use'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Remove updated data, or restore the previous update'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l format -d 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]' -r -f -a "table\t'Aligned columns for people'
json\t'The full report as one JSON value'
jsonl\t'The main rows, one JSON object per line'
csv\t'The main rows for spreadsheets, with JSON keys as header'
markdown\t'Markdown for pull requests and wikis'
html\t'Self-contained HTML page'
sarif\t'SARIF 2.1.0 for code scanning (`check` only)'
github\t'GitHub Actions annotations (`check` only)'
parquet\t'Parquet (`export prices` only)'
sql\t'SQL statements that create and fill a table (`export prices` only)'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l jq -d 'Filter the JSON output with a jq expression; strings are printed raw' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l fields -d 'Only these fields of each row, named as in `--format csv`' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -s o -l output-file -d 'Write to a file atomically (`-` for standard output)' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l color -d 'When to use colors' -r -f -a "auto\t'Use colors on a terminal, unless the environment says otherwise'
always\t'Always use colors'
never\t'Never use colors'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l catalog -d 'Read the catalog in this directory instead of the built-in and updated data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l max-age -d 'Exit with code 4 if the data is older than this (14d, 2w)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l json -d 'Output JSON, same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l ascii -d 'Use only ASCII in tables and Markdown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l no-pager -d 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l exact -d 'Match model names exactly'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "compare" -d 'Compare two to eight models, with a verdict'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "cost" -d 'Estimate monthly cost, cheapest model first'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "list" -d 'Filter and sort models, choose columns, find Pareto-optimal ones'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "providers" -d 'List providers, or the routes and prices of given models'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "faq" -d 'Answer common questions about two models'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "check" -d 'Find retired, retiring, unknown and disallowed models in code'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "diff" -d 'Show what changed between two catalogs'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "show" -d 'Show one model: every fact, route and score, and what is unknown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "alternatives" -d 'Find replacements for a model, best first'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "history" -d 'Show dated price changes and what they do to a monthly bill'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "sources" -d 'List data sources with license, credit, date and fact count'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "export" -d 'Export prices, and SQL to price a usage table with them'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "update" -d 'Download newer data; the only command that uses the network'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "config" -d 'Show the current settings and where each comes from'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "pick" -d 'Pick models from a list with a live preview'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "mcp" -d 'Serve coding agents over the Model Context Protocol (MCP)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "catalog" -d 'Inspect, validate and import catalog data'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "completions" -d 'Print a shell completion script'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives history sources export update config pick mcp catalog completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "prices" -d 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "catalog" -d 'Export the catalog as JSON in another tool\'s format'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from export" -f -a "sql" -d 'Print a SQL query that prices a usage table using the price table'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "import" -d 'Import snapshots of public sources into a catalog directory, all or nothing'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "correct" -d 'Correct a price, date or limit: writes the curated file and its source'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "validate" -d 'Check a catalog directory and report every problem with file and field'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "stats" -d 'Count models, routes, prices and scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "path" -d 'Show each data layer: path, date, and which one is in use'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and __fish_seen_subcommand_from catalog" -f -a "reset" -d 'Remove updated data, or restore the previous update'
