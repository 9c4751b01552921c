# Completion of carelex in bash. carelex itself finds what fits at the cursor; see answers.py.

_carelex() {
    local program=${1/#\~\//$HOME/} kind='' line=''
    # If it is not a path, it may be an alias.
    [[ $program == */* ]] || program=carelex
    COMPREPLY=()
    {
        read -r kind
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done
    } < <(_CARELEX_COMPLETE=complete_bash COMP_TYPE=$COMP_TYPE "$program" "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [[ $kind != files ]]; then
        # A file name does not fit here.
        compopt +o default 2>/dev/null
    elif ((${#COMPREPLY[@]})); then
        # If there are words, readline would not look for files as well.
        compopt -o filenames 2>/dev/null
        while IFS= read -r line; do
            COMPREPLY+=("$line")
        done < <(compgen -f -- "$2")
    fi
}

complete -o default -F _carelex carelex
