"""Nationalities, peoples, faiths and the like: names of the type misc."""

from __future__ import annotations

NATIONALITIES = frozenset(
    """
    Abkhaz Abkhazian Afghan Afghans African Africans Afrikaner Alaskan Albanian Albanians Algerian Algerians American
    Americans Andorran Anglican Anglicans Angolan Angolans Antiguan Arab Arabian Arabs Arabic Argentine Argentines
    Argentinian Armenian Armenians Asian Asians Assyrian Assyrians Australian Australians Austrian Austrians Aymara
    Azerbaijani Azerbaijanis Azeri Azeris Bahamian Bahraini Bahrainis Baltic Bangladeshi Bangladeshis Baptist Baptists
    Barbadian Basque Basques Bavarian Belarusian Belarusians Belarussian Belgian Belgians Belizean Beninese Berber
    Berbers Bermudian Bhutanese Bolivian Bolivians Bosnian Bosnians Botswanan Brazilian Brazilians Breton Brit British
    Britons Briton Brits Bruneian Buddhist Buddhists Bulgarian Bulgarians Burkinabe Burmese Burundian Burundians
    Byzantine Californian Cambodian Cambodians Cameroonian Cameroonians Canadian Canadians Cantonese Caribbean Catalan
    Catalans Catholic Catholics Caucasian Celtic Chadian Chadians Chechen Chechens Chilean Chileans Chinese Christian
    Christians Colombian Colombians Comorian Confucian Congolese Coptic Copts Cornish Corsican Croat Croatian
    Croatians Croats Cuban Cubans Cypriot Cypriots Czech Czechs Czechoslovak Danish Dane Danes Darfurian Democrat
    Democrats Djiboutian Dominican Dominicans Druze Dutch Dutchman Ecuadorean Ecuadorian Ecuadorians Egyptian
    Egyptians Emirati Emiratis English Englishman Englishmen Eritrean Eritreans Estonian Estonians Ethiopian
    Ethiopians Eurasian European Europeans Evangelical Fijian Fijians Filipino Filipinos Finn Finnish Finns Flemish
    Fleming French Frenchman Frenchmen Frenchwoman Gabonese Gambian Gambians Gaelic Gaul Gazan Gazans Georgian
    Georgians German Germanic Germans Ghanaian Ghanaians Gibraltarian Greek Greeks Greenlandic Grenadian Guatemalan
    Guatemalans Guinean Guineans Guyanese Haitian Haitians Hawaiian Hebrew Hindu Hindus Hispanic Hispanics Honduran
    Hondurans Hungarian Hungarians Hutu Hutus Icelander Icelandic Inca Indian Indians Indonesian Indonesians Inuit
    Iranian Iranians Iraqi Iraqis Irish Irishman Islamic Islamist Islamists Ismaili Israeli Israelis Italian Italians
    Ivorian Ivorians Jamaican Jamaicans Japanese Javanese Jew Jewish Jews Jordanian Jordanians Judaic Kashmiri
    Kashmiris Kazakh Kazakhs Kenyan Kenyans Khmer Korean Koreans Kosovan Kosovar Kosovars Kurd Kurdish Kurds Kuwaiti
    Kuwaitis Kyrgyz Lao Laotian Laotians Latin Latino Latinos Latvian Latvians Lebanese Leninist Liberian Liberians
    Libyan Libyans Lithuanian Lithuanians Londoner Londoners Lutheran Luxembourgish Macedonian Macedonians Malagasy
    Malawian Malawians Malay Malayan Malays Malaysian Malaysians Maldivian Maldivians Malian Malians Maltese
    Manchurian Maoist Maoists Maori Maoris Maronite Marxist Marxists Mauritanian Mauritanians Mauritian Mayan
    Mediterranean Melanesian Mennonite Methodist Mexican Mexicans Micronesian Moldovan Moldovans Monegasque Mongol
    Mongolian Mongolians Mongols Montenegrin Montenegrins Mormon Mormons Moroccan Moroccans Mozambican Mozambicans
    Muscovite Muslim Muslims Moslem Moslems Namibian Namibians Nazi Nazis Nepalese Nepali Nepalis Nicaraguan
    Nicaraguans Nigerian Nigerians Nigerien Nordic Norman Norwegian Norwegians Omani Omanis Orthodox Ossetian
    Ossetians Ottoman Pakistani Pakistanis Palestinian Palestinians Panamanian Panamanians Papuan Papuans Paraguayan
    Paraguayans Parisian Pashtun Pashtuns Persian Persians Peruvian Peruvians Pole Poles Polish Polynesian Pentecostal
    Portuguese Prussian Protestant Protestants Punjabi Puerto-Rican Qatari Qataris Quaker Quebecker Quechua Republican
    Republicans Rohingya Rohingyas Roma Roman Romani Romanian Romanians Romans Russian Russians Rwandan Rwandans
    Salafi Salafist Salvadoran Salvadorans Samoan Samoans Saudi Saudis Saxon Scandinavian Scandinavians Scot Scots
    Scottish Senegalese Serb Serbian Serbians Serbs Shia Shias Shi'ite Shi'ites Shiite Shiites Sicilian Sikh Sikhs
    Singaporean Singaporeans Sinhalese Slav Slavic Slavs Slovak Slovakian Slovaks Slovene Slovenes Slovenian
    Slovenians Somali Somalian Somalis Soviet Soviets Spaniard Spaniards Spanish Stalinist Sudanese Sufi Sumatran
    Sunni Sunnis Surinamese Swazi Swede Swedes Swedish Swiss Syrian Syrians Taiwanese Tajik Tajiks Tamil Tamils
    Tanzanian Tanzanians Tatar Tatars Texan Texans Thai Thais Tibetan Tibetans Timorese Togolese Tongan Tongans
    Trinidadian Trotskyist Tuareg Tuaregs Tunisian Tunisians Turk Turkish Turkmen Turkmens Turks Tutsi Tutsis Tuvaluan
    Ugandan Ugandans Uighur Uighurs Ukrainian Ukrainians Uruguayan Uruguayans Uyghur Uyghurs Uzbek Uzbeks Valencian
    Venetian Venezuelan Venezuelans Victorian Vietnamese Viking Vikings Walloon Welsh Welshman Western Yazidi Yazidis
    Yemeni Yemenis Yiddish Yoruba Yugoslav Yugoslavs Zairean Zambian Zambians Zimbabwean Zimbabweans Zionist Zionists
    Zulu Zulus
    """.split()
)
