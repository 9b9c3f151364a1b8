"""Words that tell the joiner of entities what a name is: titles and roles, suffixes of companies, bodies of a state.

All in lower case; English.
"""

from __future__ import annotations

from typing import Final

COURTESY: Final = {
    "mr": "m", "mister": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f",
    "madam": "f", "herr": "m", "frau": "f", "monsieur": "m", "madame": "f", "señor": "m", "señora": "f",
}  # fmt: skip
"""Titles that are no roles, and the pronoun that goes with them."""

ROLES: Final = frozenset(
    """
    activist actor actress adm admiral adviser advisor aide ambassador analyst archbishop architect artist astronaut
    attorney author ayatollah banker baron baroness biologist bishop broker brigadier capt captain cardinal ceo cfo
    chair chairman chairperson chairwoman champion chancellor chef chief choreographer cleric climatologist cmdr
    co-founder co-owner coach coach col colonel comedian commandant commander commissioner composer conductor
    congressman congresswoman constable consul coordinator coroner correspondent councillor councilman councilwoman
    count countess curator cyclist dealer dean defender deputy designer detective dictator diplomat director doctor dr
    driver duchess duke economist editor emir emperor empress engineer envoy epidemiologist executive ex-president
    farmer father filmmaker forecaster forward founder gen general geologist goalkeeper gov governor guard historian
    imam inspector investigator investor journalist judge justice keeper king lawmaker lawyer leader legislator
    lieutenant lt maj major manager marshal mayor meteorologist mep midfielder militant minister mother mp msp
    musician novelist nurse officer owner painter patriarch pianist pilot player playwright pm poet policeman pope
    premier presenter president prince princess principal producer prof professor prosecutor psychologist publisher
    queen rabbi ranger rapper rector rep representative researcher rev reverend rider sailor scholar scientist
    screenwriter secretary seismologist sen senator sergeant sgt sheikh sheriff singer sister skipper soldier
    solicitor speaker spokesman spokesperson spokeswoman sprinter strategist striker student sultan superintendent
    supt surgeon swimmer teacher trader treasurer vice-president virologist volcanologist warden winger writer
    """.split()
)
"""What somebody is, at the end of a title before or behind a name."""

MODIFIERS: Final = frozenset(
    """
    acting affairs agriculture army art assistant associate attorney bank business cabinet camp capital caretaker
    central chief chief city civil club commercial communications community company council county creative crown
    cultural culture customs defence defense deputy development digital district economic economics economy education
    emergency energy environment equity ex-prime executive external federal female film finance financial first fiscal
    fishing foreign former fund general government group head health home honorary housing humanitarian immigration
    incoming industry information infrastructure interim interior internal investment junior justice labor labour lead
    left legal lieutenant local managing market marketing medical military mining ministry national naval navy new
    news-agency nuclear operating operations opposition outgoing parliament parliamentary party permanent personnel
    planning police policy political presidential press prime prize prison private provincial public railway regional
    relief religious research retired science security senate senior shadow social sports staff state supreme tax team
    technical technology tourism trade transport transportation treasury union university us vice veteran world youth
    young
    """.split()
)
"""What may stand before a role and belongs to it."""

NOT_NOW: Final = frozenset(
    "former ex-prime ex-president retired deputy vice assistant shadow incoming outgoing acting late".split()
)
"""With these somebody does not hold the office itself."""

GENDERED: Final = {
    "king": "m", "prince": "m", "emperor": "m", "sultan": "m", "emir": "m", "duke": "m", "count": "m", "baron": "m",
    "pope": "m", "cardinal": "m", "archbishop": "", "imam": "m", "father": "m", "actor": "", "spokesman": "m",
    "chairman": "m", "congressman": "m", "councilman": "m", "policeman": "m", "queen": "f", "princess": "f",
    "empress": "f", "duchess": "f", "countess": "f", "baroness": "f", "sister": "f", "mother": "f", "actress": "f",
    "spokeswoman": "f", "chairwoman": "f", "congresswoman": "f", "councilwoman": "f",
}  # fmt: skip

SAME_OFFICE: Final = {"pm": "prime minister", "premier": "prime minister", "chairwoman": "chair", "chairman": "chair",
                      "chairperson": "chair", "secretary-general": "secretary general", "ceo": "chief executive",
                      "chief executive officer": "chief executive"}  # fmt: skip
"""Other words for an office, to the one that the tables have."""

OFFICES: Final = frozenset(
    (
        "president,prime minister,chancellor,king,queen,emir,pope,secretary of state,foreign minister,vice president"
        ",supreme leader,secretary general,crown prince,governor,chair,managing director,director general"
    ).split(",")
)
"""Offices that one person holds at a time."""

COMPANY_SUFFIXES: Final = frozenset(
    f"{suffix}{point}"
    for suffix in (
        "Inc Corp Corporation Co Ltd Limited Plc PLC plc LLC LLP LP AG SE SA S.A NV N.V BV AB ASA AS A/S Oyj SpA"
        " S.p.A GmbH KGaA KK Pty Pte Bhd Tbk JSC PJSC OAO Holding Holdings INC CORP LTD SPA NV"
    ).split()
    for point in ("", ".")
)
"""At the end of a company's name; without it the name is the same."""

GENERIC: Final = frozenset(
    """
    academy african agency air airport american asian association authority bank bay big board british bureau canadian
    capital central centre center chinese city club college commission committee common commonwealth congress council
    court department digital dutch east eastern electric english european executive federal federation first
    foundation fourth free french fund general german global golden grand great green group health high hong house
    independent indian institute international islamic italian japanese joint justice korean league liberal life
    market medical metropolitan ministry mount museum national new north northern office old open orchestra pacific
    paris parliament party people people's police port power premier prime public queen real red regional republic
    research royal russian saint san santa school scottish second security senate service social society south
    southern spanish state states super supreme swiss team third trade trust turkish union united university upper us
    video water west western white world young
    """.split()
)
"""First words of names that are no short form of them."""

TEAMS: Final = frozenset("united rovers rangers wanderers athletic albion hotspur fc".split())
"""Last words of teams' names, which stand for them alone."""

GOVERNMENT_BODIES: Final = (
    r"(?:foreign|defen[cs]e|finance|interior|home|health|trade|energy|economy|justice|transport|agriculture|environment"
    r"|education|culture|labou?r|information|oil|industry|tourism|science)\s+(?:ministry|office|department)"
    r"|ministry of (?:foreign affairs|defen[cs]e|finance|(?:the )?interior|health|trade|energy|justice|transport"
    r"|agriculture|(?:the )?environment|education|culture|labou?r)"
    r"|central bank|parliament|supreme court|constitutional court|armed forces|military|navy|air force|coast ?guard"
    r"|government"
)
"""Bodies of a state that copy names by their country alone."""

SURNAME_FIRST: Final = frozenset(
    """
    ahn bae bai bak ban cai cao cha chae chan chang chen cheng cheung chiang cho choi chong chu chung deng ding do
    dong du duong fan fang feng fu gao gong gu guan guo ha han hao he ho hoang hong hou hu huang hui huh huynh hwang
    im jang jeon jeong ji jia jiang jin jo joo ju jung kang kim ko koo kuo kwak kwok kwon lai lam lau le lee leung li
    liang liao lim lin liu lo long lu luo lyu ma mao mei meng min mo moon na nam ngo nguyen noh oh ong pan park pei
    peng pham phan qi qian qin qiu qu ren rhee roh ryu seo seok shao shen shi shim shin sim siu so sohn son song su
    suh sun tan tang tao teo teoh tian to tong tran tsai tse tung vo vu wan wang wei wen won wong woo wu xi xia xiao
    xie xu xue yan yang yao ye yeo yi yim yin yoo yoon you yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou
    """.split()
)
"""Surnames that stand first in names of two or three words: Xi Jinping, Kim Jong Un."""

PARTICLES: Final = frozenset(
    "al el bin ibn abu de da do dos del della di van von der den ten ter la le mac saint st".split()
)
"""Words before a surname that belong to it."""

COMPASS: Final = frozenset(
    "north northern south southern east eastern west western central upper lower mainland greater".split()
)
"""What stands before a place and is none by itself."""
