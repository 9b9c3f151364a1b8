"""Which pronoun goes with a first name: only to tell two candidates for "he" and "she" apart; never published.

First names that are borne nearly always by one of the two, over the languages that the wires write about. A name that
is not here says nothing.
"""

from __future__ import annotations

from typing import Final

MALE: Final = frozenset(
    (
        "aaron abdul abdullah abdel adam adrian ahmad ahmed alan albert alberto alejandro alessandro alexander"
        " alfred ali amir anders andre andré andreas andrei andrew andrzej anthony antonio anwar arthur artur ashraf"
        " asif barack bashar ben benjamin benoit bernard bernie bill bilal björn bob boris brad brian bruce bruno"
        " carl carlos cédric charles chris christian christoph christopher claude claudio craig cyril daniel danila"
        " dave david dean dennis didier diego dieter dietmar dirk dmitry dmitri donald doug douglas ed eduardo edward"
        " elon emil emmanuel enrique eric erik ernst espen esteban ethan evan fabio faisal felipe felix ferdinand"
        " fernando finn francesco francis francisco franck frank franz fred frederik friedrich fritz gabriel gary"
        " gavin geoffrey georg george gerard gerhard gianni giorgio giorgos giovanni giuseppe glenn gonzalo gordon"
        " graham greg gregor guillaume guillermo gunnar gustav guy håkon hamid hans harald harold harry hassan"
        " heinrich helmut hendrik henri henrik henry herbert hermann hiroshi hugo hussein ian ibrahim igor ilham"
        " imran ingo isaac ismail ivan jack jacob jacques jaime jair jake jakob james jamal jan jason javier jay jean"
        " jeff jeffrey jens jeremy jeroen jerome jim jimmy joachim joao joão joe joel joerg johan johannes john"
        " johnny jonas jonathan jorge jörg josé jose josef joseph joshua juan julian julien julio jürgen justin kamal"
        " karim karl keir keith ken kenneth kevin khalid kofi kristian kurt kwame kyle lars laurent leif leo leon"
        " leonardo leonid liam lloyd lorenzo louis luca lucas luigi luis luiz lukas mahmoud malcolm manuel marc"
        " marcel marco marcos marcus mario marius mark markus martin massimo mats matteo matthew matthias maurice"
        " mauricio max maxim mehdi mehmet michael michel miguel mike mikhail milan mohamed mohammad mohammed moritz"
        " moses muhammad mustafa nathan neil nelson niall nicholas nick nicolas nicolás niels nigel nikolai nikos"
        " noah noel norbert olaf oleg oliver olivier omar oscar osman otto pablo paolo pascal patrick paul paulo"
        " pavel pedro per pete peter petr philip philipp philippe phil pierre pieter piotr rafael raj rajesh ralf"
        " ralph ramón ramzan raúl ray raymond recep reinhard richard rick rob robert roberto rodrigo roger roland"
        " rolf roman ronald ross roy rudolf rui russell ryan salvador salvatore sam samir samuel scott sean sebastian"
        " sergei sergey sergio serhiy shaun simon stefan stefano stephen steve steven stuart sven tayyip ted terry"
        " thabo theo thierry thomas thorsten tim timothy tobias todd tom tomas tomás tomasz tony torsten travis"
        " trevor uwe vadim valery vasily victor viktor vincent vincenzo vitaly vladimir volker volodymyr walter"
        " warren wayne werner wilhelm willem william willy wolfgang xavier xi yannick yasser yuri yusuf yves zoltan"
    ).split()
)
FEMALE: Final = frozenset(
    (
        "abigail ada adriana agnes aisha alba alejandra alexandra alice alicia alison amanda amelia amina amy ana"
        " anastasia andrea angela angelina anita anja ann anna anne annalena annette annie antonia ayesha barbara"
        " beatrice beatriz béatrice benedetta birgit brenda brigitte britta camila camilla carla carmen carol"
        " carolina caroline catalina catherine cecilia céline chantal charlotte chiara chloe christiane christina"
        " christine claire clara claudia cláudia colette cristina cynthia dalia daniela danielle deborah denise diana"
        " diane dilma dolores donna dorothy ebba eleanor elena eleni elif elin elisa elisabeth élisabeth elizabeth"
        " ella ellen elly elsa emilia emily emine emma erika erna esperanza espérance esther eva evelyn fatima fatma"
        " fiona florence frances françoise frederike frieda gabriela gabriele gabriella georgia giorgia gisela giulia"
        " grace greta gudrun hana hanna hannah harriet heather heidi heike helen helena hélène helga henriette"
        " henrike hilary hillary ida ilaria ilse ines inés ingrid irena irene irina iris isabel isabella isabelle"
        " jacinda jane janet janine jasmin jeanne jelena jennifer jessica jill joan joanna jodie johanna josephine"
        " joyce juanita judith judy julia juliana julie kaja kamala karen kari karin karine karla karolina kate"
        " katharina katherine kathleen kathryn katie katja katrin kelly kerstin kim kirsten klara kristalina kristen"
        " kristin kristina lara laura lauren laurence leila lena leonor leticia leyla liliana lily linda lisa liz"
        " lorena lotte louise lucia lucía lucie lucy luisa lydia madeleine magdalena maggie maia malala manon manuela"
        " margaret margarita margrethe maria maría mariam mariana marianne marie marina marine marion marta martha"
        " martina mary maureen maya megan melanie melissa mercedes mette mia michaela michelle miriam molly monica"
        " monika monique nadia nadine naledi nancy naomi natalia natalie natasha nathalie nicola nicole nina noor"
        " nora nuria olga olivia pamela paola patricia paula pauline penny petra pilar priya rachel raquel rebecca"
        " regina renata renate rita roberta rosa rosalía rose roxana ruth sabine sally samantha samia sandra sanna"
        " sara sarah shirley silvia simone sofia sofía sonia sophia sophie stella stephanie sue susan susana susanne"
        " suzanne svenja svetlana sylvia sylvie tamara tania tanja tatiana teresa theresa thérèse tina tone tonya"
        " tracy ulrike ursula valentina valeria valérie vanessa vera verena veronica victoria violeta virginia"
        " viviane wendy yasmin yulia yvette yvonne zainab zoe"
    ).split()
)


def gender_of(name: str) -> str:
    """m, f, or "" where the first name does not tell."""
    first = name.split(" ", 1)[0].split("-", 1)[0].lower()
    return "m" if first in MALE else "f" if first in FEMALE else ""
