#compdef carelex
# Completion of carelex in zsh. carelex itself finds what fits at the cursor; see answers.py.

_carelex() {
    local program=${${(Q)words[1]}/#\~\//$HOME/} line
    local -a answer plain told
    # If it is not a path, it may be an alias.
    [[ $program == */* ]] || program=carelex
    answer=("${(@f)$(_CARELEX_COMPLETE=complete_zsh "$program" "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for line in "${(@)answer[2,-1]}"; do
        if [[ $line == *$'\t'* ]]; then
            told+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
        else
            plain+=("$line")
        fi
    done
    # carelex has compared them with the typed text, in a less strict way than zsh would.
    local found=1
    (($#told)) && _describe -t words word told -U && found=0
    (($#plain)) && compadd -U -d plain -a plain && found=0
    if ((compstate[nmatches] > 1)) && [[ $compstate[insert] == *unambiguous && $compstate[unambiguous] == *\\ ]]; then
        # Their common beginning ends within a quoted sign. Show them, and insert nothing.
        compstate[insert]='' compstate[list]=list
    fi
    if [[ $answer[1] == files ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '--[^=]#='
        _files && found=0
    fi
    return found
}

if [[ $funcstack[1] == _carelex ]]; then
    # This file is in a folder of $fpath, and zsh has loaded it to complete a word.
    _carelex "$@"
else
    (($+functions[compdef])) || { autoload -Uz compinit && compinit -i }
    compdef _carelex carelex
fi
