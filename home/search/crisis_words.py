"""What somebody may type who thinks of dying or of hurting themselves, by language.

Patterns for folded words: without accents, apostrophes and signs, and with "oe" typed for "ö" read
as "o". `crisis` looks for them.
"""

from typing import Final

# Beginnings of words: "suicid" stands for "suicide", "suicidal", "suicidio", "suicidaire".
BEGINNINGS: Final = (
    *("suicid", "suizid", "parasuicid", "selbstmord", "selbsttot", "selbstverletz", "freitod"),
    *("overdos", "uberdosis", "sobredosis", "sovradosaggio", "surdos", "autoles", "automutil"),
    *("lebensmud", "selfharm", "scarifi", "autolaesion", "αυτοκτον"),
)
# Long words that are read with a slip of the fingers in them. Shorter ones are too near to others.
FORGIVEN: Final = (
    *("suicide", "suicidal", "suizid", "selbstmord", "suicidio", "overdose", "selfharm"),
    *("myself", "yourself", "disappear", "umbringen", "sterben", "mourir", "disparaitre"),
    *("suicider", "suicidarme", "desaparecer", "morire", "uccidermi", "ammazzarmi"),
)
_SELF: Final = r"(?:my|your|one|him|her|it|them|our)sel(?:f|ves)"
ENGLISH: Final = (
    (
        r"(?:kil+|hurt+|harm|cut+|hang|hung|drown|shoot|poison|starve|stab|end)(?:s|ed|ing)?"
        rf" (?:of )?{_SELF}"
    ),
    r"(?:kill|end|ending|take|taking|took|hate|hating) (?:it all|everything|me|my (?:own )?life)",
    (
        r"(?:want|wants|wanted|wanna|wana|wish|ready|going|gonna|ways?|how|need|hope|hoping|try|trying"
        r"|rather|please|should|could|would|easy|easiest|i|we|plan|better|afraid)(?: \w+){0,3} die"
    ),
    r"let me die|(?:of|about|like|am|im|for) dying|die (?:tonight|today|now|alone|fast|quickly)",
    r"(?:wish|want|wanted|wanna|better off|rather)(?: \w+){0,3} dead|dead inside",
    (
        r"(?:dont|do not|didnt|did not|no longer|not|cant|cannot|never)(?: \w+)?"
        r" (?:want|wanted|wanna)?"
        r"(?: to)? ?(?:be here|be alive|be around|live|wake up|exist|be anymore|carry on|go on"
        r"|continue)"
    ),
    r"(?:cant|cannot|can not) (?:do|take|stand|bear)(?: \w+)? (?:any ?more|any longer)",
    (
        r"(?:want|wanted|wanna|wish)(?: \w+){0,4}"
        r" (?:disappear|dissapear|vanish|be gone|sleep forever|to end|stop existing|never wake up)"
    ),
    r"(?:wish|wished) (?:i|id) (?:was|were|had)? ?(?:not|never)(?: been)? (?:here|born)",
    r"never been born|end it",
    r"(?:jump|jumping|jumped|throw|throwing|fall|falling)(?: \w+)? (?:off|from|in front of|under)",
    (
        r"(?:no|any|without) (?:reason|point|point in|reason for)(?: to)?"
        r" (?:live|living|go on|anything)"
    ),
    r"(?:tired|sick) of (?:life|living|being alive)|give up on life|giving up on life|no way out",
    r"self (?:harm|harming|injury|injure|injuring|hurt|mutilation)|cutting|unalive|kms|suiside",
    r"sueside|slit (?:my|your) wrists?|goodbye letter|lethal dose|painless death|how many pills",
)
GERMAN: Final = (
    r"(?:umbring\w*|umzubringen|umgebracht)|bringe? (?:mich|dich|sich) um|lieber tot|tot sein",
    (
        r"(?:mich|dich|sich|mir|selbst)(?: selbst| selber)? (?:\w+ )?"
        r"(?:zu )?(?:toten|tote|getotet|aufhang\w*|erhang\w*|ritz\w*|geritzt|verletz\w*|schneid\w*)"
    ),
    r"(?:ritze|verletze|schneide|tote|erhange) (?:ich )?(?:mich|mir)|ritzen|erhangen",
    (
        r"(?:will|wollte|mochte|wie|kann|konnte|darf|zu|nur|einfach|wunsche?|am liebsten)"
        r"(?: \w+){0,3} (?:sterben|sterbe|verschwinden|weg sein|nicht mehr da sein)"
    ),
    (
        r"(?:nicht|nimmer|nie|kein)(?: mehr)? (?:weiter ?)?(?:leben|da sein|hier sein|existieren"
        r"|aufwachen|weiter ?machen|weiterleben|auf der welt)"
    ),
    r"(?:kann|kanns|konnte|schaffe?s?|halte?s?|ertrage?s?)(?: \w+){0,3} nicht(?: mehr)(?: aus)?",
    r"kann nimmer|(?:keine|ohne) kraft mehr|keinen? (?:ausweg|sinn) mehr|kein(?:en)? ausweg",
    r"leben (?:nehmen|beenden|ein ende)|mein leben beende|wozu (?:noch )?leben|pulsadern",
    r"(?:von der|von einer|von) brucke|vor (?:den|einen) zug|vom (?:dach|hochhaus|balkon)",
    r"genug vom leben|selbst verletzung|schluss machen mit (?:dem )?leben",
)
FRENCH: Final = (
    (
        r"(?:veux|veut|voulais|voudrais|aimerais|prefere|envie de|comment"
        r"|facons? de|moyens? de|pour)"
        r"(?: \w+){0,2} (?:mourir|crever|disparaitre|suicider|partir pour toujours)"
    ),
    (
        r"(?:me|se|te|moi|mieux) (?:tuer|tue|suicider|suicide|pendre|scarifier|mutiler|couper|noyer"
        r"|foutre en lair|jeter (?:sous|du|dun|par))|idees noires|vaut mieux mourir"
    ),
    r"(?:jen|nen|en) (?:peux|pouvais|peut|puis) plus|a bout(?: de (?:forces?|tout))|suis a bout",
    (
        r"(?:peux|veux|voulais|envie) (?:plus|pas)(?: de)?"
        r" (?:vivre|continuer|etre la|exister|me reveiller|tenir|supporter)"
    ),
    r"plus (?:la force|envie de (?:vivre|rien)|aucun espoir|de raison de vivre|envie detre la)",
    r"(?:marre|fatiguee?|lasse?|degoutee?) de (?:vivre|la vie)|en finir|fin a (?:mes|ses) jours",
    r"(?:sauter|me jeter)(?: \w+)? (?:du|dun|sous|par|de la)|sauter (?:dun|du|sous|par)",
    r"ouvrir les veines|mouvrir les veines|(?:me|se) faire (?:du )?mal",
)
SPANISH: Final = (
    (
        r"(?:quiero|queria|quisiera|gustaria|ganas de|como|deseo|mejor|formas de)(?: \w+){0,2}"
        r" (?:morir(?:me|se)?|desaparecer|matarme|no existir|estar muert[oa])|morirme"
    ),
    r"(?:matar|suicidar|ahorcar|cortar|lesionar|herir)(?:me|se)|quitar(?:me|se) la vida",
    r"no (?:lo |la )?(?:puedo|aguanto|soporto)(?: \w+)? mas|sin (?:ganas de vivir|salida)",
    r"no quiero (?:seguir|vivir|estar aqui|despertar|existir)|hacer(?:me|se) dano",
    r"acabar con (?:mi vida|todo)|cansad[oa] de (?:vivir|la vida)",
    r"(?:tirar|lanzar)me (?:del?|por|al|desde)|saltar (?:de|del|desde)(?: \w+)? puente",
)
ITALIAN: Final = (
    (
        r"(?:voglio|volevo|vorrei|voglia di|come|modi per|meglio)(?: \w+){0,2}"
        r" (?:morire|sparire|scomparire|ammazzarmi|uccidermi|essere mort[oa])"
    ),
    r"(?:uccider|ammazzar|tagliar|impiccar|suicidar)(?:mi|si)",
    r"toglier(?:mi|si) la vita|farla finita",
    r"non (?:ce la faccio|ne posso|ne potevo|resisto|reggo)(?: piu)?|far(?:mi|si) (?:del )?male",
    r"non (?:voglio|vorrei|volevo)(?: piu)? (?:vivere|esserci|svegliarmi|esistere|andare avanti)",
    r"(?:buttar|gettar|lanciar)mi (?:da|dal|dalla|giu|sotto)|stanc[oa] (?:di vivere|della vita)",
    r"non voglio piu",
)
GREEK: Final = (
    r"θελω να (?:πεθανω|εξαφανιστω|σκοτωθω|αυτοκτονησω)|να πεθανω|δεν αντεχω(?: αλλο)?",
    r"δεν θελω να ζω|να σκοτωσω τον εαυτο μου",
)
PHRASES: Final = (*ENGLISH, *GERMAN, *FRENCH, *SPANISH, *ITALIAN, *GREEK)
