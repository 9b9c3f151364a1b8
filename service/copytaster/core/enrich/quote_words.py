"""Words by which English copy reports what was said: verbs, sources, what stands between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from copytaster.core.speech import Cue


@dataclass(frozen=True, slots=True)
class Words:
    """What a language says of speech. All words are in lower case.

    `cue` finds a verb (group `verb`) or words like "according to" (group `by`); `participles` take their subject from
    an earlier verb. `pronouns` tell the gender (m, f, or "" for any, or for many). `roles` are nouns of persons,
    `bodies` of institutions: heads of a source that has no name. `of` goes on within a source, `between` may stand
    between it and its verb, `stops` end one that follows its verb. `titles` stand before a name and are no part of it;
    a word that `role_shape` matches is a role too.
    """

    cue: CueFinder
    pronouns: Mapping[str, str]
    determiners: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]
    of: frozenset[str]
    between: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    days: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    role_shape: re.Pattern[str] | None = None
    nouns_are_capitalised: bool = False
    participles: frozenset[str] = frozenset()
    nouns: frozenset[str] = field(init=False)  # of roles, bodies and titles

    def __post_init__(self) -> None:
        object.__setattr__(self, "nouns", self.roles | self.bodies | self.titles)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SAYS = _words(
    "said says say added adds add wrote writes write tweeted tweets posted posts warned warns warn insisted insists"
    " insist argued argues argue noted notes note explained explains explain stated states state declared declares"
    " announced announces announce acknowledged acknowledges admitted admits admit claimed claims claim conceded"
    " concedes confirmed confirms confirm denied denies deny replied replies responded responds answered answers"
    " continued continues concluded concludes recalled recalls remarked remarks commented comments complained"
    " complains urged urges vowed vows pledged pledges promised promises predicted predicts testified testifies"
    " reported reports report quipped quips joked jokes shouted shouts cried cries yelled whispered exclaimed"
    " observed observes emphasised emphasized emphasises emphasizes stressed stresses stress suggested suggests"
    " suggest reiterated reiterates repeated repeats contended contends alleged alleges allege maintained maintains"
    " asserted asserts cautioned cautions countered counters retorted lamented laments boasted boasts speculated"
    " speculates revealed reveals estimated estimates estimate believes believe thinks asked asks ask read reads"
    " agreed agrees disclosed discloses proclaimed mused muses chanted sang elaborated recounted recounts opined"
    " opines forecast forecasts"
)
TELLS = _words("told tells tell informed informs assured assures reminded reminds notified notifies")
CALLS = _words(
    "called calls call described describes describe dubbed dubs labelled labeled labels accused accuses accuse"
    " hailed hails hail praised praises praise criticised criticized criticises criticizes condemned condemns"
    " dismissed dismisses slammed slams blasted blasts denounced denounces rejected rejects cited cites cite blamed"
    " blames branded brands likened characterised characterized welcomed welcomes demanded demands expressed"
    " expresses spoke speaks quoted quotes decried mocked mocks defended defends apologised apologized thanked thanks"
    " signalled signaled hinted hints ordered orders"
)
PHRASES = frozenset(
    {
        "pointed out",
        "points out",
        "went on",
        "goes on",
        "ruled out",
        "rules out",
        "spoke out",
        "put it",
        "puts it",
        "found it",
    }
)
PARTICIPLES = _words(
    "saying adding writing warning insisting arguing noting explaining stating declaring announcing acknowledging"
    " admitting claiming conceding confirming denying replying responding answering continuing concluding recalling"
    " remarking commenting complaining urging vowing pledging promising predicting testifying reporting joking"
    " shouting observing emphasising emphasizing stressing suggesting reiterating repeating telling calling"
    " describing accusing hailing praising criticising criticizing condemning dismissing denouncing citing blaming"
    " asking alleging reading labelling labeling branding dubbing quoting chanting tweeting posting"
)
THAT = _words(
    "said says say added adds warned warns warn insisted insists insist argued argues argue noted notes note"
    " explained explains stated states declared declares announced announces acknowledged acknowledges admitted"
    " admits claimed claims claim conceded concedes confirmed confirms denied denies replied replies concluded"
    " concludes recalled recalls complained complains vowed vows pledged pledges promised promises predicted predicts"
    " testified testifies reported reports report stressed stresses emphasised emphasized suggested suggests"
    " reiterated repeated contended contends alleged alleges maintained maintains asserted asserts cautioned cautions"
    " revealed reveals estimated estimates believes disclosed told tells informed assured reminded wrote writes"
    " tweeted posted forecast forecasts saying adding warning insisting arguing noting stating announcing claiming"
    " confirming denying telling stressing reporting predicting suggesting alleging acknowledging"
)
"""Verbs that a clause with "that" may follow."""
BARE = _words(
    "said says say added adds insisted insists warned warns vowed vows pledged pledges told tells predicted predicts"
    " claimed claims believes estimates estimated confirmed confirms announced announces forecast forecasts argued"
    " argues saying adding telling warning denied denies promised promises urged urges acknowledged admitted noted"
)
"""Verbs that what is said may follow without "that"."""
CLAUSE_BEFORE = _words(
    "said says say added adds warned confirmed confirms announced announces reported reports report told tells"
    " showed stated noted estimates estimated claimed wrote predicted forecast forecasts"
)
"""Verbs that may close a sentence that is what was said: "…, police said." """
REPORTS = SAYS | TELLS | {"quoted", "cited", "citing", "saying", "confirming", "denying"}
"""Verbs whose subject vouches for what is reported."""
WEAK = _words(
    "notes note report reports state states comments comment posts post reads read orders order demands demand calls"
    " call labels brands forecast forecasts cites ask asks promises promise repeats admit add urge stress hints"
    " estimate estimates claim claims praise blasts thanks welcome welcomes defends speaks"
)
"""Nouns too, or verbs of many other things: they need a name, a pronoun or a source right before them."""


@dataclass(frozen=True, slots=True)
class CueFinder:
    """Finds the words of a language's cues in a text: verbs, and words like "according to" (`by`).

    An automaton over all of them: 15 µs for a story, where one pattern takes 300; as a DFA it takes half the time.
    """

    verbs: frozenset[str]
    by: frozenset[str]
    automaton: AhoCorasick = field(init=False, repr=False, compare=False)
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        capital = (f"{word[:1].upper()}{word[1:]}" for word in sorted(self.by))
        words = (*sorted(self.verbs), *sorted(self.by), *capital)
        object.__setattr__(self, "words", tuple(word.lower() for word in words))
        automaton = AhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA)
        object.__setattr__(self, "automaton", automaton)

    def find(self, text: str) -> list[Cue]:
        """The cues in order; an upper-case text is read as if in small letters."""
        if text.isupper() and len(lower := text.lower()) == len(text):
            text = lower
        length, found = len(text), []
        for number, start, end in self.automaton.find_matches_as_indexes(text):
            if (not start or not text[start - 1].isalnum()) and (end == length or not text[end].isalnum()):
                word = self.words[number]
                found.append(Cue(start, end, word, word in self.by))
        return found


ENGLISH = Words(
    cue=CueFinder(SAYS | TELLS | CALLS | PARTICIPLES | PHRASES, frozenset({"according to", "in the words of"})),
    pronouns={"he": "m", "she": "f", "they": "", "i": "", "we": "", "it": ""},
    determiners=_words(
        "a an the his her its their one two three four five six seven eight nine ten several some many another other"
        " both all these those this that most few dozens"
    ),
    roles=_words(
        "spokesman spokeswoman spokesperson spokespeople spokesmen official officials officer officers minister"
        " ministers president prime chancellor governor governors mayor senator congressman congresswoman lawmaker"
        " lawmakers legislator legislators deputy ambassador envoy diplomat diplomats secretary commissioner chief"
        " chairman chairwoman chair head director manager coach captain player players executive executives ceo"
        " analyst analysts economist economists trader traders strategist dealer dealers expert experts researcher"
        " researchers scientist scientists professor doctor doctors surgeon nurse nurses teacher teachers witness"
        " witnesses resident residents neighbour neighbours neighbor neighbors survivor survivors victim victims"
        " lawyer lawyers attorney attorneys prosecutor prosecutors judge judges investigator investigators detective"
        " inspector sheriff commander commanders general colonel major lieutenant sergeant soldier soldiers fighter"
        " fighters rebel rebels activist activists protester protesters demonstrator leader leaders critic critics"
        " source sources person people man woman boy girl men women aide aides adviser advisers advisor advisors"
        " author writer actor actress singer producer farmer farmers fisherman fishermen worker workers volunteer"
        " volunteers employee employees owner founder co-founder cofounder partner investor investors shareholder"
        " candidate politician opponent colleague colleagues friend friends relative relatives father mother brother"
        " sister son daughter wife husband widow family passenger passengers driver pilot student students king queen"
        " prince princess pope bishop archbishop priest imam rabbi reporter reporters journalist journalists"
        " correspondent photographer editor forecaster forecasters meteorologist seismologist geologist biologist"
        " epidemiologist astronomer historian archaeologist curator conductor trainer striker goalkeeper midfielder"
        " defender winger batsman bowler rider medic medics paramedic rescuer rescuers firefighter firefighters"
        " policeman guard negotiator negotiators monitor monitors observer observers organiser organisers organizer"
        " organizers buyer seller pensioner shopkeeper tourist tourists visitor councillor magistrate ombudsman"
        " regulator regulators auditor auditors banker bankers broker brokers consultant engineer engineers cook chef"
        " baker fan fans supporter supporters nun monk sailor skipper coastguard trustee treasurer keeper eyewitness"
        " eyewitnesses insider insiders"
    ),
    bodies=_words(
        "government police ministry office company bank court army military navy force forces agency authority"
        " authorities commission committee council union party parliament senate congress department bureau service"
        " services institute university hospital group organisation organization association federation foundation"
        " club team firm lender retailer maker carmaker airline operator regulator board administration embassy"
        " consulate kremlin palace school prosecution watchdog charity network channel broadcaster newspaper daily"
        " magazine radio television tv website report study survey statement document documents indictment filing"
        " complaint letter ruling judgment verdict data reports media fire brigade centre center coalition alliance"
        " bloc opposition campaign church diocese fund exchange insurer utility miner brewer museum gallery"
        " observatory coastguard guard command headquarters monitor unit staff side state city district region town"
        " manufacturer supplier steelmaker chipmaker drugmaker oil index ministry's union's developer tribunal"
        " mission operation operators refugees figures communique communiqué release notice advisory bulletin"
    ),
    titles=_words(
        "mr mrs ms miss dr prof professor sir lord lady dame president vice deputy prime minister chancellor"
        " governor gov senator sen rep representative congressman congresswoman mayor ambassador envoy secretary"
        " commissioner chief chairman chairwoman chair head director manager coach captain executive officer ceo cfo"
        " analyst economist judge justice general gen colonel col major maj lieutenant lt sergeant sgt admiral adm"
        " commander detective inspector superintendent sheriff constable prosecutor attorney leader spokesman"
        " spokeswoman spokesperson king queen prince princess pope cardinal bishop archbishop father sister rev"
        " reverend imam sheikh ayatollah adviser advisor former acting then late outgoing incoming striker midfielder"
        " defender goalkeeper winger author actor actress singer councillor cllr baroness baron premier skipper pilot"
        " firefighter nurse farmer fisherman keeper chef treasurer trader strategist"
    ),
    of=_words("of for from in at with to on by near under"),
    between=_words(
        "has had have also later then earlier once recently repeatedly previously further simply still only just"
        " always again is was were been being be on in last this week month year night morning afternoon evening"
        " himself herself themselves quoted as would will could did both all too today yesterday tomorrow late early"
        " since however meanwhile instead now never not first reportedly"
    ),
    days=_words("monday tuesday wednesday thursday friday saturday sunday"),
    stops=_words(
        "on in at after before during while when as who whom which whose by from about through via following amid"
        " where because since over under outside inside near upon into and but that this if so although though until"
        " without monday tuesday wednesday thursday friday saturday sunday today yesterday late last early earlier"
        " later is was were are has had have to"
    ),
    openers=_words(
        "born asked speaking known founded but and while as because although though however when if so then that"
        " which where whereas since after before until or yet for with still also meanwhile instead separately on in"
        " at by from during despite nor what how whether why"
    ),
    particles=_words("de da di del della van von der den bin ibn al el la le du dos das ter ten zu af av"),
    participles=PARTICIPLES,
)

HYPOTHETICAL = _words("would could might may should must can will to if not never")

TERMS = _words("titled entitled called named headlined dubbed nicknamed as so-called slogan term word phrase")
"""The word before a name or a term ("known as"): no words of somebody."""
WORKS = _words(
    "film movie book novel play song album single series show musical opera painting article essay poem documentary"
    " memoir exhibition report study project operation campaign programme program episode hit track video"
)
"""The word before the title of a work, which begins with a capital: not so "called the film “a masterpiece”"."""
