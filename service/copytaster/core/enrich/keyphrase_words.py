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
seien bleibt bleiben gibt geben gab kommt kommen kam geht gehen ging steht stehen stand liegt liegen lag vermeintlich
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

_VERBS: Final = """
battles battled battling fights fought fighting introduces introduced introducing lifts lifted lifting depends depend
depending announces blames blamed boosts boosted breaks broke broken bans banned blocks blocked calls chases chased
considers considered continues continued demands demanded defends defended defies defied denounces denounced destroys
destroyed eases eased ends escapes escaped extends extended fails failed faces fears feared fires fired frees freed
halts halted heads headed hails hailed hopes hoped imposes imposed increases increased issues issued jails jailed jumps
jumped launches launched leaps leapt loses mourns mourned moves names named nears neared opposes opposed orders
overtakes passes passed pledges pledged praises praised promises promised prompts prompted pulls pulled punches pushes
pushed quits refuses refused rejects rejected repels repelled replaces replaced resigns resigned resumes resumed returns
returned reveals revealed rejoins saves saved scraps scrapped seals sealed seizes seized shuts signals signaled
signalled slams slammed slashes slashed sparks sparked splits stages staged storms stormed strikes struck suspends
suspended swears sweeps swept tackles tackled threatens threatened tops topped topples toppled triggers triggered
unveils unveiled votes vows vowed warn wins withdraws withdrew
purports purported angers angered enhances enhanced attributable aimed m com www org net
fellow third fourth fifth sixth seventh eighth ninth tenth lots due
"""
"""What a finite verb is in headlines and leads, and ordinals; none is a noun that a phrase needs."""

VERBS_BEFORE: Final = frozenset(
    """
    introduce lift fight battle boost ease impose reject resume suspend launch extend replace save seize slash tackle
    unveil withdraw reopen defend protect improve reduce increase prevent avoid build create develop provide ensure
    enhance lead strengthen support cut end
    """.split()
)
"""Verbs that are taken off the front of a run of several words (`fight climate change`) and end one that goes on behind
them (`rebels battle …`)."""

STOP: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset((*_ENGLISH.split(), *_VERBS.split())),
    "de": frozenset(_GERMAN.split()),
}

JOINS: Final[Mapping[str, frozenset[str]]] = {
    "en": frozenset({"of"}),
    "de": frozenset("von der des und".split()),
}
"""Words that may stand inside a phrase where a capital stands on both sides: Bank of Norway."""
