"""Portuguese words for dates."""

from __future__ import annotations

from typing import Final

from copytaster.core.enrich.dates_words import (
    UNITS,
    Lexicon,
    Words,
    classed,
    counted,
    days_from_today,
    numbered,
)

LEXICON: Final[Lexicon] = {
    **numbered("segunda-feira terça-feira/terca-feira quarta-feira quinta-feira sexta-feira sábado domingo", "D"),
    **numbered(
        "janeiro/jan fevereiro/fev março/mar abril/abr maio junho/jun julho/jul agosto/ago setembro/set outubro/out"
        " novembro/nov dezembro/dez",
        "M",
        1,
    ),
    **numbered("zero um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze", "N"),
    **classed("W", None, "vários várias alguns algumas"),
    **numbered("primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta", "F", 1),
    **counted("dia semana mês ano década século hora minuto", "u", UNITS),
    **counted("dias semanas meses anos décadas séculos horas minutos", "U", UNITS),
    "trimestre": ("q", "Q"),
    "semestre": ("h", None),
    "madrugada": ("p", "NI"),
    "tarde": ("p", "AF"),
    "noite": ("p", "NI"),
    "primavera": ("S", "SP"),
    "verão": ("S", "SU"),
    "outono": ("S", "FA"),
    "inverno": ("S", "WI"),
    **days_from_today("anteontem ontem hoje amanhã -"),
    "agora": ("v", "PRESENT_REF"),
    "atualmente": ("v", "PRESENT_REF"),
    "recentemente": ("v", "PAST_REF"),
    "há": ("A", None),
    "às": ("@", None),
    **classed("L", -1, "passado passada passados passadas último última últimos últimas"),
    **classed("X", 1, "próximo próxima próximos próximas"),
    **classed("T", 0, "este esta neste nesta deste desta"),
    **classed("m", None, "início meados fim final finais"),
    **classed("V", None, "cada"),
    "anual": ("f", "P1Y"),
    "mensal": ("f", "P1M"),
    "semanal": ("f", "P1W"),
    **classed("d", None, "o a os as"),
    **classed("O", None, "de do da"),
    **classed("i", None, "em no na durante"),
    **classed("-", None, "até ao à"),
    "desde": ("r", None),
    "entre": ("g", None),
    "e": ("&", None),
    **classed("2", None, "antes após para"),
}

PT: Final = Words(
    LEXICON,
    future=frozenset("vai vão prevê previsto prevista previstos previstas deve devem espera começa arranca".split()),
    past=frozenset("foi foram era eram tinha tinham disse".split()),
    future_endings=tuple("rá rão ria riam".split()),
    past_endings=tuple("ou aram eram iram".split()),
    led_future=frozenset("até para partir".split()),
    led_past=frozenset("após desde".split()),
    articles=frozenset("o a à ao de da do este esta as às".split()),
    soon=frozenset("vai vão".split()),
    counted=frozenset(
        "pessoas euros dólares reais pontos metros quilómetros quilômetros toneladas funcionários empregos habitantes"
        " soldados mortos feridos espectadores polícias horas votos hectares casos".split()
    ),
    years_follow=frozenset("ano mundial temporada".split()),
    phrases="(?:segunda|ter[çc]a|quarta|quinta|sexta)-feira",
    bare_ages=True,
    loose_years=False,
)
