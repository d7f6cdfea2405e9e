"""Data Docs that open without a network and speak to people who do not program.

Here belongs what is done to the pages that Great Expectations writes: taking out what they load from outside, and a front page
of our own with every check in words, what it found, and how much of each report any check touches.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import duckdb

if TYPE_CHECKING:
    from orchestration.audit.run import Finding

_OUTSIDE = re.compile(
    r"""<link\b[^>]*\bhref=["']https?:[^>]*>|<script\b[^>]*\bsrc=["']https?:[^>]*>\s*</script>|<img\b[^>]*\bsrc=["']https?:[^>]*>""",
    re.IGNORECASE,
)
_INVITATION = re.compile(r"<footer\b.*?</footer>", re.IGNORECASE | re.DOTALL)
_CONCERNS = {
    "ledger": "勾稽 · Does it add up?",
    "plausibility": "合理性 · Does it make sense?",
    "coverage": "覆盖 · Is anything missing?",
    "structure": "结构 · Is everything there?",
}


def _style() -> str:
    return Path(__file__).with_name("data_docs.css").read_text(encoding="utf-8")


def self_contained(page: str) -> str:
    """A page that loads nothing from outside: our own style in place of others', no pictures, no invitations."""
    page = _INVITATION.sub("", _OUTSIDE.sub("", page))
    return page.replace("</head>", f"<style>{_style()}</style></head>", 1)


def finish(folder: Path, findings: Sequence[Finding], coverage: Sequence[Sequence[object]]) -> None:
    """Make the pages in ``folder`` self-contained and write the front page. ``coverage`` comes from ``read_coverage``."""
    for page in folder.rglob("*.html"):
        page.write_text(self_contained(page.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "index.html").write_text(_front_page(folder, findings, coverage), encoding="utf-8")


def read_coverage(build_file: Path) -> list[tuple[object, ...]]:
    """Report, part, figures, figures touched by identities and by plausibility, each with its share in %: at most 2,000 rows."""
    with duckdb.connect(str(build_file), read_only=True) as con:
        return con.execute(
            """select report_id, part_zh, figures, figures_touched, share_touched_pct, figures_with_plausibility,
            share_with_plausibility_pct from marts.rpt_check_coverage
            order by report_id, part_kind desc, table_no, part_zh limit 2000"""
        ).fetchall()


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in header)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _front_page(folder: Path, findings: Sequence[Finding], coverage: Sequence[Sequence[object]]) -> str:
    broken = [finding for finding in findings if not finding.passed]
    parts = [
        "<!doctype html><html lang='zh'><head><meta charset='utf-8'><title>Planhouse · 审核结果 Audit</title>",
        f"<style>{_style()}</style></head><body><h1>审核结果 · Audit</h1>",
        f"<p>{len(findings)} 项检查，{len(findings) - len(broken)} 项通过，{len(broken)} 项未通过。 "
        f"{len(findings)} checks, {len(findings) - len(broken)} passed, {len(broken)} did not.</p>",
    ]
    if broken:
        parts.append("<h2>未通过 · What did not pass</h2>")
        for finding in broken:
            mark = "✗ 阻止发布 blocks publishing" if finding.check.severity == "error" else "! 提示 warning"
            parts.append(f"<h3>{escape(finding.check.description)}</h3><p>{mark} · {escape(finding.check.name)}</p>")
            if finding.rows:
                parts.append(_table(finding.header, finding.rows))
    for concern, title in _CONCERNS.items():
        members = [finding for finding in findings if finding.check.concern == concern]
        if not members:
            continue
        parts.append(
            f"<h2>{title}</h2><table><thead><tr><th></th><th>检查 Check</th><th>表 Table</th><th></th></tr></thead><tbody>"
        )
        for finding in members:
            page = next((folder / "validations" / finding.check.suite).rglob("*.html"), None)
            link = f"<a href='{quote(page.relative_to(folder).as_posix())}'>details</a>" if page else ""
            mark = "✓" if finding.passed else "✗" if finding.check.severity == "error" else "!"
            parts.append(
                f"<tr><td>{mark}</td><td>{escape(finding.check.description)}</td><td>{escape(finding.check.table)}</td><td>{link}</td></tr>"
            )
        parts.append("</tbody></table>")
    parts.append(
        "<h2>勾稽与合理性各自的覆盖率 · How much any identity touches, and how much any check of plausibility</h2>"
    )
    header = ["报告 Report", "部分 Part", "数字 Figures", "勾稽 Identities", "%", "合理性 Plausibility", "%"]
    parts.append(_table(header, coverage))
    parts.append("</body></html>")
    return "".join(parts)
