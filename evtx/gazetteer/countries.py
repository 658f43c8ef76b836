"""A country as an outside table names it in (SY, SYR, SY0203), its two letters of ISO 3166 out."""

from __future__ import annotations

import re

# Three letters and two, of the countries in `data/places/countries.tsv` (ISO 3166-1, by way of CLDR).
_TWO_OF_THREE = dict(
    pair.split(":")
    for pair in """
    AFG:AF AGO:AO ALB:AL AND:AD ARE:AE ARG:AR ARM:AM ATG:AG AUS:AU AUT:AT AZE:AZ BDI:BI BEL:BE BEN:BJ BFA:BF BGD:BD
    BGR:BG BHR:BH BHS:BS BIH:BA BLR:BY BLZ:BZ BOL:BO BRA:BR BRB:BB BRN:BN BTN:BT BWA:BW CAF:CF CAN:CA CHE:CH CHL:CL
    CHN:CN CIV:CI CMR:CM COD:CD COG:CG COL:CO COM:KM CPV:CV CRI:CR CUB:CU CYP:CY CZE:CZ DEU:DE DJI:DJ DMA:DM DNK:DK
    DOM:DO DZA:DZ ECU:EC EGY:EG ERI:ER ESH:EH ESP:ES EST:EE ETH:ET FIN:FI FJI:FJ FRA:FR FSM:FM GAB:GA GBR:GB GEO:GE
    GHA:GH GIN:GN GMB:GM GNB:GW GNQ:GQ GRC:GR GRD:GD GTM:GT GUY:GY HKG:HK HND:HN HRV:HR HTI:HT HUN:HU IDN:ID IND:IN
    IRL:IE IRN:IR IRQ:IQ ISL:IS ISR:IL ITA:IT JAM:JM JOR:JO JPN:JP KAZ:KZ KEN:KE KGZ:KG KHM:KH KIR:KI KNA:KN KOR:KR
    KWT:KW LAO:LA LBN:LB LBR:LR LBY:LY LCA:LC LIE:LI LKA:LK LSO:LS LTU:LT LUX:LU LVA:LV MAR:MA MCO:MC MDA:MD MDG:MG
    MDV:MV MEX:MX MHL:MH MKD:MK MLI:ML MLT:MT MMR:MM MNE:ME MNG:MN MOZ:MZ MRT:MR MUS:MU MWI:MW MYS:MY NAM:NA NER:NE
    NGA:NG NIC:NI NLD:NL NOR:NO NPL:NP NRU:NR NZL:NZ OMN:OM PAK:PK PAN:PA PER:PE PHL:PH PLW:PW PNG:PG POL:PL PRK:KP
    PRT:PT PRY:PY PSE:PS QAT:QA ROU:RO RUS:RU RWA:RW SAU:SA SDN:SD SEN:SN SGP:SG SLB:SB SLE:SL SLV:SV SMR:SM SOM:SO
    SRB:RS SSD:SS STP:ST SUR:SR SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC SYR:SY TCD:TD TGO:TG THA:TH TJK:TJ TKM:TM TLS:TL
    TON:TO TTO:TT TUN:TN TUR:TR TUV:TV TWN:TW TZA:TZ UGA:UG UKR:UA URY:UY USA:US UZB:UZ VAT:VA VCT:VC VEN:VE VNM:VN
    VUT:VU WSM:WS XKK:XK YEM:YE ZAF:ZA ZMB:ZM ZWE:ZW
    """.split()
)
_KNOWN = frozenset(_TWO_OF_THREE.values())
_CODE = re.compile("[A-Za-z]+")


def country_of(text: str) -> str:
    """The two letters of a country code or of the p-code that starts with one; empty where it is neither."""
    match = _CODE.match(text.strip())
    if match is None:
        return ""
    letters = match[0].upper()
    if letters in _KNOWN:
        return letters
    if letters in _TWO_OF_THREE:
        return _TWO_OF_THREE[letters]
    if len(match[0]) == len(text.strip()):
        return ""  # a word, not a code
    return _TWO_OF_THREE.get(letters[:3], letters[:2] if letters[:2] in _KNOWN else "")
