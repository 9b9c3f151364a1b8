"""Words that decide whether a spelling of the tables means its row where it stands. Read by `known`."""

from __future__ import annotations

from typing import Final

WORDS_IN_CAPITALS: Final = frozenset(
    "AU BIS MAP MAS NOS ONS PAP RAI SANA SEC UE US VS WHO EAU AMA CIO COI BCE FED ESA APA ANI PA SPA".split()
)
"""Abbreviations that are common words in copy of capitals and mean nothing there, but for US before `BEHIND_US`."""

BEHIND_US: Final = frozenset(
    """
    AGENCY AGENTS AIR AMBASSADOR ARMY ATTORNEY AUTHORITIES CENTRAL CITIZEN CITIZENS COAST CONGRESS COURT CRUDE
    DEFENCE DEFENSE DELEGATION DOLLAR ECONOMY ELECTION EMBASSY ENVOY FEDERAL FORCES FUTURES GEOLOGICAL
    GOVERNMENT HOUSE INFLATION INTELLIGENCE JUDGE JUSTICE LAWMAKERS MARINE MARINES MILITARY MONEY NATIONAL NAVY
    OFFICIAL OFFICIALS OPEN PRESIDENT REGULATORS SAYS SECRETARY SENATE SENATOR SHARES SOLDIER SOLDIERS STATE
    STOCKS SUPREME TARIFFS TREASURY TROOPS VICE
    """.split()
)
"""What follows US in capitals where it is the country."""

FORENAMES_TOO: Final = frozenset(
    """
    Chad China Cuba Georgia Hamilton India Israel Jordan Kenya Kingston Lima London Paris Santiago Sofia Stanley
    Victoria
    """.split()
)
"""Countries and capitals that people are called after: before a surname they are part of it."""

COUNTRIES_FIRST: Final = frozenset("CHINA CUBA INDIA ISRAEL KENYA".split())
"""Those of them that are countries far more often, in copy whose capitals tell nothing."""

NOT_SURNAMES: Final = frozenset(
    """
    Airport Ambassador April August Authority Chancellor Chief Commissioner December Defence Defense Emir Energy
    Environment February Finance Foreign Friday Gen General Governor Health Home Interior January July June
    Justice King Labour March May Mayor Minister Monday November October Parliament Premier President Prime
    Prince Princess Prosecutor Queen Saturday Secretary Senator September Sheikh Speaker Sultan Sunday Thursday
    Trade Transport Tuesday Vice Wednesday
    """.split()
)
"""What follows a country or a town and is no surname."""

BEFORE_SURNAMES: Final = frozenset(
    """
    a although amid an and as at because but by for from had has he her his how if in is its like meanwhile of
    on or over said says she since so than that the their then they this though to today tomorrow under until
    was what when where which while who why with yesterday der die das den le la el il de di da von van
    """.split()
)
"""Words with a capital that are no forename before a surname: they open a sentence."""

SHARED: Final = {
    "country/GEO": (
        "Georgia",
        ("Georgian", "Tbilisi", "Batumi", "Kutaisi", "Abkhazia", "South Ossetia", "Caucasus"),
        ("Atlanta", "Savannah", "Macon", "Augusta", "Ga.", "Georgia Tech", "Alabama", "South Carolina", "Tennessee",
         "Florida", "U.S. state", "US state", "Peach State"),
    ),
}  # fmt: skip
"""A country's name that is a state's too: what tells the one, and what the other."""
