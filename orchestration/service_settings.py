"""How Planhouse runs as a service: when it builds, what its log looks like, where Dagster keeps its history, whom it alerts.

Here belongs reading these from the environment and refusing what cannot be. Where the warehouse lies and what a build does is in
``orchestration.settings``. Imports nothing heavy.
"""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal, get_args
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

from orchestration.settings import SettingsError

Language = Literal["zh", "en"]
LogFormat = Literal["text", "json"]

_CRON_FIELDS = 5


def _value(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def _choice(name: str, choices: tuple[str, ...]) -> str:
    value = _value(name, choices[0])
    if value not in choices:
        raise SettingsError(f"{name} is {value!r}; it can be {' or '.join(choices)}.")
    return value


def log_format() -> LogFormat:
    """``PLANHOUSE_LOG_FORMAT``: lines for people, or one JSON object a line. Raises SettingsError for anything else."""
    return "json" if _choice("PLANHOUSE_LOG_FORMAT", get_args(LogFormat)) == "json" else "text"


def history_url() -> str:
    """``PLANHOUSE_DAGSTER_POSTGRES``: the PostgreSQL database of Dagster's history; empty while that is files in DAGSTER_HOME."""
    return _value("PLANHOUSE_DAGSTER_POSTGRES")


@dataclass(frozen=True, slots=True)
class ScheduleSettings:
    """When a build is asked for that nobody started: ``PLANHOUSE_SCHEDULE``, five fields of cron, in ``PLANHOUSE_TIMEZONE``."""

    cron: str = "30 2 * * *"
    timezone: str = "Asia/Shanghai"

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.timezone)
        except (ValueError, OSError, LookupError):
            raise SettingsError(
                f"PLANHOUSE_TIMEZONE is {self.timezone!r}, which is no time zone here; it is a name such as Asia/Shanghai or UTC."
            ) from None
        # Dagster says what stands in a field that cannot be (orchestration.defs.automation)
        if len(self.cron.split()) != _CRON_FIELDS:
            raise not_a_schedule(self.cron)

    @classmethod
    def from_environment(cls) -> ScheduleSettings:
        """What the environment says. Raises SettingsError."""
        return cls(_value("PLANHOUSE_SCHEDULE", cls().cron), _value("PLANHOUSE_TIMEZONE", cls().timezone))


def not_a_schedule(cron: str) -> SettingsError:
    """What to raise for a schedule that cannot be."""
    return SettingsError(
        f"PLANHOUSE_SCHEDULE is {cron!r}; it is five fields that cron takes: minute (0 to 59), hour (0 to 23), day, month, day of "
        "the week. 30 2 * * * is every night at 02:30."
    )


@dataclass(frozen=True, slots=True)
class MailSettings:
    """A server that takes mail, who it is from and who gets it."""

    server: SplitResult
    sender: str
    recipients: tuple[str, ...]
    user: str = ""
    password: str = ""

    SCHEMES: ClassVar[Mapping[str, int]] = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}

    def __repr__(self) -> str:
        # no password in a log
        return f"MailSettings({self.server.geturl()}, {self.sender}, {', '.join(self.recipients)})"

    @property
    def host(self) -> str:
        """The server's name."""
        return self.server.hostname or ""

    @property
    def port(self) -> int:
        """The server's port."""
        return self.server.port or self.SCHEMES[self.server.scheme]


@dataclass(frozen=True, slots=True)
class AlertSettings:
    """Whom to tell of what a person has to do, and how: nobody until ``webhook`` or ``mail`` is there.

    ``webhook_body`` is JSON in which ``{text}`` and ``{title}`` stand for the words, for services that take no other shape.
    ``days`` is for how long nothing may be built while something waits for it. docs/operations.md says what each variable
    ``PLANHOUSE_ALERT_...`` is for.
    """

    webhook: str = ""
    webhook_body: str = ""
    mail: MailSettings | None = None
    days: float = 2.0
    language: Language = "zh"

    def __repr__(self) -> str:
        # the address of a webhook is its password
        return f"AlertSettings({', '.join(self.channels) or 'off'})"

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways that are set up."""
        return tuple(name for name, there in (("webhook", self.webhook), ("mail", self.mail)) if there)

    @classmethod
    def from_environment(cls) -> AlertSettings:
        """What the environment says. Raises SettingsError."""
        return cls(
            webhook=_webhook(),
            webhook_body=_webhook_body(),
            mail=_mail(),
            days=_days(cls().days),
            language="en" if _choice("PLANHOUSE_ALERT_LANGUAGE", get_args(Language)) == "en" else "zh",
        )


def _split(name: str, value: str, schemes: tuple[str, ...]) -> SplitResult:
    wrong = SettingsError(
        f"{name} cannot be used; it begins with {' or '.join(f'{each}://' for each in schemes)} and names a server."
    )
    try:
        address = urlsplit(value)
        _ = address.port
    except ValueError:
        raise wrong from None
    if address.scheme not in schemes or not address.hostname:
        raise wrong
    return address


def _webhook() -> str:
    value = _value("PLANHOUSE_ALERT_WEBHOOK")
    if value:
        _split("PLANHOUSE_ALERT_WEBHOOK", value, ("http", "https"))
    return value


def _webhook_body() -> str:
    value = _value("PLANHOUSE_ALERT_WEBHOOK_BODY")
    try:
        if value:
            json.loads(value)
    except ValueError as error:
        raise SettingsError(
            f'PLANHOUSE_ALERT_WEBHOOK_BODY is no JSON ({error}); one is {{"msgtype": "text", "text": {{"content": "{{text}}"}}}}.'
        ) from None
    return value


def _mail() -> MailSettings | None:
    recipients = tuple(filter(None, (each.strip() for each in _value("PLANHOUSE_ALERT_MAIL_TO").split(","))))
    if not recipients:
        return None
    server = _split(
        "PLANHOUSE_ALERT_SMTP", _value("PLANHOUSE_ALERT_SMTP", "smtp://localhost"), tuple(MailSettings.SCHEMES)
    )
    if server.username or server.password:
        raise SettingsError(
            "PLANHOUSE_ALERT_SMTP holds an account; it belongs in PLANHOUSE_ALERT_SMTP_USER and PLANHOUSE_ALERT_SMTP_PASSWORD."
        )
    sender = _value("PLANHOUSE_ALERT_MAIL_FROM", recipients[0])
    for address in (sender, *recipients):
        if not address.rpartition("@")[0] or any(each.isspace() for each in address):
            raise SettingsError(
                f"{address!r} is no address of mail; PLANHOUSE_ALERT_MAIL_TO and PLANHOUSE_ALERT_MAIL_FROM name somebody@somewhere."
            )
    user, password = _value("PLANHOUSE_ALERT_SMTP_USER"), os.environ.get("PLANHOUSE_ALERT_SMTP_PASSWORD", "")
    if user and server.scheme == "smtp" and not _is_this_machine(server.hostname or ""):
        raise SettingsError(
            "PLANHOUSE_ALERT_SMTP would send the password of PLANHOUSE_ALERT_SMTP_USER for all to read; write smtp+starttls:// or "
            "smtps://."
        )
    return MailSettings(server, sender, recipients, user, password)


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _days(default: float) -> float:
    value = _value("PLANHOUSE_ALERT_DAYS", str(default))
    try:
        days = float(value)
    except ValueError:
        days = 0.0
    if not 0 < days < float("inf"):
        raise SettingsError(f"PLANHOUSE_ALERT_DAYS is {value!r}; it is a number of days, such as 2.")
    return days
