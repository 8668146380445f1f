"""Words of a query that no record need have: they ask, report, or say what every record is."""

from ..text.folding import fold

_WORDS = (
    # Articles and pronouns: they name nothing.
    "a an the its it their his her this that these those",
    "не это этот эта эти эту того тот та те их его ее она он они оно мы нас нам наш нашей",
    # Prepositions and conjunctions: what they join stands beside them.
    "of for in on at to and or by with from about into between among during against",
    "и а в во на с со к ко о об обо от до по под над за из у для при про или между среди через против",
    # Forms of auxiliaries, and particles.
    "is are was were be been do does did has have had can could should would will",
    "ли же бы был была было были есть будет будут может могут",
    # Question words: who asks names after them what is looked for.
    "who whom whose what which when where why how any many much there",
    "кто кого кому кем что чего чем чей чья чье где когда как какой какая какое какие каких каким почему"
    " зачем сколько",
    # Verbs and nouns of reporting: that somebody said it is true of every record.
    "say says said saying tell tells told speak spoke speech statement remark remarks mention mentioned"
    " propose proposes proposed proposing put forward offer offers offered suggest suggests suggested"
    " call called calls calling urge urged advocate advocated announce announced quote quotes quotation"
    " quotations",
    "сказал сказала сказали говорил говорила говорит говорили говорится рассказал заявил заявила заявили"
    " заявляет заявление сообщил отметил отметила подчеркнул подчеркнула высказал высказался упомянул"
    " упоминал упоминали речь речи выступление выступил предложил предложила предложили предложить предлагал"
    " предлагает предлагали выдвинул выдвинула выдвинули выдвигал призвал призвала призвали призывал цитата"
    " цитаты",
    # What a proposal does, in whichever words.
    "create creates created creating creation establish established establishing set up",
    "создать создаёт создано создание создания учредить учреждение основать",
    # What every record is: an initiative, an idea of a president at a meeting.
    "initiative initiatives proposal proposals idea ideas",
    "инициатива инициативы инициативу инициативе инициатив предложение предложения предложений идея идеи"
    " идею",
    # A year is said beside them.
    "year years",
    "год года году годы годах г",
    # "In the field of", "within the framework of": the field is named after them.
    "field sphere area regarding concerning framework",
    "сфере сферу области вопросам вопросу рамках плане части касательно относительно поводу отношении теме"
    " тему",
)
"""Function words and words of reporting, English and Russian side by side, each pair with its reason."""

STOP_WORDS = frozenset(fold(word) for words in _WORDS for word in words.split())
"""Folded words that are passed over beside others; alone they are looked for like all words."""
