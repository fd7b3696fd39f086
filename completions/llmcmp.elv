
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand -V 'Print version'
            cand --version 'Print version'
            cand compare 'Compare two to eight models and say which to pick, and why'
            cand cost 'What a month of traffic costs, cheapest model first'
            cand providers 'All providers, or the routes of models with prices, sources and dates'
            cand faq 'The questions people ask of two models, answered from values'
            cand sources 'Where the data comes from: licence, credit, date and number of facts of each source'
            cand catalog 'The data: what it holds, whether a folder of it is right, and importing snapshots'
            cand completions 'Print the completion script of a shell'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;compare'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand -t 'Tokens a month, input/output'
            cand --tokens 'Tokens a month, input/output'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id: those one has contracts with'
            cand --for 'What the models are wanted for: its boards count, its needs exclude, its signals weigh double'
            cand --priority 'Signals that weigh double'
            cand --section 'Show these sections only'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand -t 'Tokens a month, input/output; alone: the default traffic'
            cand --tokens 'Tokens a month, input/output; alone: the default traffic'
            cand --route 'Which route is priced: careful, cheapest, lab, or a provider''s id'
            cand --providers 'Price only routes of these providers, by id: those one has contracts with'
            cand -n 'At most this many rows; 0 for all'
            cand --limit 'At most this many rows; 0 for all'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;providers'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in data'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand -t 'Tokens a month, input/output'
            cand --tokens 'Tokens a month, input/output'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;sources'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in data'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
            cand import 'Write snapshots of public sources into a catalog folder, all of it or nothing'
            cand validate 'Check a catalog folder: every problem with file, field and what would be right'
            cand stats 'Count models, routes, prices and scores'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
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
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;catalog;help'= {
            cand import 'Write snapshots of public sources into a catalog folder, all of it or nothing'
            cand validate 'Check a catalog folder: every problem with file, field and what would be right'
            cand stats 'Count models, routes, prices and scores'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;catalog;help;import'= {
        }
        &'llmcmp;catalog;help;validate'= {
        }
        &'llmcmp;catalog;help;stats'= {
        }
        &'llmcmp;catalog;help;help'= {
        }
        &'llmcmp;completions'= {
            cand --format 'The form of the output; without it the one of the file''s ending, then `LLMCMP_FORMAT`, then a table'
            cand -o 'Write to this file, whole or not at all; `-` is standard output'
            cand --output-file 'Write to this file, whole or not at all; `-` is standard output'
            cand --color 'When to use colour'
            cand --catalog 'Read this catalog folder instead of the built-in data'
            cand --json 'Write JSON for scripts: the same as --format json'
            cand --ascii 'Keep tables and Markdown to ASCII'
            cand -h 'Print help (see more with ''--help'')'
            cand --help 'Print help (see more with ''--help'')'
        }
        &'llmcmp;help'= {
            cand compare 'Compare two to eight models and say which to pick, and why'
            cand cost 'What a month of traffic costs, cheapest model first'
            cand providers 'All providers, or the routes of models with prices, sources and dates'
            cand faq 'The questions people ask of two models, answered from values'
            cand sources 'Where the data comes from: licence, credit, date and number of facts of each source'
            cand catalog 'The data: what it holds, whether a folder of it is right, and importing snapshots'
            cand completions 'Print the completion script of a shell'
            cand help 'Print this message or the help of the given subcommand(s)'
        }
        &'llmcmp;help;compare'= {
        }
        &'llmcmp;help;cost'= {
        }
        &'llmcmp;help;providers'= {
        }
        &'llmcmp;help;faq'= {
        }
        &'llmcmp;help;sources'= {
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
