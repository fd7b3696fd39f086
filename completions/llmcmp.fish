# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_llmcmp_global_optspecs
    string join \n json format= o/output-file= ascii color= exact catalog= max-age= h/help V/version
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

complete -c llmcmp -n "__fish_llmcmp_needs_command" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -s V -l version -d 'Print version'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "compare" -d 'Compare two to eight models and say which to pick, and why'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "cost" -d 'What a month of traffic costs, cheapest model first'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "list" -d 'Models that have what you need: filters, order, columns, and which no other beats'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "providers" -d 'All providers, or the routes of models with prices, sources and dates'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "faq" -d 'The questions people ask of two models, answered from values'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "check" -d 'Model ids in source trees that are retired, retiring, deprecated, unknown or against a policy'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "diff" -d 'What changed between two catalogs: models, prices, limits, capabilities, retirements'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "show" -d 'One model: every fact, route and score, and what is unknown'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "alternatives" -d 'Which models may take the place of one, best first'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "sources" -d 'Where the data comes from: licence, credit, date and number of facts of each source'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "update" -d 'Fetch the newest prices, models and retirements; the only command that uses the network'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "config" -d 'The settings in force, and where each comes from'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "catalog" -d 'The data: what it holds, whether a folder of it is right, and importing snapshots'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "completions" -d 'Print the completion script of a shell: commands and options'
complete -c llmcmp -n "__fish_llmcmp_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l route -d 'Which route is priced: careful, cheapest, lab, or a provider\'s id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l providers -d 'Price only routes of these providers, by id; `mine`: those of the settings' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l for -d 'What the models are wanted for: its boards count, its needs exclude, its signals weigh double' -r -f -a "coding\t'Writing and changing code'
agents\t'Long tasks with tools'
rag\t'Answers from retrieved documents'
long-context\t'Reading very long inputs'
vision\t'Understanding images'
classification\t'Sorting texts'
extraction\t'Pulling data out of texts'
chat\t'Conversation'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l priority -d 'Signals that weigh double' -r -f -a "quality\t'Scores'
cost\t'The monthly amount'
context\t'The window'
capabilities\t'What one can and the other cannot'
availability\t'Providers'
recency\t'Release'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l section -d 'Show these sections only' -r -f -a "verdict\t'The pick and why'
summary\t'Who the models are'
scorecard\t'What matters most, a row each'
tradeoffs\t'What speaks for each'
cost\t'What a month costs'
switching\t'What breaks on the way'
specs\t'Specifications'
capabilities\t'Yes, no, unknown'
pricing\t'Rates of the priced routes'
providers\t'Every provider\'s price'
benchmarks\t'Scores'
deep-dive\t'Three paragraphs'
faq\t'Questions and answers'
next\t'Commands to run next'
evidence\t'Sources and disagreements'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s t -l tokens -d 'Tokens a month, input/output; 800M/250M where nothing is said' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l traffic -d 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l requests -d 'How many requests, all of one size; tiers then hold for that size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l per -d 'What --requests counts by [default: month]' -r -f -a "day\t'A day; a month has 365/12 of them'
month\t'A month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l input -d 'Input tokens of one request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l output -d 'Output tokens of one request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-hit -d 'Share of the input that is read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-write -d 'Share of the input that is written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l cache-ttl -d 'How long the cache keeps what is written [default: 5m]' -r -f -a "5m\t'About five minutes'
1h\t'An hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l batch -d 'Share of the requests that may wait a day' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l peak -d 'Share of the requests in the peak hours of providers that have them [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l reasoning -d 'Hidden output of models that reason: a multiple of the output, or tokens a request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l tier -d 'The service of requests that are not in batch' -r -f -a "standard\t'The ordinary one'
flex\t'Slower and cheaper'
priority\t'Faster and dearer'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l growth -d 'Growth from month to month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l months -d 'How many months to add up [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l token-factor -d 'A model whose tokenizer makes so many times the tokens of this text; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l discount -d 'A negotiated discount on the list prices of a provider, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l assume -d 'What stands in for a rate that no source states' -r -f -a "nothing\t'Nothing: there is no amount'
full-price\t'The full price: cached input as fresh input, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -l full -d 'Show every section'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand compare" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l route -d 'Which route is priced: careful, cheapest, lab, or a provider\'s id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l providers -d 'Price only routes of these providers, by id; `mine`: those of the settings' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s n -l limit -d 'At most this many models; 0 for all' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-monthly -d 'The most that a month may cost, in USD; exit code 1 when nothing fits' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l sweep -d 'Move a part of the traffic, such as output=100..4k, requests=10k..1M, cache-hit=0%..90%' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l steps -d 'How many values of the sweep to show' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l self-host -d 'Hardware of one\'s own: what it costs by the hour or month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l tps -d 'Its tokens a second at full load, input and output together' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l util -d 'The share of its full load that the traffic makes of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l currency -d 'Show amounts in this currency; JSON stays in USD' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l rate -d 'How much of that currency a dollar is' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l needs -d 'Capabilities that it is known to have; --help names them' -r -f -a "vision\t''
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
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-context -d 'Context window of at least so many tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-output -d 'Answers of at least so many tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-input-price -d 'Input of at most so many USD per million tokens on the priced route' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l max-output-price -d 'Output of at most so many USD per million tokens on the priced route' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l provider -d 'Served by one of these providers, by id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l lab -d 'Made by one of these labs, by id or name' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l license -d 'A licence: the beginning of an SPDX id or a name, `osi` (approved) or `commercial` (use allowed)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l params -d 'Weights from..to, both included: 7b..40b, ..8b or 70b..' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l released-after -d 'Released on this day or later: 2026-03-16, 2026-03 or 2026' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cutoff-after -d 'Trained on data of this day or later' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l min-bench -d 'At least as good as a score on a board, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l status -d 'Where it stands on the day: active, preview, deprecated, retiring, retired or withdrawn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l retiring -d 'Ended by its lab within so many days: 180d' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l kind -d 'What it is for: chat, base, guard, reward, embedding, or all [default: chat]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s t -l tokens -d 'Tokens a month, input/output; 800M/250M where nothing is said' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l traffic -d 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l requests -d 'How many requests, all of one size; tiers then hold for that size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l per -d 'What --requests counts by [default: month]' -r -f -a "day\t'A day; a month has 365/12 of them'
month\t'A month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l input -d 'Input tokens of one request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l output -d 'Output tokens of one request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-hit -d 'Share of the input that is read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-write -d 'Share of the input that is written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l cache-ttl -d 'How long the cache keeps what is written [default: 5m]' -r -f -a "5m\t'About five minutes'
1h\t'An hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l batch -d 'Share of the requests that may wait a day' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l peak -d 'Share of the requests in the peak hours of providers that have them [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l reasoning -d 'Hidden output of models that reason: a multiple of the output, or tokens a request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l tier -d 'The service of requests that are not in batch' -r -f -a "standard\t'The ordinary one'
flex\t'Slower and cheaper'
priority\t'Faster and dearer'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l growth -d 'Growth from month to month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l months -d 'How many months to add up [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l token-factor -d 'A model whose tokenizer makes so many times the tokens of this text; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l discount -d 'A negotiated discount on the list prices of a provider, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l assume -d 'What stands in for a rate that no source states' -r -f -a "nothing\t'Nothing: there is no amount'
full-price\t'The full price: cached input as fresh input, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l from -d 'Price the requests recorded in these files instead: one JSON object a line, as it is or packed with gzip or zstd; - for standard input. Models named are those to compare with, as by --to' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l to -d 'Models that the same requests might go to' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l by -d 'What to total by: model, provider, day, month, tier, or fields of the records, such as user or metadata.team' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l threads -d 'Threads [default: one a core]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l routes -d 'Every route with a price, not only the one to budget with'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l plot -d 'Draw the amounts as bars'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l open -d 'Open weights'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -l strict -d 'Fail when a line cannot be priced'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand cost" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l needs -d 'Capabilities that it is known to have; --help names them' -r -f -a "vision\t''
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
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-context -d 'Context window of at least so many tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-output -d 'Answers of at least so many tokens' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-input-price -d 'Input of at most so many USD per million tokens on the priced route' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-output-price -d 'Output of at most so many USD per million tokens on the priced route' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l provider -d 'Served by one of these providers, by id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l lab -d 'Made by one of these labs, by id or name' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l license -d 'A licence: the beginning of an SPDX id or a name, `osi` (approved) or `commercial` (use allowed)' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l params -d 'Weights from..to, both included: 7b..40b, ..8b or 70b..' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l released-after -d 'Released on this day or later: 2026-03-16, 2026-03 or 2026' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cutoff-after -d 'Trained on data of this day or later' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l min-bench -d 'At least as good as a score on a board, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l status -d 'Where it stands on the day: active, preview, deprecated, retiring, retired or withdrawn' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l retiring -d 'Ended by its lab within so many days: 180d' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l kind -d 'What it is for: chat, base, guard, reward, embedding, or all [default: chat]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s s -l sort -d 'Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s c -l columns -d 'Columns of tables and CSV: a list of them, or +x and -y to change the usual ones' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s n -l limit -d 'At most this many models; 0 for all' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l pareto -d 'Only models that no other beats on all of two or three columns: cost,quality' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l max-monthly -d 'A month of the traffic for at most so many USD' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l route -d 'Which route is priced: careful, cheapest, lab, or a provider\'s id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l providers -d 'Price only routes of these providers, by id; `mine`: those of the settings' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s t -l tokens -d 'Tokens a month, input/output; 800M/250M where nothing is said' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l traffic -d 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l requests -d 'How many requests, all of one size; tiers then hold for that size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l per -d 'What --requests counts by [default: month]' -r -f -a "day\t'A day; a month has 365/12 of them'
month\t'A month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l input -d 'Input tokens of one request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l output -d 'Output tokens of one request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-hit -d 'Share of the input that is read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-write -d 'Share of the input that is written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l cache-ttl -d 'How long the cache keeps what is written [default: 5m]' -r -f -a "5m\t'About five minutes'
1h\t'An hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l batch -d 'Share of the requests that may wait a day' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l peak -d 'Share of the requests in the peak hours of providers that have them [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l reasoning -d 'Hidden output of models that reason: a multiple of the output, or tokens a request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l tier -d 'The service of requests that are not in batch' -r -f -a "standard\t'The ordinary one'
flex\t'Slower and cheaper'
priority\t'Faster and dearer'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l growth -d 'Growth from month to month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l months -d 'How many months to add up [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l token-factor -d 'A model whose tokenizer makes so many times the tokens of this text; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l discount -d 'A negotiated discount on the list prices of a provider, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l assume -d 'What stands in for a rate that no source states' -r -f -a "nothing\t'Nothing: there is no amount'
full-price\t'The full price: cached input as fresh input, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l open -d 'Open weights'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l list-columns -d 'List the columns, which are also the keys of --sort and --pareto, and the boards'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l explain -d 'Tell how many models each filter removed, and of how many its value is unknown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -l plot -d 'Draw the models in the plane of the first two columns of --pareto'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand providers" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s t -l tokens -d 'Tokens a month, input/output; 800M/250M where nothing is said' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l traffic -d 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l requests -d 'How many requests, all of one size; tiers then hold for that size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l per -d 'What --requests counts by [default: month]' -r -f -a "day\t'A day; a month has 365/12 of them'
month\t'A month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l input -d 'Input tokens of one request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l output -d 'Output tokens of one request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-hit -d 'Share of the input that is read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-write -d 'Share of the input that is written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l cache-ttl -d 'How long the cache keeps what is written [default: 5m]' -r -f -a "5m\t'About five minutes'
1h\t'An hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l batch -d 'Share of the requests that may wait a day' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l peak -d 'Share of the requests in the peak hours of providers that have them [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l reasoning -d 'Hidden output of models that reason: a multiple of the output, or tokens a request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l tier -d 'The service of requests that are not in batch' -r -f -a "standard\t'The ordinary one'
flex\t'Slower and cheaper'
priority\t'Faster and dearer'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l growth -d 'Growth from month to month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l months -d 'How many months to add up [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l token-factor -d 'A model whose tokenizer makes so many times the tokens of this text; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l discount -d 'A negotiated discount on the list prices of a provider, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l assume -d 'What stands in for a rate that no source states' -r -f -a "nothing\t'Nothing: there is no amount'
full-price\t'The full price: cached input as fresh input, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand faq" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l within -d 'How far ahead an announced last day is near: 90d, 12w' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l level -d 'End with code 1 when something at least this grave is found' -r -f -a "policy\t'Against the policy'
retired\t'The announced last day has passed'
withdrawn\t'It left the provider\'s list'
retiring\t'The announced last day is near'
deprecated\t'Its provider advises against it'
unknown\t'It looks like an id and nobody is known to serve it'
moved\t'It points to the newest of a line, and that has changed'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l kind -d 'Report these kinds only' -r -f -a "policy\t'Against the policy'
retired\t'The announced last day has passed'
withdrawn\t'It left the provider\'s list'
retiring\t'The announced last day is near'
deprecated\t'Its provider advises against it'
unknown\t'It looks like an id and nobody is known to serve it'
moved\t'It points to the newest of a line, and that has changed'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l policy -d 'Hold what is used against this policy; without it, llmcmp-policy.toml of this folder if there is one' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -l mentions -d 'Also report ids in prose, comments and change logs, as notes'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l kind -d 'Changes of these kinds only' -r -f -a "models\t'A model came, went or has another id'
lifecycle\t'A route deprecated, its last day set or moved, withdrawn'
price\t'A rate of a route, or the month on the route that a careful buyer budgets with'
limits\t'A window or a longest answer'
capabilities\t'What a model can do'
routes\t'A route came or went'
facts\t'Any other fact of a model'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l lab -d 'Models of these labs only, by id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l provider -d 'Routes of these providers only, by id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l model -d 'This model only: a name or an id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l min-change -d 'Leave out changes of numbers that are smaller' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s n -l limit -d 'At most this many rows a section in tables; 0 for all' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -l exit-code -d 'End with code 1 when anything is left to show'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l explain -d 'Show the source and the date of every value, and who says otherwise'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -l full -d 'Show all routes and all scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand show" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l route -d 'Which route is priced: careful, cheapest, lab, or a provider\'s id' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l providers -d 'Price only routes of these providers, by id; `mine`: those of the settings' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l keep -d 'Keep only these capabilities, not all of MODEL\'s: vision, tools, reasoning …' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l min-context -d 'Keep a window of this many tokens, not MODEL\'s own' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s n -l limit -d 'At most this many; 0 for all' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s t -l tokens -d 'Tokens a month, input/output; 800M/250M where nothing is said' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l traffic -d 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l requests -d 'How many requests, all of one size; tiers then hold for that size' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l per -d 'What --requests counts by [default: month]' -r -f -a "day\t'A day; a month has 365/12 of them'
month\t'A month'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l input -d 'Input tokens of one request, cached or not' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l output -d 'Output tokens of one request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-hit -d 'Share of the input that is read from the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-write -d 'Share of the input that is written to the cache' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cache-ttl -d 'How long the cache keeps what is written [default: 5m]' -r -f -a "5m\t'About five minutes'
1h\t'An hour'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l batch -d 'Share of the requests that may wait a day' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l peak -d 'Share of the requests in the peak hours of providers that have them [default: 0%]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l reasoning -d 'Hidden output of models that reason: a multiple of the output, or tokens a request' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l tier -d 'The service of requests that are not in batch' -r -f -a "standard\t'The ordinary one'
flex\t'Slower and cheaper'
priority\t'Faster and dearer'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l growth -d 'Growth from month to month' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l months -d 'How many months to add up [default with --growth: 12]' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l token-factor -d 'A model whose tokenizer makes so many times the tokens of this text; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l discount -d 'A negotiated discount on the list prices of a provider, by its id; may be repeated' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l assume -d 'What stands in for a rate that no source states' -r -f -a "nothing\t'Nothing: there is no amount'
full-price\t'The full price: cached input as fresh input, batch, flex and priority at standard rates'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l cheaper -d 'Only models that cost less at this traffic'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l same-provider -d 'Only models on a provider that serves MODEL'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -l open -d 'Only models with open weights'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand alternatives" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand sources" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l from -d 'Take this instead of the live addresses: a folder of snapshots, a catalog file that another machine updated, or the base address of a mirror' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l as-of -d 'The day of the snapshots in a folder; today without it' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l timeout -d 'Seconds for the answer of one address' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l retries -d 'Attempts after a failure that may pass' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l check -d 'Write nothing; exit with code 1 when an update would change anything'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -l dry-run -d 'Write nothing; show what would change'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand config" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "import" -d 'Write snapshots of public sources into a catalog folder, all of it or nothing'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "validate" -d 'Check a catalog folder: every problem with file, field and what would be right'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "stats" -d 'Count models, routes, prices and scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "path" -d 'Where each layer of the data is, how old it is, and which one answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "reset" -d 'Go back to the built-in data, or to the update before the last'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and not __fish_seen_subcommand_from import validate stats path reset help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l from -d 'The folder of snapshots, one folder a source' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l to -d 'The catalog folder, with the tables kept by hand' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l report -d 'Also write what was left out and why, row by row, to this JSON file' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from validate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from stats" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from path" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l previous -d 'Put the last good update before the present one back'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from reset" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "import" -d 'Write snapshots of public sources into a catalog folder, all of it or nothing'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "validate" -d 'Check a catalog folder: every problem with file, field and what would be right'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "stats" -d 'Count models, routes, prices and scores'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "path" -d 'Where each layer of the data is, how old it is, and which one answers'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "reset" -d 'Go back to the built-in data, or to the update before the last'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand catalog; and __fish_seen_subcommand_from help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l format -d 'The form of the output; without it the one of the file\'s ending, then `LLMCMP_FORMAT`, then a table' -r -f -a "table\t'For people'
json\t'For scripts: one value with everything'
jsonl\t'For scripts: the main rows, one JSON object a line'
csv\t'For spreadsheets: the main rows, keys of the JSON form on top'
markdown\t'For pull requests and wikis'
sarif\t'For code scanning: SARIF 2.1.0; `check` only'
github\t'For GitHub\'s workflows: annotations; `check` only'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -s o -l output-file -d 'Write to this file, whole or not at all; `-` is standard output' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l color -d 'When to use colour' -r -f -a "auto\t'On a terminal, unless the environment says otherwise'
always\t'Always'
never\t'Never'"
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l catalog -d 'Read this catalog folder instead of the built-in, updated and own data' -r -F
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l max-age -d 'Answer only from data at most this old: 14d, 2w; else exit with code 4' -r
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l json -d 'Write JSON for scripts: the same as --format json'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l ascii -d 'Keep tables and Markdown to ASCII'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -l exact -d 'Take a model\'s name only as its id or display name, letter for letter'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "compare" -d 'Compare two to eight models and say which to pick, and why'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "cost" -d 'What a month of traffic costs, cheapest model first'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "list" -d 'Models that have what you need: filters, order, columns, and which no other beats'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "providers" -d 'All providers, or the routes of models with prices, sources and dates'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "faq" -d 'The questions people ask of two models, answered from values'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "check" -d 'Model ids in source trees that are retired, retiring, deprecated, unknown or against a policy'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "diff" -d 'What changed between two catalogs: models, prices, limits, capabilities, retirements'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "show" -d 'One model: every fact, route and score, and what is unknown'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "alternatives" -d 'Which models may take the place of one, best first'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "sources" -d 'Where the data comes from: licence, credit, date and number of facts of each source'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "update" -d 'Fetch the newest prices, models and retirements; the only command that uses the network'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "config" -d 'The settings in force, and where each comes from'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "catalog" -d 'The data: what it holds, whether a folder of it is right, and importing snapshots'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "completions" -d 'Print the completion script of a shell: commands and options'
complete -c llmcmp -n "__fish_llmcmp_using_subcommand help; and not __fish_seen_subcommand_from compare cost list providers faq check diff show alternatives sources update config catalog completions help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
