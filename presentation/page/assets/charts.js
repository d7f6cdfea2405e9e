"use strict";

/*
 * Charts by Apache ECharts, which is loaded when the first chart is asked for. Each chart stands beside a table with the
 * same numbers, so nothing can be seen only here. A chart draws itself when its element comes to have a size on the page,
 * whenever that is, and is forgotten when the element leaves.
 */
Planhouse.charts = (() => {
  const { h } = Planhouse.dom;
  const { t, grouped } = Planhouse.words;
  const SERIES = 8;
  const FONT = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif';
  const options = new WeakMap();
  const drawn = new Map();
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** The colours of the style sheet as they are at the moment. */
  const palette = () => {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    return {
      ink: colour("ink"),
      soft: colour("soft"),
      line: colour("line"),
      series: Array.from({ length: SERIES }, (_, at) => colour(`series-${at + 1}`)),
    };
  };

  const draw = (element) => {
    const colours = palette();
    const instance = drawn.get(element) ?? window.echarts.init(element, null, { renderer: "svg" });
    drawn.set(element, instance);
    instance.setOption(
      {
        animation: false,
        color: colours.series,
        textStyle: { fontFamily: FONT, color: colours.ink },
        // rich text is drawn, not parsed: a label from a document cannot become markup
        tooltip: { trigger: "axis", axisPointer: { type: "shadow" }, renderMode: "richText", confine: true },
        ...options.get(element)(colours),
      },
      true,
    );
    fit(element, instance);
    element.dataset.drawn = "true";
  };

  /** On paper the drawing is scaled, for which it has to know its own size. */
  const fit = (element, instance) =>
    element.querySelector("svg").setAttribute("viewBox", `0 0 ${instance.getWidth()} ${instance.getHeight()}`);

  const arrive = (element) => {
    const instance = drawn.get(element);
    if (instance) {
      instance.resize();
      fit(element, instance);
    } else {
      draw(element);
    }
  };

  const leave = (element) => {
    observer.unobserve(element);
    drawn.get(element)?.dispose();
    drawn.delete(element);
  };

  const observer = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (!target.isConnected) {
        leave(target);
      } else if (contentRect.width > 0) {
        arrive(target);
      }
    }
  });

  /** Draw what is on the page in the colours of the moment. */
  const redraw = () => [...drawn.keys()].forEach(draw);
  dark.addEventListener("change", redraw);

  /** A chart's element. `label` says in words what it shows; `option` gives ECharts' option for the colours of the moment. */
  const chart = ({ label, height, option }) => {
    const element = h("div", { class: "chart", role: "img", "aria-label": label, style: `height: ${height}px` });
    options.set(element, option);
    Planhouse.script("assets/echarts.js").then(
      () => observer.observe(element),
      () => element.replaceWith(h("p", { class: "note" }, t("page.no_chart"))),
    );
    return element;
  };

  const axes = ({ ink, soft, line }) => ({
    value: {
      type: "value",
      splitLine: { lineStyle: { color: line } },
      axisLabel: { color: soft, hideOverlap: true },
    },
    category: {
      type: "category",
      axisTick: { show: false },
      axisLine: { lineStyle: { color: soft } },
      axisLabel: { color: ink },
    },
  });

  /** Horizontal bars, the first row on top. Series are {name, values (text)}. */
  const bars = ({ label, names, series, unit }) =>
    chart({
      label,
      height: 70 + names.length * (14 + 18 * series.length),
      option: (colours) => {
        const { value, category } = axes(colours);
        return {
          legend: series.length > 1 ? { bottom: 0, textStyle: { color: colours.ink } } : undefined,
          grid: { left: 8, right: 64, top: 8, bottom: series.length > 1 ? 32 : 8, containLabel: true },
          xAxis: { ...value, name: "" },
          yAxis: {
            ...category,
            inverse: true,
            data: names,
            axisLabel: { ...category.axisLabel, width: 132, overflow: "break" },
          },
          series: series.map(({ name, values }) => ({
            name,
            type: "bar",
            barMaxWidth: 18,
            data: values.map((each) => (each === null || each === undefined ? null : Number(each))),
            label: {
              show: true,
              position: "right",
              color: colours.ink,
              formatter: ({ dataIndex }) => (values[dataIndex] ? grouped(values[dataIndex]) + unit : ""),
            },
          })),
        };
      },
    });

  /** Columns by category. Series are {name, values (text or null), faint, colour}. */
  const columns = ({ label, names, series }) =>
    chart({
      label,
      height: 320,
      option: (colours) => {
        const { value, category } = axes(colours);
        return {
          legend: { bottom: 0, type: "scroll", textStyle: { color: colours.ink }, pageTextStyle: { color: colours.ink } },
          grid: { left: 8, right: 16, top: 28, bottom: 40, containLabel: true },
          xAxis: { ...category, data: names },
          yAxis: value,
          series: series.map(({ name, values, faint, colour }) => ({
            name,
            type: "bar",
            barMaxWidth: 36,
            itemStyle: { color: colours.series[colour % SERIES], opacity: faint ? 0.35 : 1 },
            data: values.map((each) => (each === null ? null : Number(each))),
            label: {
              show: series.length * names.length <= 16,
              position: "top",
              color: colours.ink,
              formatter: ({ dataIndex }) => (values[dataIndex] ? grouped(values[dataIndex]) : ""),
            },
          })),
        };
      },
    });

  return { bars, columns, redraw };
})();
