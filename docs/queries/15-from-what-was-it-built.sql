-- 这个数据仓库由哪些报告、何时、用什么版本建成？
-- From which reports was this warehouse built, when, and with what?
select report_id, title_zh, issuer_zh, source_file, source_sha256, figure_count, built_at, version, engine
from marts.dim_report
cross join meta.build
order by report_id;
