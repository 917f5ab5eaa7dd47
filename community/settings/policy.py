"""What a browser may do here: content policies, session and cookie rules, response headers.

Law: a visit makes no request to a third party, in the admin too. The public policy allows
nothing but our own origin and nothing inline; Wagtail's admin alone needs inline scripts.
"""

from wsgiref.headers import Headers

from csp.constants import NONE, SELF, UNSAFE_INLINE

PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    # Wagtail's live preview frames our pages from our own origin.
    "frame-ancestors": [SELF],
}

# A nonce here would switch 'unsafe-inline' off, and Wagtail's editor writes inline scripts.
ADMIN_POLICY = PUBLIC_POLICY | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
    "frame-src": [SELF],
}

CONTENT_SECURITY_POLICY = {"DIRECTIVES": PUBLIC_POLICY}

# What no page here uses, and what could tell one visitor or one room from another. Named are those
# that browsers know: the others would only be a warning in each of their consoles.
DENIED = (
    "accelerometer autoplay browsing-topics camera display-capture "
    "encrypted-media fullscreen geolocation gyroscope hid idle-detection keyboard-map local-fonts "
    "magnetometer microphone midi payment picture-in-picture screen-wake-lock serial usb "
    "xr-spatial-tracking"
).split()
PERMISSIONS_POLICY = ", ".join(f"{feature}=()" for feature in DENIED)
# Nothing from another origin comes into a page, not even by a mistake of ours (ASVS 3.5.8).
EMBEDDER_POLICY = "require-corp"

# A list on somebody else's page: it may be framed anywhere and does nothing but show words. There
# is no script, no picture, no form, and nothing that could ask another host.
EMBED_POLICY = {directive: [NONE] for directive in PUBLIC_POLICY} | {
    "style-src": [SELF],
    "font-src": [SELF],
    "frame-ancestors": ["*"],
}
# A map there draws by our own script, from our own files, and still asks no other host.
EMBED_MAP_POLICY = EMBED_POLICY | {"script-src": [SELF], "connect-src": [SELF]}

# TDM Reservation Protocol (W3C Community Group, 2024): whether the right to mine is reserved.
RESERVED, MAY_MINE = "1", "0"

# Somebody else's page may read what stands here: it is open data. Nothing of a visitor's is sent.
API_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
    "tdm-reservation": MAY_MINE,
}


FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"


def file_headers(headers: Headers, path: str, url: str) -> None:
    """A static file does nothing by itself: an SVG that is opened as a page runs no script."""
    headers["Content-Security-Policy"] = FILE_POLICY
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["X-Content-Type-Options"] = "nosniff"
    headers["tdm-reservation"] = RESERVED


SESSION_IDLE_SECONDS = 30 * 60
HSTS_SECONDS = 365 * 24 * 3600
