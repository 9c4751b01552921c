# Completion of carelex in fish. carelex itself finds what fits at the cursor; see answers.py.

function __carelex_answer
    set -l program (string match --regex '^(?:.*/)?carelex$' -- (commandline -opc))[1]
    set -l program (string replace --regex '^~/' "$HOME/" -- $program)
    # It may be an alias instead.
    set --query program[1]; or set program carelex
    set -l line (commandline -cp | string collect)
    set -l answer (env _CARELEX_COMPLETE=complete_fish $program $line 2>/dev/null)
    string join \n -- $answer[2..-1]
    test "$answer[1]" = files
    and complete --do-complete "'' "(commandline -ct)
end

complete --command carelex --no-files --keep-order --arguments '(__carelex_answer)'
