"use strict";

/*
 * Charts by Apache ECharts, which is loaded when the first chart is asked for. Each chart stands beside a table with the
 * same numbers, so nothing can be seen only here.
 */
Planhouse.charts = (() => {
  const { h } = Planhouse.dom;
  const { grouped } = Planhouse.words;
  const COLOURS = ["#1f5f8b", "#c9822b", "#4d8f62", "#8a5a9e", "#b5544d", "#5c7a99", "#8c8338", "#3c8f95"];
  const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
  const drawn = new Map();

  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      drawn.get(target)?.resize();
    }
  });

  /** A chart's element; it draws itself once it is on the page. `label` says in words what it shows. */
  const chart = ({ label, height, option }) => {
    const element = h("div", { class: "chart", role: "img", "aria-label": label, style: `height: ${height}px` });
    Planhouse.script("assets/echarts.js")
      .then(() => {
        if (!element.isConnected) {
          return;
        }
        const instance = window.echarts.init(element, null, { renderer: "svg" });
        instance.setOption({
          animation: false,
          color: COLOURS,
          textStyle: { fontFamily: FONT },
          // rich text is drawn, not parsed: a label from a document cannot become markup
          tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", confine: true },
          ...option,
        });
        drawn.set(element, instance);
        observer.observe(element);
        element.dataset.drawn = "true";
      })
      .catch(() => element.remove());
    return element;
  };

  /** Forget the charts that are no longer on the page. */
  const sweep = () => {
    for (const [element, instance] of drawn) {
      if (!element.isConnected) {
        observer.unobserve(element);
        instance.dispose();
        drawn.delete(element);
      }
    }
  };

  const AXIS = {
    value: {
      type: "value",
      splitLine: { lineStyle: { color: "#e6eaee" } },
      axisLabel: { color: "#56616c", hideOverlap: true },
    },
    category: { type: "category", axisTick: { show: false }, axisLabel: { color: "#1c2733" } },
  };

  /** Horizontal bars, the first row on top. Series are {name, values (text)}. */
  const bars = ({ label, names, series, unit }) =>
    chart({
      label,
      height: 70 + names.length * (14 + 18 * series.length),
      option: {
        legend: series.length > 1 ? { bottom: 0 } : undefined,
        grid: { left: 8, right: 64, top: 8, bottom: series.length > 1 ? 32 : 8, containLabel: true },
        xAxis: { ...AXIS.value, name: "" },
        yAxis: {
          ...AXIS.category,
          inverse: true,
          data: names,
          axisLabel: { ...AXIS.category.axisLabel, width: 132, overflow: "break" },
        },
        series: series.map(({ name, values }) => ({
          name,
          type: "bar",
          barMaxWidth: 18,
          data: values.map((value) => (value === null || value === undefined ? null : Number(value))),
          label: {
            show: true,
            position: "right",
            color: "#1c2733",
            formatter: ({ dataIndex }) => (values[dataIndex] ? grouped(values[dataIndex]) + unit : ""),
          },
        })),
      },
    });

  /** Columns by category. Series are {name, values (text or null), faint}. */
  const columns = ({ label, names, series }) =>
    chart({
      label,
      height: 320,
      option: {
        legend: { bottom: 0, type: "scroll" },
        grid: { left: 8, right: 16, top: 28, bottom: 40, containLabel: true },
        xAxis: { ...AXIS.category, data: names },
        yAxis: AXIS.value,
        series: series.map(({ name, values, faint, colour }) => ({
          name,
          type: "bar",
          barMaxWidth: 36,
          itemStyle: {
            color: COLOURS[colour % COLOURS.length],
            opacity: faint ? 0.35 : 1,
          },
          data: values.map((value) => (value === null ? null : Number(value))),
          label: {
            show: series.length * names.length <= 16,
            position: "top",
            color: "#1c2733",
            formatter: ({ dataIndex }) => (values[dataIndex] ? grouped(values[dataIndex]) : ""),
          },
        })),
      },
    });

  return { bars, columns, sweep };
})();
