"""How staff sign in: an emailed code and then a second factor. Organisers: `groups.stewards`."""

from zoneinfo import available_timezones

AUTHENTICATION_BACKENDS = ["community.signin.backend.NoPasswords"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/admin/"
# Who has an account and no role looks after a listing: their desk is there.
HOME_WITHOUT_ROLE = "stewards:mine"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# The account page of the admin shows the address; an administrator changes it.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# Without the names that only an operating system knows: browsers refuse "localtime".
WAGTAIL_USER_TIME_ZONES = sorted(
    zone for zone in available_timezones() if zone.startswith(("Europe/", "Atlantic/", "UTC"))
)

ACCOUNT_ADAPTER = "community.signin.adapter.StaffAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "community.signin.forms.AddressForm",
    "confirm_login_code": "community.signin.forms.EmailedCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# Digits, for a phone's number pad; eight of them, since five may be tried each time.
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# An address that is not ours gets the same answer and no mail: nobody can probe for staff.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# allauth's notices carry the address and browser of whoever acted.
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False

MFA_ADAPTER = "community.signin.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "community.signin.forms.SecondFactorForm",
    "activate_totp": "community.signin.forms.SetUpAppForm",
    "add_webauthn": "community.signin.forms.AddKeyForm",
    "authenticate_webauthn": "community.signin.forms.AnswerForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_TOTP_ISSUER = "Heard, Not Held"
# One step of 30 seconds late or early, for clocks and for slow hands (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# An address is verified by the code that came to it; allauth's own list of addresses is unused.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# The middleware asks for a fresh sign-in before second factors are changed. allauth's own way of
# asking keeps the whole request in the session, with the visitor's address in it.
MFA_REAUTHENTICATION_REQUIRED = False
SECOND_FACTOR_FRESH_SECONDS = 10 * 60
