"""Who may enter which room of the admin: role by role, by the names of the rooms.

`*` stands for anything. A room that stands nowhere here fails the tests: somebody has to decide
whose it is. `desk:*` means that every room of the desk is for everybody who cares for stories;
a room there that is for fewer fails too, until it is listed by its own name.
"""

# Whoever comes by, without a name. They lead to signing in, or show nothing but icons and words.
ANYBODY = {
    "admin/login/",
    "admin/logout/",
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
    "mfa_authenticate",
}

# Everybody who works here: their own account, and the first page with what is theirs.
STAFF = {
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_dismissibles",
    "admin/account/",
    "admin/test404/",
    "mfa_*",
}

CARE = {
    "desk:*",
    "desk_appeals:*",
    "desk_claims:*",
    "desk_reports:*",
    "desk_safeguarding",
    "desk_translations:*",
    "identifying-words:*",
}

AUDIT = {"desk_audit", "desk_audit_results"}

# Counts of stories, without a word and without a name.
REPORTS = {"desk_workload*", "desk_decisions*"}

# What the house does by itself: clocks and counts, nothing of anybody.
HOUSE_WORK = {"house_work*", "house_letters*"}

SAY = {"words:*", "helplines:*"}

TOPICS = {"coercion:*", "alternatives:*", "topics-merge:*"}

# To look at, and to keep.
SEE_FIGURES = {f"{room}:{page}" for room in ("series", "figures") for page in ("index*", "inspect")}
FIGURES = {"series:*", "figures:*", "figures-bring:*", "figures-told:*", "country-notes:*"}

LAWS = {"plan-laws:*", "glossary:*"}

PROMISES = {"promises:*"}

# Each sees on it what they may mend.
NEEDS = {"needs-you:*"}

ACCOUNTS = {"wagtailusers_users:*", "bulk:community.user.*"}

HOUSE = {"opening:*", "wagtailsettings:edit", "wagtailsettings:preview_on_edit"}

# In its bulk rooms Wagtail says which of the chosen pages and files somebody may not change: none
# of those that guide editors may not delete or sort.
PAGES = {
    "wagtail_localize:*",
    "wagtailadmin_api:pages:*",
    "wagtailadmin_block_preview",
    "wagtailadmin_choose_page*",
    "wagtailadmin_editing_sessions:*",
    "wagtailadmin_explore*",
    "wagtailadmin_pages:*",
    "wagtailadmin_reports:*",
    "wagtailadmin_tag_*",
    "bulk:wagtailcore.page.*",
}

FILES = {
    "wagtaildocs:*",
    "wagtaildocs_chooser:*",
    "wagtailimages:*",
    "wagtailimages_chooser:*",
    "bulk:community.housedocument.*",
    "bulk:community.houseimage.*",
}

# Listings, what visitors tell of them, and files of them; nothing of any story. A file is its
# editor's alone: the pages of another's are not there.
DIRECTORY = {"groups_bring*", "listings:*", "circle_listings:*", "told:*"}

# Where pages stood before they were renamed or moved.
OLD_ADDRESSES = {"wagtailredirects:*"}

ROLES = {
    "Moderators": STAFF | CARE | REPORTS,
    "Safeguarding leads": STAFF | CARE | REPORTS | AUDIT,
    "Directory editors": STAFF | DIRECTORY,
    "Guide editors": (
        STAFF | SAY | PAGES | FILES | FIGURES | LAWS | OLD_ADDRESSES | PROMISES | NEEDS
    ),
    "Administrators": (
        STAFF | SAY | TOPICS | SEE_FIGURES | ACCOUNTS | HOUSE | HOUSE_WORK | REPORTS | AUDIT | NEEDS
    ),
}

# Operators alone, who are made on the command line: what changes who may do what, and addresses.
OPERATORS = {
    "wagtailadmin_workflows:*",
    "wagtailsites:*",
    "wagtailusers_groups:*",
    # They delete pages, and give back what somebody else locked; editors take pages off the site.
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unlock",
    "wagtailadmin_reports:locked_pages*",
}

# Not there, for nobody.
NOBODY = {
    "admin/failwhale/",
    "wagtail_localize:machine_translate",
    "wagtail_localize:snippets_api*",
    "wagtail_localize:submit_snippet*",
    "wagtailadmin_api:documents:*",
    "wagtailadmin_api:images:*",
    "wagtailadmin_api:pages:action",
    "wagtailadmin_collections:*",
    "wagtailadmin_error_test",
    "wagtailadmin_password_reset*",
    "wagtailembeds:*",
    "wagtailimages:url_generator*",
    "wagtailredirects:*import",
    "wagtailsites:copy",
    "wagtailsnippets:index",
    "wagtailusers_users:copy",
    # Nothing is done to many listings at once.
    "bulk:groups.*",
}

# Open to whom it is open to, and still with nothing to show to an empty question: something would
# have to be uploaded, copied or chosen first.
NEEDS_MORE = {
    "figures-bring:rows",
    "figures-bring:let_go",
    "groups_bring_*",
    "mfa_remove_webauthn",
    # One sentence, changed by the editor's own script.
    "wagtail_localize:edit_override",
    "wagtail_localize:edit_string_translation",
    # Our pages have one look, without a name: a second address for a look by name stays empty.
    "wagtail_localize:preview_translation",
    # It leads on to wherever it is told to, and to the first page of all where nothing is said.
    "wagtail_localize:stop_translation",
    "wagtailadmin_api:pages:find",
    "wagtailadmin_block_preview",
    "wagtailadmin_pages:convert_alias",
    "wagtaildocs:create_multiple_from_uploaded_document",
    "wagtaildocs:delete_upload_multiple",
    "wagtailimages:create_multiple_from_uploaded_image",
    "wagtailimages:delete_upload_multiple",
    "wagtailsettings:preview_on_edit",
}

# These two lead on to the one address that is asked for permission.
LEADS_ON = {"/admin/settings/community/house/"}
