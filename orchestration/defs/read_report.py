"""The job that reads one report and shows what was read. It writes nothing: a build publishes.

Here belongs what the UI shows of it. How a report is read is in ``sources.reading``.
"""

from collections import Counter

from dagster import AssetObservation, Definitions, Failure, MetadataValue, OpExecutionContext, job, op

from orchestration.build.reading_pool import Chunk, Task, read_all
from orchestration.defs.reports import DOCUMENTS, REPORTS
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from orchestration.warehouse.check_results import markdown_table
from sources.catalogue import corrections
from sources.catalogue.catalogue import Catalogue
from sources.model import ReportError

_SHOWN = 100
_COLUMNS = (
    "printed_indicator",
    "sign",
    "printed_value",
    "printed_unit",
    "year",
    "kind",
    "scenario",
    "printed_text",
    "sentence",
)


@op(description="Read the report of the chosen partition. 读取所选分区的一份报告。")
def read_one(context: OpExecutionContext, planhouse: WarehouseSettings) -> None:
    """Read the document of the chosen partition and note what was read on that partition of the documents."""
    if not context.has_partition_key:
        raise Failure(
            description="No report was chosen: choose one under 'Partition' in the launchpad, then launch again.",
            allow_retries=False,
        )
    report = context.partition_key
    try:
        chunk = _read(planhouse.get(), report)
    except ReportError as error:
        raise Failure(description=str(error), allow_retries=False) from None
    problems = [problem.message for problem in chunk.problems.get(report, [])]
    for message in problems:
        context.log.warning("%s: %s", report, message)
    figures = chunk.tables["figures"]
    shown = figures.select(list(_COLUMNS)).slice(0, _SHOWN).to_pylist()
    reasons = Counter(chunk.tables["set_aside"].column("reason").to_pylist())
    context.log_event(
        AssetObservation(
            asset_key=DOCUMENTS.key,
            partition=report,
            metadata={
                "figures": figures.num_rows,
                "tables": chunk.tables["tables"].num_rows,
                "problems": MetadataValue.md("\n".join(f"- {message}" for message in problems) or "none"),
                "numerals that are no figure": MetadataValue.md(
                    markdown_table(("reason", "numerals"), reasons.most_common())
                ),
                f"first {len(shown)} figures": MetadataValue.md(
                    markdown_table(_COLUMNS, [list(row.values()) for row in shown])
                ),
            },
        )
    )
    context.log.info(
        "%s: %d figures in %d tables and the text, %d problems. Nothing was written; the job 'build' publishes.",
        report,
        figures.num_rows,
        chunk.tables["tables"].num_rows,
        len(problems),
    )


def _read(settings: Settings, report: str) -> Chunk:
    """What the reader makes of a report of the catalogue. Raises ReportError when it cannot be read."""
    catalogue = Catalogue.load(settings.sources)
    if report in catalogue.problems:
        raise catalogue.problems[report]
    if report not in catalogue.entries:
        raise ReportError(report, "it is not in the catalogue.", advice="Add it with: planhouse add FILE")
    own = corrections.load(settings.sources / "corrections.yml").get(report, ())
    task = Task(catalogue.entries[report], tuple(own), "", settings.not_understood_share)
    (chunk,) = read_all(settings.sources, [task])
    if report in chunk.failed:
        raise chunk.failed[report]
    return chunk


@job(
    partitions_def=REPORTS,
    # as in the job build
    config={"loggers": {"console": {"config": {}}}},
    description="Read one report and show what was read; nothing is published. 只读取一份报告并显示结果，不发布。",
)
def read_report() -> None:
    """Read one report."""
    read_one()


def definitions() -> Definitions:
    """The job."""
    return Definitions(jobs=[read_report])
