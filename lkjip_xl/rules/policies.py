"""Policies: settings that choose between readings of a rule, by name.

Layer: rules. Pure: knows no settings sheet; the caller says which setting the value came from.
Source: DOMAIN leaves weight, missing answers, aggregation and efficiency to the office.
"""

from collections.abc import Iterable

from lkjip_xl.errors import LkjipError


class UnknownPolicyError(LkjipError):
    """A setting names a policy that its rule does not know."""

    code = "UNKNOWN_POLICY"

    def __init__(self, setting: str, value: object, allowed: Iterable[str], *, where: str = "") -> None:
        """Name the setting, what it says and what it may say."""
        super().__init__(
            f"Pengaturan {setting} = {value} tidak dikenal",
            where=where,
            remedy=f"Pilih salah satu: {', '.join(allowed)}.",
        )


def require_policy(setting: str, value: str, allowed: Iterable[str]) -> None:
    """Refuse a policy that is not allowed.

    Raises:
        UnknownPolicyError: The value is none of the allowed names.
    """
    if value not in allowed:
        raise UnknownPolicyError(setting, value, allowed)
