"""Shapes of agency copy, invented.

A name stands in a slot in capitals: PER a person's whole name, SUR the surname of one of the story's persons, INI
initial and surname, CO a company, COX it in short, COA its first word, BODY another organisation, ACR its letters,
AGY a news agency or paper, CLUB a club, CLUBX one of the story's in short, CITYCLUB a club by its city, TEAM a team
by its nickname, CTRY a country, CITY a city, CITY2 a little known one, REG a region, GEO a river, street or the like,
NAT a nationality, EVENT an event, law or prize, INDEX an index, WORK a work, STORM a storm, SHIP a ship. The others
are no names.
"""

from __future__ import annotations

SOCCER = """
{CLUB} {n} {CLUB} {n}
{CLUB} {n} {CITYCLUB} {n}
{CITYCLUB} {n} {CITYCLUB} {n}
{CITYCLUB} {n} {CLUB} {n} ( halftime {score} )
{CITYCLUB} v {CLUB}
{CLUB} vs. {CLUB}
{CLUB} - {CITYCLUB} {score}
{CLUB} {n} ( {SUR} {n} , {SUR} {n} ) {CITYCLUB} {n} ( {SUR} {n} )
Scorers : {SUR} {n} , {SUR} {n} penalty
Scorers: {PER} ({n}), {PER} ({n})
{CLUB} - {PER} ( {n}th minute ) , {PER} ( {n} )
{CLUB} {n} {n} {n} {n} {n} {n} {n}
{CITYCLUB} {n} {n} {n} {n} {n} {n} {n}
{n}. {CLUB} {n} {n} {n} {n}
Attendance : {big}
Halftime : {score}
Played on {day} :
Standings ( tabulate under played , won , drawn , lost , goals for , against , points ) :
SOCCER - {NAT} FIRST DIVISION RESULTS .
SOCCER-{NAT} premier division results
SOCCER - {CLUB} BEAT {CLUB} {score} .
SOCCER - {CTRY} BEAT {CTRY} {score} IN FRIENDLY .
Soccer-{CLUB} sign {NAT} striker {SUR}
{CITY} {date} ( {agency} )
{CITY}, {date} ({agency}) - Result of {NAT} first division soccer match played on {day}:
Results of {NAT} first division matches on {day} :
{CTRY} beat {CTRY} {score} ( halftime {score} ) in a {EVENT} qualifier on {day} .
{CTRY} {n} {CTRY} {n}
Squad : Goalkeepers - {PER} ( {CLUB} ) , {PER} ( {CITYCLUB} ) .
Defenders : {PER} , {PER} , {PER} ( {CLUB} ) , {PER} ( {CITYCLUB} )
{CTRY} : 1-{PER} ; 2-{PER} , 3-{PER} ( 15-{PER} , 46th ) , 9-{PER} .
{CLUB} coach {PER} said his side deserved to win .
{CLUB} manager {SUR} praised {NAT} midfielder {PER} after the {score} win over {CITYCLUB} .
{SUR} put {CLUB} ahead in the {n}th minute but {SUR} levelled for {CITYCLUB} before halftime .
"We were lucky," said {SUR}, who joined {CLUB} from {CLUB} last season.
{NAT} champions {CLUB} crashed to a {score} defeat at {CITYCLUB} .
{CLUB} forward {PER} was sent off for a foul on {PER} .
{CLUB} face {CLUB} in the {EVENT} final in {CITY} on {day} .
{NAT} international {PER} will miss the {EVENT} with a broken leg .
{CLUB}, who last won the title in {year}, host {CITYCLUB} at {GEO} on {day}.
{TEAM} coach {PER} dropped {SUR} for the game against {CLUB}.
{CLUBX} president {PER} told {AGY} the offer was too low.
{CLUBX}, who lost {score} at {CITYCLUB} last {day}, are {n}th.
{CLUBX} could still go down .
The {CTRY} winger joined {CLUB} from {NAT} club {CLUB} for {money} .
Soccer-{CLUB} held by {CLUB}
RUGBY-{CTRY} name {SUR} as captain
SOCCER-{CLUBX} sign {SUR}
{SUR}, {n}, who played for {CTRY} at the {EVENT}, never left {CLUBX}.
""".strip().splitlines()

TENNIS = """
TENNIS - RESULTS AT THE {EVENT} .
Tennis-{EVENT} men's singles results
{CITY} {date}
Results from the {EVENT} in {CITY} on {day} ( prefix number denotes seeding ) :
Men 's singles , second round
Women's singles, quarter-finals
{PER} ( {CTRY} ) beat {PER} ( {CTRY} ) {set} {set}
{n} - {PER} ( {CTRY} ) beat {PER} ( {CTRY} ) {set} {set} {set}
{n}-{PER} ({CTRY}) beat {PER} ({CTRY}) {set} {set}
{PER}, {CTRY}, def. {PER}, {CTRY}, {set}, {set}.
{PER} ( {n} ) , {CTRY} , def . {PER} , {CTRY} , {set} , {set}
{PER} and {PER} ( {CTRY} ) beat {PER} and {PER} ( {CTRY} / {CTRY} ) {set} {set}
{SUR} fought back to beat {NAT} qualifier {PER} {set} {set} on {day} .
Top seed {PER} of {CTRY} lost to {NAT} teenager {PER} in the {EVENT} .
{CTRY}'s {PER} reached the semi-finals in {CITY} with a {set} {set} win over {SUR}.
{SUR} will play {PER} in the final of the {EVENT} .
"I served well," {SUR} said after beating {SUR}.
""".strip().splitlines()

RESULTS = """
ATHLETICS - {EVENT} RESULTS .
CYCLING-{EVENT} results
GOLF - LEADING SCORES AT THE {EVENT} .
Motor racing-{NAT} Grand Prix result
{CITY} , {CTRY} {date}
Leading results in the {EVENT} on {day} :
Women 's 400 metres hurdles
Men's downhill
{n} . {PER} ( {CTRY} ) {time}
{n}. {PER} ({CTRY}) {time} seconds
{n}. {PER} , {CTRY} , {CLUB} , {n} points
{n}. {PER} ( {CTRY} ) {CO} {time}
{PER} ( {CTRY} ) {n} {n} {n}
{big} {PER} ( {CTRY} ) {n} {n} {n} {n}
{n} {PER} {n} {n} {n}
{n}. {CTRY} {time}
{PER} {n}-{n}-{n}--{n}
{PER}, {CTRY} {n} {n} {n}
Gold : {PER} ( {CTRY} ) silver : {PER} ( {CTRY} )
{CTRY} {n} gold {n} silver {n} bronze
{CTRY} ( {PER} , {PER} , {PER} , {PER} ) {time}
World champion {PER} of {CTRY} won the {EVENT} in {CITY} on {day} .
{NAT} {PER} broke the world record in {time} seconds .
{SUR} finished ahead of {NAT} {SUR} in {CITY} .
Overall standings after the {n}th stage :
""".strip().splitlines()

CRICKET = """
CRICKET - {CTRY} {n} FOR {n} V {CTRY} AT CLOSE .
Cricket-{CTRY} v {CTRY} scoreboard
Scores in the {NAT} county championship :
{CLUB} {n} and {n} for {n} ( {INI} {n} not out , {INI} {n} )
{CLUB} {n} ({INI} {n}; {INI} 4-{n}).
{CITYCLUB} : {CLUB} {n} ( {INI} {n} , {INI} {n} ; {INI} 5-{n} ) and {n} for {n} .
{INI} c {SUR} b {SUR} {n}
{SUR} lbw b {SUR} {n}
{PER} not out {n}
Did not bat : {SUR} , {SUR} , {SUR} .
Fall of wickets : 1-{n} 2-{n} 3-{n}
Bowling : {SUR} {n}-{n}-{n}-{n} , {SUR} {n}-{n}-{n}-{n}
{CTRY} won the toss and decided to bat against {CTRY} in the second {EVENT} in {CITY} .
{CTRY} captain {PER} scored {n} before he was bowled by {SUR} .
At {CITY} : {CLUB} beat {CLUB} by {n} runs .
Teams : {CTRY} - {PER} ( captain ) , {PER} , {PER} , {PER} .
""".strip().splitlines()

LEAGUES = """
NBA BASKETBALL - STANDINGS AFTER {day} 'S GAMES .
MAJOR LEAGUE BASEBALL RESULTS {day} .
NHL ICE HOCKEY - STANDINGS .
EASTERN DIVISION
WESTERN CONFERENCE
W L PCT GB
{CITYCLUB} {n} {n} .{n} -
{CITYCLUB} {n} {n} .{n} {n} 1/2
{CITYCLUB} {n} {CITYCLUB} {n}
{CITYCLUB} {n} {CITYCLUB} {n} ( in OT )
{CITYCLUB} AT {CITYCLUB}
{TEAM} {n}, {TEAM} {n}
{CITYCLUB} {TEAM} {n} {CITYCLUB} {TEAM} {n}
In {CITY} , {PER} hit a two-run homer as the {CLUB} beat the {TEAM} {score} .
In {CITY}, {PER} scored {n} points and {PER} added {n} as the {TEAM} routed the {CLUB}.
{SUR} ( {n}-{n} ) allowed three hits for the {TEAM} .
{TEAM} {n} , {CITYCLUB} {n}
Home team in {cap} .
{CITYCLUB} {n} {n} {n} {n} - {n}
{CITY} : {SUR} {n} , {SUR} {n}
The {CLUB} traded {PER} to the {TEAM} for {PER} .
{TEAM} quarterback {PER} threw for {n} yards against {CITYCLUB} .
""".strip().splitlines()

COMPANY = """
{CO} said on {day} its {n} pct stake in {CO} was not for sale .
{CO} said {day} it agreed to buy {CO} for {money} .
{CO} <{ric}> said it will cut {big} jobs at its plant in {CITY} , {REG} .
{CO} ({ric}) posted a net profit of {money} against {money} a year ago.
{COX} shares fell {pct} to {n} in {CITY} .
{COX} chief executive {PER} said the company would invest in {CTRY}.
{CO} Q{n} net {money} vs {money}
{CO} 2nd qtr shr {n} cts vs {n} cts
Shr $ {n} vs $ {n}
Net {big} vs {big}
Revs {big} vs {big}
{cap} {money} vs {money}
BRIEF-{CO} Q1 revenue up {pct}
BRIEF-{COX} says {cap} to step down
UPDATE 1-{COX} profit rises , shares up
{COX} to buy {COX} for {money}
{COX} names {PER} {cap}
{CO} says to cut {big} jobs
RESEARCH ALERT - {COX} cut to hold by {COX} .
Moody's cut its rating on {CO} to Baa{n} .
{BODY} approved the takeover of {CO} by {CO} .
{CO} , a unit of {CO} , won a {money} order from {BODY} .
"Margins are under pressure," said {PER}, {role} {CO}.
{PER} , {role} {COX} in {CITY} , said the deal made sense .
{SUR} said {COX} had hired {CO} and {CO} as advisers .
The {CITY}-based company , which competes with {COX} and {COX} , said sales in {CTRY} rose {pct} .
Analysts at {CO} expect {cap} of {money} .
{NAT} carmaker {COX} will build a plant in {CITY} with {NAT} partner {CO}.
{CO} and {CO} will merge , the {NAT} companies said .
{CO}, based in {CITY}, reported record {cap}.
{CITY}, {date}, {year} (GLOBE NEWSWIRE) -- {CO} (NASDAQ: {cap}) today announced results.
About {COX}
{COA} said it expected {cap} of {money}.
{COA} shares were up {pct} at {n}p.
{COA}'s {PER} said the unit was for sale.
{COA} was not available for comment .
Prosecutors said {COA}, based in {CITY}, had misled investors.
{CO} (“{COA}” or the “Company”), a maker of tools, today reported results.
BRIEF-{COX} <{ric}> Q1 output up {pct}, {cap} {money}
{COX} FY profit falls {pct}
{COX} H1 {cap} up {pct}
RPT-{COX} to sell {NAT} unit
The purchase of {CITY}-based {CO} would close in the second half.
Rival {COX} <{ric}> fell {pct} percent.
Shares in {COX} and {COX} fell , while {COX} rose .
“We are raising our outlook,” said {PER}, Chair and Chief Executive Officer of {COX}.
"Our order book is full," {SUR} told {AGY}.
{PER}, chief executive of tester {COX} <{ric}>, said so.
within the meaning of the {EVENT} Act of {year}
{COX} will host a call on {date}.
{COX} could not be reached for comment .
The {BODY} ({ACR}) said it would look into the merger of {COX} and {COX}.
{COX} rose {pct} , {COX} lost {pct} and {COX} gained {n} pence .
((--{CITY} newsroom , +44 171 {big}))
- {PER} , {CITY} newsroom + {n} {n} {big}
""".strip().splitlines()

MARKETS = """
{CITY} {date} ( {agency} ) - {NAT} shares closed lower on {day} .
{CITY} stocks end up on earnings
{NAT} bonds fall after {cap} data
The {INDEX} lost {pct} and the {INDEX} was down {pct} .
{CTRY}'s {INDEX} ended {pct} higher as {COX} and {COX} rose.
The pan-European {INDEX} index <{ric}> closed at {n}.
On {INDEX} {COX} jumped {pct} .
{INDEX} crude rose {n} cents to {money} a barrel after {ACR} data .
The dollar was at {n} yen in {CITY} .
" The market is nervous , " said {PER} , a dealer at {CO} in {CITY} .
"Nobody buys before the {ACR} meets," said a {CITY}-based trader.
BORROWER - {CO}
LEAD MGRS - {CO} , {CO}
LISTING {CITY} PAY DATE {date}
{NAT} wheat was steady , traders in {CITY} said .
{CTRY} sold {big} tonnes of wheat to {CTRY} , the {BODY} said .
{CITY} gold fixed at {money}
The {ACR} kept rates at {pct} , {PER} of {CO} noted .
{CTRY} {cap} up {pct} in {month} - {BODY}
PRESS DIGEST - {CTRY} - {date} .
* {CTRY}'s {ACR} reported
Traders in {CITY} , {CITY} and {CITY} were cautious .
""".strip().splitlines()

POLITICS = """
{CITY}, {date} ({agency}) - {title} {PER} said on {day} he would meet {NAT} {title} {PER} in {CITY} .
{CITY} {date} - {title} {PER} left for {CTRY} on {day} , the {BODY} said .
{title} {SUR} told the {BODY} that {CTRY} would not sign the {EVENT} .
{title} {SUR} said {SUR} was wrong .
{SUR} , who took office in {year} , is to visit {CITY} and {CITY} .
{SUR}'s party, the {BODY}, lost in {REG}.
The {BODY} and the {BODY} agreed to form a coalition .
{CTRY} accused {CTRY} of breaking the {EVENT} .
{CTRY} and {CTRY} signed an accord in {CITY} on {day} .
{NAT} and {NAT} officials met in {CITY} .
The {BODY} ( {ACR} ) said {NAT} troops had crossed the {GEO} .
{ACR} says {CTRY} talks to resume
{ACR} chief {SUR} to visit {CTRY}
{CTRY} says {NAT} envoy expelled
{CTRY}'s {SUR} wins vote
{NAT} {title} {PER} , {n} , died in {CITY} .
" It is a shame , " {SUR} told {AGY} .
{PER} , a lawmaker of the ruling {BODY} , said {title} {SUR} should resign .
{PER}, leader of the {BODY}, told reporters in {CITY} that {title} {PER} must go.
{BODY} spokeswoman {PER} declined to comment on {SUR}.
{CITY} and {CITY} have been at odds since {year}.
Diplomats in {CITY} said {CTRY} had asked the {ACR} for help .
Rebels of the {BODY} attacked a {NAT} convoy near {CITY2} , {n} km from {CITY} .
He met {SUR} , {SUR} and {ACR} officials .
{INI} of the {BODY} said so .
Mr {SUR} told MPs on {day} that Ms {SUR} had seen the letter.
Mrs {SUR} , a {NAT} , lives in {CITY2} .
By {PER}
{PER}
{PER} and {PER}
{PER}, {agency}
The {BODY} in {CITY} fined {PER} for libelling {PER}.
Lawyers for {SUR} said {SUR} had told the {BODY} of the {EVENT} .
""".strip().splitlines()

NEWS = """
{CITY2} , {CTRY} {date} ( {agency} ) - A bus fell into the {GEO} in {REG} , killing {n} people .
{CITY}, {REG} (AP) — Police arrested {PER}, {n}, of {CITY2}, {REG}, on {day}.
{n} killed in {CITY2} blast
{CITY2} : {n} dead
Quake hits {CTRY} , {n} killed
The quake struck {n} km north of {CITY2} in {REG} , the {BODY} said .
HURRICANE {STORM} STRENGTHENS TO CATEGORY {n}, {GEO} ORDERED TO EVACUATE
Hurricane {STORM} hit {REG} on {day}, {ACR} said.
Typhoon {STORM} killed {n} people in {CTRY} .
Tropical Storm {STORM} was {n} miles south of {CITY2} .
The ferry {SHIP} sank off {CITY2} , the {NAT} coast guard said .
The tanker {SHIP}, owned by {CO}, ran aground near {GEO}.
{CLUB} won the {EVENT} by beating {CLUB} {score}
{CO} (COO {SUR}) began a Phase {n} trial of a drug.
The deal is worth US$ {n} million, or A${n} million.
It costs US${n},000 a year in {CITY}, {PER}, COO of {COX}, said.
{SUR} wrote on X that {SUR} was safe.
{SUR} posted on {AGY} that the bridge at {CITY2} was gone.
{CITY} - {BODY} leaders open a two-day meeting. By {PER}.
{CITY2} counts the cost as {CTRY} and {CTRY} trade blows
{SUR}, a retired {cap} teacher of {CITY2}, heard two shots.
{PER}, a Democrat, said {title} {SUR} was wrong.
State Sen. {PER} posted that {SUR} should go.
Its owner, {PER}, denies wrongdoing.
Her co-star {PER} accepted the prize for {SUR}.
{SUR} flies to {CITY} on {day}.
{SUR} draws crowds with a song.
A survey by {COX} gave {SUR} {n} percent and {SUR} {n} percent.
Duty editor {PER}: + {n} {n}
{CITY2} is a village of {big} people in {REG} , {n} km from {CITY} .
Police in {CITY2} , near {CITY} , said {PER} had fled to {CTRY} .
{PER} , {n} , a farmer from {CITY2} , said he saw smoke over {GEO} .
"I lost everything," said {PER}, who lives on {GEO}.
{SUR} and {SUR} were taken to the {BODY} .
{title} {PER} of the {BODY} said {SUR} was charged with murder .
The tanker was bound for {CITY} from {CITY} .
Vessels at {CITY} : {n} waiting
{CITY} {n} {n} sunny
{CITY} {n} / {n} , {CITY} {n} / {n} , {CITY} {n} / {n}
A {NAT} man was found dead at {GEO} on {day} .
{BODY} doctors said {SUR} was stable .
{PER} won the {EVENT} for "{WORK}", a novel set in {CITY}.
"{WORK}" by {NAT} director {PER} opens the {EVENT} in {CITY}.
{PER} 's film " {WORK} " , with {PER} and {PER} , was shown in {CITY} .
The {BODY} ({ACR}) issued a warning for {REG} and {REG}.
{ACR} said {n} people were missing in {CITY2} and {CITY2} .
Flights from {CITY} to {CITY} and {CITY} were cancelled .
He was born in {CITY2} , {CTRY} , and studied at {BODY} .
Q: What do you expect of {CTRY}?
" We are safe , " {SUR} said . " Our house is gone . "
"You never know," {PER} told the {BODY}.
Scientists at the {BODY} said {cap} from {CTRY} was tested .
{SUR}'s lawyer, {PER}, said {SUR} would appeal.
{SUR} has lived in {CITY} since the {EVENT} .
""".strip().splitlines()

KINDS = (
    (SOCCER, 8),
    (TENNIS, 4),
    (RESULTS, 5),
    (CRICKET, 3),
    (LEAGUES, 4),
    (COMPANY, 8),
    (MARKETS, 4),
    (POLITICS, 9),
    (NEWS, 9),
)
"""Kinds of stories, and how common each is."""
