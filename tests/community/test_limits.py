"""Visitors are counted one by one, also behind proxies, and never by what they claim."""

import pytest
from django.test import RequestFactory

from community.limits import allowed, visitor_address, visitor_mark


def request(forwarded: str = "", address: str = "10.0.0.1"):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "198.51.100.7", "10.0.0.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "claimed, 198.51.100.7", "198.51.100.7"),
        (2, "claimed, 198.51.100.7, 10.0.0.2", "198.51.100.7"),
        (1, "", "10.0.0.1"),
        (2, "198.51.100.7", "10.0.0.1"),
    ],
)
def test_the_address_our_own_proxy_saw_counts(settings, proxies, forwarded, counted):
    settings.PROXIES = proxies
    assert visitor_address(request(forwarded)) == counted


def test_one_visitor_uses_up_only_their_own_share(settings):
    settings.PROXIES = 1
    for _ in range(3):
        assert allowed(request("198.51.100.7"), "try", limit=3, seconds=60)
    assert not allowed(request("198.51.100.7"), "try", limit=3, seconds=60)
    assert allowed(request("198.51.100.8"), "try", limit=3, seconds=60)


def test_the_mark_holds_no_address():
    mark = visitor_mark(request(address="198.51.100.7"))
    assert "198.51.100.7" not in mark and len(mark) == 64
    assert mark == visitor_mark(request(address="198.51.100.7"))
