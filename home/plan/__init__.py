"""The plan: what somebody wants in a crisis, made in their browser and kept by them alone.

Law: nothing of it is ever sent to the server. No field has a name, nothing stands in a form, and
the policy of these pages lets no form and no script send anything anywhere (`views.PLAN_POLICY`).
"""
