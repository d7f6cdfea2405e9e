"""Settings of Superset: loopback only, nothing asked of the network, Chinese first.

Superset reads every upper-case name of this file. What it shows (database, datasets, charts, dashboard) is in ``assets``.
"""

import os
from pathlib import Path

_HOME = Path(os.environ["PLANHOUSE_BI_HOME"])

SECRET_KEY = (_HOME / "secret_key").read_text(encoding="ascii")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_HOME / 'superset.db'}"

APP_NAME = "Planhouse"
BABEL_DEFAULT_LOCALE = "zh"
LANGUAGES = {
    "zh": {"flag": "cn", "name": "中文"},
    "en": {"flag": "us", "name": "English"},
}
THEME_DEFAULT = {
    "token": {
        "brandAppName": APP_NAME,
        "brandLogoAlt": "Apache Superset",
        "brandLogoUrl": "/static/assets/images/superset-logo-horiz.png",
        "brandLogoHref": "/",
        "brandLogoHeight": "24px",
        "brandLogoMargin": "18px 0",
        "brandIconMaxWidth": 37,
        "colorPrimary": "#1f6f8b",
        "colorLink": "#1f6f8b",
        "fontFamily": "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', Inter, Helvetica, Arial, sans-serif",
    },
    "algorithm": "default",
}
THEME_DARK = None

# a browser that obeys this asks nobody but this server: no usage pixel, no map tiles, no fonts from elsewhere
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "object-src": "'none'",
        "style-src": ["'self'", "'unsafe-inline'"],
        "font-src": ["'self'"],
        "script-src": ["'self'", "'strict-dynamic'"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    # plain HTTP: the server listens on loopback alone
    "force_https": False,
    "session_cookie_secure": False,
}
SESSION_COOKIE_SAMESITE = "Strict"

FEATURE_FLAGS = {
    # draws every chart at once, not only those in view: the dashboard prints and exports whole
    "DASHBOARD_VIRTUALIZATION": False,
}
# the limit of a query; the explorer reads up to this many rows
ROW_LIMIT = 10_000
SQLLAB_TIMEOUT = 60
# one process on loopback: its memory may keep the count of requests
RATELIMIT_STORAGE_URI = "memory://"
