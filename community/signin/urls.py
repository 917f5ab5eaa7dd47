"""Sign-in addresses, before Wagtail's. Of allauth's own only these; the rest does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as key
from django.urls import include, path, re_path
from wagtail.admin.auth import require_admin_access

from community.signin.views import AddKey, OwnAccount, SetUpApp, to_sign_in

keys = [
    path("", key.list_webauthn, name="mfa_list_webauthn"),
    path("add/", AddKey.as_view(), name="mfa_add_webauthn"),
    path("keys/<int:pk>/remove/", key.remove_webauthn, name="mfa_remove_webauthn"),
]
second = [
    path("", second_factor.index, name="mfa_index"),
    path("authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("totp/activate/", SetUpApp.as_view(), name="mfa_activate_totp"),
    path("totp/deactivate/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "recovery-codes/generate/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path("webauthn/", include(keys)),
]
accounts = [
    # allauth looks for this name in many places; here it leads to the emailed code.
    path("login/", to_sign_in, name="account_login"),
    path("login/code/", account.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", account.logout, name="account_logout"),
    path("2fa/", include(second)),
]
urlpatterns = [
    path("admin/login/", to_sign_in),
    path("admin/logout/", account.logout),
    path("admin/account/", require_admin_access(OwnAccount.as_view())),
    path("accounts/", include(accounts)),
    # Wagtail's door to private pages asks for a password.
    re_path(r"^[a-z]{2}/_util/login/$", to_sign_in),
]
