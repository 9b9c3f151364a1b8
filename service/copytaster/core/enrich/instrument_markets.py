"""Markets as copy names them beside a ticker, and the identifier (ISO 10383) of each; what ends a RIC, likewise."""

from __future__ import annotations

from typing import Final

MARKETS: Final = {
    "NYSE": "XNYS", "NEW YORK": "XNYS", "NYSE AMERICAN": "XASE", "NYSE ARCA": "ARCX", "NYSE MKT": "XASE",
    "AMEX": "XASE", "NASDAQ": "XNAS", "NASDAQGS": "XNAS", "NASDAQGM": "XNAS", "NASDAQCM": "XNAS", "CBOE": "BATS",
    "OTC": "OTCM", "OTCQB": "OTCQ", "OTCQX": "OTCQ", "OTC PINK": "PINX", "PINK": "PINX", "OTC MARKETS": "OTCM",
    "LSE": "XLON", "LON": "XLON", "LONDON": "XLON", "AIM": "XLON", "TSX": "XTSE", "TSE": None, "TSX-V": "XTSX",
    "TSXV": "XTSX", "TSX VENTURE": "XTSX", "CSE": "XCNQ", "NEO": "NEOE", "ASX": "XASX", "NZX": "XNZE", "NZE": "XNZE",
    "FRA": "XFRA", "FSE": "XFRA", "FWB": "XFRA", "FRANKFURT": "XFRA", "ETR": "XETR", "XETRA": "XETR", "ETRA": "XETR",
    "EPA": "XPAR", "EURONEXT PARIS": "XPAR", "PARIS": "XPAR", "EURONEXT": None, "AMS": "XAMS",
    "EURONEXT AMSTERDAM": "XAMS", "EBR": "XBRU", "EURONEXT BRUSSELS": "XBRU", "ELI": "XLIS",
    "EURONEXT LISBON": "XLIS", "BIT": "XMIL", "BORSA ITALIANA": "XMIL", "MIL": "XMIL", "BME": "XMAD", "MAD": "XMAD",
    "SIX": "XSWX", "SWX": "XSWX", "VTX": "XSWX", "VIE": "XWBO", "WSE": "XWAR", "STO": "XSTO", "OMX": None,
    "CPH": "XCSE", "HEL": "XHEL", "OSE": "XOSL", "OSL": "XOSL", "OSLO": "XOSL", "ISE": None, "DUB": "XDUB",
    "ATH": "ASEX", "BIST": "XIST", "MCX": None, "MOEX": "MISX", "TYO": "XTKS", "TOKYO": "XTKS", "HKG": "XHKG",
    "HKEX": "XHKG", "SEHK": "XHKG", "HKSE": "XHKG", "HONG KONG": "XHKG", "SHA": "XSHG", "SSE": "XSHG", "SHE": "XSHE",
    "SZSE": "XSHE", "KRX": "XKRX", "KOSPI": "XKRX", "KOSDAQ": "XKOS", "TPE": "XTAI", "TWSE": "XTAI", "SGX": "XSES",
    "KLSE": "XKLS", "IDX": "XIDX", "SET": "XBKK", "PSE": "XPHS", "NSE": "XNSE", "BOM": "XBOM", "BSE": "XBOM",
    "TADAWUL": "XSAU", "DFM": "XDFM", "ADX": "XADS", "TASE": "XTAE", "TLV": "XTAE", "JSE": "XJSE", "NGX": "XNSA",
    "EGX": "XCAI", "B3": "BVMF", "BVMF": "BVMF", "BOVESPA": "BVMF", "BMV": "XMEX", "BCBA": "XBUE", "BVL": "XLIM",
    "BCS": "XSGO",
}  # fmt: skip
"""Names and abbreviations; None where one means several markets."""

RIC_MARKETS: Final = {
    "A": "XASE", "AD": "XADS", "AS": "XAMS", "AT": "ASEX", "AX": "XASX", "BA": "XBUE", "BK": "XBKK", "BO": "XBOM",
    "BR": "XBRU", "BU": "XBUD", "CA": "XCAI", "CO": "XCSE", "DE": "XETR", "DU": "XDFM", "F": "XFRA", "HE": "XHEL",
    "HK": "XHKG", "HM": "XHNX", "I": "XDUB", "IS": "XIST", "J": "XJSE", "JK": "XIDX", "KA": "XKAR", "KL": "XKLS",
    "KQ": "XKOS", "KS": "XKRX", "KW": "XKUW", "L": "XLON", "LG": "XNSA", "LM": "XLIM", "LS": "XLIS", "MC": "XMAD",
    "MI": "XMIL", "MM": "MISX", "MX": "XMEX", "N": "XNYS", "NR": "XNAI", "NS": "XNSE", "NZ": "XNZE", "O": "XNAS",
    "OL": "XOSL", "OQ": "XNAS", "PA": "XPAR", "PR": "XPRA", "PS": "XPHS", "QA": "DSMD", "S": "XSWX", "SA": "BVMF",
    "SE": "XSAU", "SI": "XSES", "SN": "XSGO", "SS": "XSHG", "ST": "XSTO", "SZ": "XSHE", "T": "XTKS", "TA": "XTAE",
    "TO": "XTSE", "TW": "XTAI", "TWO": "ROCO", "V": "XTSX", "VI": "XWBO", "VX": "XSWX", "WA": "XWAR", "Z": None,
    "K": None, "P": None, "PK": None, "HO": None, "HNO": None, "D": None, "SG": None, "MU": None, "H": None,
    "CM": None, "CN": None, "SU": None, "LU": None, "RO": None, "BX": None, "VN": None, "ZA": None, "U": None,
    "B": None, "Q": None, "M": None, "MT": None,
}  # fmt: skip
"""What follows the point of a RIC and the market that it means; None where that is not sure."""
