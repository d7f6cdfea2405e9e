"""Getting a message to where it is read: a webhook, a server of mail.

Here belongs that alone. One try each, with an end to its patience: who calls tries again later.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import smtplib
import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from functools import partial
from typing import Any

from orchestration.alerts.telling import Message
from orchestration.service_settings import AlertSettings, MailSettings

# a look of Dagster's sensor ends after a minute, with all that it sends
_PATIENCE_SECONDS = 5.0


class DeliveryError(RuntimeError):
    """A message did not get there. The words say why, without address or password."""


def ways(settings: AlertSettings) -> dict[str, Callable[[Message], None]]:
    """How to send by each channel that is set up. Each raises DeliveryError."""
    found: dict[str, Callable[[Message], None]] = {}
    if settings.webhook:
        found["webhook"] = partial(_post, settings)
    if settings.mail:
        found["mail"] = partial(_mail, settings.mail)
    return found


def _post(settings: AlertSettings, message: Message) -> None:
    shape = json.loads(settings.webhook_body) if settings.webhook_body else None
    body = message.as_json() if shape is None else _filled(shape, message)
    request = urllib.request.Request(
        settings.webhook,
        json.dumps(body, ensure_ascii=False).encode(),
        {"Content-Type": "application/json; charset=utf-8", "User-Agent": "planhouse"},
    )
    try:
        # the settings take no address but http and https
        with urllib.request.urlopen(request, timeout=_PATIENCE_SECONDS):
            pass
    except urllib.error.HTTPError as error:
        raise DeliveryError(f"The webhook answered {error.code} {error.reason}.") from None
    except (OSError, http.client.HTTPException) as error:
        raise DeliveryError(f"The webhook cannot be reached: {getattr(error, 'reason', error)}.") from None


def _filled(shape: Any, message: Message) -> Any:  # noqa: ANN401
    """JSON of a service's own shape, with our words in it."""
    if isinstance(shape, dict):
        return {name: _filled(value, message) for name, value in shape.items()}
    if isinstance(shape, list):
        return [_filled(value, message) for value in shape]
    if isinstance(shape, str):
        return shape.replace("{title}", message.title).replace("{text}", message.text)
    return shape


def _mail(settings: MailSettings, message: Message) -> None:
    mail = EmailMessage()
    mail["Subject"] = message.subject
    mail["From"] = settings.sender
    mail["To"] = ", ".join(settings.recipients)
    mail["Date"] = formatdate(localtime=True)
    mail["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    mail["X-Planhouse-Kind"] = message.kind
    mail.set_content(message.text)
    try:
        with contextlib.closing(_server(settings)) as server:
            if settings.user:
                server.login(settings.user, settings.password)
            if refused := server.send_message(mail):
                raise DeliveryError(f"The server of mail refused {', '.join(refused)}.")
            server.quit()
    except (OSError, smtplib.SMTPException) as error:
        raise DeliveryError(f"The server of mail {settings.host}:{settings.port} did not take it: {error}.") from None


def _server(settings: MailSettings) -> smtplib.SMTP:
    place = settings.host, settings.port
    if settings.server.scheme == "smtps":
        return smtplib.SMTP_SSL(*place, timeout=_PATIENCE_SECONDS, context=ssl.create_default_context())
    server = smtplib.SMTP(*place, timeout=_PATIENCE_SECONDS)
    if settings.server.scheme == "smtp+starttls":
        server.starttls(context=ssl.create_default_context())
    return server
