"""Which words bring help first: rather too many than too few, and slips of the fingers too."""

import pytest

from home.search.crisis import is_crisis

SAID = """
how to kill yourself
kil myself
I want to kill mysefl
he killed himself
how do I die
ways to die
wanna die
I just want it all to end
I dont want to be here anymore
I don’t want to live
I can't go on
can't take this any more
want to disappear
jump off a bridge
jumping in front of a train
cutting
sucide
suicde
suiside
sucidal
tired of living
wish I was never born
thinking about dying
Ich will nicht mehr leben
ich mag nicht mehr da sein
will einfach nur verschwinden
Ich halte es nicht mehr aus
ich kann nicht mehr
von der Brücke springen
von der Bruecke springen
ich moechte sterben
wie kann ich mich umbringen
Selbstmrod
ritzen
mich ritzen
j'en peux plus
je suis à bout
je veux disparaître
comment mourir
me scarifier
sauter d'un pont
marre de vivre
no puedo más
quiero desaparecer
no quiero seguir
cansada de vivir
non ne posso più
vorrei sparire
non voglio più vivere
stanca di vivere
θέλω να πεθάνω
"""
NOT_SAID = """
die
die Tür
die Klinik verklagen
ich will die Akte sehen
will die Klinik
wie die Polizei kam
my mother died
died
diet
seclusion
killed time
they hurt my arm
Brno
tied to the bed
they tied me to the bed
attachée au lit
legal help in Ireland
want to find a group
cut off from my family
how to make a plan
hospital director
Besuchskommission in Bern
sauter un repas
comme elle
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("words", lines(SAID))
def test_help_comes_first(words: str) -> None:
    assert is_crisis(words)


@pytest.mark.parametrize("words", lines(NOT_SAID))
def test_no_alarm_where_nobody_calls(words: str) -> None:
    assert not is_crisis(words)
