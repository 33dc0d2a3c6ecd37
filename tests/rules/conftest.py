"""Settings of the tests of the rules."""

from hypothesis import settings

# A deadline measures how busy the machine is, not whether a rule is right.
settings.register_profile("no_deadline", deadline=None)
settings.load_profile("no_deadline")
