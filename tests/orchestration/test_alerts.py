"""What a person is told, once each: by the real sensor, to a webhook and a server of mail of this test."""

from __future__ import annotations

import datetime as dt
import json
import socketserver
import ssl
import threading
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import duckdb
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from dagster import DagsterInstance, Definitions, SensorResult, SkipReason, build_sensor_context

from orchestration.alerts.sending import DeliveryError, ways
from orchestration.alerts.telling import Words
from orchestration.resources import WarehouseSettings
from orchestration.service_settings import AlertSettings
from orchestration.settings import Settings, SettingsError
from orchestration.warehouse.lock import release_build_lock
from orchestration.warehouse.meta_tables import SetAside
from tests.conftest import Planhouse

SET_ASIDE = SetAside(
    "310106-2022-plan",
    "310106-2022-plan.docx",
    "unreadable",
    "the file is no Word file.",
    "",
    "Save it as .docx again.",
    "0123456789abcdef",
    False,
)


class Webhook:
    """A server that takes JSON, and answers what it is told to."""

    def __init__(self) -> None:
        self.status = 204
        self.got: list[dict[str, Any]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                if outer.status < 300:
                    outer.got.append(json.loads(body))
                self.send_response(outer.status)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"


class MailServer:
    """A server of mail: as much of SMTP as a client needs, TLS and accounts included."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.got: list[EmailMessage] = []
        self.accounts: list[str] = []
        outer = self

        class Handler(socketserver.StreamRequestHandler):
            def say(self, line: str) -> None:
                self.wfile.write(f"{line}\r\n".encode())
                self.wfile.flush()

            def handle(self) -> None:
                secure = False
                self.say("220 test")
                while line := self.rfile.readline().decode().strip():
                    verb = line.split()[0].upper()
                    if verb == "EHLO":
                        offers = ["test", "8BITMIME", "SMTPUTF8"]
                        offers += ["AUTH PLAIN"] if secure else ["STARTTLS"] if tls else []
                        for at, offer in enumerate(offers, 1):
                            self.say(f"250{' ' if at == len(offers) else '-'}{offer}")
                    elif verb == "STARTTLS" and tls:
                        self.say("220 go on")
                        self.connection = tls.wrap_socket(self.connection, server_side=True)
                        self.rfile, self.wfile = self.connection.makefile("rb"), self.connection.makefile("wb")
                        secure = True
                    elif verb == "AUTH":
                        outer.accounts.append(line)
                        self.say("235 welcome")
                    elif verb == "DATA":
                        self.say("354 go on")
                        lines = list(iter(self.rfile.readline, b".\r\n"))
                        outer.got.append(message_from_bytes(b"".join(lines), policy=policy.default))  # type: ignore[arg-type]
                        self.say("250 taken")
                    else:
                        self.say("221 bye" if verb == "QUIT" else "250 yes")
                        if verb == "QUIT":
                            return

        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.port = self.server.server_address[1]


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    server = Webhook()
    yield server
    server.server.shutdown()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    server = MailServer()
    yield server
    server.server.shutdown()


@pytest.fixture
def both(webhook: Webhook, mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> AlertSettings:
    """Both channels, set up as a user does."""
    monkeypatch.setenv("PLANHOUSE_ALERT_WEBHOOK", webhook.url)
    monkeypatch.setenv("PLANHOUSE_ALERT_MAIL_TO", "one@example.org, two@example.org")
    monkeypatch.setenv("PLANHOUSE_ALERT_SMTP", f"smtp://127.0.0.1:{mail.port}")
    return AlertSettings.from_environment()


class Sensor:
    """The sensor, looking again and again as Dagster has it: with the cursor of its last look."""

    def __init__(self, definitions: Definitions, instance: DagsterInstance) -> None:
        self.instance = instance
        self.sensor = definitions.resolve_sensor_def("alert_sensor")
        self.cursor: str | None = None

    def look(self, alerts: AlertSettings) -> str:
        resources = {"planhouse": WarehouseSettings.of(Settings.from_environment()), "alerts": alerts}
        result = self.sensor(build_sensor_context(instance=self.instance, cursor=self.cursor, resources=resources))
        assert isinstance(result, SensorResult | SkipReason)
        if isinstance(result, SkipReason):
            return str(result.skip_message)
        assert not result.run_requests
        self.cursor = result.cursor
        assert isinstance(result.skip_reason, SkipReason)
        return str(result.skip_reason.skip_message)


@pytest.fixture
def sensor(definitions: Definitions) -> Iterator[Sensor]:
    with DagsterInstance.ephemeral() as instance:
        yield Sensor(definitions, instance)


def _change(house: Planhouse, sql: str) -> None:
    with duckdb.connect(str(house.warehouse)) as con:
        con.execute(sql)


def _set_aside(house: Planhouse, *documents: SetAside) -> None:
    with duckdb.connect(str(house.warehouse)) as con:
        SetAside.replace(con, documents)


def _fail(definitions: Definitions, house: Planhouse, instance: DagsterInstance) -> None:
    """Run the job of builds on a catalogue that cannot be used."""
    catalogue = house.sources / "reports.csv"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text("something else\n", encoding="utf-8")
    try:
        job = definitions.resolve_job_def("build")
        assert not job.execute_in_process(instance=instance, raise_on_error=False).success
    finally:
        catalogue.write_text(text, encoding="utf-8")
        release_build_lock(house.folder / "build")


def _kinds(webhook: Webhook, mail: MailServer) -> list[str]:
    """What arrived, the same at both."""
    kinds = [each["kind"] for each in webhook.got]
    assert [each["X-Planhouse-Kind"] for each in mail.got] == kinds
    return kinds


def test_nothing_is_sent_until_somebody_says_where_to(sensor: Sensor, house: Planhouse) -> None:
    _set_aside(house, SET_ASIDE)
    assert "PLANHOUSE_ALERT_WEBHOOK" in sensor.look(AlertSettings.from_environment())
    assert sensor.cursor is None


def test_each_matter_is_told_once_with_what_to_do(
    definitions: Definitions, sensor: Sensor, house: Planhouse, both: AlertSettings, webhook: Webhook, mail: MailServer
) -> None:
    assert sensor.look(both) == "Nothing new to tell."
    assert _kinds(webhook, mail) == []

    _fail(definitions, house, sensor.instance)
    _set_aside(house, SET_ASIDE)
    _change(
        house,
        "update marts.fct_reconciliation set verdict = 'mismatch' where reconciliation_id = "
        "(select min(reconciliation_id) from marts.fct_reconciliation where identity = 'sum_of_parts')",
    )
    assert sensor.look(both) == "6 sent."
    assert _kinds(webhook, mail) == ["build_failed", "set_aside", "finding"]
    failed, document, finding = webhook.got
    assert "reports.csv" in failed["text"] and "构建失败" in failed["title"] and "planhouse build" in failed["advice"]
    assert document["reports"] == ["310106-2022-plan"]
    assert all(words in document["text"] for words in ("the file is no Word file.", "Save it as .docx again."))
    (printed,) = house.query("select description_zh from marts.v_findings")
    assert finding["reports"] == ["310106-2023-plan"]
    assert str(printed[0]) in finding["text"] and "planhouse correct" in finding["advice"]
    assert str(house.warehouse) in finding["text"]
    letter = mail.got[0]
    assert letter["Subject"] == "[Planhouse] 构建失败"
    assert letter["To"] == "one@example.org, two@example.org" and letter["From"] == "one@example.org"
    assert letter.get_content().split() == failed["text"].split()

    # the same at the next looks, also when the build fails by the same again
    _fail(definitions, house, sensor.instance)
    assert sensor.look(both) == "Nothing new to tell."
    # what waits for a build is told when it has waited for two days, not before
    house.edit("| 271.18 |", "| 271.19 |")
    assert sensor.look(both) == "Nothing new to tell."
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=2, minutes=1)
    assert sensor.cursor is not None
    sensor.cursor = json.dumps({**json.loads(sensor.cursor), "waiting_since": since.isoformat(timespec="seconds")})
    assert sensor.look(both) == "2 sent."
    assert sensor.look(both) == "Nothing new to tell."
    assert _kinds(webhook, mail) == ["build_failed", "set_aside", "finding", "not_built"]
    assert "2 天没有构建" in webhook.got[-1]["title"] and "310106-2023-plan" in webhook.got[-1]["text"]
    assert "planhouse doctor" in webhook.got[-1]["advice"]


def test_what_comes_again_is_told_again(
    sensor: Sensor, house: Planhouse, both: AlertSettings, webhook: Webhook, mail: MailServer
) -> None:
    _set_aside(house, SET_ASIDE)
    sensor.look(both)
    # another version of the document, with the same wrong with it, is no news
    _set_aside(house, replace(SET_ASIDE, document_key="fedcba9876543210"))
    sensor.look(both)
    assert _kinds(webhook, mail) == ["set_aside"]
    # a file that cannot be read for once forgets nothing
    kept = house.warehouse.read_bytes()
    house.warehouse.write_bytes(b"no database")
    assert sensor.look(both) == "Nothing new to tell."
    house.warehouse.write_bytes(kept)
    sensor.look(both)
    assert _kinds(webhook, mail) == ["set_aside"]
    _set_aside(house)
    sensor.look(both)
    _set_aside(house, SET_ASIDE)
    sensor.look(both)
    assert _kinds(webhook, mail) == ["set_aside", "set_aside"]


def test_what_did_not_arrive_is_sent_again_and_nothing_else_is(
    sensor: Sensor, house: Planhouse, both: AlertSettings, webhook: Webhook, mail: MailServer
) -> None:
    _set_aside(house, SET_ASIDE)
    webhook.status = 503
    said = sensor.look(both)
    assert "503" in said and "tries again" in said and webhook.url not in said
    assert (len(webhook.got), len(mail.got)) == (0, 1)
    webhook.status = 204
    assert sensor.look(both) == "1 sent."
    assert _kinds(webhook, mail) == ["set_aside"]


def test_a_channel_that_is_set_up_later_is_told_what_stands(
    sensor: Sensor, house: Planhouse, both: AlertSettings, webhook: Webhook, mail: MailServer
) -> None:
    _set_aside(house, SET_ASIDE)
    sensor.look(replace(both, mail=None))
    sensor.look(both)
    assert _kinds(webhook, mail) == ["set_aside"]


def test_a_build_that_succeeds_ends_the_matter(
    definitions: Definitions, sensor: Sensor, house: Planhouse, both: AlertSettings, webhook: Webhook, mail: MailServer
) -> None:
    _fail(definitions, house, sensor.instance)
    job = definitions.resolve_job_def("build")
    pages = [key for key in job.asset_layer.selected_asset_keys if key.path[-1] == "page"]
    assert job.execute_in_process(instance=sensor.instance, asset_selection=pages).success
    sensor.look(both)
    assert _kinds(webhook, mail) == []
    _fail(definitions, house, sensor.instance)
    sensor.look(both)
    assert _kinds(webhook, mail) == ["build_failed"]


def test_many_findings_are_one_message(webhook: Webhook, tmp_path: Path) -> None:
    from orchestration.alerts.matter import Matter

    found = [
        Matter("finding", (str(n),), {"report": "r", "what_zh": f"第{n}", "what_en": f"no. {n}", "sentence": "…"})
        for n in range(25)
    ]
    send = ways(AlertSettings(webhook=webhook.url))["webhook"]
    send(Words("en", tmp_path).message("finding", found))
    (got,) = webhook.got
    assert got["title"] == "New findings: 25" and len(got["lines"]) == 11 and got["lines"][-1] == "... and 15 more."
    assert "第" not in got["text"] and "no. 9" in got["text"]


def test_a_service_gets_the_shape_that_it_takes(webhook: Webhook, tmp_path: Path) -> None:
    body = '{"msgtype": "text", "text": {"content": "{text}"}, "tags": ["{title}", 1]}'
    send = ways(AlertSettings(webhook=webhook.url, webhook_body=body))["webhook"]
    message = Words("zh", tmp_path).test()
    send(message)
    assert webhook.got == [{"msgtype": "text", "text": {"content": message.text}, "tags": ["测试消息", 1]}]


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "server.pem"
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path


def test_mail_goes_by_tls_and_with_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = _certificate(tmp_path)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(certificate)
    server = MailServer(tls)
    monkeypatch.setenv("PLANHOUSE_ALERT_MAIL_TO", "one@example.org")
    monkeypatch.setenv("PLANHOUSE_ALERT_SMTP", f"smtp+starttls://localhost:{server.port}")
    monkeypatch.setenv("PLANHOUSE_ALERT_SMTP_USER", "planhouse")
    monkeypatch.setenv("PLANHOUSE_ALERT_SMTP_PASSWORD", "secret")
    settings = AlertSettings.from_environment()
    assert "secret" not in repr(settings) + repr(settings.mail)
    message = Words("zh", tmp_path).test()
    send = ways(settings)["mail"]
    # nobody vouches for the certificate: no password is told
    with pytest.raises(DeliveryError, match="certificate"):
        send(message)
    assert server.accounts == []
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    send(message)
    assert [each.get_content().split() for each in server.got] == [message.text.split()]
    assert server.accounts == ["AUTH PLAIN AHBsYW5ob3VzZQBzZWNyZXQ="]
    server.server.shutdown()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK", "file:///etc/passwd"),
        ("WEBHOOK", "https://"),
        ("WEBHOOK_BODY", "{text}"),
        ("MAIL_TO", "nobody"),
        ("MAIL_FROM", "no body@example.org"),
        ("SMTP", "mail.example.org"),
        ("SMTP", "smtp://user:password@mail.example.org"),
        ("SMTP", "smtp://mail.example.org"),
        ("DAYS", "0"),
        ("DAYS", "two"),
        ("LANGUAGE", "fr"),
    ],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANHOUSE_ALERT_MAIL_TO", "one@example.org")
    # an account of a server elsewhere that has no TLS
    monkeypatch.setenv("PLANHOUSE_ALERT_SMTP_USER", "planhouse")
    monkeypatch.setenv(f"PLANHOUSE_ALERT_{name}", value)
    with pytest.raises(SettingsError, match=f"PLANHOUSE_ALERT_{name.split('_')[0]}") as refused:
        AlertSettings.from_environment()
    assert "password@" not in str(refused.value)
