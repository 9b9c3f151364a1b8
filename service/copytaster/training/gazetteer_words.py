"""Names of the news that the sources of the gazetteer do not hold: facts, written down by hand."""

from __future__ import annotations

COUNTRIES = """
Britain; Great Britain; United Kingdom; UK; U.K.; England; Scotland; Wales; Northern Ireland; United States; United
States of America; US; U.S.; USA; U.S.A.; America; Russia; Soviet Union; USSR; Iran; Syria; South Korea; North Korea;
Korea; Taiwan; Vietnam; Laos; Ivory Coast; Cape Verde; Burma; Myanmar; Czech Republic; Czechia; Czechoslovakia;
Yugoslavia; East Germany; West Germany; Zaire; Congo; DR Congo; Democratic Republic of Congo; Republic of Congo;
Tanzania; Moldova; Macedonia; North Macedonia; Bosnia; Bosnia-Herzegovina; Bosnia and Herzegovina; Serbia and
Montenegro; Kosovo; Palestine; Palestinian Territories; West Bank; Gaza; Gaza Strip; East Timor; Swaziland; Brunei;
Venezuela; Bolivia; Turkey; Holland; Netherlands; Hong Kong; Macau; Macao; Vatican; Vatican City; UAE; U.A.E.; United
Arab Emirates; Emirates; Saudi Arabia; Trinidad; Tobago; Trinidad and Tobago; Antigua; Barbuda; St. Lucia; St. Kitts;
Somaliland; South Ossetia; Abkhazia; Nagorno-Karabakh; Crimea; Chechnya; Dagestan; Kashmir; Tibet; Xinjiang;
Kurdistan; Western Sahara; Rhodesia; Persia; Prussia; Siam; Ceylon; Micronesia; Sao Tome; Guinea-Bissau; Burkina Faso;
South Sudan; Central African Republic; Papua New Guinea; Sierra Leone
"""
REGIONS = """
Europe; Asia; Africa; North America; South America; Latin America; Central America; Antarctica; Oceania; Middle East;
Far East; Mideast; Western Europe; Eastern Europe; Central Europe; Southeast Asia; South Asia; Central Asia; East
Asia; Sub-Saharan Africa; West Africa; East Africa; North Africa; Southern Africa; Horn of Africa; Balkans; Caucasus;
Caribbean; Scandinavia; Baltics; Sahel; Siberia; Patagonia; Amazon; Andes; Alps; Himalayas; Pyrenees; Urals; Sahara;
Arctic; Sinai; Golan Heights; Darfur; Donbas; Donbass; Donetsk; Luhansk; Anatolia; Bavaria; Saxony; Hesse; Tuscany;
Sicily; Sardinia; Corsica; Catalonia; Andalusia; Galicia; Provence; Normandy; Brittany; Crete; Flanders; Wallonia;
Silesia; Transylvania; Punjab; Sindh; Balochistan; Bihar; Gujarat; Kerala; Assam; Bengal; West Bengal; Tamil Nadu;
Uttar Pradesh; Maharashtra; Rajasthan; Java; Sumatra; Borneo; Sulawesi; Bali; Mindanao; Luzon; Hokkaido; Okinawa;
Honshu; Kyushu; Guangdong; Sichuan; Hubei; Hunan; Henan; Hebei; Zhejiang; Fujian; Yunnan; Atlantic; Pacific; Atlantic
Ocean; Pacific Ocean; Indian Ocean; Mediterranean; Mediterranean Sea; Black Sea; Red Sea; Dead Sea; Caspian Sea;
Baltic Sea; North Sea; South China Sea; East China Sea; Persian Gulf; Gulf of Mexico; Gulf of Aden; Suez Canal; Panama
Canal; English Channel; Strait of Hormuz; Danube; Rhine; Nile; Thames; Seine; Mekong; Ganges; Tigris; Euphrates;
Mississippi River; Ala.; Ariz.; Ark.; Calif.; Colo.; Conn.; Fla.; Ga.; Ill.; Ind.; Kan.; Ky.; La.; Md.; Mass.; Mich.;
Minn.; Miss.; Mo.; Mont.; Neb.; Nev.; N.H.; N.J.; N.M.; N.Y.; N.C.; N.D.; Okla.; Ore.; Pa.; R.I.; S.C.; S.D.; Tenn.;
Tex.; Vt.; Va.; Wash.; W.Va.; Wis.; Wyo.; D.C.; Silicon Valley; Wall Street; New England; Midwest; Manhattan;
Brooklyn; Bronx; Queens; Harlem; Hollywood; Long Island; Capitol Hill; White House; Yorkshire; Lancashire; Kent;
Essex; Sussex; Surrey; Cornwall; Devon; Ulster; Wimbledon; Wembley; Old Trafford; Lord's; Headingley; Heathrow;
Gatwick
"""
ORGANISATIONS = """
United Nations; UN; U.N.; European Union; EU; E.U.; NATO; African Union; AU; Arab League; ASEAN; OPEC; OSCE; OECD;
IMF; International Monetary Fund; World Bank; WTO; World Trade Organization; WHO; World Health Organization; UNESCO;
UNICEF; UNHCR; IAEA; International Atomic Energy Agency; ICC; International Criminal Court; Red Cross; Red Crescent;
Amnesty International; Human Rights Watch; Greenpeace; Interpol; Europol; European Commission; European Parliament;
European Central Bank; ECB; Bundesbank; Federal Reserve; Fed; Bank of England; Bank of Japan; Security Council;
General Assembly; Congress; Senate; House of Representatives; House of Commons; House of Lords; Parliament; Knesset;
Duma; State Duma; Bundestag; Kremlin; Pentagon; State Department; Treasury; Justice Department; Defense Department;
Foreign Ministry; Defence Ministry; Interior Ministry; Finance Ministry; Supreme Court; High Court; FBI; CIA; NSA;
DEA; EPA; FDA; CDC; SEC; FCC; FTC; IRS; NASA; NIH; KGB; FSB; MI5; MI6; Mossad; Shin Bet; Scotland Yard; Metropolitan
Police; Coast Guard; Navy; Army; Air Force; Marine Corps; Revolutionary Guards; Revolutionary Guard; Hamas; Fatah;
Hezbollah; Hizbollah; Islamic Jihad; Taliban; Taleban; al-Qaida; al-Qaeda; Islamic State; ISIS; ISIL; Boko Haram;
al-Shabab; al-Shabaab; FARC; ETA; IRA; PKK; PLO; Palestinian Authority; Muslim Brotherhood; Tamil Tigers; LTTE; Khmer
Rouge; Communist Party; Labour Party; Labour; Conservative Party; Conservatives; Tories; Liberal Democrats; Democratic
Party; Republican Party; GOP; Likud; Kadima; Labor Party; BJP; Congress Party; ANC; African National Congress; Sinn
Fein; Social Democrats; Christian Democrats; CDU; SPD; Green Party; Greens; National Front; Socialist Party; Reuters;
Associated Press; AP; AFP; Agence France-Presse; Xinhua; ITAR-TASS; TASS; Interfax; Kyodo; Yonhap; ANSA; dpa; BBC;
CNN; NBC; CBS; ABC; Fox News; NPR; Al Jazeera; Al-Jazeera; New York Times; Washington Post; Wall Street Journal;
Financial Times; Guardian; Times; Sun; Daily Mail; Le Monde; Der Spiegel; Bild; El Pais; Bloomberg; Dow Jones; Nasdaq;
NYSE; New York Stock Exchange; London Stock Exchange; FIFA; UEFA; IOC; International Olympic Committee; NBA; NFL; NHL;
MLB; NCAA; ATP; WTA; FIA; ICC; PGA; IAAF; WADA; Premier League; Football Association; Microsoft; Apple; Google;
Facebook; Amazon; Twitter; Tesla; IBM; Intel; Boeing; Airbus; General Motors; GM; Ford; Toyota; Honda; Nissan;
Volkswagen; BMW; Daimler; Chrysler; Fiat; Renault; Peugeot; Shell; BP; Exxon; Exxon Mobil; Chevron; Total; Gazprom;
Rosneft; Lukoil; Goldman Sachs; Morgan Stanley; JPMorgan; JPMorgan Chase; Citigroup; Citibank; Merrill Lynch; Lehman
Brothers; Barclays; HSBC; UBS; Credit Suisse; Deutsche Bank; Commerzbank; BNP Paribas; Societe Generale; Lloyds;
Moody's; Standard & Poor's; S&P; Fitch; Samsung; Sony; Panasonic; Hitachi; Toshiba; Siemens; Philips; Nokia; Ericsson;
Vodafone; AT&T; Verizon; Walmart; Wal-Mart; Coca-Cola; PepsiCo; McDonald's; Nestle; Unilever; Procter & Gamble;
Pfizer; Merck; Novartis; Roche; GlaxoSmithKline; AstraZeneca; Bayer; BASF; British Airways; Lufthansa; Air France;
Delta; American Airlines; Ryanair; Harvard; Yale; Oxford; Cambridge; MIT; Stanford; Princeton; Harvard University;
Oxford University; Cambridge University
"""
TEAMS = """
Arsenal; Aston Villa; Blackburn; Blackburn Rovers; Bolton; Bolton Wanderers; Charlton; Chelsea; Coventry; Crystal
Palace; Derby; Everton; Fulham; Ipswich; Leeds; Leeds United; Leicester; Liverpool; Man United; Man City; Manchester
United; Manchester City; Middlesbrough; Newcastle; Newcastle United; Nottingham Forest; Norwich; Portsmouth; Queens
Park Rangers; QPR; Sheffield United; Sheffield Wednesday; Southampton; Stoke; Stoke City; Sunderland; Swansea;
Tottenham; Tottenham Hotspur; Spurs; Watford; West Brom; West Bromwich Albion; West Ham; West Ham United; Wigan;
Wimbledon; Wolves; Wolverhampton; Brighton; Bournemouth; Burnley; Celtic; Rangers; Aberdeen; Hearts; Hibernian; Dundee
United; Kilmarnock; Motherwell; Raith; Dunfermline; Real Madrid; Barcelona; Atletico Madrid; Valencia; Sevilla; Real
Betis; Deportivo Coruna; Athletic Bilbao; Real Sociedad; Espanyol; Villarreal; Real Zaragoza; Celta Vigo; Racing
Santander; Sporting Gijon; Tenerife; Valladolid; Juventus; AC Milan; Inter Milan; Inter; AS Roma; Lazio; Napoli;
Fiorentina; Parma; Sampdoria; Udinese; Bologna; Cagliari; Atalanta; Torino; Vicenza; Perugia; Piacenza; Reggiana;
Verona; Bayern Munich; Borussia Dortmund; Borussia Moenchengladbach; Werder Bremen; Bayer Leverkusen; Hamburg SV;
Schalke; Schalke 04; VfB Stuttgart; VfL Bochum; Hertha Berlin; Karlsruhe; Cologne; Eintracht Frankfurt; 1860 Munich;
St Pauli; Hansa Rostock; Arminia Bielefeld; MSV Duisburg; Fortuna Duesseldorf; SC Freiburg; Paris Saint-Germain; Paris
St Germain; PSG; Olympique Marseille; Marseille; Monaco; AS Monaco; Lyon; Olympique Lyon; Bordeaux; Lens; Lille;
Nantes; Auxerre; Metz; Montpellier; Strasbourg; Bastia; Guingamp; Caen; Rennes; Le Havre; Nice; Cannes; Nancy; Ajax;
Ajax Amsterdam; PSV Eindhoven; Feyenoord; Feyenoord Rotterdam; Vitesse Arnhem; Heerenveen; Roda JC; RKC Waalwijk;
Twente; FC Twente; Utrecht; Willem II; NAC Breda; Porto; FC Porto; Benfica; Sporting; Sporting Lisbon; Boavista;
Anderlecht; Club Brugge; Standard Liege; Galatasaray; Fenerbahce; Besiktas; Trabzonspor; Olympiakos; Olympiacos;
Panathinaikos; AEK; PAOK; Red Star Belgrade; Partizan Belgrade; Dinamo Zagreb; Hajduk Split; Croatia Zagreb; Spartak
Moscow; CSKA Moscow; Dynamo Moscow; Lokomotiv Moscow; Zenit; Dynamo Kiev; Shakhtar Donetsk; Legia Warsaw; Widzew Lodz;
Sparta Prague; Slavia Prague; Ferencvaros; Steaua Bucharest; Dinamo Bucharest; Rapid Vienna; Austria Vienna; Sturm
Graz; FC Basel; Grasshoppers; Rosenborg; Brondby; IFK Gothenburg; Boca Juniors; River Plate; Independiente; Racing
Club; San Lorenzo; Velez Sarsfield; Rosario Central; Flamengo; Fluminense; Vasco da Gama; Botafogo; Palmeiras;
Corinthians; Sao Paulo; Santos; Gremio; Internacional; Cruzeiro; Atletico Mineiro; Penarol; Nacional; Colo Colo; Al
Ahly; Zamalek; Al Hilal; Kaizer Chiefs; Orlando Pirates; Yankees; Mets; Red Sox; White Sox; Cubs; Dodgers; Giants;
Braves; Phillies; Pirates; Reds; Cardinals; Brewers; Twins; Royals; Indians; Tigers; Blue Jays; Orioles; Rays;
Marlins; Expos; Nationals; Astros; Rockies; Padres; Diamondbacks; Mariners; Athletics; Angels; Rangers; New York
Yankees; New York Mets; Boston Red Sox; Chicago Cubs; Chicago White Sox; Los Angeles Dodgers; San Francisco Giants;
Atlanta Braves; Lakers; Celtics; Bulls; Knicks; Nets; Sixers; 76ers; Raptors; Heat; Magic; Hawks; Hornets; Wizards;
Bullets; Pistons; Pacers; Cavaliers; Bucks; Timberwolves; Spurs; Mavericks; Rockets; Grizzlies; Pelicans; Jazz;
Nuggets; Suns; Kings; Clippers; Warriors; Trail Blazers; Blazers; SuperSonics; Thunder; Los Angeles Lakers; Chicago
Bulls; New York Knicks; Golden State; Patriots; Jets; Bills; Dolphins; Steelers; Ravens; Browns; Bengals; Titans;
Oilers; Colts; Jaguars; Texans; Broncos; Chiefs; Raiders; Chargers; Seahawks; Cowboys; Redskins; Eagles; Packers;
Bears; Vikings; Lions; Saints; Falcons; Panthers; Buccaneers; 49ers; Rams; Maple Leafs; Canadiens; Senators; Bruins;
Sabres; Islanders; Devils; Flyers; Penguins; Capitals; Hurricanes; Lightning; Thrashers; Red Wings; Blackhawks; Blues;
Predators; Blue Jackets; Canucks; Flames; Avalanche; Wild; Stars; Ducks; Sharks; Coyotes; Montreal Canadiens; Toronto
Maple Leafs; Detroit Red Wings; Crusaders; Hurricanes; Highlanders; Blues; Brumbies; Waratahs; Stormers; Bulls; All
Blacks; Springboks; Wallabies; Proteas; Black Caps; Leicestershire; Yorkshire; Lancashire; Surrey; Middlesex; Essex;
Kent; Sussex; Somerset; Hampshire; Warwickshire; Worcestershire; Gloucestershire; Derbyshire; Nottinghamshire;
Northamptonshire; Glamorgan; Durham; Ferrari; McLaren; Williams; Benetton; Red Bull; Mercedes; Renault; Jordan;
Sauber; Minardi; Tyrrell; Toro Rosso; Force India
"""
EVENTS = """
World Cup; Emperor's Cup; King's Cup; European Championship; Champions League; Europa League; UEFA Cup; FA Cup; League
Cup; Olympics; Olympic Games; Winter Olympics; Paralympics; Commonwealth Games; Asian Games; Davis Cup; Ryder Cup; Fed
Cup; Super Bowl; World Series; Stanley Cup; Masters; U.S. Open; US Open; French Open; Australian Open; British Open;
Tour de France; Giro d'Italia; Grand Prix; Formula One; Grand Slam; Test; World War I; World War II; World War One;
World War Two; Cold War; Gulf War; Vietnam War; Korean War; Christmas; Easter; Ramadan; Eid al-Fitr; Hanukkah;
Thanksgiving; Nobel Prize; Nobel Peace Prize; Oscar; Oscars; Academy Award; Academy Awards; Grammy; Emmy; Pulitzer
Prize; Booker Prize; FTSE; FTSE 100; DAX; CAC; CAC 40; Dow; Nikkei; Nasdaq; Hang Seng; S&P 500; STOXX 600; STOXX;
Ibex; Sensex; Nifty; Bovespa; KOSPI; Topix; Brent; WTI; Bund; Bunds; Treasuries; Libor; Euribor; Premier League; Serie
A; Bundesliga; La Liga; Ligue 1; Six Nations; Wimbledon; Ashes; Copa America; Africa Cup of Nations; African Nations
Cup; Asian Cup; Oscar; Brexit; Holocaust; Bible; Koran; Quran; Internet; Constitution; Islam; Christianity; Judaism;
Hinduism; Buddhism; Catholicism; Kyoto Protocol; Geneva Conventions; Maastricht Treaty; Windows; iPhone; Boeing 737;
Boeing 747; F-16; Kalashnikov
"""
