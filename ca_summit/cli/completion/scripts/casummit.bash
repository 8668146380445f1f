# bash completion for casummit. In ~/.bashrc: eval "$(casummit completion bash)"

_casummit() {
    local line first=""
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $first ]]; then first=$line; else COMPREPLY+=("$line"); fi
    done < <("${1/#\~/$HOME}" __complete bash \
        "${COMP_LINE:0:COMP_POINT}" "$2" "$COMP_TYPE" "${COLUMNS:-80}" 2>/dev/null)
    if [[ $first == files ]]; then compopt -o default 2>/dev/null; fi
}

# -o nosort needs bash 4.4.
complete -o nosort -F _casummit casummit 2>/dev/null || complete -F _casummit casummit
