
use builtin;
use str;

set edit:completion:arg-completer[llmcmp] = {|@words|
    fn spaces {|n|
        builtin:repeat $n ' ' | str:join ''
    }
    fn cand {|text desc|
        edit:complex-candidate $text &display=$text' '(spaces (- 14 (wcswidth $text)))$desc
    }
    var command = 'llmcmp'
    for word $words[1..-1] {
        if (str:has-prefix $word '-') {
            break
        }
        set command = $command';'$word
    }
    var completions = [
        &'llmcmp'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand compare 'Compare two to eight models and say which to pick, and why'
            cand cost 'What a month of traffic costs, cheapest model first'
            cand list 'Models that have what you need: filters, order, columns, and which no other beats'
            cand providers 'All providers, or the routes of models with prices, sources and dates'
            cand faq 'The questions people ask of two models, answered from values'
            cand show 'One model: every fact, route and score, and what is unknown'
            cand alternatives 'Which models may take the place of one, best first'
            cand sources 'Where the data comes from: licence, credit, date and number of facts of each source'
            cand update 'Fetch the newest prices, models and retirements; the only command that uses the network'
            cand config 'The settings in force, and where each comes from'
            cand catalog 'The data: what it holds, whether a folder of it is right, and importing snapshots'
            cand completions 'Print the completion script of a shell'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;compare'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id; `mine`: those of the settings'
            cand --for 'What the models are wanted for: its boards count, its needs exclude, its signals weigh double'
            cand --priority 'Signals that weigh double'
            cand --section 'Show these sections only'
            cand -t 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --tokens 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --traffic 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it'
            cand --requests 'How many requests, all of one size; tiers then hold for that size'
            cand --per 'What --requests counts by [default: month]'
            cand --input 'Input tokens of one request, cached or not'
            cand --output 'Output tokens of one request'
            cand --cache-hit 'Share of the input that is read from the cache'
            cand --cache-write 'Share of the input that is written to the cache'
            cand --cache-ttl 'How long the cache keeps what is written [default: 5m]'
            cand --batch 'Share of the requests that may wait a day'
            cand --peak 'Share of the requests in the peak hours of providers that have them [default: 0%]'
            cand --reasoning 'Hidden output of models that reason: a multiple of the output, or tokens a request'
            cand --tier 'The service of requests that are not in batch'
            cand --growth 'Growth from month to month'
            cand --months 'How many months to add up [default with --growth: 12]'
            cand --token-factor 'A model whose tokenizer makes so many times the tokens of this text; may be repeated'
            cand --discount 'A negotiated discount on the list prices of a provider, by its id; may be repeated'
            cand --assume 'What stands in for a rate that no source states'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --full 'Show every section'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;cost'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id; `mine`: those of the settings'
            cand -n 'At most this many models; 0 for all'
            cand --limit 'At most this many models; 0 for all'
            cand --max-monthly 'The most that a month may cost, in USD; exit code 1 when nothing fits'
            cand --sweep 'Move a part of the traffic, such as output=100..4k, requests=10k..1M, cache-hit=0%..90%'
            cand --steps 'How many values of the sweep to show'
            cand --self-host 'Hardware of one''s own: what it costs by the hour or month'
            cand --tps 'Its tokens a second at full load, input and output together'
            cand --util 'The share of its full load that the traffic makes of it'
            cand --currency 'Show amounts in this currency; JSON stays in USD'
            cand --rate 'How much of that currency a dollar is'
            cand -t 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --tokens 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --traffic 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it'
            cand --requests 'How many requests, all of one size; tiers then hold for that size'
            cand --per 'What --requests counts by [default: month]'
            cand --input 'Input tokens of one request, cached or not'
            cand --output 'Output tokens of one request'
            cand --cache-hit 'Share of the input that is read from the cache'
            cand --cache-write 'Share of the input that is written to the cache'
            cand --cache-ttl 'How long the cache keeps what is written [default: 5m]'
            cand --batch 'Share of the requests that may wait a day'
            cand --peak 'Share of the requests in the peak hours of providers that have them [default: 0%]'
            cand --reasoning 'Hidden output of models that reason: a multiple of the output, or tokens a request'
            cand --tier 'The service of requests that are not in batch'
            cand --growth 'Growth from month to month'
            cand --months 'How many months to add up [default with --growth: 12]'
            cand --token-factor 'A model whose tokenizer makes so many times the tokens of this text; may be repeated'
            cand --discount 'A negotiated discount on the list prices of a provider, by its id; may be repeated'
            cand --assume 'What stands in for a rate that no source states'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --routes 'Every route with a price, not only the one to budget with'
            cand --plot 'Draw the amounts as bars'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;list'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --needs 'Capabilities that it is known to have'
            cand --min-context 'Context window of at least so many tokens'
            cand --min-output 'Answers of at least so many tokens'
            cand --max-input-price 'Input of at most so many USD per million tokens on the priced route'
            cand --max-output-price 'Output of at most so many USD per million tokens on the priced route'
            cand --max-monthly 'A month of the traffic for at most so many USD'
            cand --provider 'Served by one of these providers, by id'
            cand --lab 'Made by one of these labs, by id or name'
            cand --license 'A licence: the beginning of an SPDX id or a name, `osi` (approved) or `commercial` (use allowed)'
            cand --params 'Weights from..to, both included: 7b..40b, ..8b or 70b..'
            cand --released-after 'Released on this day or later: 2026-03-16, 2026-03 or 2026'
            cand --cutoff-after 'Trained on data of this day or later'
            cand --min-bench 'At least as good as a score on a board, by its id; may be repeated'
            cand --status 'Where it stands on the day: active, preview, deprecated, retiring, retired or withdrawn'
            cand --retiring 'Ended by its lab within so many days: 180d'
            cand --kind 'What it is for: chat, base, guard, reward, embedding, or all [default: chat]'
            cand -s 'Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]'
            cand --sort 'Order: a column, with -desc for the highest first; unknown is last either way [default: released-desc]'
            cand -c 'Columns of tables and CSV: a list of them, or +x and -y to change the usual ones'
            cand --columns 'Columns of tables and CSV: a list of them, or +x and -y to change the usual ones'
            cand -n 'At most this many models; 0 for all'
            cand --limit 'At most this many models; 0 for all'
            cand --pareto 'Only models that no other beats on all of two or three columns: cost,quality'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id; `mine`: those of the settings'
            cand -t 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --tokens 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --traffic 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it'
            cand --requests 'How many requests, all of one size; tiers then hold for that size'
            cand --per 'What --requests counts by [default: month]'
            cand --input 'Input tokens of one request, cached or not'
            cand --output 'Output tokens of one request'
            cand --cache-hit 'Share of the input that is read from the cache'
            cand --cache-write 'Share of the input that is written to the cache'
            cand --cache-ttl 'How long the cache keeps what is written [default: 5m]'
            cand --batch 'Share of the requests that may wait a day'
            cand --peak 'Share of the requests in the peak hours of providers that have them [default: 0%]'
            cand --reasoning 'Hidden output of models that reason: a multiple of the output, or tokens a request'
            cand --tier 'The service of requests that are not in batch'
            cand --growth 'Growth from month to month'
            cand --months 'How many months to add up [default with --growth: 12]'
            cand --token-factor 'A model whose tokenizer makes so many times the tokens of this text; may be repeated'
            cand --discount 'A negotiated discount on the list prices of a provider, by its id; may be repeated'
            cand --assume 'What stands in for a rate that no source states'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --open 'Open weights'
            cand --list-columns 'List the columns, which are also the keys of --sort and --pareto, and the boards'
            cand --explain 'Tell how many models each filter removed, and of how many its value is unknown'
            cand --plot 'Draw the models in the plane of the first two columns of --pareto'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;providers'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;faq'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand -t 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --tokens 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --traffic 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it'
            cand --requests 'How many requests, all of one size; tiers then hold for that size'
            cand --per 'What --requests counts by [default: month]'
            cand --input 'Input tokens of one request, cached or not'
            cand --output 'Output tokens of one request'
            cand --cache-hit 'Share of the input that is read from the cache'
            cand --cache-write 'Share of the input that is written to the cache'
            cand --cache-ttl 'How long the cache keeps what is written [default: 5m]'
            cand --batch 'Share of the requests that may wait a day'
            cand --peak 'Share of the requests in the peak hours of providers that have them [default: 0%]'
            cand --reasoning 'Hidden output of models that reason: a multiple of the output, or tokens a request'
            cand --tier 'The service of requests that are not in batch'
            cand --growth 'Growth from month to month'
            cand --months 'How many months to add up [default with --growth: 12]'
            cand --token-factor 'A model whose tokenizer makes so many times the tokens of this text; may be repeated'
            cand --discount 'A negotiated discount on the list prices of a provider, by its id; may be repeated'
            cand --assume 'What stands in for a rate that no source states'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;show'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --explain 'Show the source and the date of every value, and who says otherwise'
            cand --full 'Show all routes and all scores'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;alternatives'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id; `mine`: those of the settings'
            cand --keep 'Keep only these capabilities, not all of MODEL''s: vision, tools, reasoning …'
            cand --min-context 'Keep a window of this many tokens, not MODEL''s own'
            cand -n 'At most this many; 0 for all'
            cand --limit 'At most this many; 0 for all'
            cand -t 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --tokens 'Tokens a month, input/output; 800M/250M where nothing is said'
            cand --traffic 'A named traffic: chat, rag, agent, extraction or batch; other options change parts of it'
            cand --requests 'How many requests, all of one size; tiers then hold for that size'
            cand --per 'What --requests counts by [default: month]'
            cand --input 'Input tokens of one request, cached or not'
            cand --output 'Output tokens of one request'
            cand --cache-hit 'Share of the input that is read from the cache'
            cand --cache-write 'Share of the input that is written to the cache'
            cand --cache-ttl 'How long the cache keeps what is written [default: 5m]'
            cand --batch 'Share of the requests that may wait a day'
            cand --peak 'Share of the requests in the peak hours of providers that have them [default: 0%]'
            cand --reasoning 'Hidden output of models that reason: a multiple of the output, or tokens a request'
            cand --tier 'The service of requests that are not in batch'
            cand --growth 'Growth from month to month'
            cand --months 'How many months to add up [default with --growth: 12]'
            cand --token-factor 'A model whose tokenizer makes so many times the tokens of this text; may be repeated'
            cand --discount 'A negotiated discount on the list prices of a provider, by its id; may be repeated'
            cand --assume 'What stands in for a rate that no source states'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --cheaper 'Only models that cost less at this traffic'
            cand --same-provider 'Only models on a provider that serves MODEL'
            cand --open 'Only models with open weights'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;sources'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;update'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --from 'Take this instead of the live addresses: a folder of snapshots, a catalog file that another machine updated, or the base address of a mirror'
            cand --as-of 'The day of the snapshots in a folder; today without it'
            cand --timeout 'Seconds for the answer of one address'
            cand --retries 'Attempts after a failure that may pass'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand --check 'Write nothing; exit with code 1 when an update would change anything'
            cand --dry-run 'Write nothing; show what would change'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;config'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand import 'Write snapshots of public sources into a catalog folder, all of it or nothing'
            cand validate 'Check a catalog folder: every problem with file, field and what would be right'
            cand stats 'Count models, routes, prices and scores'
            cand path 'Where each layer of the data is, how old it is, and which one answers'
            cand reset 'Go back to the built-in data, or to the update before the last'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;catalog;import'= {
            cand --from 'The folder of snapshots, one folder a source'
            cand --to 'The catalog folder, with the tables kept by hand'
            cand --report 'Also write what was left out and why, row by row, to this JSON file'
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;validate'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;stats'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;path'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;reset'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --previous 'Put the last good update before the present one back'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;help'= {
            cand import 'Write snapshots of public sources into a catalog folder, all of it or nothing'
            cand validate 'Check a catalog folder: every problem with file, field and what would be right'
            cand stats 'Count models, routes, prices and scores'
            cand path 'Where each layer of the data is, how old it is, and which one answers'
            cand reset 'Go back to the built-in data, or to the update before the last'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;catalog;help;import'= {
        }
        &'llmcmp;catalog;help;validate'= {
        }
        &'llmcmp;catalog;help;stats'= {
        }
        &'llmcmp;catalog;help;path'= {
        }
        &'llmcmp;catalog;help;reset'= {
        }
        &'llmcmp;catalog;help;help'= {
        }
        &'llmcmp;completions'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in, updated and own data'
            cand --max-age 'Answer only from data at most this old: 14d, 2w; else exit with code 4'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;help'= {
            cand compare 'Compare two to eight models and say which to pick, and why'
            cand cost 'What a month of traffic costs, cheapest model first'
            cand list 'Models that have what you need: filters, order, columns, and which no other beats'
            cand providers 'All providers, or the routes of models with prices, sources and dates'
            cand faq 'The questions people ask of two models, answered from values'
            cand show 'One model: every fact, route and score, and what is unknown'
            cand alternatives 'Which models may take the place of one, best first'
            cand sources 'Where the data comes from: licence, credit, date and number of facts of each source'
            cand update 'Fetch the newest prices, models and retirements; the only command that uses the network'
            cand config 'The settings in force, and where each comes from'
            cand catalog 'The data: what it holds, whether a folder of it is right, and importing snapshots'
            cand completions 'Print the completion script of a shell'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;help;compare'= {
        }
        &'llmcmp;help;cost'= {
        }
        &'llmcmp;help;list'= {
        }
        &'llmcmp;help;providers'= {
        }
        &'llmcmp;help;faq'= {
        }
        &'llmcmp;help;show'= {
        }
        &'llmcmp;help;alternatives'= {
        }
        &'llmcmp;help;sources'= {
        }
        &'llmcmp;help;update'= {
        }
        &'llmcmp;help;config'= {
        }
        &'llmcmp;help;catalog'= {
        }
        &'llmcmp;help;completions'= {
        }
        &'llmcmp;help;help'= {
        }
    ]
    $completions[$command]
}
