/** On one axis. */
const MOST_TICKS = 12;
/** What is left of a long name on a narrow screen, in pixels, before others are left out. */
const NARROW_NAME = 44;

class ParallelChart {
  constructor(spec) {
    this.spec = spec;
    this.scales = spec.axes.map((axis) => (axis.categories ? null : new Scale(axis)));
    this.values = spec.values.map(decode);
    this.ids = decode(spec.ids);
    this.brushed = false;
    document.addEventListener(SELECT, ({ detail }) => {
      if (!detail && this.brushed) {
        this.brushed = false;
        this.plot.redraw();
      }
    });
  }

  legend() {
    const objective = this.spec.axes[this.spec.axes.length - 1];
    const scale = { className: 'lines', label: objective.label, low: tickText(objective.min), high: tickText(objective.max) };
    return { parts: [], scale, hint: matchMedia('(hover: hover)').matches ? 'Drag along an axis to select' : undefined };
  }

  /** On a narrow screen the axes lie one above the other, for they would be too close side by side. */
  isNarrow(width) {
    return width / this.spec.axes.length < 84;
  }

  height(width, proportional) {
    return this.isNarrow(width) ? 62 * this.spec.axes.length + 40 : clamp(proportional, MIN_HEIGHT + 40, MAX_HEIGHT);
  }

  option(width, height) {
    const narrow = this.isNarrow(width);
    const { left, right } = this.margins(narrow);
    const across = width - left - right;
    const room = narrow ? across : across / Math.max(this.spec.axes.length - 1, 1);
    return {
      animation: false,
      parallel: {
        layout: narrow ? 'vertical' : 'horizontal',
        left,
        right,
        top: 40,
        bottom: narrow ? 34 : 16,
      },
      parallelAxis: this.spec.axes.map((axis, i) => this.axisOption(axis, i, room, narrow ? across : height - 56, narrow)),
      series: [{
        type: 'parallel',
        progressive: 0,
        inactiveOpacity: 0.05,
        activeOpacity: 0.9,
        lineStyle: { width: 1.5, opacity: clamp(150 / this.ids.length, 0.15, 0.6) },
        emphasis: { lineStyle: { width: 3, opacity: 1 } },
        data: Array.from(this.ids, (_, i) => this.line(i)),
      }],
    };
  }

  /** Room for the numbers at the ends of the axes that lie, or beside the last one of those that stand. */
  margins(narrow) {
    const ends = (end) => this.scales.filter(Boolean).map((scale) => tickText(scale.value(scale[end])));
    if (narrow) {
      const half = (end) => Math.max(24, Math.ceil(widest(ends(end)) / 2) + 2);
      return { left: half('low'), right: half('high') };
    }
    const last = this.scales[this.scales.length - 1];
    const texts = last ? last.ticks(MOST_TICKS).map((tick) => tick.text) : [];
    return { left: 60, right: Math.max(60, Math.ceil(widest(texts)) + 14) };
  }

  axisOption(axis, i, room, length, narrow) {
    const scale = this.scales[i];
    const most = clamp(Math.floor(length / (narrow ? 80 : 40)), 2, MOST_TICKS);
    const every = scale ? 1 : this.everyName(axis.categories, length, narrow);
    const option = scale
      ? valueAxis(scale, scale.ticks(most))
      : categoryAxis(axis.categories, narrow ? (every * length) / axis.categories.length - 4 : room - 24);
    // Lines run through the texts, so these get a rim.
    Object.assign(option.axisLabel, { textBorderColor: palette.panel, textBorderWidth: 3, interval: every - 1 });
    return {
      ...option,
      dim: i,
      name: narrow ? axis.label : shortened(axis.label, room - 8),
      nameLocation: narrow ? 'start' : 'end',
      nameGap: narrow ? 0 : 14,
      nameTextStyle: {
        ...textStyle('ink'),
        textBorderColor: palette.panel,
        textBorderWidth: 3,
        ...(narrow ? { align: 'left', verticalAlign: 'bottom', padding: [0, 0, 10, 0] } : { align: 'center' }),
      },
      splitLine: { show: false },
      areaSelectStyle: { width: 18, borderWidth: 1, borderColor: palette.accent, color: palette.accent, opacity: 0.25 },
    };
  }

  /** Which names of a category have room: all, or every second, third and so on. */
  everyName(names, length, narrow) {
    const one = narrow ? Math.min(widest(names), NARROW_NAME) + 8 : FONT_SIZE + 4;
    return Math.max(1, Math.ceil((names.length * one) / length));
  }

  line(i) {
    const value = this.values.map((column, axis) => {
      const scale = this.scales[axis];
      return scale ? scale.position(column[i]) : column[i];
    });
    const last = value.length - 1;
    const share = this.scales[last] ? this.scales[last].share(value[last]) : NaN;
    const color = Number.isNaN(share) ? palette['muted-curve'] : mixHues(palette['lines-low'], palette['lines-high'], share);
    // ECharts takes '-' for no value on an axis; a NaN would be drawn at its end.
    return { value: value.map((at) => (Number.isNaN(at) ? '-' : at)), lineStyle: { color } };
  }

  tip(i) {
    const { axes, idLabel } = this.spec;
    return {
      key: 'line ' + i,
      href: targetOf(`#${idLabel}-${this.ids[i]}`) ? `#${idLabel}-${this.ids[i]}` : undefined,
      title: idLabel + ' ' + withCommas(String(this.ids[i])),
      rows: axes.map((axis, at) => ({
        name: axis.label,
        value: axis.categories ? axis.categories[this.values[at][i]] ?? '–' : numberText(this.values[at][i]),
      })),
    };
  }

  /** Tips come from ECharts, which knows which line is under the pointer; brushes are told to the tables. */
  listen(plot) {
    this.plot = plot;
    const { chart } = plot;
    chart.on('mouseover', ({ dataIndex, event }) => {
      if (dataIndex !== undefined) {
        plot.showTip({ ...this.tip(dataIndex), x: event.offsetX, y: event.offsetY });
      }
    });
    chart.on('mouseout', () => plot.hideTip());
    chart.on('click', ({ dataIndex }) => {
      if (dataIndex !== undefined) {
        plot.follow(this.tip(dataIndex));
      }
    });
    chart.on('axisareaselected', () => {
      const detail = this.selection();
      this.brushed = detail !== null;
      document.dispatchEvent(new CustomEvent(SELECT, { detail }));
    });
  }

  selection() {
    const series = this.plot.chart.getModel().getSeriesByIndex(0);
    if (series.getRawIndicesByActiveState('normal').length) {
      return null;
    }
    return { ids: series.getRawIndicesByActiveState('active').map((i) => this.ids[i]) };
  }
}
