"""Words by which copy in German, French, Spanish, Portuguese, Dutch and Italian reports speech."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from copytaster.core.enrich.quote_words import ENGLISH, CueFinder, Words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(one.strip() for one in text.split(","))


GERMAN: Final = Words(
    cue=CueFinder(
        _words(
            "sagte sagten sagt sagen gesagt erklärte erklärten erklärt betonte betonten betont meinte meinten meint"
            " warnte warnten warnt fügte schrieb schrieben schreibt teilte teilten kritisierte kritisierten"
            " kritisiert forderte forderten fordert mahnte mahnt berichtete berichteten berichtet antwortete ergänzte"
            " ergänzten kündigte bekräftigte unterstrich räumte versicherte behauptete verlangte urteilte resümierte"
            " kommentierte rief twitterte postete zitierte bezeichnete nannte sprach lobte begründete stellte hieß"
            " bestätigte äußerte erzählte erzählt bilanzierte appellierte argumentierte drohte scherzte erinnerte"
            " unterstreicht hob konstatierte monierte wetterte beklagte bedauerte klagte wies gab heißt dementierte"
            " konterte entgegnete freute jubelte lautete schilderte so"
        ),
        _phrases("laut,zufolge,nach Angaben,nach den Worten"),
    ),
    pronouns={"er": "m", "sie": "f", "es": "", "ich": "", "wir": ""},
    determiners=_words(
        "der die das den dem des ein eine einer einem einen eines sein seine ihr ihre zwei drei mehrere viele einige"
        " dieser"
    ),
    roles=_words("vater mutter bruder schwester frau mann chef chefin papst zeuge zeugin zeugen anwohner"),
    bodies=_words(
        "polizei regierung ministerium gericht unternehmen konzern bank behörde staatsanwaltschaft feuerwehr armee"
        " partei verband gewerkschaft verein mitteilung erklärung kreml klinik"
    ),
    titles=_words("herr frau dr prof professor us ex"),
    of=_words("der des von vom für aus bei beim im in"),
    between=_words(
        "am montag dienstag mittwoch donnerstag freitag samstag sonntag heute gestern auch dazu zuvor später zudem"
        " weiter hat hatte haben ist war wurde und nun dann daraufhin abend morgen nachmittag vormittag sich außerdem"
        " kürzlich ferner noch einmal wiederum da"
    ),
    stops=_words(
        "am an in im auf nach vor bei beim mit zu zum zur gegenüber während als wie und über unter laut dazu heute"
        " gestern dem den der des die das von vom bereits auch weiter später zuvor sich nun seit aus für montag"
        " dienstag mittwoch donnerstag freitag samstag sonntag einer einem"
    ),
    openers=_words("aber und doch denn dass wie als wenn weil nachdem während am in im nach bei mit"),
    particles=_words("von van der den de zu und al el bin"),
    role_shape=re.compile(
        r"(?:minister|präsident|kanzler|sprecher|trainer|chef|vorsitzende|leiter|direktor|expert|anwalt|anwält|kommissar"
        r"|meister|sekretär|spieler|richter|politiker|analyst|ökonom|volkswirt|forscher|professor|arzt|ärztin|boss"
        r"|abgeordnete|beauftragte|botschafter|geschäftsführer|manager|händler|kapitän|stürmer|torwart|torhüter|kollege|beamte"
        r"|bischof|pfarrer|lehrer|autor|regisseur|schauspieler|sänger|bauer|landwirt|besitzer|gründer|vorstand|rätin|rat"
        r"|general|offizier|soldat|verteidiger|vermittler|diplomat|wissenschaftler|historiker|premier|senator|gouverneur|kandidat|kommandant|bergsteiger|insasse|nachbar|sportler|einsatzleiter)"
        r"(?:in|innen|r|n|en|e|s)?$"
    ),
    days=_words("montag dienstag mittwoch donnerstag freitag samstag sonntag montagabend freitagabend"),
    nouns_are_capitalised=True,
    to=_words("gegenüber dem"),
)

FRENCH: Final = Words(
    cue=CueFinder(
        _words(
            "dit disent déclaré déclarait déclare déclarent affirmé affirme affirment affirmait expliqué explique"
            " expliquent expliquait ajouté ajoute ajoutent assuré assure assurent souligné souligne soulignent"
            " indiqué indique indiquent estimé estime estiment précisé précise précisent annoncé annonce annoncent"
            " écrit écrivait raconté raconte racontent lancé lance confié confie reconnu reconnaît insisté insiste"
            " poursuivi poursuit prévenu prévient averti avertit conclu conclut répondu répond martelé martèle"
            " dénoncé dénonce critiqué salué salue résumé résume réagi réagit confirmé confirme rappelé rappelle"
            " regretté regrette répété évoqué évoque témoigné témoigne juge jugé commenté commente tweeté plaidé"
            " plaide promis promet admis admet qualifié qualifie parlé démenti dément rétorqué soupire sourit glisse"
            " glissé analyse analysé détaillé détaille accusé accuse martelait tranché observe observé note noté"
            " appelé"
        ),
        _phrases("selon,d'après,d’après"),
    ),
    pronouns={"il": "m", "elle": "f", "ils": "", "elles": "", "on": "", "je": "", "nous": ""},
    determiners=_words("le la les un une des son sa ses leur leurs deux trois plusieurs ce cette l"),
    roles=_words(
        "ministre président présidente porte-parole directeur directrice chef maire responsable responsables"
        " officiel témoin témoins habitant habitante habitants avocat avocate procureur procureure juge préfet"
        " préfète député députée sénateur sénatrice secrétaire ambassadeur ambassadrice analyste économiste expert"
        " experte chercheur chercheuse professeur médecin entraîneur sélectionneur capitaine joueur patron patronne"
        " dirigeant dirigeante père mère frère soeur sœur femme homme roi reine pape général colonel source sources"
        " élu élue syndicaliste militant militante commissaire coach gérant salarié salariée agriculteur pêcheur"
        " journaliste écrivain romancier romancière réalisateur réalisatrice acteur actrice chanteur chanteuse"
        " premier première vice-président diplomate fondateur fondatrice premier-ministre chancelier candidat"
        " candidate"
    ),
    bodies=_words(
        "police gouvernement ministère parquet entreprise groupe société banque tribunal armée préfecture parti"
        " association syndicat agence communiqué élysée kremlin club institut mairie gendarmerie commission"
    ),
    titles=_words("m mme mlle me dr monsieur madame maître premier général colonel capitaine président ministre"),
    of=_words("de du des d pour à au aux en sous chargé proche la le l"),
    between=_words(
        "a ont avait avaient est était aussi ensuite également lundi mardi mercredi jeudi vendredi samedi dimanche"
        " hier ainsi encore déjà notamment toutefois et y lui nous leur en a-t-il a-t-elle ont-ils quant matin soir"
    ),
    stops=_words(
        "lundi mardi mercredi jeudi vendredi samedi dimanche hier à au aux dans sur lors après avant devant en pour"
        " par qui que dont où avec et mais avant-hier ce cette auprès depuis pendant ajoutant sans chez aujourd'hui"
        " aujourd’hui jeudi-soir"
    ),
    openers=_words("mais et ou donc car selon dans à en pour après avant lors que qui si comme pourtant"),
    particles=_words("de du des la le d al el ben von van"),
    days=_words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    to=_words("à au aux en sur"),
)

SPANISH: Final = Words(
    cue=CueFinder(
        _words(
            "dijo dijeron dice dicen dicho declaró declararon declara declarado afirmó afirmaron afirma afirman"
            " afirmado explicado señalado indicado añadido asegurado advertido anunciado confirmado reconocido"
            " subrayado destacado manifestado apuntado comentado insistido recordado lamentado escrito publicado"
            " aseguró aseguraron asegura aseguran señaló señalaron señala explicó explicaron explica añadió añadieron"
            " añade agregó agregaron agrega indicó indicaron indica sostuvo sostuvieron sostiene manifestó"
            " manifestaron manifiesta expresó expresaron comentó comenta subrayó subraya destacó destaca advirtió"
            " advirtieron advierte anunció anunciaron anuncia escribió escribe confirmó confirmaron confirma"
            " reconoció reconoce insistió insiste apuntó apunta precisó precisa recordó recuerda lamentó lamenta"
            " denunció respondió responde contó cuenta reiteró reitera tuiteó criticó admitió admite concluyó opinó"
            " opina calificó exigió pidió acusó llamó negó celebró resumió zanjó relató detalló publicó habló"
        ),
        _phrases("según,de acuerdo con,en palabras de"),
    ),
    pronouns={"él": "m", "ella": "f", "ellos": "", "ellas": "", "yo": ""},
    determiners=_words("el la los las un una unos unas su sus dos tres varios varias este esta"),
    roles=_words(
        "ministro ministra presidente presidenta portavoz vocero vocera director directora jefe jefa alcalde"
        " alcaldesa responsable funcionario funcionaria testigo testigos vecino vecina vecinos abogado abogada fiscal"
        " juez jueza diputado diputada senador senadora secretario secretaria embajador embajadora analista"
        " economista experto experta investigador investigadora profesor profesora médico médica entrenador"
        " entrenadora técnico capitán jugador jugadora padre madre hermano hermana mujer hombre rey reina papa"
        " general coronel fuente fuentes mandatario mandataria canciller gobernador gobernadora líder dirigente"
        " comisario delegado delegada delantero portero defensa consejero consejera gerente agricultor pescador"
        " periodista escritor escritora vicepresidente vicepresidenta candidato candidata fundador cantante actor"
        " actriz comandante"
    ),
    bodies=_words(
        "policía gobierno ministerio fiscalía empresa grupo compañía banco tribunal ejército partido asociación"
        " sindicato agencia comunicado kremlin club instituto ayuntamiento guardia comisión"
    ),
    titles=_words("sr sra don doña dr dra señor señora primer primera presidente presidenta ministro ministra"),
    of=_words("de del para en por al la el los las"),
    between=_words(
        "ha han había habían hoy ayer también luego después lunes martes miércoles jueves viernes sábado domingo"
        " asimismo además se lo y le les"
    ),
    stops=_words(
        "en a al hoy ayer este el lunes martes miércoles jueves viernes sábado domingo durante tras ante antes"
        " después para por que quien y pero con sobre desde según cuando donde mientras la las los un una luego"
    ),
    openers=_words("pero y o según en a para tras durante que si como aunque porque cuando"),
    particles=_words("de del la las los y el al"),
    days=_words("lunes martes miércoles jueves viernes sábado domingo"),
    to=_words("a al en"),
)

PORTUGUESE: Final = Words(
    cue=CueFinder(
        _words(
            "explicado afirmado declarado garantido disse disseram diz dizem dito declarou declararam declara"
            " afirmou afirmaram afirma afirmam explicou explicaram explica acrescentou acrescentaram acrescenta"
            " garantiu garantem garante sublinhou sublinha salientou salienta destacou destaca referiu refere"
            " adiantou adianta considerou considera alertou alertaram alerta avisou anunciou escreveu escreve"
            " confirmou confirmaram reconheceu admitiu insistiu lembrou lembra lamentou denunciou respondeu contou"
            " conta reiterou defendeu defende criticou frisou frisa indicou indicaram apontou ressaltou assegurou"
            " comentou concluiu observou pediu acusou chamou negou relatou justificou falou"
        ),
        _phrases("segundo,de acordo com,conforme,nas palavras de"),
    ),
    pronouns={"ele": "m", "ela": "f", "eles": "", "elas": "", "eu": ""},
    determiners=_words("o a os as um uma uns umas seu sua seus suas dois duas três vários várias este esta"),
    roles=_words(
        "ministro ministra presidente porta-voz diretor diretora director directora chefe prefeito prefeita autarca"
        " responsável responsáveis funcionário funcionária testemunha testemunhas morador moradora moradores advogado"
        " advogada procurador procuradora juiz juíza deputado deputada senador senadora secretário secretária"
        " embaixador embaixadora analista economista especialista investigador investigadora pesquisador pesquisadora"
        " professor professora médico médica treinador treinadora técnico capitão jogador pai mãe irmão irmã mulher"
        " homem rei rainha papa general coronel fonte fontes governador governadora líder dirigente comandante"
        " delegado delegada agricultor pescador jornalista escritor escritora vice-presidente candidato candidata"
        " coordenador coordenadora administrador administradora representante"
    ),
    bodies=_words(
        "polícia governo ministério procuradoria empresa grupo companhia banco tribunal exército partido associação"
        " sindicato agência comunicado kremlin clube instituto câmara comissão"
    ),
    titles=_words("sr sra dom dona dr dra senhor senhora primeiro primeira"),
    of=_words("de do da dos das para em no na por"),
    between=_words(
        "tem têm tinha havia hoje ontem também depois segunda-feira terça-feira quarta-feira quinta-feira"
        " sexta-feira sábado domingo ainda nesta neste na no esta este em se lhe e"
    ),
    stops=_words(
        "em no na nos nas à ao hoje ontem esta este nesta neste segunda-feira terça-feira quarta-feira quinta-feira"
        " sexta-feira sábado domingo durante após antes depois para por que quem e mas com sobre desde segundo quando"
        " onde enquanto a o os as um uma"
    ),
    openers=_words("mas e ou segundo em no na para após durante que se como embora porque quando"),
    particles=_words("de do da dos das e"),
    days=_words("sábado domingo segunda-feira terça-feira quarta-feira quinta-feira sexta-feira"),
    to=_words("à ao às em na no"),
)

DUTCH: Final = Words(
    cue=CueFinder(
        _words(
            "zei zeiden zegt zeggen gezegd verklaarde verklaarden verklaart vertelde vertelden vertelt schreef"
            " schreven schrijft meldde meldden meldt voegde benadrukte benadrukten benadrukt waarschuwde waarschuwden"
            " waarschuwt stelde stelden stelt liet antwoordde reageerde reageert noemde noemt sprak spreekt vond"
            " vindt aldus concludeerde bevestigde bevestigt erkende erkent ontkende oordeelde eiste vroeg riep"
            " klaagde luidt twitterde beloofde kondigde"
        ),
        _phrases("volgens"),
    ),
    pronouns={"hij": "m", "zij": "f", "ze": "f", "ik": "", "wij": "", "we": ""},
    determiners=_words("de het een zijn haar hun twee drie meerdere deze dit"),
    roles=_words(
        "minister premier president burgemeester directeur voorzitter woordvoerder woordvoerster hoofd chef coach"
        " trainer renner speler advocaat advocate officier rechter wethouder staatssecretaris kamerlid onderzoeker"
        " hoogleraar econoom analist expert arts getuige bewoner vader moeder broer zus vrouw man koning koningin"
        " paus bron bronnen ploegleider boer visser journalist schrijver acteur zanger oprichter kapitein generaal"
    ),
    bodies=_words(
        "politie regering ministerie om bedrijf bank rechtbank hof leger gemeente partij vereniging vakbond"
        " verklaring organisatie kabinet"
    ),
    titles=_words("dhr mevrouw mevr mr drs dr prof professor meneer"),
    of=_words("van der voor in bij uit het de"),
    between=_words(
        "heeft hebben had hadden ook later vandaag gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag"
        " zondag daarop verder nog is was en zich"
    ),
    stops=_words(
        "op in na voor tegen tegenover vandaag gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
        " tijdens die dat wie waar en maar met over toen aan bij vanuit de het een later ook"
    ),
    openers=_words("maar en of volgens in op na voor tijdens dat als omdat toen want"),
    particles=_words("van der den de ter ten het 't"),
    days=_words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
    to=_words("tegen aan"),
)

ITALIAN: Final = Words(
    cue=CueFinder(
        _words(
            "detto dice dicono disse dichiarato dichiara dichiarano affermato afferma affermano spiegato spiega"
            " spiegano aggiunto aggiunge aggiungono sottolineato sottolinea assicurato assicura annunciato annuncia"
            " scritto scrive raccontato racconta ricordato ricorda osservato osserva commentato commenta ribadito"
            " ribadisce avvertito avverte concluso conclude risposto risponde ammesso ammette precisato precisa"
            " riferito riferisce evidenziato rilevato confermato conferma denunciato promesso criticato definito"
            " definisce parlato parla sostenuto sostiene chiesto chiede accusato negato replicato replica insistito"
            " prosegue chiosa twittato rimarca"
        ),
        _phrases("secondo,a detta di"),
    ),
    pronouns={"lui": "m", "lei": "f", "egli": "m", "io": "", "loro": ""},
    determiners=_words("il lo la i gli le un uno una suo sua suoi sue due tre alcuni alcune diversi l"),
    roles=_words(
        "ministro ministra presidente portavoce direttore direttrice capo sindaco sindaca responsabile funzionario"
        " testimone testimoni abitante residente avvocato avvocata procuratore procuratrice giudice deputato deputata"
        " senatore senatrice segretario segretaria ambasciatore ambasciatrice analista economista esperto esperta"
        " ricercatore ricercatrice professore professoressa medico allenatore tecnico capitano giocatore padre madre"
        " fratello sorella donna uomo re regina papa generale colonnello fonte fonti premier leader governatore"
        " questore prefetto comandante regista attore attrice cantante scrittore scrittrice agricoltore pescatore"
        " giornalista fondatore amministratore amministratrice sottosegretario commissario"
    ),
    bodies=_words(
        "polizia governo ministero procura azienda gruppo società banca tribunale esercito partito associazione"
        " sindacato agenzia comunicato cremlino club istituto comune commissione nota carabinieri"
    ),
    titles=_words("sig signor signora dott dottor dottoressa prof onorevole on primo prima"),
    of=_words("di del della dello dei degli delle dell' per in al alla a da"),
    between=_words(
        "ha hanno aveva avevano oggi ieri anche poi lunedì martedì mercoledì giovedì venerdì sabato domenica così"
        " inoltre è era ancora si e"
    ),
    stops=_words(
        "in a al alla oggi ieri lunedì martedì mercoledì giovedì venerdì sabato domenica durante dopo prima davanti"
        " per che chi e ma con su sul sulla nel nella da quando dove mentre ai alle commentando parlando il la lo"
        " intervenendo"
    ),
    openers=_words("ma e o secondo in a per dopo durante che se come perché quando"),
    particles=_words("di de del della da lo la d"),
    days=_words("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
    to=_words("a al alla all' ai"),
)

WORDS: Final[Mapping[str, Words]] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "it": ITALIAN,
}
"""By primary language tag."""
