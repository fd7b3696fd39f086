
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'llmcmp' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'llmcmp'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'llmcmp' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two to eight models, with a verdict')
            [CompletionResult]::new('cost', 'cost', [CompletionResultType]::ParameterValue, 'Estimate monthly cost, cheapest model first')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Filter and sort models, choose columns, find Pareto-optimal ones')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'List providers, or the routes and prices of given models')
            [CompletionResult]::new('faq', 'faq', [CompletionResultType]::ParameterValue, 'Answer common questions about two models')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find retired, retiring, unknown and disallowed models in code')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what changed between two catalogs')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one model: every fact, route and score, and what is unknown')
            [CompletionResult]::new('alternatives', 'alternatives', [CompletionResultType]::ParameterValue, 'Find replacements for a model, best first')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show dated price changes and what they do to a monthly bill')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'List data sources with license, credit, date and fact count')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export prices, and SQL to price a usage table with them')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Download newer data; the only command that uses the network')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the current settings and where each comes from')
            [CompletionResult]::new('pick', 'pick', [CompletionResultType]::ParameterValue, 'Pick models from a list with a live preview')
            [CompletionResult]::new('mcp', 'mcp', [CompletionResultType]::ParameterValue, 'Serve coding agents over the Model Context Protocol (MCP)')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'Inspect, validate and import catalog data')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;compare' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Use the prices on record for this past date; 6m is six months ago')
            [CompletionResult]::new('--bill', '--bill', [CompletionResultType]::ParameterName, 'Infer the traffic from the first model''s monthly bill (e.g. 4k) and price everything at it')
            [CompletionResult]::new('--section', '--section', [CompletionResultType]::ParameterName, 'Show these sections only')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Workload: judge quality for it, require what it needs, price its usual traffic')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'What matters most')
            [CompletionResult]::new('--worth', '--worth', [CompletionResultType]::ParameterName, 'Standard deviations of quality that doubling the bill must buy [default: 0.15]')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Route to price: careful, cheapest, lab, or a provider id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers (ids); `mine` for those in config.toml')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Only routes known to be served in this region, such as eu, us or cn')
            [CompletionResult]::new('--quant', '--quant', [CompletionResultType]::ParameterName, 'Only routes known to serve weights of this precision, such as fp8 or bf16')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show every section')
            [CompletionResult]::new('--no-training', '--no-training', [CompletionResultType]::ParameterName, 'Only routes of providers known not to train on prompts and answers')
            [CompletionResult]::new('--zero-retention', '--zero-retention', [CompletionResultType]::ParameterName, 'Only routes of providers known to keep nothing by default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;cost' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Use the prices on record for this past date; 6m is six months ago')
            [CompletionResult]::new('--bill', '--bill', [CompletionResultType]::ParameterName, 'Infer the traffic from the first model''s monthly bill (e.g. 4k) and price everything at it')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum number of models (0 for all)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum number of models (0 for all)')
            [CompletionResult]::new('--max-monthly', '--max-monthly', [CompletionResultType]::ParameterName, 'Maximum monthly cost in USD; exit with code 1 if no model is within it')
            [CompletionResult]::new('--sweep', '--sweep', [CompletionResultType]::ParameterName, 'Vary a part of the traffic, e.g. output=100..4k, requests=10k..1M, cache-hit=0%..90%')
            [CompletionResult]::new('--steps', '--steps', [CompletionResultType]::ParameterName, 'Number of sweep values to show')
            [CompletionResult]::new('--self-host', '--self-host', [CompletionResultType]::ParameterName, 'Compare with self-hosting: price of a machine per hour or month')
            [CompletionResult]::new('--tps', '--tps', [CompletionResultType]::ParameterName, 'Tokens per second of the machine at full load, input and output together')
            [CompletionResult]::new('--util', '--util', [CompletionResultType]::ParameterName, 'Utilization of the machine')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'Show costs in this currency (JSON stays in USD)')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'Exchange rate: units of the currency per USD')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Route to price: careful, cheapest, lab, or a provider id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers (ids); `mine` for those in config.toml')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Only routes known to be served in this region, such as eu, us or cn')
            [CompletionResult]::new('--quant', '--quant', [CompletionResultType]::ParameterName, 'Only routes known to serve weights of this precision, such as fp8 or bf16')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Workload: require what it needs, judge quality for it, price its usual traffic')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Minimum quality index in points, for the workload if one is given')
            [CompletionResult]::new('--needs', '--needs', [CompletionResultType]::ParameterName, 'Required capabilities (unknown does not count); --help lists them')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Minimum context window in tokens')
            [CompletionResult]::new('--min-output', '--min-output', [CompletionResultType]::ParameterName, 'Minimum output limit in tokens')
            [CompletionResult]::new('--max-input-price', '--max-input-price', [CompletionResultType]::ParameterName, 'Maximum input price on the priced route, in USD per million tokens')
            [CompletionResult]::new('--max-output-price', '--max-output-price', [CompletionResultType]::ParameterName, 'Maximum output price on the priced route, in USD per million tokens')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only models served by one of these providers (ids)')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Only models from these labs (ids or names)')
            [CompletionResult]::new('--license', '--license', [CompletionResultType]::ParameterName, 'License: start of an SPDX id or name, `osi` (approved) or `commercial` (use allowed)')
            [CompletionResult]::new('--params', '--params', [CompletionResultType]::ParameterName, 'Range of parameter counts, inclusive: 7b..40b, ..8b or 70b..')
            [CompletionResult]::new('--released-after', '--released-after', [CompletionResultType]::ParameterName, 'Released on or after this date: 2026-03-16, 2026-03 or 2026')
            [CompletionResult]::new('--cutoff-after', '--cutoff-after', [CompletionResultType]::ParameterName, 'Knowledge cutoff on or after this date')
            [CompletionResult]::new('--min-bench', '--min-bench', [CompletionResultType]::ParameterName, 'At least this good on a board (id); repeatable')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Lifecycle status: active, preview, deprecated, retiring, retired or withdrawn')
            [CompletionResult]::new('--retiring', '--retiring', [CompletionResultType]::ParameterName, 'Retired by its lab within this many days: 180d')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of model: chat, base, guard, reward, embedding, or all [default: chat]')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Price recorded requests instead: JSON, JSON Lines or CSV files, plain or compressed with gzip or zstd; a directory; `claude-code` or `codex` for their logs; `-` for standard input. MODEL arguments are then models to compare with, as with --to')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Also price the same requests on these models; `best` picks the five best replacements for the model you spend most on')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'Group totals by model, provider, day, month, tier, session, project, or fields of the records, such as user or metadata.team')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only requests on or after this date (UTC); 30d is 30 days ago')
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'Only requests on or before this date (UTC)')
            [CompletionResult]::new('--price-at', '--price-at', [CompletionResultType]::ParameterName, 'Which date''s prices to use for each request')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Number of threads [default: one per core]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--routes', '--routes', [CompletionResultType]::ParameterName, 'Show every route with a price, not only the default one')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Plot the costs as bars')
            [CompletionResult]::new('--no-training', '--no-training', [CompletionResultType]::ParameterName, 'Only routes of providers known not to train on prompts and answers')
            [CompletionResult]::new('--zero-retention', '--zero-retention', [CompletionResultType]::ParameterName, 'Only routes of providers known to keep nothing by default')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only open-weight models')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail if a line cannot be priced')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;list' {
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Sort by these columns, -desc for descending; unknown values come last [default: released-desc]')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Sort by these columns, -desc for descending; unknown values come last [default: released-desc]')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Columns of tables and CSV: a list, or +x,-y to change the default')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns of tables and CSV: a list, or +x,-y to change the default')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum number of models, 0 for all [default: 20 on a terminal, else all]')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum number of models, 0 for all [default: 20 on a terminal, else all]')
            [CompletionResult]::new('--models', '--models', [CompletionResultType]::ParameterName, 'Only these models, in this order unless --sort says otherwise')
            [CompletionResult]::new('--pareto', '--pareto', [CompletionResultType]::ParameterName, 'Only Pareto-optimal models on two or three columns, e.g. cost,quality')
            [CompletionResult]::new('--max-monthly', '--max-monthly', [CompletionResultType]::ParameterName, 'Maximum monthly cost in USD')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Workload: require what it needs, judge quality for it, price its usual traffic')
            [CompletionResult]::new('--min-quality', '--min-quality', [CompletionResultType]::ParameterName, 'Minimum quality index in points, for the workload if one is given')
            [CompletionResult]::new('--needs', '--needs', [CompletionResultType]::ParameterName, 'Required capabilities (unknown does not count); --help lists them')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Minimum context window in tokens')
            [CompletionResult]::new('--min-output', '--min-output', [CompletionResultType]::ParameterName, 'Minimum output limit in tokens')
            [CompletionResult]::new('--max-input-price', '--max-input-price', [CompletionResultType]::ParameterName, 'Maximum input price on the priced route, in USD per million tokens')
            [CompletionResult]::new('--max-output-price', '--max-output-price', [CompletionResultType]::ParameterName, 'Maximum output price on the priced route, in USD per million tokens')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only models served by one of these providers (ids)')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Only models from these labs (ids or names)')
            [CompletionResult]::new('--license', '--license', [CompletionResultType]::ParameterName, 'License: start of an SPDX id or name, `osi` (approved) or `commercial` (use allowed)')
            [CompletionResult]::new('--params', '--params', [CompletionResultType]::ParameterName, 'Range of parameter counts, inclusive: 7b..40b, ..8b or 70b..')
            [CompletionResult]::new('--released-after', '--released-after', [CompletionResultType]::ParameterName, 'Released on or after this date: 2026-03-16, 2026-03 or 2026')
            [CompletionResult]::new('--cutoff-after', '--cutoff-after', [CompletionResultType]::ParameterName, 'Knowledge cutoff on or after this date')
            [CompletionResult]::new('--min-bench', '--min-bench', [CompletionResultType]::ParameterName, 'At least this good on a board (id); repeatable')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Lifecycle status: active, preview, deprecated, retiring, retired or withdrawn')
            [CompletionResult]::new('--retiring', '--retiring', [CompletionResultType]::ParameterName, 'Retired by its lab within this many days: 180d')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Kind of model: chat, base, guard, reward, embedding, or all [default: chat]')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Route to price: careful, cheapest, lab, or a provider id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers (ids); `mine` for those in config.toml')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Only routes known to be served in this region, such as eu, us or cn')
            [CompletionResult]::new('--quant', '--quant', [CompletionResultType]::ParameterName, 'Only routes known to serve weights of this precision, such as fp8 or bf16')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--list-columns', '--list-columns', [CompletionResultType]::ParameterName, 'List the columns and boards usable with --columns, --sort and --pareto')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Show how many models each filter removed, and how many lack the data to tell')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Plot the models by the first two columns of --pareto')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only open-weight models')
            [CompletionResult]::new('--no-training', '--no-training', [CompletionResultType]::ParameterName, 'Only routes of providers known not to train on prompts and answers')
            [CompletionResult]::new('--zero-retention', '--zero-retention', [CompletionResultType]::ParameterName, 'Only routes of providers known to keep nothing by default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;providers' {
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Only routes known to have at least this context window')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Only routes with this status today')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Columns of the routes table: a list, or +x,-y to change the default, e.g. +id,+quant')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns of the routes table: a list, or +x,-y to change the default, e.g. +id,+quant')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum number of routes of a model (0 for all)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum number of routes of a model (0 for all)')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Only routes known to be served in this region, such as eu, us or cn')
            [CompletionResult]::new('--quant', '--quant', [CompletionResultType]::ParameterName, 'Only routes known to serve weights of this precision, such as fp8 or bf16')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--no-training', '--no-training', [CompletionResultType]::ParameterName, 'Only routes of providers known not to train on prompts and answers')
            [CompletionResult]::new('--zero-retention', '--zero-retention', [CompletionResultType]::ParameterName, 'Only routes of providers known to keep nothing by default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;faq' {
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Workload: judge quality for it, require what it needs, price its usual traffic')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'What matters most')
            [CompletionResult]::new('--worth', '--worth', [CompletionResultType]::ParameterName, 'Standard deviations of quality that doubling the bill must buy [default: 0.15]')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;check' {
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'Report models that retire within this period (90d, 12w)')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Exit with code 1 if a finding is at least this severe')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Report only these kinds (same values as --level)')
            [CompletionResult]::new('--exclude', '--exclude', [CompletionResultType]::ParameterName, 'Skip matching files and directories (.gitignore syntax); repeatable')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Findings listed in this file do not fail the check')
            [CompletionResult]::new('--new-since', '--new-since', [CompletionResultType]::ParameterName, 'Only warn about ids whose date passed within this period (14d)')
            [CompletionResult]::new('--group', '--group', [CompletionResultType]::ParameterName, 'Group the table by file or by id')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Check against this policy file [default: llmcmp-policy.toml, if it exists]')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--strict-paths', '--strict-paths', [CompletionResultType]::ParameterName, 'Report ids in tests, fixtures, migrations, recordings and price tables like those in code')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write the findings to the --baseline file and exit with code 0')
            [CompletionResult]::new('--fix-plan', '--fix-plan', [CompletionResultType]::ParameterName, 'Write a Markdown migration plan (each id with its locations, end date and replacement) and exit with code 0')
            [CompletionResult]::new('--allow-unreadable', '--allow-unreadable', [CompletionResultType]::ParameterName, 'Do not fail on files that cannot be read')
            [CompletionResult]::new('--mentions', '--mentions', [CompletionResultType]::ParameterName, 'Also report ids in prose, comments and change logs, as notes')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;diff' {
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Only these kinds of changes')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Only models of these labs (ids)')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only routes of these providers (ids)')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'Only this model')
            [CompletionResult]::new('--min-change', '--min-change', [CompletionResultType]::ParameterName, 'Hide smaller changes of numbers')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum rows per section in tables (0 for all)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum rows per section in tables (0 for all)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'Exit with code 1 if there are changes')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Show the source and date of every value, and where sources disagree')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show all routes and all scores')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;alternatives' {
            [CompletionResult]::new('--bill', '--bill', [CompletionResultType]::ParameterName, 'Infer the traffic from MODEL''s monthly bill (e.g. 4k) and price everything at it')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Require only these of MODEL''s capabilities, e.g. vision,tools')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Minimum context window [default: that of MODEL]')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Maximum number of models (0 for all)')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Maximum number of models (0 for all)')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'Workload: judge quality for it, require what it needs, price its usual traffic')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'What matters most')
            [CompletionResult]::new('--worth', '--worth', [CompletionResultType]::ParameterName, 'Standard deviations of quality that doubling the bill must buy [default: 0.15]')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Route to price: careful, cheapest, lab, or a provider id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers (ids); `mine` for those in config.toml')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Only routes known to be served in this region, such as eu, us or cn')
            [CompletionResult]::new('--quant', '--quant', [CompletionResultType]::ParameterName, 'Only routes known to serve weights of this precision, such as fp8 or bf16')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--cheaper', '--cheaper', [CompletionResultType]::ParameterName, 'Only models that cost less for this traffic')
            [CompletionResult]::new('--same-provider', '--same-provider', [CompletionResultType]::ParameterName, 'Only models served by one of MODEL''s providers')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only open-weight models')
            [CompletionResult]::new('--no-training', '--no-training', [CompletionResultType]::ParameterName, 'Only routes of providers known not to train on prompts and answers')
            [CompletionResult]::new('--zero-retention', '--zero-retention', [CompletionResultType]::ParameterName, 'Only routes of providers known to keep nothing by default')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;history' {
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Only routes of these providers (ids) [default: each model''s own lab]')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only changes since this date, starting with the price on that date; 6m is six months ago')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens per month, input/output [default: 800M/250M]')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'Traffic profile: chat, rag, agent, extraction, batch; other options override parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'Number of requests, all of one size; enables price tiers by request size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'Period of --requests [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens per request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens per request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of input read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of input written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'Cache lifetime [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of requests sent as batch')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of requests in peak hours, for providers with peak rates [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Reasoning tokens: a multiple of the output, or tokens per request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'Service tier of requests outside batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Traffic growth per month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'Number of months to total [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'Multiply a model''s tokens, for a less efficient tokenizer; repeatable')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'Discount on a provider''s list prices; repeatable')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What to assume for unknown rates')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show every route with past prices')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Plot the monthly cost over time')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;sources' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('prices', 'prices', [CompletionResultType]::ParameterValue, 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'Export the catalog as JSON in another tool''s format')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print a SQL query that prices a usage table using the price table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;export;prices' {
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Use the prices on record for this past date; 6m is six months ago')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--history', '--history', [CompletionResultType]::ParameterName, 'Include past prices with the dates they were valid')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;export;catalog' {
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Target tool')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;export;sql' {
            [CompletionResult]::new('--dialect', '--dialect', [CompletionResultType]::ParameterName, 'Database')
            [CompletionResult]::new('--table', '--table', [CompletionResultType]::ParameterName, 'Usage table, one row per request')
            [CompletionResult]::new('--prices', '--prices', [CompletionResultType]::ParameterName, 'Price table, loaded from `export prices`')
            [CompletionResult]::new('--map', '--map', [CompletionResultType]::ParameterName, 'Columns of the usage table: model, input (all input, cached or not), cached, written (for 5 minutes), `written_1h`, output, mode, provider, day (for a price table with history); each may be an SQL expression')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;export;help' {
            [CompletionResult]::new('prices', 'prices', [CompletionResultType]::ParameterValue, 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'Export the catalog as JSON in another tool''s format')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print a SQL query that prices a usage table using the price table')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;export;help;prices' {
            break
        }
        'llmcmp;export;help;catalog' {
            break
        }
        'llmcmp;export;help;sql' {
            break
        }
        'llmcmp;export;help;help' {
            break
        }
        'llmcmp;update' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Update from a directory of snapshots, the catalog file of another machine, or the base URL of a mirror')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date of the snapshots in a directory [default: today]')
            [CompletionResult]::new('--ca-file', '--ca-file', [CompletionResultType]::ParameterName, 'Trust the certificate authorities in this PEM file [default: `SSL_CERT_FILE` or `SSL_CERT_DIR`, else the system''s]')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Timeout per download in seconds')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'Retries after transient failures')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit with code 1 if an update would change anything')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('--require-all', '--require-all', [CompletionResultType]::ParameterName, 'Write nothing unless every source was renewed')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;config' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;pick' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;mcp' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import snapshots of public sources into a catalog directory, all or nothing')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Correct a price, date or limit: writes the curated file and its source')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check a catalog directory and report every problem with file and field')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count models, routes, prices and scores')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show each data layer: path, date, and which one is in use')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove updated data, or restore the previous update')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;catalog;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Directory of snapshots, one subdirectory per source')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Catalog directory, including the curated files')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Write skipped rows and reasons to this JSON file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;correct' {
            [CompletionResult]::new('--url', '--url', [CompletionResultType]::ParameterName, 'Page that states the values')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'Date you read the page [default: today]')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Catalog directory [default: --catalog, or `catalog`]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input price, USD per million tokens')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output price, USD per million tokens')
            [CompletionResult]::new('--cache-read', '--cache-read', [CompletionResultType]::ParameterName, 'Price of cached input, USD per million tokens')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Price of writing to the cache for about 5 minutes, USD per million tokens')
            [CompletionResult]::new('--retires-on', '--retires-on', [CompletionResultType]::ParameterName, 'Announced last day of service')
            [CompletionResult]::new('--id', '--id', [CompletionResultType]::ParameterName, 'The provider''s id for the model')
            [CompletionResult]::new('--variant', '--variant', [CompletionResultType]::ParameterName, 'Variant of the route, such as `fast` or `batch`')
            [CompletionResult]::new('--region', '--region', [CompletionResultType]::ParameterName, 'Region of the route')
            [CompletionResult]::new('--host', '--host', [CompletionResultType]::ParameterName, 'Host behind a gateway')
            [CompletionResult]::new('--context', '--context', [CompletionResultType]::ParameterName, 'Context window in tokens')
            [CompletionResult]::new('--max-output', '--max-output', [CompletionResultType]::ParameterName, 'Output limit in tokens')
            [CompletionResult]::new('--released', '--released', [CompletionResultType]::ParameterName, 'First day of public availability')
            [CompletionResult]::new('--cutoff', '--cutoff', [CompletionResultType]::ParameterName, 'Knowledge cutoff')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--new', '--new', [CompletionResultType]::ParameterName, 'Add a route that the catalog does not have')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;validate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;stats' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;path' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;reset' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--previous', '--previous', [CompletionResultType]::ParameterName, 'Restore the previous update')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;help' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import snapshots of public sources into a catalog directory, all or nothing')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Correct a price, date or limit: writes the curated file and its source')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check a catalog directory and report every problem with file and field')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count models, routes, prices and scores')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show each data layer: path, date, and which one is in use')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove updated data, or restore the previous update')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;catalog;help;import' {
            break
        }
        'llmcmp;catalog;help;correct' {
            break
        }
        'llmcmp;catalog;help;validate' {
            break
        }
        'llmcmp;catalog;help;stats' {
            break
        }
        'llmcmp;catalog;help;path' {
            break
        }
        'llmcmp;catalog;help;reset' {
            break
        }
        'llmcmp;catalog;help;help' {
            break
        }
        'llmcmp;completions' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format [default: from the file extension, then `LLMCMP_FORMAT`, then table]')
            [CompletionResult]::new('--jq', '--jq', [CompletionResultType]::ParameterName, 'Filter the JSON output with a jq expression; strings are printed raw')
            [CompletionResult]::new('--fields', '--fields', [CompletionResultType]::ParameterName, 'Only these fields of each row, named as in `--format csv`')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to a file atomically (`-` for standard output)')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read the catalog in this directory instead of the built-in and updated data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Exit with code 4 if the data is older than this (14d, 2w)')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Output JSON, same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Use only ASCII in tables and Markdown')
            [CompletionResult]::new('--no-pager', '--no-pager', [CompletionResultType]::ParameterName, 'Do not page long output (`LLMCMP_PAGER`, `PAGER`)')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Match model names exactly')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;help' {
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two to eight models, with a verdict')
            [CompletionResult]::new('cost', 'cost', [CompletionResultType]::ParameterValue, 'Estimate monthly cost, cheapest model first')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Filter and sort models, choose columns, find Pareto-optimal ones')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'List providers, or the routes and prices of given models')
            [CompletionResult]::new('faq', 'faq', [CompletionResultType]::ParameterValue, 'Answer common questions about two models')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find retired, retiring, unknown and disallowed models in code')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Show what changed between two catalogs')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one model: every fact, route and score, and what is unknown')
            [CompletionResult]::new('alternatives', 'alternatives', [CompletionResultType]::ParameterValue, 'Find replacements for a model, best first')
            [CompletionResult]::new('history', 'history', [CompletionResultType]::ParameterValue, 'Show dated price changes and what they do to a monthly bill')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'List data sources with license, credit, date and fact count')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Export prices, and SQL to price a usage table with them')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Download newer data; the only command that uses the network')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Show the current settings and where each comes from')
            [CompletionResult]::new('pick', 'pick', [CompletionResultType]::ParameterValue, 'Pick models from a list with a live preview')
            [CompletionResult]::new('mcp', 'mcp', [CompletionResultType]::ParameterValue, 'Serve coding agents over the Model Context Protocol (MCP)')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'Inspect, validate and import catalog data')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print a shell completion script')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;help;compare' {
            break
        }
        'llmcmp;help;cost' {
            break
        }
        'llmcmp;help;list' {
            break
        }
        'llmcmp;help;providers' {
            break
        }
        'llmcmp;help;faq' {
            break
        }
        'llmcmp;help;check' {
            break
        }
        'llmcmp;help;diff' {
            break
        }
        'llmcmp;help;show' {
            break
        }
        'llmcmp;help;alternatives' {
            break
        }
        'llmcmp;help;history' {
            break
        }
        'llmcmp;help;sources' {
            break
        }
        'llmcmp;help;export' {
            [CompletionResult]::new('prices', 'prices', [CompletionResultType]::ParameterValue, 'Export the price table, one row per model spelling, provider, mode and tier, as CSV, JSON Lines, Parquet or SQL')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'Export the catalog as JSON in another tool''s format')
            [CompletionResult]::new('sql', 'sql', [CompletionResultType]::ParameterValue, 'Print a SQL query that prices a usage table using the price table')
            break
        }
        'llmcmp;help;export;prices' {
            break
        }
        'llmcmp;help;export;catalog' {
            break
        }
        'llmcmp;help;export;sql' {
            break
        }
        'llmcmp;help;update' {
            break
        }
        'llmcmp;help;config' {
            break
        }
        'llmcmp;help;pick' {
            break
        }
        'llmcmp;help;mcp' {
            break
        }
        'llmcmp;help;catalog' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Import snapshots of public sources into a catalog directory, all or nothing')
            [CompletionResult]::new('correct', 'correct', [CompletionResultType]::ParameterValue, 'Correct a price, date or limit: writes the curated file and its source')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check a catalog directory and report every problem with file and field')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count models, routes, prices and scores')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Show each data layer: path, date, and which one is in use')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Remove updated data, or restore the previous update')
            break
        }
        'llmcmp;help;catalog;import' {
            break
        }
        'llmcmp;help;catalog;correct' {
            break
        }
        'llmcmp;help;catalog;validate' {
            break
        }
        'llmcmp;help;catalog;stats' {
            break
        }
        'llmcmp;help;catalog;path' {
            break
        }
        'llmcmp;help;catalog;reset' {
            break
        }
        'llmcmp;help;completions' {
            break
        }
        'llmcmp;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
