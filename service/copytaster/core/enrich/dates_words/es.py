"""Spanish words for dates."""

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
    **numbered("lunes martes miércoles jueves viernes sábado domingo", "D"),
    **numbered("- - - - - sábados domingos", "B"),
    **numbered(
        "enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept"
        " octubre/oct noviembre/nov diciembre/dic",
        "M",
        1,
    ),
    **numbered("cero un/una/uno dos tres cuatro cinco seis siete ocho nueve diez once doce", "N"),
    **classed("W", None, "varios varias algunos algunas"),
    **numbered("primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta", "F", 1),
    **counted("día semana mes año década siglo hora minuto", "u", UNITS),
    **counted("días semanas meses años décadas siglos horas minutos", "U", UNITS),
    "trimestre": ("q", "Q"),
    "semestre": ("h", None),
    "madrugada": ("p", "NI"),
    "tarde": ("p", "AF"),
    "noche": ("p", "NI"),
    "primavera": ("S", "SP"),
    "verano": ("S", "SU"),
    "otoño": ("S", "FA"),
    "invierno": ("S", "WI"),
    **days_from_today("anteayer ayer hoy mañana -"),
    "ahora": ("v", "PRESENT_REF"),
    "actualmente": ("v", "PRESENT_REF"),
    "recientemente": ("v", "PAST_REF"),
    "hace": ("A", None),
    **classed("L", -1, "pasado pasada pasados pasadas último última últimos últimas"),
    **classed("X", 1, "próximo próxima próximos próximas"),
    **classed("T", 0, "este esta"),
    **classed("m", None, "principios mediados finales fines inicios fin final"),
    **classed("V", None, "cada"),
    "diario": ("x", None),
    "anual": ("f", "P1Y"),
    "mensual": ("f", "P1M"),
    "semanal": ("f", "P1W"),
    **classed("d", None, "el la los las"),
    **classed("O", None, "de del"),
    **classed("i", None, "en durante"),
    **classed("-", None, "a al hasta"),
    "desde": ("r", None),
    "entre": ("g", None),
    "y": ("&", None),
    **classed("2", None, "antes tras hacia para"),
}

ES: Final = Words(
    LEXICON,
    future=frozenset("va van prevé prevén previsto prevista debe deben espera comienza empieza".split()),
    past=frozenset("fue fueron era eran ha han había habían dijo".split()),
    future_endings=tuple("rá rán ría rían".split()),
    past_endings=tuple("ó aron ieron".split()),
    led_future=frozenset("hasta para".split()),
    led_past=frozenset("tras desde".split()),
    articles=frozenset("el la este esta del de".split()),
    soon=frozenset("va van".split()),
    counted=frozenset(
        "personas euros dólares pesos puntos metros kilómetros toneladas empleados empleos habitantes soldados"
        " muertos heridos espectadores policías horas votos hectáreas".split()
    ),
    years_follow=frozenset("año mundial eurocopa temporada".split()),
    bare_ages=True,
    loose_years=False,
)
