"""Words that make a capital its government. Patterns, by language where they differ."""

from __future__ import annotations

from typing import Final

ADVERBS: Final = {
    "en": (
        r"has|have|had|is|was|will|would|could|may|might|must|can|cannot|should|also|again|later|already|now|long|never"
        r"|repeatedly|previously|then|still|not|did|does|to|been|being|be|recently|quickly|swiftly|formally|officially"
        r"|initially|subsequently|only|largely|openly|publicly|strongly|consistently|always|often|reportedly"
        r"|immediately"
        r"|this (?:week|month|year)|last (?:week|month|year)|earlier|today|yesterday|on \w+day|\w+day|itself|alone"
        r"|however"
        r"|in (?:turn|response|return|\d{4}|January|February|March|April|May|June|July|August|September|October"
        r"|November"
        r"|December)|wants to|seems to|appears to|for (?:its|his) part|since|once|both|all"
    ),
    "de": r"hat|hatte|habe|will|wolle|werde|wird|ist|sei|auch|bereits|dagegen|jedoch|indes|nun|zuletzt|am \w+tag",
    "fr": r"a|avait|est|va|n'a|ne|n’a|aussi|déjà|également|pour sa part|de son côté|lui",
    "es": r"ha|había|va a|no|también|ya|por su parte|se",
    "pt": r"tem|havia|vai|não|também|já|por sua vez|por seu lado|se",
    "it": r"ha|aveva|è|non|anche|già|dal canto suo|si",
    "nl": r"heeft|had|wil|zal|is|ook|al|niet|nu",
}
VERBS: Final = {
    "en": (
        r"(?:say|said|confirm|den(?:y|ie)|warn|side|accus|agree|announc|approv|argu|ask|back|ban|block|blam|call|claim"
        r"|condemn|cut|deem|decid|declar|declin|demand|deploy|dismiss|disput|expel|expell|fear|gave|giv|given|grant"
        r"|halt|hope"
        r"|impos|insist|invad|launch|object|offer|oppos|order|plan|pledg|press|promis|propos|push|rais|recall"
        r"|recogni[sz]|refus"
        r"|reject|repl(?:y|ie)|respond|retaliat|revers|rul|sanction|seek|sought|sign|summon|support|suspend"
        r"|threaten|tighten"
        r"|trad|tr(?:y|ie)|urg|veto|vow|want|weigh|wield|welcom|withdr[ae]w|withdrawn|consider|contend|maintain"
        r"|stick|stuck"
        r"|wait|hint|signal|tout|stand|stood|accept|admit|assert|believ|bristl|cite|complain|conced|court|criticis"
        r"|criticiz|deci"
        r"|defend|delay|eas|embrac|escalat|forc|fund|ignor|intend|join|lash|lift|lobb(?:y|ie)|mediat|negotiat|ow"
        r"|pay|paid|prefer"
        r"|prepar|protest|provid|pursu|reaffirm|regard|remain silent|repeat|reiterat|respond|scold|scrambl|send"
        r"|sent|sever|shrug"
        r"|spell|stay silent|step|stop|suspect|talk|test|think|thinks|thought|told|tell|took|view|worr(?:y|ie)"
        r"|yield|need|know|knew"
        r"|reopen|lean|express|fir|fear|forg|bow|brush|bet|allow|annex|appeal|arm|assur|bar|bomb|broker)(?:e|es|s"
        r"|ed|d|ing|ting|ted"
        r"|ping|ped|ning|ned|ring|red|ging|led|ling)?"
    ),
    "de": (
        r"sagte|sagt|erklärte|erklärt|warnte|warnt|drohte|droht|forderte|fordert|wies|weist|reagierte|reagiert"
        r"|kündigte|kündigt"
        r"|bestätigte|bestätigt|dementierte|dementiert|beschuldigte|beschuldigt|warf|wirft|lehnte|lehnt|will|plant"
        r"|prüft|hofft"
        r"|bot|bietet|schickte|schickt|stimmte|stimmt|gefordert|abgelehnt|zugesagt|erklärt|gewarnt|wünscht"
        r"|verhängte|entsandte"
        r"|setzt|hält|sieht|drängt|drängte|verlangt|verlangte|bat|bittet"
    ),
    "fr": (
        r"affirm\w+|annonc\w+|accus\w+|dément\w*|assur\w+|dénonc\w+|estim\w+|souhait\w+|veut|voulait|dit|déclar\w+"
        r"|exig\w+"
        r"|demand\w+|rejet\w+|refus\w+|condamn\w+|menac\w+|appel\w+|plaid\w+|répondu|répond|soutient|soutenu"
        r"|propos\w+|nie|nié"
    ),
    "es": (
        r"afirm\w+|anunci\w+|acus\w+|desminti\w+|asegur\w+|denunci\w+|consider\w+|quiere|dijo|declar\w+|exig\w+"
        r"|pid\w+|rechaz\w+"
        r"|conden\w+|amenaz\w+|respond\w+|apoy\w+|propu\w+|propon\w+|neg\w+|confi\w+|esper\w+|insist\w+|confirm\w+"
        r"|defend\w+"
    ),
    "pt": (
        r"afirm\w+|anunci\w+|acus\w+|desment\w+|assegur\w+|denunci\w+|consider\w+|quer|disse|declar\w+|exig\w+"
        r"|ped\w+|rejeit\w+"
        r"|conden\w+|ameaç\w+|respond\w+|apoi\w+|propôs|propõe|neg\w+|esper\w+|insist\w+|confirm\w+|defend\w+"
    ),
    "it": (
        r"afferm\w+|annunci\w+|accus\w+|smenti\w+|assicur\w+|denunci\w+|ritien\w+|vuole|detto|dice|dichiar\w+"
        r"|chied\w+|chiest\w+"
        r"|respin\w+|condann\w+|minacci\w+|rispo\w+|sostien\w+|propo\w+|nega\w*|insist\w+|conferm\w+|attend\w+|rest\w+"
    ),
    "nl": (
        r"zegt|zei|meldt|meldde|ontkent|ontkende|beschuldigt|beschuldigde|waarschuwt|waarschuwde|eist|eiste|wil"
        r"|wilde|hoopt"
        r"|weigert|weigerde|verwerpt|kondigt|kondigde|bevestigt|bevestigde|vraagt|vroeg|dreigt|dreigde|reageert"
        r"|moet|belooft"
    ),
}
"""Verbs whose subject is a government and seldom a town."""

BEHIND_POSSESSIVE: Final = (
    r"decision|claims?|demands?|invasion|stance|position|polic(?:y|ies)|response|offer|plans?|ban|refusal"
    r"|ambassadors?|envoys?"
    r"|foreign|sanctions|wars?|military|nuclear|proposals?|moves?|pledge|support|forces|troops|aggression|allies"
    r"|ally|veto|bid"
    r"|efforts?|pressure|government|interests?|influence|ambitions?|intentions?|relations?|ties|role|approach|reaction"
    r"|concerns?|accusations?|denial|warnings?|threats?|offensive|campaign|strategy|diplomacy|diplomats?|actions?"
    r"|attempts?"
    r"|consent|approval|request|call|insistence|willingness|desire|view|rejection|recognition|annexation|assault"
    r"|backing|help"
    r"|handling|curbs|tariffs|hostility|commitment|rivals?|enem(?:y|ies)|partners?|backers?|delegation|negotiators?"
    r"|embassy"
)
"""What a government has and a town seldom."""

NOUNS_BEFORE: Final = {
    "en": (
        r"(?:relations|ties|talks|negotiations|deals?|agreements?|pacts?|dialogue|rows?|disputes?|tensions"
        r"|alliances?|co-?operation"
        r"|contacts?|patience|conflict|links|partnership|friendship|war|truce|treaty|trade|standoff|confrontation"
        r"|feud|spat"
        r"|differences|odds|sided?|sides|siding|align(?:ed|ing)?|broke|break|cooperat\w+|negotiat\w+|deal|clash\w*"
        r"|consult\w*"
        r"|coordinat\w+|normali[sz]\w+|engag\w+|work\w*) with"
        r"|(?:comments?|statements?|signals?|permission|approval|responses?|reactions?|denials?|assurances?"
        r"|demands?|calls?"
        r"|criticism|support|aid|backing|pressure|guarantees?|concessions?|recognition|condemnation|protests?|help"
        r"|funding"
        r"|independen(?:ce|t)|orders?|instructions?|warnings?|threats?|messages?|word|push|resistance|opposition"
        r"|green light"
        r"|money|speeches|envoys?|officials"
        r"|relief|invitation|offer|weapons|arms|loans?|cash) from"
        r"|(?:pressure|sanctions|tariffs|curbs|restrictions|dependence|reliance|depend(?:s|ed|ent|ing)?|reli(?:es"
        r"|ed|ant)|war"
        r"|influence|demands|criticism|call\w*|called|lean\w*|leverage|line|stance|policy|view|restrictions|embargo)"
        r" (?:on|over|against|towards?)"
        r"|(?:sanctions|war|tariffs|stance|complaints?|case|allegations?|accusations?|campaign|coalition|united"
        r"|measures"
        r"|retaliation|retaliate|aggression|action|protests?|charges?) against"
        r"|(?:close|closer|loyal|allied|hostile|friendly|opposed|message|warning|concessions?|response|letter|sold"
        r"|sales|sell"
        r"|aid|support|assistance|exports?|weapons|sympathetic|challenge|threat|rebuke|blow|appeal|report\w*"
        r"|subservient"
        r"|according|answerable|ultimatum|signal|offer|relevant|embarrassment|headache|problem|relief) to"
        r"|(?:support|criticism|independence|wary|critical|supportive|suspicious|distrust|accusations|behest"
        r"|request|part|hands|allies"
        r"|help|approval|backing|tolerant|recognition) (?:of|for)"
    ),
    "de": r"(?:Beziehungen|Gespräche\w*|Verhandlungen|Abkommen|Streit|Spannungen|Druck|Sanktionen) (?:mit|zu"
    "|zwischen|auf|gegen|aus)",
    "fr": r"(?:relations|accord|tensions|négociations|discussions|pression|sanctions|soutien|feu vert) (?:avec"
    "|entre|sur|contre|de)",
    "es": r"(?:relaciones|acuerdo|tensiones|negociaciones|presión|sanciones|apoyo) (?:con|entre|sobre|contra|de)",
    "pt": r"(?:relações|acordo|tensões|negociações|pressão|sanções|apoio) (?:com|entre|sobre|contra|de)",
    "it": r"(?:relazioni|rapporti|accordo|tensioni|negoziati|pressione|sanzioni|via libera) (?:con|tra|fra|su"
    "|contro|di)",
    "nl": r"(?:betrekkingen|relatie\w*|akkoord|spanningen|onderhandelingen|druk|sancties|steun) (?:met|tussen|op"
    "|tegen|van|uit)",
}
"""Nouns and verbs with their preposition, of what is between governments."""

VERBS_BEFORE: Final = (
    r"accus(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|critici[sz](?:e|es|ed|ing)|warn(?:s|ed|ing)?"
    r"|press(?:es|ed|ing)?"
    r"|pressur(?:e|es|ed|ing)|ask(?:s|ed|ing)?|push(?:es|ed|ing)|support(?:s|ed|ing)?|arm(?:s|ed|ing)|condemn(?:s"
    r"|ed|ing)?"
    r"|anger(?:s|ed|ing)?|infuriat(?:e|es|ed|ing)|alarm(?:s|ed|ing)|provok(?:e|es|ed|ing)|embarrass(?:es|ed|ing)"
    r"|isolat(?:e|es"
    r"|ed|ing)|persuad(?:e|es|ed|ing)|convinc(?:e|es|ed|ing)|assur(?:e|es|ed|ing)|inform(?:s|ed|ing)|notif(?:y|ies|ied)"
    r"|challeng(?:e|es|ed|ing)|defy|defi(?:es|ed)|punish(?:es|ed|ing)?|pleas(?:e|ed)|appeas(?:e|es|ed|ing)"
    r"|court(?:s|ed|ing)"
    r"|lobb(?:y|ies|ied|ying)|told|tell(?:s|ing)?|forc(?:e|es|ed|ing)|allow(?:s|ed|ing)?|sanction(?:s|ed|ing)?"
    r"|back(?:s|ed|ing)?"
)
"""Verbs whose object is a government before `to`, `of` and the like."""


FEELINGS: Final = (
    r"(?:is|was|are|were|remains?|remained|seems?|seemed|appears?|appeared) (?:not |also |still |deeply "
    r"|increasingly )?(?:amused|angry"
    r"|furious|keen|ready|willing|wary|silent|unmoved|adamant|convinced|determined|reluctant|opposed|concerned"
    r"|worried|alarmed"
    r"|confident|happy|unhappy|pleased|open|prepared|unwilling|asleep|committed|eager|nervous|cautious|sceptical"
    r"|skeptical)"
)
"""What a government feels."""

TOGETHER: Final = (
    r"(?:expect|hold|held|meet|met|have|had|want|agreed|disagree"
    r"|differ|share|shared|fought|resumed|restored|severed|began)"
)
"""Verbs of which two capitals joined by a conjunction are the subject as governments."""
