"""Words that invented copy is filled with: parts of names of companies, clubs and bodies, and what is said of them."""

from __future__ import annotations

import re


def listed(table: str) -> list[str]:
    """The names of a table, which semicolons part."""
    return re.split(r";\s*", " ".join(table.split()))


TRADES = """
Airlines Airways Apparel Automotive Bancorp Bank Beverages Biotech Brands Brewery Broadcasting Capital Cells Cement
Chemicals Communications Construction Copper Dairy Electric Electronics Energy Engineering Estates Finance Financial
Foods Forest Gas Gold Healthcare Heavy Holdings Homes Industries Insurance Investments Laboratories Life Lines
Logistics Machinery Maritime Materials Media Medical Metals Mills Mining Motor Motors Networks Oil Packaging Paper
Petroleum Pharma Pharmaceuticals Pictures Plastics Ports Power Press Properties Publishing Railways Records Resources
Retail Robotics Rubber Savings Securities Semiconductor Shipping Software Solar Stainless Steel Stores Studios Sugar
Systems Technologies Telecom Telecommunications Textiles Timber Tobacco Tools Toys Transport Travel Trust Utilities
Ventures Water Wind Wines Works
""".split()

ENDS = listed(
    """
Inc; Inc.; Corp; Corp.; Co; Co.; Ltd; Ltd.; plc; Plc; PLC; AG; SA; SpA; NV; AB; ASA; Oyj; A/S; Group; Holdings; GmbH;
Bhd; Pty Ltd; LLC; LP; & Co; KK
"""
)
CLUB_ENDS = """
United City Rovers Wanderers Athletic Albion Town County FC AFC SC Dynamo Sporting Racing Olympic Rangers Hotspur
Villa Celtic Thistle Wednesday
""".split()
CLUB_OPENS = listed(
    """
FC; AC; AS; Real; Sporting; Dynamo; Dinamo; Lokomotiv; Spartak; CSKA; Inter; Racing; Atletico; Deportivo; Olympique;
Borussia; SV; VfB; Union
"""
)
NICKNAMES = """
Tigers Lions Eagles Hawks Bears Wolves Bulls Sharks Panthers Falcons Rangers Knights Pirates Raiders Warriors Kings
Royals Giants Titans Chiefs Saints Rockets Comets Stars Suns Storm Thunder Dragons Cougars Broncos Mustangs Wildcats
Bulldogs Hornets Ravens
""".split()

MINISTRIES = listed(
    """
Agriculture; Commerce; Culture; Defence; Defense; Economy; Education; Energy; Environment; Finance; Foreign; Health;
Industry; Information; Interior; Justice; Labour; Oil; Planning; Trade; Transport; Tourism
"""
)
BODIES = listed(
    """
Council of {0}; Bank of {0}; University of {0}; {0} University; {0} Police Department; {0} City Council; {0} High
Court; {0} Stock Exchange; {0} Chamber of Commerce; {0} Football Association; {0} Medical Center; {0} General
Hospital; {0} Institute of Technology; {0} Times; {0} Post; {0} Herald; {0} Tribune; {0} Airport Authority; {0}
Symphony Orchestra; Port Authority of {0}; Archdiocese of {0}; {0} Electoral Commission; Central Bank of {0}; National
Bank of {0}; Communist Party of {0}; {0} Red Cross; {0} Opera House; {0} Weather Bureau; {0} Geological Survey
"""
)
NATIONAL_BODIES = listed(
    """
{0} Parliament; {0} Navy; {0} Air Force; {0} Army; {0} Football Federation; {0} Olympic Committee; {0} Communist
Party; {0} Central Bank; {0} Democratic Party; {0} People's Party; {0} National Bank; {0} Medical Association; {0} Red
Crescent; {0} Broadcasting Corporation; {0} Human Rights Commission; {0} Meteorological Agency; {0} Bar Association;
{0} Chamber of Deputies; {0} Supreme Court
"""
)
PLAIN_BODIES = listed(
    """
Ministry of {m}; {m} Ministry; Department of {m}; {m} Department; National Union of {t} Workers; International {t}
Association; World {t} Council; Federal {t} Agency; National {t} Commission; Committee for {m} Reform; People's {m}
Front; Centre for {t} Studies; Institute for {m} Research; Social {m} Party; Front for National {m}; Movement for {m}
Change; {t} Workers Union; Office of {m} Statistics
"""
)

ACRONYM_BODIES = """
UN EU NATO IMF WHO WTO OPEC OECD ECB FBI CIA FIFA UEFA NASA BBC CNN ANC PLO IRA PKK ETA SEC FAA FDA EPA ILO UNHCR
UNICEF IAEA OSCE ASEAN SADC ECOWAS ITAR-TASS TASS AFP dpa AP Xinhua Kyodo Interfax ANSA PTI Antara Yonhap Bernama MENA
IRNA Anatolia
""".split()
AGENCIES = listed(
    """
Reuters; AFP; AP; dpa; Xinhua; Kyodo; PTI; ANSA; Interfax; TASS; UPI; EFE; ATS; APA; Reuter
"""
)

NO_NAMES = """
GDP CEO CFO COO CTO CIO TV DNA EBITDA MPs MP GMT EST PhD PC VAT IPO GP ATM CD DVD WMD SUV CPI PPI PMI M1 M3 IQ ID QC
POW VIP AGM UTC EPS NAV LNG GPS PM
""".split()
"""Capitals that are no names."""

INDICES = listed(
    """
FTSE 100; DAX; CAC 40; Dow; Dow Jones industrial average; Nikkei; Nikkei 225; Hang Seng; S&P 500; Nasdaq Composite;
STOXX 600; IBEX 35; SMI; AEX; Bovespa; Sensex; Nifty; KOSPI; Straits Times Index; All Ordinaries; MIB; Topix; Euro
STOXX 50; ISEQ; PSI 20; BEL 20; MerVal; TSE 300; IPSA; Bund; Brent; West Texas Intermediate; WTI; Treasuries; Libor;
Euribor
"""
)
EVENTS = listed(
    """
World Cup; Emperor's Cup; King's Cup; President's Cup; Women's World Cup; Queen's Speech; European Championship;
Champions League; Olympic Games; Olympics; Davis Cup; U.S. Open; Australian Open; French Open; Wimbledon; Tour de
France; Asian Cup; African Nations Cup; Africa Cup of Nations; Copa America; Ryder Cup; Super Bowl; World Series;
Stanley Cup; Masters; Six Nations; Test; Ashes; Grand Prix; Giro d'Italia; Commonwealth Games; Asian Games; UEFA Cup;
Europa League; Premier League; Serie A; Bundesliga; La Liga; Ligue 1; World War Two; World War II; Cold War; Gulf War;
Christmas; Easter; Ramadan; Ebola; Nobel Peace Prize; Oscar; Golden Globe; Booker Prize; Grammy; Kyoto Protocol;
Geneva Convention; Schengen; Maastricht treaty; Brexit; Internet; Bible; Koran; iPhone; Windows; Android; Boeing 737;
Airbus A380; F-16
"""
)
WORKS = listed(
    """
Salt Year; The Long Harbour; Winter Light; A Quiet Country; Songs of Rain; The Last Ferry; Paper Boats; Night Train;
Hard Water; Glass Mountain; The Orchard Keeper's Son; Red Dust; Small Fires; A House by the River; Tomorrow's Bread
"""
)
EVENT_HEADS = listed(
    """
Cup; Trophy; Championship; Open; Grand Prix; Festival; Marathon; Classic; Masters; Prize; Award; Act; Treaty; Accord;
Agreement; Bill; Summit
"""
)
TITLES = listed(
    """
President; Prime Minister; Foreign Minister; Finance Minister; Defence Minister; Interior Minister; Chancellor;
Senator; Sen.; Rep.; Gov.; Governor; King; Queen; Prince; Princess; Pope; Archbishop; Cardinal; General; Gen.; Col.;
Lt.; Sgt.; Capt.; Judge; Justice; Mayor; Sheriff; Ambassador; Secretary-General; Commissioner; Dr.; Dr; Prof.;
Professor; Mr.; Mr; Mrs.; Mrs; Ms.; Ms; Sir; Lord; Lady; Sheikh; Ayatollah; Imam; Rabbi; Rev.; Coach; Captain; Vice
President; Opposition leader; Secretary of State; Chief Executive; Chairman; Attorney General; Police Chief; Deputy
Prime Minister; coach; striker; defender; midfielder; goalkeeper; captain; skipper; manager; spokesman; spokeswoman;
analyst; economist; lawyer; actor; actress; singer; director; author; farmer; teacher; prosecutor; president; prime
minister; foreign minister; minister; chief executive; chairman; inspector; detective
"""
)

ROLES = listed(
    """
chief executive; chairman; an analyst at; an economist with; a spokesman for; a spokeswoman for; managing director of;
head of research at; president of; a trader at; a professor at; director of; chief economist at; a lawyer for;
secretary general of; a strategist at; the head of; coach of; founder of; a fund manager at; chief financial officer
of; vice president of
"""
)

PLACE_ENDS = listed(
    """
River; Lake; Bay; Island; Islands; Valley; Province; District; County; Mountains; Sea; Gulf; Peninsula; Desert;
Street; Avenue; Road; Square; Bridge; Airport; International Airport; Hill; Park; Beach; Forest; Prefecture; Region;
Strait; Harbour; Station; Castle; Palace; Stadium; Prison; Pass; Creek; Falls; Lane
"""
)
PLACE_OPENS = listed(
    """
Mount; Lake; Port; Fort; San; Santa; St.; New; North; South; East; West; Upper; Lower; Cape; El; Al; Las; Los; Ras;
Tel; Bad; Saint; Nizhny; Novo
"""
)
SYLLABLES = """
ka ra mi to na shi ver dal mor len bre stad wick ham ford ton ley berg stein hof ov in sky ic esc ez an os al el ib
dra gun wal do ri mar co li va ne sa ti po lu ko be ha zo ku tan yel mur gar fen hol bur nor sil tor vin zan ush ami
ole adi ngo mba kwe oba chu
""".split()

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec Jan. Feb. Aug. Sept. Oct. Nov. Dec.".split()

CITIES = """
London Paris Berlin Moscow Washington Beijing Tokyo Brussels Rome Madrid Vienna Geneva Zurich Athens Ankara Istanbul
Cairo Jerusalem Baghdad Tehran Kabul Islamabad Delhi Mumbai Bombay Calcutta Dhaka Colombo Kathmandu Bangkok Hanoi
Manila Jakarta Singapore Seoul Pyongyang Taipei Shanghai Sydney Melbourne Canberra Wellington Auckland Lagos Nairobi
Johannesburg Harare Kampala Kinshasa Khartoum Algiers Tunis Tripoli Rabat Dakar Accra Abidjan Ottawa Toronto Montreal
Vancouver Chicago Boston Houston Dallas Denver Atlanta Miami Detroit Seattle Philadelphia Baltimore Cleveland
Pittsburgh Cincinnati Milwaukee Minnesota Tampa Phoenix Oakland Buffalo Havana Caracas Bogota Lima Quito Santiago
Brasilia Montevideo Kingston Stockholm Oslo Copenhagen Helsinki Warsaw Prague Budapest Bucharest Sofia Belgrade Zagreb
Sarajevo Skopje Tirana Kiev Kyiv Minsk Riga Vilnius Tallinn Tbilisi Baku Yerevan Almaty Tashkent Grozny Damascus
Beirut Amman Riyadh Jeddah Kuwait Doha Dubai Muscat Sanaa Aden Amsterdam Rotterdam Hague Lisbon Porto Dublin Belfast
Edinburgh Glasgow Liverpool Manchester Birmingham Leeds Milan Turin Naples Barcelona Munich Frankfurt Hamburg Cologne
Karachi Lahore Peshawar Srinagar Madras Chennai Bangalore Colorado Florida Texas
""".split()
LONG_CITIES = listed(
    """
New York; Los Angeles; San Francisco; Hong Kong; Tel Aviv; Buenos Aires; Rio de Janeiro; Sao Paulo; Mexico City; New
Delhi; Kuala Lumpur; Phnom Penh; St. Petersburg; Cape Town; Addis Ababa; San Diego; St. Louis; Kansas City; Las Vegas;
Salt Lake City; New Orleans; Abu Dhabi; Ho Chi Minh City; Santo Domingo; San Jose; San Juan; Golden State; New Jersey;
Panama City; Guatemala City; Dar es Salaam; Port-au-Prince; San Antonio; Tampa Bay; Green Bay
"""
)

PRESS = listed(
    """
Reuters; Reuters; Reuters; The Associated Press; AP; AFP; AFP; dpa; Xinhua; Interfax; Kyodo; BBC; CNN; CNBC;
Bloomberg; Sky News; Fox News; NBC; CBS; NPR; Al Jazeera; Le Monde; Le Figaro; El Pais; La Repubblica; Corriere della
Sera; Der Spiegel; Bild; Die Welt; Haaretz; Al-Ahram; The Times; The Guardian; The Sun; New York Times; Washington
Post; Wall Street Journal; Financial Times; Daily Telegraph; Asahi Shimbun; Yomiuri Shimbun; Daily Nation; Izvestia;
Kommersant; Twitter; Facebook; Telegram; WhatsApp; Instagram; YouTube; X; Truth Social; Newsweek; Time; The Economist
"""
)
