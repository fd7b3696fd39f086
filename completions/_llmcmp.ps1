
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
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two to eight models and say which to pick, and why')
            [CompletionResult]::new('cost', 'cost', [CompletionResultType]::ParameterValue, 'What a month of traffic costs, cheapest model first')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Models that have what you need: filters, order, columns, and which no other beats')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'All providers, or the routes of models with prices, sources and dates')
            [CompletionResult]::new('faq', 'faq', [CompletionResultType]::ParameterValue, 'The questions people ask of two models, answered from values')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Model ids in source trees that are retired, retiring, deprecated, unknown or against a policy')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'What changed between two catalogs: models, prices, limits, capabilities, retirements')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'One model: every fact, route and score, and what is unknown')
            [CompletionResult]::new('alternatives', 'alternatives', [CompletionResultType]::ParameterValue, 'Which models may take the place of one, best first')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'Where the data comes from: licence, credit, date and number of facts of each source')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch the newest prices, models and retirements; the only command that uses the network')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'The settings in force, and where each comes from')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'The data: what it holds, whether a folder of it is right, and importing snapshots')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell: commands and options')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;compare' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Which route is priced: careful, cheapest, lab, or a provider''s id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers, by id; `mine`: those of the settings')
            [CompletionResult]::new('--for', '--for', [CompletionResultType]::ParameterName, 'What the models are wanted for: its boards count, its needs exclude, its signals weigh double')
            [CompletionResult]::new('--priority', '--priority', [CompletionResultType]::ParameterName, 'Signals that weigh double')
            [CompletionResult]::new('--section', '--section', [CompletionResultType]::ParameterName, 'Show these sections only')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'How many requests, all of one size; tiers then hold for that size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'What --requests counts by [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens of one request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens of one request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of the input that is read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of the input that is written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'How long the cache keeps what is written [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of the requests that may wait a day')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of the requests in the peak hours of providers that have them [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Hidden output of models that reason: a multiple of the output, or tokens a request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The service of requests that are not in batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Growth from month to month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'How many months to add up [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'A model whose tokenizer makes so many times the tokens of this text; may be repeated')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'A negotiated discount on the list prices of a provider, by its id; may be repeated')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What stands in for a rate that no source states')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show every section')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;cost' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Which route is priced: careful, cheapest, lab, or a provider''s id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers, by id; `mine`: those of the settings')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many models; 0 for all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many models; 0 for all')
            [CompletionResult]::new('--max-monthly', '--max-monthly', [CompletionResultType]::ParameterName, 'The most that a month may cost, in USD; exit code 1 when nothing fits')
            [CompletionResult]::new('--sweep', '--sweep', [CompletionResultType]::ParameterName, 'Move a part of the traffic, such as output=100..4k, requests=10k..1M, cache-hit=0%..90%')
            [CompletionResult]::new('--steps', '--steps', [CompletionResultType]::ParameterName, 'How many values of the sweep to show')
            [CompletionResult]::new('--self-host', '--self-host', [CompletionResultType]::ParameterName, 'Hardware of one''s own: what it costs by the hour or month')
            [CompletionResult]::new('--tps', '--tps', [CompletionResultType]::ParameterName, 'Its tokens a second at full load, input and output together')
            [CompletionResult]::new('--util', '--util', [CompletionResultType]::ParameterName, 'The share of its full load that the traffic makes of it')
            [CompletionResult]::new('--currency', '--currency', [CompletionResultType]::ParameterName, 'Show amounts in this currency; JSON stays in USD')
            [CompletionResult]::new('--rate', '--rate', [CompletionResultType]::ParameterName, 'How much of that currency a dollar is')
            [CompletionResult]::new('--needs', '--needs', [CompletionResultType]::ParameterName, 'Capabilities that it is known to have; --help names them')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Context window of at least so many tokens')
            [CompletionResult]::new('--min-output', '--min-output', [CompletionResultType]::ParameterName, 'Answers of at least so many tokens')
            [CompletionResult]::new('--max-input-price', '--max-input-price', [CompletionResultType]::ParameterName, 'Input of at most so many USD per million tokens on the priced route')
            [CompletionResult]::new('--max-output-price', '--max-output-price', [CompletionResultType]::ParameterName, 'Output of at most so many USD per million tokens on the priced route')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Served by one of these providers, by id')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Made by one of these labs, by id or name')
            [CompletionResult]::new('--license', '--license', [CompletionResultType]::ParameterName, 'A licence: the beginning of an SPDX id or a name, `osi` (approved) or `commercial` (use allowed)')
            [CompletionResult]::new('--params', '--params', [CompletionResultType]::ParameterName, 'Weights from..to, both included: 7b..40b, ..8b or 70b..')
            [CompletionResult]::new('--released-after', '--released-after', [CompletionResultType]::ParameterName, 'Released on this day or later: 2026-03-16, 2026-03 or 2026')
            [CompletionResult]::new('--cutoff-after', '--cutoff-after', [CompletionResultType]::ParameterName, 'Trained on data of this day or later')
            [CompletionResult]::new('--min-bench', '--min-bench', [CompletionResultType]::ParameterName, 'At least as good as a score on a board, by its id; may be repeated')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Where it stands on the day: active, preview, deprecated, retiring, retired or withdrawn')
            [CompletionResult]::new('--retiring', '--retiring', [CompletionResultType]::ParameterName, 'Ended by its lab within so many days: 180d')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is for: chat, base, guard, reward, embedding, or all [default: chat]')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'How many requests, all of one size; tiers then hold for that size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'What --requests counts by [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens of one request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens of one request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of the input that is read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of the input that is written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'How long the cache keeps what is written [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of the requests that may wait a day')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of the requests in the peak hours of providers that have them [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Hidden output of models that reason: a multiple of the output, or tokens a request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The service of requests that are not in batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Growth from month to month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'How many months to add up [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'A model whose tokenizer makes so many times the tokens of this text; may be repeated')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'A negotiated discount on the list prices of a provider, by its id; may be repeated')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What stands in for a rate that no source states')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Price the requests recorded in these files instead: one JSON object a line, as it is or packed with gzip or zstd; - for standard input. Models named are those to compare with, as by --to')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'Models that the same requests might go to')
            [CompletionResult]::new('--by', '--by', [CompletionResultType]::ParameterName, 'What to total by: model, provider, day, month, tier, or fields of the records, such as user or metadata.team')
            [CompletionResult]::new('--threads', '--threads', [CompletionResultType]::ParameterName, 'Threads [default: one a core]')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--routes', '--routes', [CompletionResultType]::ParameterName, 'Every route with a price, not only the one to budget with')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Draw the amounts as bars')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open weights')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Fail when a line cannot be priced')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;list' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--needs', '--needs', [CompletionResultType]::ParameterName, 'Capabilities that it is known to have; --help names them')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Context window of at least so many tokens')
            [CompletionResult]::new('--min-output', '--min-output', [CompletionResultType]::ParameterName, 'Answers of at least so many tokens')
            [CompletionResult]::new('--max-input-price', '--max-input-price', [CompletionResultType]::ParameterName, 'Input of at most so many USD per million tokens on the priced route')
            [CompletionResult]::new('--max-output-price', '--max-output-price', [CompletionResultType]::ParameterName, 'Output of at most so many USD per million tokens on the priced route')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Served by one of these providers, by id')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Made by one of these labs, by id or name')
            [CompletionResult]::new('--license', '--license', [CompletionResultType]::ParameterName, 'A licence: the beginning of an SPDX id or a name, `osi` (approved) or `commercial` (use allowed)')
            [CompletionResult]::new('--params', '--params', [CompletionResultType]::ParameterName, 'Weights from..to, both included: 7b..40b, ..8b or 70b..')
            [CompletionResult]::new('--released-after', '--released-after', [CompletionResultType]::ParameterName, 'Released on this day or later: 2026-03-16, 2026-03 or 2026')
            [CompletionResult]::new('--cutoff-after', '--cutoff-after', [CompletionResultType]::ParameterName, 'Trained on data of this day or later')
            [CompletionResult]::new('--min-bench', '--min-bench', [CompletionResultType]::ParameterName, 'At least as good as a score on a board, by its id; may be repeated')
            [CompletionResult]::new('--status', '--status', [CompletionResultType]::ParameterName, 'Where it stands on the day: active, preview, deprecated, retiring, retired or withdrawn')
            [CompletionResult]::new('--retiring', '--retiring', [CompletionResultType]::ParameterName, 'Ended by its lab within so many days: 180d')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'What it is for: chat, base, guard, reward, embedding, or all [default: chat]')
            [CompletionResult]::new('-s', '-s', [CompletionResultType]::ParameterName, 'Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]')
            [CompletionResult]::new('--sort', '--sort', [CompletionResultType]::ParameterName, 'Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]')
            [CompletionResult]::new('-c', '-c', [CompletionResultType]::ParameterName, 'Columns of tables and CSV: a list of them, or +x and -y to change the usual ones')
            [CompletionResult]::new('--columns', '--columns', [CompletionResultType]::ParameterName, 'Columns of tables and CSV: a list of them, or +x and -y to change the usual ones')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many models; 0 for all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many models; 0 for all')
            [CompletionResult]::new('--pareto', '--pareto', [CompletionResultType]::ParameterName, 'Only models that no other beats on all of two or three columns: cost,quality')
            [CompletionResult]::new('--max-monthly', '--max-monthly', [CompletionResultType]::ParameterName, 'A month of the traffic for at most so many USD')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Which route is priced: careful, cheapest, lab, or a provider''s id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers, by id; `mine`: those of the settings')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'How many requests, all of one size; tiers then hold for that size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'What --requests counts by [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens of one request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens of one request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of the input that is read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of the input that is written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'How long the cache keeps what is written [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of the requests that may wait a day')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of the requests in the peak hours of providers that have them [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Hidden output of models that reason: a multiple of the output, or tokens a request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The service of requests that are not in batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Growth from month to month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'How many months to add up [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'A model whose tokenizer makes so many times the tokens of this text; may be repeated')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'A negotiated discount on the list prices of a provider, by its id; may be repeated')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What stands in for a rate that no source states')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Open weights')
            [CompletionResult]::new('--list-columns', '--list-columns', [CompletionResultType]::ParameterName, 'List the columns, which are also the keys of --sort and --pareto, and the boards')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Tell how many models each filter removed, and of how many its value is unknown')
            [CompletionResult]::new('--plot', '--plot', [CompletionResultType]::ParameterName, 'Draw the models in the plane of the first two columns of --pareto')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;providers' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;faq' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'How many requests, all of one size; tiers then hold for that size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'What --requests counts by [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens of one request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens of one request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of the input that is read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of the input that is written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'How long the cache keeps what is written [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of the requests that may wait a day')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of the requests in the peak hours of providers that have them [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Hidden output of models that reason: a multiple of the output, or tokens a request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The service of requests that are not in batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Growth from month to month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'How many months to add up [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'A model whose tokenizer makes so many times the tokens of this text; may be repeated')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'A negotiated discount on the list prices of a provider, by its id; may be repeated')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What stands in for a rate that no source states')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;check' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--within', '--within', [CompletionResultType]::ParameterName, 'How far ahead an announced last day is near: 90d, 12w')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'End with code 1 when something at least this grave is found')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Report these kinds only')
            [CompletionResult]::new('--policy', '--policy', [CompletionResultType]::ParameterName, 'Hold what is used against this policy; without it, llmcmp-policy.toml of this folder if there is one')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--mentions', '--mentions', [CompletionResultType]::ParameterName, 'Also report ids in prose, comments and change logs, as notes')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;diff' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--kind', '--kind', [CompletionResultType]::ParameterName, 'Changes of these kinds only')
            [CompletionResult]::new('--lab', '--lab', [CompletionResultType]::ParameterName, 'Models of these labs only, by id')
            [CompletionResult]::new('--provider', '--provider', [CompletionResultType]::ParameterName, 'Routes of these providers only, by id')
            [CompletionResult]::new('--model', '--model', [CompletionResultType]::ParameterName, 'This model only: a name or an id')
            [CompletionResult]::new('--min-change', '--min-change', [CompletionResultType]::ParameterName, 'Leave out changes of numbers that are smaller')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many rows a section in tables; 0 for all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many rows a section in tables; 0 for all')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--exit-code', '--exit-code', [CompletionResultType]::ParameterName, 'End with code 1 when anything is left to show')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;show' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--explain', '--explain', [CompletionResultType]::ParameterName, 'Show the source and the date of every value, and who says otherwise')
            [CompletionResult]::new('--full', '--full', [CompletionResultType]::ParameterName, 'Show all routes and all scores')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;alternatives' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--route', '--route', [CompletionResultType]::ParameterName, 'Which route is priced: careful, cheapest, lab, or a provider''s id')
            [CompletionResult]::new('--providers', '--providers', [CompletionResultType]::ParameterName, 'Price only routes of these providers, by id; `mine`: those of the settings')
            [CompletionResult]::new('--keep', '--keep', [CompletionResultType]::ParameterName, 'Keep only these capabilities, not all of MODEL''s: vision, tools, reasoning …')
            [CompletionResult]::new('--min-context', '--min-context', [CompletionResultType]::ParameterName, 'Keep a window of this many tokens, not MODEL''s own')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most this many; 0 for all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most this many; 0 for all')
            [CompletionResult]::new('-t', '-t', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--tokens', '--tokens', [CompletionResultType]::ParameterName, 'Tokens a month, input/output; 800M/250M where nothing is said')
            [CompletionResult]::new('--traffic', '--traffic', [CompletionResultType]::ParameterName, 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it')
            [CompletionResult]::new('--requests', '--requests', [CompletionResultType]::ParameterName, 'How many requests, all of one size; tiers then hold for that size')
            [CompletionResult]::new('--per', '--per', [CompletionResultType]::ParameterName, 'What --requests counts by [default: month]')
            [CompletionResult]::new('--input', '--input', [CompletionResultType]::ParameterName, 'Input tokens of one request, cached or not')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Output tokens of one request')
            [CompletionResult]::new('--cache-hit', '--cache-hit', [CompletionResultType]::ParameterName, 'Share of the input that is read from the cache')
            [CompletionResult]::new('--cache-write', '--cache-write', [CompletionResultType]::ParameterName, 'Share of the input that is written to the cache')
            [CompletionResult]::new('--cache-ttl', '--cache-ttl', [CompletionResultType]::ParameterName, 'How long the cache keeps what is written [default: 5m]')
            [CompletionResult]::new('--batch', '--batch', [CompletionResultType]::ParameterName, 'Share of the requests that may wait a day')
            [CompletionResult]::new('--peak', '--peak', [CompletionResultType]::ParameterName, 'Share of the requests in the peak hours of providers that have them [default: 0%]')
            [CompletionResult]::new('--reasoning', '--reasoning', [CompletionResultType]::ParameterName, 'Hidden output of models that reason: a multiple of the output, or tokens a request')
            [CompletionResult]::new('--tier', '--tier', [CompletionResultType]::ParameterName, 'The service of requests that are not in batch')
            [CompletionResult]::new('--growth', '--growth', [CompletionResultType]::ParameterName, 'Growth from month to month')
            [CompletionResult]::new('--months', '--months', [CompletionResultType]::ParameterName, 'How many months to add up [default with --growth: 12]')
            [CompletionResult]::new('--token-factor', '--token-factor', [CompletionResultType]::ParameterName, 'A model whose tokenizer makes so many times the tokens of this text; may be repeated')
            [CompletionResult]::new('--discount', '--discount', [CompletionResultType]::ParameterName, 'A negotiated discount on the list prices of a provider, by its id; may be repeated')
            [CompletionResult]::new('--assume', '--assume', [CompletionResultType]::ParameterName, 'What stands in for a rate that no source states')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--cheaper', '--cheaper', [CompletionResultType]::ParameterName, 'Only models that cost less at this traffic')
            [CompletionResult]::new('--same-provider', '--same-provider', [CompletionResultType]::ParameterName, 'Only models on a provider that serves MODEL')
            [CompletionResult]::new('--open', '--open', [CompletionResultType]::ParameterName, 'Only models with open weights')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;sources' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;update' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'Take this instead of the live addresses: a folder of snapshots, a catalog file that another machine updated, or the base address of a mirror')
            [CompletionResult]::new('--as-of', '--as-of', [CompletionResultType]::ParameterName, 'The day of the snapshots in a folder; today without it')
            [CompletionResult]::new('--timeout', '--timeout', [CompletionResultType]::ParameterName, 'Seconds for the answer of one address')
            [CompletionResult]::new('--retries', '--retries', [CompletionResultType]::ParameterName, 'Attempts after a failure that may pass')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('--check', '--check', [CompletionResultType]::ParameterName, 'Write nothing; exit with code 1 when an update would change anything')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Write nothing; show what would change')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;config' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Write snapshots of public sources into a catalog folder, all of it or nothing')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check a catalog folder: every problem with file, field and what would be right')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count models, routes, prices and scores')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Where each layer of the data is, how old it is, and which one answers')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Go back to the built-in data, or to the update before the last')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;catalog;import' {
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'The folder of snapshots, one folder a source')
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The catalog folder, with the tables kept by hand')
            [CompletionResult]::new('--report', '--report', [CompletionResultType]::ParameterName, 'Also write what was left out and why, row by row, to this JSON file')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;validate' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;stats' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;path' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;reset' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--previous', '--previous', [CompletionResultType]::ParameterName, 'Put the last good update before the present one back')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;catalog;help' {
            [CompletionResult]::new('import', 'import', [CompletionResultType]::ParameterValue, 'Write snapshots of public sources into a catalog folder, all of it or nothing')
            [CompletionResult]::new('validate', 'validate', [CompletionResultType]::ParameterValue, 'Check a catalog folder: every problem with file, field and what would be right')
            [CompletionResult]::new('stats', 'stats', [CompletionResultType]::ParameterValue, 'Count models, routes, prices and scores')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Where each layer of the data is, how old it is, and which one answers')
            [CompletionResult]::new('reset', 'reset', [CompletionResultType]::ParameterValue, 'Go back to the built-in data, or to the update before the last')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'llmcmp;catalog;help;import' {
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
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write to this file, whole or not at all; `-` is standard output')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colour')
            [CompletionResult]::new('--catalog', '--catalog', [CompletionResultType]::ParameterName, 'Read this catalog folder instead of the built-in, updated and own data')
            [CompletionResult]::new('--max-age', '--max-age', [CompletionResultType]::ParameterName, 'Answer only from data at most this old: 14d, 2w; else exit with code 4')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Write JSON for scripts: the same as --format json')
            [CompletionResult]::new('--ascii', '--ascii', [CompletionResultType]::ParameterName, 'Keep tables and Markdown to ASCII')
            [CompletionResult]::new('--exact', '--exact', [CompletionResultType]::ParameterName, 'Take a model''s name only as its id or display name, letter for letter')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'llmcmp;help' {
            [CompletionResult]::new('compare', 'compare', [CompletionResultType]::ParameterValue, 'Compare two to eight models and say which to pick, and why')
            [CompletionResult]::new('cost', 'cost', [CompletionResultType]::ParameterValue, 'What a month of traffic costs, cheapest model first')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'Models that have what you need: filters, order, columns, and which no other beats')
            [CompletionResult]::new('providers', 'providers', [CompletionResultType]::ParameterValue, 'All providers, or the routes of models with prices, sources and dates')
            [CompletionResult]::new('faq', 'faq', [CompletionResultType]::ParameterValue, 'The questions people ask of two models, answered from values')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Model ids in source trees that are retired, retiring, deprecated, unknown or against a policy')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'What changed between two catalogs: models, prices, limits, capabilities, retirements')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'One model: every fact, route and score, and what is unknown')
            [CompletionResult]::new('alternatives', 'alternatives', [CompletionResultType]::ParameterValue, 'Which models may take the place of one, best first')
            [CompletionResult]::new('sources', 'sources', [CompletionResultType]::ParameterValue, 'Where the data comes from: licence, credit, date and number of facts of each source')
            [CompletionResult]::new('update', 'update', [CompletionResultType]::ParameterValue, 'Fetch the newest prices, models and retirements; the only command that uses the network')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'The settings in force, and where each comes from')
            [CompletionResult]::new('catalog', 'catalog', [CompletionResultType]::ParameterValue, 'The data: what it holds, whether a folder of it is right, and importing snapshots')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completion script of a shell: commands and options')
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
        'llmcmp;help;sources' {
            break
        }
        'llmcmp;help;update' {
            break
        }
        'llmcmp;help;config' {
            break
        }
        'llmcmp;help;catalog' {
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
