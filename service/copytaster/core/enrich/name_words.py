"""Words that tell the tagger of names what stands beside them. All in lower case."""

from __future__ import annotations

TITLES = frozenset(
    """
    adm adm. admiral ambassador archbishop asst atty ayatollah baron baroness bishop brig brigadier cabinet
    cardinal captain capt capt. chairman chairwoman chancellor chief cleric cmdr. coach col col. colonel commander
    commissioner congressman congresswoman constable count countess cpl. dame defender deputy det. detective
    dictator director dr dr. duchess duke economist emperor empress envoy ex-president father first forward
    foreign gen gen. general goalkeeper gov gov. governor hon. imam insp. inspector judge justice king lady
    lawmaker lawyer leader lieutenant lord lt lt. magistrate maj. major manager marshal mayor messrs midfielder
    minister miss mr mr. mrs mrs. ms ms. mullah officer opener pacer pfc. pianist playwright poet pope premier
    pres. president prime prince princess principal prof prof. professor prosecutor pvt. queen rabbi rep rep.
    representative reps. rev rev. reverend sec. secretary sen sen. senator sens. sergeant sgt sgt. sheikh sheriff
    sir singer sister skipper speaker spokesman spokesperson spokeswoman sultan supt. superintendent tsar
    vice-president winger striker
    """.split()
)
SAYING = frozenset(
    """
    said says say told added adds announced argued argues asked believes claimed commented conceded confirmed
    declared denied explained insisted insists joked noted notes predicted recalled replied reported stated
    stressed testified thinks thought tweeted urged vowed warned warns wrote writes who
    """.split()
)
ORGANISATION_ENDS = frozenset(
    """
    ab ag asa bancorp bank bhd bros bros. capital co co. communications company corp corp. corporation enterprises
    financial gmbh group holding holdings inc inc. incorporated industries international kk laboratories labs
    limited llc llp ltd ltd. motors nv n.v. oyj partners pharmaceuticals plc plc. pte pty s.a. sa s.p.a. spa se
    systems technologies
    """.split()
)
ORGANISATION_WORDS = frozenset(
    """
    academy administration agency airlines airways alliance army assembly association athletic authority board
    brigade bureau cabinet church club college commission committee conference confederation congress council
    court department division embassy exchange faculty federation force forces foundation front guard guards guild
    hospital institute institution league legislature ministry movement museum navy network newspaper office
    organisation organization orchestra parliament party police post press rangers research rovers school senate
    service services society squad staff team theatre times trust tribune union united university wanderers
    """.split()
)
PLACE_WORDS = frozenset(
    """
    airport avenue bay beach bridge canal cape castle city coast county creek desert district forest fort
    governorate gulf harbor harbour heights highway hill hills island islands isle lake mount mountain mountains
    oblast ocean park peninsula plateau port prefecture province region river road sea square state strait street
    territory town township valley village
    """.split()
)
WHERE = frozenset(
    "in at near from to outside inside across around through toward towards into throughout of between".split()
)
DAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan. feb. aug. sept. oct. nov. dec. jan feb aug sept oct nov dec gmt utc
    est edt cet bst
    """.split()
)
CONNECTORS = frozenset(
    """
    of the and for in on to at a an de del della der den des di da do dos du e el en et la las le les los van von
    y zu al bin ibn ben bint abu ul ur as it with from by is your my our upon or il lo dal av af og och und für
    pour
    """.split()
)
"""Words in lower case that may stand in a name."""

INNER_MARKS = frozenset("& - . ' ’ / , : ! ? + \" “ ” ` ( )".split())
"""Marks that may stand in a name."""
