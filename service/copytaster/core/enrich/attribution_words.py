"""Words that tell what kind of source somebody is: an agency, a medium, an official body, anybody else."""

from __future__ import annotations

import re
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AGENCIES: Final = frozenset(
    (
        "reuters,afp,agence france-presse,ap,associated press,the associated press,dpa,efe,ansa,tass,itar-tass,"
        "interfax,interfax-ukraine,ria,ria novosti,xinhua,xinhua news agency,kyodo,kyodo news,jiji,yonhap,"
        "yonhap news agency,kcna,pti,press trust of india,ani,ians,anadolu,anadolu agency,irna,isna,fars,tasnim,mehr,"
        "mena,spa,saudi press agency,wam,qna,kuna,petra,sana,wafa,pa,press association,pa media,ukrinform,unian,"
        "belta,kazinform,azertac,armenpress,agerpres,pap,ctk,mti,tanjug,hina,bta,belga,anp,apa,ats,keystone-sda,lusa,"
        "ntb,tt,ritzau,stt,bns,leta,antara,bernama,vna,philippine news agency,notimex,telam,agencia brasil,"
        "prensa latina,nan,gna,upi,bloomberg,bloomberg news,dow jones,dow jones newswires,europa press,"
        "canadian press,the canadian press,aap,app,dha,athens news agency"
    ).split(",")
)
"""News agencies, in small letters."""

MEDIA: Final = frozenset(
    (
        "bbc,cnn,nbc,cbs,abc,fox news,msnbc,npr,pbs,sky,sky news,itv,channel 4,al jazeera,al arabiya,rte,france 24,"
        "rfi,france info,bfmtv,tf1,france 2,ard,zdf,deutschlandfunk,n-tv,rtl,der spiegel,spiegel,die zeit,bild,"
        "die welt,handelsblatt,financial times,the guardian,guardian,the times,the economist,economist,"
        "the daily telegraph,daily mail,daily mirror,the sun,the independent,new york times,the new york times,"
        "washington post,the washington post,wall street journal,the wall street journal,usa today,los angeles times,"
        "politico,axios,the atlantic,the new yorker,time,newsweek,forbes,fortune,cnbc,le monde,le figaro,liberation,"
        "libération,le parisien,l'equipe,l'équipe,el pais,el país,el mundo,abc news,cadena ser,marca,as,"
        "corriere della sera,la repubblica,la stampa,il sole 24 ore,rai,mediaset,rtp,publico,público,globo,tv globo,"
        "folha de s.paulo,clarin,la nacion,nos,de telegraaf,nrc,de volkskrant,vrt,haaretz,the jerusalem post,"
        "al-ahram,asharq al-awsat,dawn,the nation,the hindu,times of india,ndtv,global times,people's daily,"
        "china daily,cctv,south china morning post,nikkei,asahi shimbun,yomiuri shimbun,nhk,the straits times,"
        "novaya gazeta,meduza,kommersant,vedomosti,izvestia,rossiya 24,rbc,rt,sputnik,the moscow times,"
        "kyiv independent,suspilne,ukrainska pravda,nexta,radio free europe,voice of america,associated newspapers,"
        "geo news,ary news"
    ).split(",")
)
"""Media that no word of their name betrays, or that are named everywhere; in small letters."""

MEDIA_SHAPE: Final = re.compile(
    r"(?:^|\s)(?:Times|Post|Herald|Tribune|Gazette|Courier|Globe|Chronicle|Telegraph|Mirror|Observer|Journal|Newsweek"
    r"|Newspapers?|News|Broadcasting|Television|TV|TV\d|Radio|Magazine|Daily|Weekly|Sports|Media|Inquirer|Dispatch"
    r"|Examiner|Bulletin|Echo|Argus|Standard|Register|Sentinel|Zeitung|Tagblatts?|Nachrichten|Rundschau|Dagblad"
    r"|Pravda|Shimbun|Podcast)(?:\s+[A-Z]\w+)?$",
    re.IGNORECASE,
)
"""The last words of a medium's name; a country may follow (Newsweek Pakistan)."""
MEDIA_ENDS: Final = _words(
    "times post herald tribune gazette courier globe chronicle telegraph mirror observer journal newsweek newspaper"
    " newspapers news broadcasting television tv radio magazine daily weekly sports media inquirer dispatch examiner"
    " bulletin echo argus standard register sentinel zeitung tagblatt tagblatts nachrichten rundschau dagblad pravda"
    " shimbun podcast tv0 tv1 tv2 tv3 tv4 tv5 tv6 tv7 tv8 tv9"
)
"""The same in small letters: one of them is among the last two words."""
OFFICIAL_DIPLOMATS: Final = _words("eu european un u.n nato senior western french german british american us u.s")
"""Diplomats and sources of a state or a body of states are officials."""
MEDIA_WORDS: Final = _words(
    "media newspaper newspapers television tv radio broadcaster broadcasters channel daily magazine website tabloid"
    " station outlet outlets press network weekly"
)
OFFICIAL_WORDS: Final = _words(
    "official officials minister ministers ministry ministries government governments authority authorities police"
    " policeman officer officers army military navy coastguard guard president prime chancellor governor mayor"
    " ambassador embassy consulate prosecutor prosecutors prosecution court courts tribunal judge judges parliament"
    " senate congress commission commissioner council kremlin palace administration regulator regulators watchdog"
    " secretary spokesman spokeswoman spokesperson spokespeople department bureau agency service services inspector"
    " sheriff fire firefighters brigade bank commander general colonel lawmaker lawmakers senator deputy agencies"
    " troops forces command headquarters mission investigators detectives rescuers election electoral customs tax"
    " coroner magistrate survey reserve office administration observatory"
)
OFFICIAL_BODIES: Final = frozenset(
    (
        "un,u.n,united nations,unicef,unhcr,unesco,who,world health organization,world health organisation,imf,"
        "international monetary fund,world bank,wto,nato,eu,e.u,european union,european commission,ecb,"
        "european central bank,opec,iaea,interpol,europol,fbi,cia,pentagon,white house,state department,kremlin,"
        "downing street,elysee,elysée,federal reserve,fed,sec,fda,cdc,nasa,noaa,esa,osce,african union,arab league,"
        "asean,mercosur,hamas,taliban,capitol,whitehall,scotland yard,bundesbank,bank of england,bank of japan,"
        "supreme court,frontex,icc,icj,met office,usgs,nhs,coast guard,national weather service,justice department,"
        "treasury"
    ).split(",")
)
OTHER_WORDS: Final = _words(
    "company companies firm group club union lawyer lawyers attorney rebel rebels trader traders analyst analysts"
    " executive executives witness witnesses resident residents worker workers aid friend relative source sources"
    " diplomat diplomats opposition campaign activist activists organiser organisers utilities utility airline lender"
    " nurse nurses doctor doctors teacher teachers hospital university"
)
"""Sources that are officials only where another word says so: "an EU diplomat", "a police source"."""

UNVERIFIED: Final = re.compile(
    r"\b(?:(?:could|can|was|were|has|have|had)\s*(?:not|n[’']t)\s+(?:yet\s+)?(?:be\s+|been\s+|able\s+to\s+)?"
    r"(?:independently\s+|immediately\s+)?(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?)"
    r"|(?:would|did)\s*(?:not|n[’']t)\s+(?:confirm|verify)|declined\s+to\s+confirm|unable\s+to\s+(?:verify|confirm)"
    r"|(?:un(?:verified|confirmed))\s+(?:reports?|claims?|video|footage))"
)
"""Nobody vouches for it: "could not be independently verified", "would not confirm"."""
CONFIRMS: Final = frozenset({"confirmed", "confirms", "confirm", "confirming", "acknowledged", "admitted", "conceded"})
DENIES: Final = frozenset({"denied", "denies", "deny", "denying"})
"""Verbs that give a stance."""
