#compdef casummit
# zsh completion for casummit. In ~/.zshrc, below compinit: eval "$(casummit completion zsh)"

_casummit() {
    local program=$words[1]
    local -a found
    found=("${(@f)$("${program/#\~/$HOME}" __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    local first=$found[1]
    shift found
    if [[ $first == files ]]; then
        compset -P '--*='
        _files
    elif (( $#found )); then
        # -U: Каз finds KZ, too. Where such finds have no beginning in common, what was typed stays.
        _describe -V casummit found -U -P "$PREFIX[1,$first]"
        if (( $#compstate[unambiguous] <= first )) && [[ $compstate[insert] == *unambiguous ]]; then
            compstate[insert]=
        fi
    fi
}

if [[ $funcstack[1] == _casummit ]]; then
    _casummit "$@"
else
    compdef _casummit casummit
fi
