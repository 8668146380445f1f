# fish completion for casummit. In ~/.config/fish/config.fish: casummit completion fish | source

function __casummit_ask
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -g __casummit_found ($program __complete fish $words (commandline -ct) 2>/dev/null)
    # Where files are wanted, nothing is offered, and fish offers files.
    test "$__casummit_found[1]" != files
end

complete -c casummit -e
complete -c casummit -k -f -n __casummit_ask -a '$__casummit_found[2..-1]'
