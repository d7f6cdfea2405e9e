"""What Dagster hands to assets, checks, schedule and sensor: the settings of the warehouse that they work on, and the inputs that a
build is made from.

Here belongs the one place in which definitions take the environment into account. What the settings are, and what they may be, is
in ``orchestration.settings``.
"""

from dataclasses import asdict
from pathlib import Path

from dagster import ConfigurableResource, InitResourceContext, resource

from orchestration.build.inputs import Inputs
from orchestration.service_settings import AlertSettings
from orchestration.settings import Settings, SparkSettings


class WarehouseSettings(ConfigurableResource[Settings]):
    """Where everything lies, which engine builds it and what it sets aside, as configuration that Dagster shows; each field is one of
    ``Settings``."""

    sources: str
    warehouse: str
    build: str
    engine: str
    not_understood_share: float
    spark: dict[str, str]
    extract_only: bool

    @classmethod
    def of(cls, settings: Settings) -> "WarehouseSettings":
        """The resource that hands out these settings."""
        return cls(
            sources=str(settings.sources),
            warehouse=str(settings.warehouse),
            build=str(settings.build),
            engine=settings.engine,
            not_understood_share=settings.not_understood_share,
            spark=asdict(settings.spark),
            extract_only=settings.extract_only,
        )

    def get(self) -> Settings:
        """The settings as everything outside of Dagster takes them. Raises SettingsError when there is no such engine or place."""
        return Settings(
            sources=Path(self.sources),
            warehouse=Path(self.warehouse),
            build=Path(self.build),
            engine=self.engine,
            not_understood_share=self.not_understood_share,
            spark=SparkSettings(**self.spark),
            extract_only=self.extract_only,
        )


@resource(
    required_resource_keys={"planhouse"},
    description="What a run is made from: looked at once, for all of its steps. 一次运行所依据的输入，只查看一次。",
)
def run_inputs(context: InitResourceContext) -> Inputs:
    """Inputs of the run's own. A build from the command line, which looked at them to decide, hands its own instead."""
    return Inputs(context.resources.planhouse.get())


@resource(
    description="Whom to tell of what a person has to do; not shown, as it holds passwords. 提醒的去处；含密码，不予显示。"
)
def alert_settings(_: InitResourceContext) -> AlertSettings:
    """What the environment says at each look. Raises SettingsError."""
    return AlertSettings.from_environment()
