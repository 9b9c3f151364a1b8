"""Currencies as the wires name them: symbols, ISO 4217 codes, words in seven languages; and words around amounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

SYMBOLS: Final[Mapping[str, str]] = {
    "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "cdn$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "nt$": "TWD", "r$": "BRL", "mex$": "MXN", "z$": "ZWL", "us dollar": "USD", "$": "USD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₺": "TRY", "₩": "KRW", "₪": "ILS", "₦": "NGN", "₴": "UAH",
    "₫": "VND", "₱": "PHP", "₸": "KZT", "₾": "GEL", "rs": "rupee", "rs.": "rupee", "rp": "IDR", "rm": "MYR",
    "sfr": "CHF", "fr.": "CHF",
}  # fmt: skip
"""Before the number, or behind it where a language has it so."""

CODES: Final = frozenset(
    "AED AFN ALL AMD AOA ARS AUD AZN BAM BDT BGN BHD BOB BRL BWP BYN CAD CDF CHF CLP CNY COP CRC CUP CZK DKK DOP DZD"
    " EGP ETB EUR GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KRW KWD KZT LBP LKR LYD MAD"
    " MDL MKD MMK MNT MUR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PEN PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SDG"
    " SEK SGD SOS SSP SYP THB TJS TMT TND TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND XAF XOF YER ZAR ZMW ZWL".split()
)
"""ISO 4217 codes of circulating currencies; in upper case beside a number alone."""

CODES_LIKE_WORDS: Final = frozenset({"ALL", "CUP", "TRY", "MAD", "BOB", "PEN", "GEL", "SOS", "AMD", "RON"})
"""Of them those that copy in capitals is not read for."""

FAMILIES: Final[Mapping[str, Mapping[str, str]]] = {
    "dollar": {"AUS": "AUD", "CAN": "CAD", "NZL": "NZD", "HKG": "HKD", "SGP": "SGD", "TWN": "TWD", "ZWE": "ZWL",
               "USA": "USD", "JAM": "JMD"},
    "pound": {"GBR": "GBP", "EGY": "EGP", "LBN": "LBP", "SYR": "SYP", "SDN": "SDG", "SSD": "SSP"},
    "rupee": {"IND": "INR", "PAK": "PKR", "LKA": "LKR", "NPL": "NPR", "MUS": "MUR"},
    "crown": {"SWE": "SEK", "NOR": "NOK", "DNK": "DKK", "CZE": "CZK", "ISL": "ISK"},
    "franc": {"CHE": "CHF", "COD": "CDF", "RWA": "RWF", "SEN": "XOF", "CIV": "XOF", "CMR": "XAF", "GAB": "XAF"},
    "peso": {"MEX": "MXN", "ARG": "ARS", "CHL": "CLP", "COL": "COP", "PHL": "PHP", "URY": "UYU", "CUB": "CUP"},
    "dinar": {"IRQ": "IQD", "KWT": "KWD", "JOR": "JOD", "DZA": "DZD", "TUN": "TND", "LBY": "LYD", "SRB": "RSD",
              "BHR": "BHD"},
    "rial": {"IRN": "IRR", "OMN": "OMR", "YEM": "YER"},
    "riyal": {"SAU": "SAR", "QAT": "QAR"},
    "dirham": {"ARE": "AED", "MAR": "MAD"},
    "shilling": {"KEN": "KES", "UGA": "UGX", "TZA": "TZS", "SOM": "SOS"},
    "lira": {"TUR": "TRY", "SYR": "SYP", "LBN": "LBP"},
    "won": {"KOR": "KRW"},
    "real": {"BRA": "BRL"},
    "lev": {"BGR": "BGN"},
    "leu": {"ROU": "RON", "MDA": "MDL"},
    "som": {"KGZ": "KGS", "UZB": "UZS"},
    "manat": {"AZE": "AZN", "TKM": "TMT"},
    "rouble": {"RUS": "RUB", "BLR": "BYN"},
    "kwacha": {"ZMB": "ZMW", "MWI": "MWK"},
}  # fmt: skip
"""Names that several countries' currencies share; those with one are told where nothing speaks for another."""

DEFAULTS: Final[Mapping[str, str]] = {
    "dollar": "USD", "pound": "GBP", "won": "KRW", "real": "BRL", "lira": "TRY", "lev": "BGN", "rouble": "RUB",
    "leu": "RON", "riyal": "SAR",
}  # fmt: skip

ADJECTIVES: Final[Mapping[str, str]] = {
    "u.s.": "USA", "us": "USA", "american": "USA", "australian": "AUS", "canadian": "CAN", "zealand": "NZL",
    "kong": "HKG", "singapore": "SGP", "taiwan": "TWN", "british": "GBR", "egyptian": "EGY", "lebanese": "LBN",
    "syrian": "SYR", "sudanese": "SDN", "indian": "IND", "pakistani": "PAK", "nepalese": "NPL", "swedish": "SWE",
    "norwegian": "NOR", "danish": "DNK", "czech": "CZE", "icelandic": "ISL", "swiss": "CHE", "congolese": "COD",
    "rwandan": "RWA", "cfa": "SEN", "mexican": "MEX", "argentine": "ARG", "chilean": "CHL", "colombian": "COL",
    "philippine": "PHL", "uruguayan": "URY", "cuban": "CUB", "iraqi": "IRQ", "kuwaiti": "KWT", "jordanian": "JOR",
    "algerian": "DZA", "tunisian": "TUN", "libyan": "LBY", "serbian": "SRB", "iranian": "IRN", "omani": "OMN",
    "yemeni": "YEM", "saudi": "SAU", "qatari": "QAT", "emirati": "ARE", "moroccan": "MAR", "kenyan": "KEN",
    "ugandan": "UGA", "tanzanian": "TZA", "turkish": "TUR", "korean": "KOR", "brazilian": "BRA", "bulgarian": "BGR",
    "romanian": "ROU", "moldovan": "MDA", "kyrgyz": "KGZ", "uzbek": "UZB", "belarusian": "BLR", "russian": "RUS",
    "zambian": "ZMB", "malawian": "MWI", "jamaican": "JAM",
    "us-dollar": "USA", "australische": "AUS", "schweizer": "CHE", "schwedische": "SWE", "norwegische": "NOR",
    "dänische": "DNK", "tschechische": "CZE", "américain": "USA", "américains": "USA", "suisses": "CHE",
    "canadiens": "CAN", "australiens": "AUS", "estadounidenses": "USA", "australianos": "AUS", "canadienses": "CAN",
    "argentinos": "ARG", "mexicanos": "MEX", "chilenos": "CHL", "colombianos": "COL", "suizos": "CHE",
    "americanos": "USA", "norte-americanos": "USA", "statunitensi": "USA", "svizzeri": "CHE",
}  # fmt: skip
"""Whose currency it is, before its name or behind it."""

_COMMON: Final = {
    "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "baht": "THB", "ringgit": "MYR",
    "rupiah": "IDR", "zloty": "PLN", "zlotys": "PLN", "forint": "HUF", "forints": "HUF", "hryvnia": "UAH",
    "hryvnias": "UAH", "shekel": "ILS", "shekels": "ILS", "naira": "NGN", "rand": "ZAR", "lari": "GEL", "tenge": "KZT",
    "taka": "BDT", "dong": "VND", "birr": "ETB", "cedi": "GHS", "cedis": "GHS", "kwanza": "AOA", "kwanzas": "AOA",
    "metical": "MZN", "meticais": "MZN", "bolivar": "VES", "bolivars": "VES", "sol": "PEN", "soles": "PEN",
    "dollar": "dollar", "dollars": "dollar", "franc": "franc", "francs": "franc", "peso": "peso", "pesos": "peso",
    "rupee": "rupee", "rupees": "rupee", "dinar": "dinar", "dinars": "dinar", "rial": "rial", "rials": "rial",
    "riyal": "riyal", "riyals": "riyal", "dirham": "dirham", "dirhams": "dirham", "won": "won", "lira": "lira",
    "liras": "lira", "reais": "real", "leva": "lev", "lei": "leu", "som": "som", "soms": "som", "manat": "manat",
    "manats": "manat", "kwacha": "kwacha",
}  # fmt: skip

NAMES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        **_COMMON, "pound": "pound", "pounds": "pound", "sterling": "GBP", "crown": "crown", "crowns": "crown",
        "krone": "crown", "kroner": "crown", "krona": "crown", "kronor": "crown", "rouble": "rouble",
        "roubles": "rouble", "ruble": "rouble", "rubles": "rouble", "shilling": "shilling", "shillings": "shilling",
        "cent": "cent", "cents": "cent", "pence": "penny",
        **{f"{digit}p": "penny" for digit in range(10)},
    },
    "de": {
        **_COMMON, "us-dollar": "USD", "pfund": "pound", "franken": "CHF", "kronen": "crown", "rubel": "rouble",
        "rupien": "rupee", "cent": "cent", "lire": "lira",
    },
    "fr": {
        **_COMMON, "livres": "pound", "couronnes": "crown", "roubles": "rouble", "roupies": "rupee",
        "centimes": "cent", "livre": "pound",
    },
    "es": {
        **_COMMON, "dólar": "dollar", "dólares": "dollar", "libras": "pound", "coronas": "crown", "rublos": "rouble",
        "rupias": "rupee", "francos": "franc", "reales": "real", "céntimos": "cent", "centavos": "cent",
        "yenes": "JPY", "yuanes": "CNY",
    },
    "pt": {
        **_COMMON, "dólar": "dollar", "dólares": "dollar", "libras": "pound", "coroas": "crown", "rublos": "rouble",
        "rupias": "rupee", "francos": "franc", "real": "real", "cêntimos": "cent", "centavos": "cent", "ienes": "JPY",
        "yuans": "CNY",
    },
    "nl": {
        **_COMMON, "pond": "pound", "kronen": "crown", "roebel": "rouble", "frank": "franc", "cent": "cent",
        "dollarcent": "cent",
    },
    "it": {
        **_COMMON, "dollari": "dollar", "dollaro": "dollar", "sterline": "GBP", "corone": "crown", "rubli": "rouble",
        "rupie": "rupee", "franchi": "franc", "centesimi": "cent", "yuan": "CNY",
    },
}  # fmt: skip
"""Words behind a number: an ISO code, or the name of a family; `cent` and `penny` are hundredths."""

WEIGHTS: Final = frozenset({"of", "weight", "heavier", "lighter", "fish", "bomb"})
"""Behind "pounds" these say that they are no money."""

QUALIFIERS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        **{
            word: word
            for word in (
                "about around nearly almost roughly approximately some over under exceeding only".split()
            )
        },
        "at least": "at least", "at most": "at most", "more than": "more than", "less than": "less than",
        "fewer than": "fewer than", "up to": "up to", "as much as": "up to", "as many as": "up to",
        "an estimated": "about", "estimated": "about", "close to": "nearly", "just over": "over",
        "just under": "under", "well over": "over", "no more than": "at most", "no less than": "at least",
        "a record": "record", "only": "only", "over": "more than", "under": "less than", "roughly": "about",
        "approximately": "about",
    },
    "de": {"rund": "about", "etwa": "about", "gut": "more than", "knapp": "nearly", "fast": "almost", "circa": "about",
           "mindestens": "at least", "mehr als": "more than", "über": "more than", "bis zu": "up to",
           "weniger als": "less than", "ungefähr": "about", "höchstens": "at most", "wenigstens": "at least"},
    "fr": {"environ": "about", "près de": "nearly", "quelque": "about", "plus de": "more than", "au moins": "at least",
           "moins de": "less than", "jusqu'à": "up to", "jusqu’à": "up to", "presque": "almost"},
    "es": {"unos": "about", "unas": "about", "cerca de": "nearly", "casi": "almost", "más de": "more than",
           "al menos": "at least", "hasta": "up to", "menos de": "less than", "alrededor de": "about"},
    "pt": {"cerca de": "about", "quase": "almost", "mais de": "more than", "pelo menos": "at least", "até": "up to",
           "menos de": "less than", "perto de": "nearly", "aproximadamente": "about"},
    "nl": {"ongeveer": "about", "circa": "about", "zo'n": "about", "bijna": "almost", "ruim": "more than",
           "meer dan": "more than", "minstens": "at least", "minder dan": "less than", "tot": "up to"},
    "it": {"circa": "about", "quasi": "almost", "oltre": "more than", "più di": "more than", "almeno": "at least",
           "fino a": "up to", "meno di": "less than"},
}  # fmt: skip
"""Words before an amount that loosen it, in the words that are published."""

CONNECTIVES: Final = frozenset({"of", "de", "d'", "d’", "di", "in"})

DOLLAR_PLACES: Final = frozenset(
    "sydney melbourne canberra brisbane perth adelaide hobart darwin auckland wellington christchurch toronto ottawa"
    " montreal vancouver calgary edmonton winnipeg singapore taipei".split()
)
"""Datelines where a dollar without a country is not the American one."""
DOLLAR_ZONES: Final = ("Australia/", "Pacific/Auckland", "America/Toronto", "Asia/Hong_Kong", "Asia/Singapore")
