"""Lists English words that say little by themselves, and those that deny, link, relate or limit."""

from carelex.english.words import is_english

# Words that hold a sentence together and say nothing by themselves: articles, pronouns, prepositions, conjunctions,
# auxiliary verbs, adverbs of degree, place and time, and words that introduce a definition.
_FUNCTION = frozenset(
    """
    a an the this that these those such same other others another each every either neither both all any some many
    most more much few fewer less least several enough half own one ones
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves who whom whose which what whatever whoever whichever
    someone somebody something anyone anybody anything everyone everybody everything
    of in on at by to from for with within into onto out off over under up down upon about above across after against
    along alongside amid among amongst around as before behind below beneath beside besides between beyond despite
    during except inside like near outside per since than through throughout till towards toward until unlike via
    and or but nor so yet if because although though while whilst whereas whether unless that when where why how
    am is are was were be been being do does did done doing have has had having can could may might must shall should
    will would ought able cannot
    also again already always almost away back else even ever far further here hence however indeed instead just later
    likely merely mostly now often once only otherwise particularly perhaps possibly potentially quite rather really
    simply sometimes soon still then there thereby therefore thus together too usually very well etc eg ie e.g i.e
    mean means meant meaning refer refers referred referring call called calls known describe described describes
    define defined defines term terms include includes included including involve involves involved involving
    not no never nor none nobody nothing nowhere without
    """.split()
)

# Words that only say something together with others: they do not count, but belong to a phrase with a word that does.
_LIGHT = frozenset(
    """
    get gets got getting look looks looked looking carry carries carried carrying happen happens happened happening
    draw draws drew drawn drawing give gives given giving make makes made making take takes taken taking
    put puts putting let lets letting come comes came coming become becomes became becoming go goes going
    went gone keep keeps kept keeping
    bring brings brought bringing set sets setting see sees seen seeing use uses used using work works worked working
    want wants wanted wanting start starts started starting begin begins began begun beginning say says said saying
    tell tells told telling ask asks asked asking know knows knew knowing find finds found finding
    provide provides provided providing ensure ensures ensured ensuring aim aims aimed aiming seem seems receive
    receives received receiving enable enables enabled enabling allow allows allowed allowing name names named naming
    consider considers considered relate relates related relating associate associated concern concerns concerned
    way ways thing things kind kinds sort sorts part parts example examples alternative
    particular various certain possible sure hard
    """.split()
)

# Nouns that are part of a preposition: "in the context of", "as a result of", "in order to".
NOUNS_BETWEEN = frozenset(
    "accordance addition basis behalf case charge connection context course event face form lieu light line means"
    " number order place reason regard relation respect rest result spite terms view virtue".split()
)
BEFORE_NOUN, BEHIND_NOUN = frozenset("in on by as at with for the a".split()), frozenset("of to with for".split())

DENIALS = frozenset("not no never without nor neither cannot nobody nothing nowhere none unlike".split())
COMPARATIVES = frozenset("longer more less fewer later earlier greater older younger".split())
"""With "no" or "not" before and "than" after them, these words set a limit and deny nothing."""

NAMING = frozenset(
    """
    mean means meant meaning refer refers referred referring call calls called known describe describes described
    define defined defines include includes included including involve involves involved involving
    """.split()
)
"""Verbs that introduce a definition."""

DENIALS_OF_TWO = frozenset({("rather", "than"), ("other", "than"), ("instead", "of"), ("no", "longer")})
# "Not only care but support" denies nothing.
NO_DENIALS = frozenset("only just merely simply necessarily always".split())

# After these, a denial goes on: somebody who has no right to stay may not stay.
BEFORE_TO = frozenset(
    "able allowed entitled expect expected like likes need needs obliged require required right wish".split()
)

# Verbs that may come between a subject and "not": "nursing care is not included".
AUXILIARIES = frozenset(
    "is are was were be been being do does did can could may might must shall should will would has have had".split()
)

# Contracted endings that do not make another word: "they're", "it's", "someone's".
_CONTRACTED = frozenset("re ll ve d m s".split())

# Words that change a name into its opposite if you leave them out: "no further action" is not "further action".
NEGATIONS = frozenset("no non not never without".split())

# Words that link equal words, and those that continue a denial: "no care or support".
COORDINATES, ALTERNATIVES = frozenset({"and", "or"}), frozenset({"or", "nor"})

# Words that relate the next word to the one before: care at home is not a care home.
RELATIONAL = frozenset(
    """
    about above across after against along among around at before behind below beside between beyond by during for from
    in into of off on onto out over through toward towards under until up upon via with within without
    """.split()
)

POSSESSIVES = frozenset("its his her their your our my".split())
DETERMINERS = POSSESSIVES | frozenset("a an the this these".split())

# Adjectives and nouns that end like adverbs.
_NO_ADVERBS = frozenset(
    "assembly comply costly disorderly elderly fortnightly friendly homely hourly lonely monthly orderly timely"
    " unfriendly weekly yearly".split()
)


def is_denial(word: str) -> bool:
    """Whether a folded *word* denies what follows: "not", "isn't"."""
    return word in DENIALS or word.endswith("n't")


def is_light(word: str) -> bool:
    """Whether a folded *word* only says something together with others: "put", "mostly", a letter."""
    if word in _LIGHT or (len(word) == 1 and word.isalpha()):
        return True
    return word.endswith("ly") and len(word) > _SHORT and word not in _NO_ADVERBS and is_english(word[:-2])


# Shorter words are "apply", "early" and the like.
_SHORT = 5


def is_function(word: str) -> bool:
    """Whether a folded *word* says nothing, not even together with others: "the", "they'll"."""
    base, _, ending = word.partition("'")
    return (base in _FUNCTION and (not ending or ending in _CONTRACTED)) or word.endswith("n't")
