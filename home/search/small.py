"""Words that say too little to look for, in every language in which people write here.

More than elsewhere on the site: what is typed into this box is looked for in all languages at once,
and "die" would find every German text for somebody who reads English.
"""

from typing import Final

from community.lib.finding import SMALL
from community.lib.geo import fold
from community.models.topics import small_here

_MORE: Final = frozenset(
    # English
    "again any anymore can cannot cant could did didnt do does doesnt doing done dont go goes "
    "going gone gonna here how id ill im ive like may might more must no not now one only "
    "please really should than too very wanna want wanted wants what where why will would "
    # German
    "aber auch dann die dieser diese dort eure hab hier immer ja jetzt kann kannst kein keine man "
    "mehr mochte moechte muss nicht nie noch nur ob seine soll sollte sehr war wo "
    "wollte "
    # French
    "alors aussi bien comme comment dit etes fait faire j peut peux pas plus rien suis tout tous "
    "tres veux voulais "
    # Spanish and Italian
    "al che ci como con da de del della di e ed el ella era ero es esta estaba gli ha han he "
    "ho hay i il io la las le lo los mas me mi mia mio muy nada ne nel no non o "
    "para per perche pero piu por "
    "puedo que quiero se si sin sono sta su ti tu un una uno voglio volevo y ya yo".split()
)
# Small in one language, and a word to look for in another that the page may be in.
_TELLING: Final = frozenset({"ella", "era", "hat", "man", "mont", "son", "ton", "war"})
_EVERYWHERE: Final = (_MORE.union(*SMALL.values())) - _TELLING


def telling(text: str) -> str:
    """The words as they were typed without the small ones; "" where there are no others."""
    small = _EVERYWHERE | small_here()
    return " ".join(part for part in text.split() if set(fold(part).split()) - small)
