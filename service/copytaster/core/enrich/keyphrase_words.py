"""Words that no keyphrase holds: articles, prepositions, pronouns, common verbs, words of time and measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_ENGLISH: Final = """
people dollar dollars euro euros pound pounds yen rupees a an the and or but nor so yet if as at by for from in into
of off on onto out over to up with within without about above across after against along amid among around before
behind below beneath beside between beyond despite down during except inside like near outside past per since through
throughout till toward towards under underneath until upon via versus vs than then that this these those there here
where when while who whom whose which what why how whether because although though i me my mine we us our ours you
your yours he him his she her hers it its they them their theirs himself herself itself themselves one ones someone
somebody anyone anybody everyone everybody nobody nothing something anything everything am is are was were be been
being do does did done doing have has had having will would shall should may might can could must ought not no yes
none neither either both each every all any some such own same other others another more most much many few less least
several enough only just also too very even still already ever never always often again once twice almost nearly
roughly rather quite perhaps maybe however meanwhile moreover therefore thus instead otherwise said says say saying
told tells tell asked asks added adds according announced announces reported reports reporting confirmed confirms
denied denies called calls calling described warned warns noted stated quoted claimed claims insisted believes believe
believed think thinks thought know knows knew known expect expects expected want wants wanted need needs needed get
gets got getting go goes going went gone come comes came coming take takes took taken taking make makes made making
give gives gave given giving keep keeps kept put puts set sets see sees saw seen seek seeks sought use uses used using
try tries tried show shows showed shown hold holds held holding leave leaves left become becomes became remain remains
remained begin begins began begun start starts started end ends ended open opens opened close closes closed meet meets
met meeting follow follows followed following include includes included including help helps helped work works worked
run runs ran let lets bring brings brought find finds found turn turns turned move moves moved play plays played face
faces faced allow allows allowed raise raises raised rise rises rose risen fall falls fell fallen cut cuts hit hits
win wins won lose loses lost pay pays paid buy buys bought sell sells sold send sends sent join joins joined plan
plans planned agree agrees agreed offer offers offered visit visits visited urge urges urged back backs backed sign
signs signed fly flies flew slow slows slowed grow grows grew serve serves served review reviews reviewed discuss
discusses discussed decide decides decided mean means meant feel feels felt live lives lived stand stands stood speak
speaks spoke spoken arrive arrives arrived die dies died kill kills killed wound wounds wounded injure injured arrest
arrested charge charged sentence sentenced accuse accuses accused force forces forced order orders ordered slip slips
slipped gain gains gained drop drops dropped climb climbs climbed trade trades traded lead leads led beat beats today
yesterday tomorrow now later earlier ago next last recent recently week weeks month months year years day days hour
hours minute minutes morning afternoon evening night time times monday tuesday wednesday thursday friday saturday
sunday january february march april june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec gmt utc local zero two three four five six seven eight nine ten eleven twelve dozen dozens
hundred hundreds thousand thousands million millions billion billions trillion percent pct bln mln first second third
fourth fifth half quarter percentage point points mr mrs ms dr new old big small large great good bad high low long
short little lot lots number part man men woman women thing things way ways case cases place places area areas side
kind sort statement spokesman spokeswoman news conference interview reporter reporters journalist officials official
sources source well far ahead away due as-yet 's s t re ve ll d
"""

_GERMAN: Final = """
euro dollar menschen beiden beide jährige jähriger jährigen personen angaben ende anfang mitte der die das den dem des
ein eine einen einem einer eines und oder aber denn doch sondern als wie wenn weil dass ob damit bis nach vor bei mit
von vom zu zum zur in im ins an am ans auf aus über unter um durch für gegen ohne seit während wegen trotz zwischen
ist sind war waren sei wäre wird werden wurde wurden worden hat haben hatte hatten habe kann können konnte soll sollen
sollte muss müssen musste will wollen wollte darf dürfen mag nicht kein keine keinen keiner nur auch noch schon sehr
mehr weniger so da dann hier dort jetzt heute gestern morgen er sie es wir ihr ich du ihn ihm ihnen sein seine seinen
seiner seinem ihre ihren ihrer ihrem uns unser sich man wer was wo warum welche welcher dieser diese dieses diesem
diesen jener jede jeder jedes alle allem allen viele einige andere anderen zwei drei vier fünf sechs sieben acht neun
zehn hundert tausend million millionen milliarden prozent jahr jahre jahren jahres tag tage tagen woche wochen monat
monate monaten montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
august september oktober november dezember uhr sagte sagt teilte hieß zufolge laut dabei dazu davon daran darauf dafür
zudem außerdem bereits rund etwa etwas gegenüber ersten erste zweiten letzten kommenden neue neuen neuer
"""

_FRENCH: Final = """
euro euros dollar dollars francs personnes personne soit quelque quelques appris selon fois cours suite part le la les
l un une des du de d au aux et ou mais donc or ni car que qu qui quoi dont où si comme quand lorsque parce puisque à
en dans sur sous par pour avec sans chez vers entre contre depuis pendant avant après dès jusque jusqu lors je tu il
elle on nous vous ils elles me te se s lui leur leurs y son sa ses mon ma mes ton ta tes notre nos votre vos ce cet
cette ces c cela ça celui celle ceux celles est sont était étaient a ont avait avaient sera seront serait être été
avoir eu fait faire peut peuvent pouvait doit doivent va vont ne n pas plus moins très aussi encore déjà même tout
tous toute toutes autre autres deux trois quatre cinq six sept huit neuf dix cent mille million millions milliard
milliards an ans année années jour jours semaine semaines mois heure heures lundi mardi mercredi jeudi vendredi samedi
dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre hier aujourd hui demain
a-t-il a-t-elle dit déclaré indiqué affirmé annoncé ajouté expliqué estimé précisé rappelé alors ainsi cependant
toutefois notamment environ près âgé premier première dernier dernière nouveau nouvelle nouveaux nouvelles
"""

_SPANISH: Final = """
euro euros dólar dólares puntos personas millón da parte vez el la los las lo un una unos unas y e o u pero sino ni
que quien quienes cual cuales cuyo donde cuando como si porque aunque mientras a al de del en con sin por para sobre
bajo ante tras entre hacia hasta desde según contra durante mediante yo tú él ella ello nosotros ellos ellas me te se
le les nos su sus mi mis tu tus este esta estos estas ese esa esos esas aquel aquella es son era eran fue fueron ser
sido está están estaba estaban ha han había habían haber hay será serán sería puede pueden podría debe deben va van
hace hizo no sí más menos muy también ya aún todavía todo toda todos todas otro otra otros otras mismo misma cada dos
tres cuatro cinco seis siete ocho nueve diez cien mil millones ciento año años mes meses semana semanas día días hora
horas lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
septiembre octubre noviembre diciembre hoy ayer mañana dijo afirmó aseguró señaló indicó explicó añadió informó
anunció primer primera primero último última nuevo nueva nuevos nuevas además así entonces luego después antes
"""

_PORTUGUESE: Final = """
euro euros dólar dólares pessoas pontos parte vez o a os as um uma uns umas e ou mas nem que quem qual quais cujo onde
quando como se porque embora enquanto ao aos à às de do da dos das em no na nos nas num numa com sem por pelo pela
pelos pelas para sobre sob perante após entre até desde segundo contra durante eu tu ele ela nós eles elas me te lhe
lhes seu sua seus suas meu minha este esta estes estas esse essa esses essas aquele aquela isso isto é são era eram
foi foram ser sido está estão estava ha há tem têm tinha tinham ter terá será seria pode podem deve devem vai vão fez
não sim mais menos muito também já ainda todo toda todos todas outro outra outros outras mesmo mesma cada dois duas
três quatro cinco seis sete oito nove dez cem mil milhão milhões cento ano anos mês meses semana semanas dia dias hora
horas segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo janeiro fevereiro março abril
maio junho julho agosto setembro outubro novembro dezembro hoje ontem amanhã disse afirmou garantiu indicou explicou
acrescentou informou anunciou primeiro primeira último última novo nova novos novas além assim então depois antes
"""

_DUTCH: Final = """
euro euros dollar mensen personen keer deel de het een en of maar want dus dat die dit deze wie wat waar wanneer hoe
als omdat terwijl hoewel dan toen in op aan van voor met zonder door bij naar uit over onder om tot tegen tussen na
sinds tijdens volgens ik jij je hij zij ze wij we jullie hun hen hem haar mijn jouw zijn ons onze zich men er is was
waren ben bent wordt worden werd werden geworden heeft hebben had hadden kan kunnen kon konden zal zullen zou zouden
moet moeten moest mag mogen wil willen wilde gaat gaan ging niet geen wel ook nog al zeer meer minder zo hier daar nu
vandaag gisteren morgen alle veel enkele andere beide elke elk twee drie vier vijf zes zeven acht negen tien honderd
duizend miljoen miljard procent jaar jaren dag dagen week weken maand maanden uur maandag dinsdag woensdag donderdag
vrijdag zaterdag zondag januari februari maart april mei juni juli augustus september oktober november december zei
zegt meldde liet weten aldus eerste tweede laatste nieuwe komende
"""

_ITALIAN: Final = """
euro dollari persone punti parte volta fonti il lo la i gli le l un uno una e ed o ma né che chi cui quale quali dove
quando come se perché mentre anche a ad al allo alla ai agli alle di del dello della dei degli delle da dal dallo
dalla dai dagli dalle in nel nello nella nei negli nelle su sul sullo sulla sui sugli sulle con per tra fra senza
contro dopo prima durante secondo verso fino io tu lui lei noi voi loro mi ti si ci vi ne suo sua suoi sue mio mia
questo questa questi queste quello quella quelli quelle è sono era erano fu furono essere stato stata stati state ha
hanno aveva avevano avere sarà saranno sarebbe può possono deve devono va vanno fa fatto non sì più meno molto già
ancora tutto tutta tutti tutte altro altra altri altre stesso stessa ogni due tre quattro cinque sei sette otto nove
dieci cento mila milione milioni miliardi anno anni mese mesi settimana giorno giorni ora ore lunedì martedì mercoledì
giovedì venerdì sabato domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
dicembre oggi ieri domani detto spiegato aggiunto annunciato dichiarato primo ultimo ultima nuovo nuova nuovi nuove
inoltre così poi quindi
"""

STOP: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset(_ENGLISH.split()),
    "de": frozenset(_GERMAN.split()),
    "fr": frozenset(_FRENCH.split()),
    "es": frozenset(_SPANISH.split()),
    "pt": frozenset(_PORTUGUESE.split()),
    "nl": frozenset(_DUTCH.split()),
    "it": frozenset(_ITALIAN.split()),
}

JOINS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset({"of"}),
    "fr": frozenset("de du des d la l".split()),
    "es": frozenset("de del la los las".split()),
    "pt": frozenset("de do da dos das".split()),
    "it": frozenset("di del della dei delle d".split()),
    "nl": frozenset("van de der den".split()),
    "de": frozenset("von der des und".split()),
}
"""Words that may stand inside a phrase where a capital stands on both sides: Bank of Norway, Assemblée des régions."""
