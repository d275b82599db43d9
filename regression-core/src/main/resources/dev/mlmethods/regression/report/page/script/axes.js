/**
 * A numeric axis. ECharts always gets a linear one: a logarithmic one is linear in the logarithms, and the ticks are
 * ours, so that they are at 1, 2 and 5 in whatever part of the axis is zoomed into.
 */
class Scale {
  constructor(axis) {
    this.label = axis.label;
    this.log = axis.scale === 'log';
    this.whole = axis.whole === true;
    this.low = this.position(axis.min);
    this.high = this.position(axis.max);
  }

  position(value) {
    return this.log ? (value > 0 ? Math.log10(value) : NaN) : value;
  }

  value(position) {
    return this.log ? 10 ** position : position;
  }

  positions(values) {
    return this.log ? values.map((value) => this.position(value)) : values;
  }

  part(low, high) {
    const part = Object.create(Scale.prototype);
    return Object.assign(part, this, { low, high });
  }

  /** Where a value is between the ends, 0 to 1. */
  share(position) {
    return (position - this.low) / (this.high - this.low);
  }

  ticks(most) {
    const [from, to] = [this.value(this.low), this.value(this.high)];
    const values = this.log ? logTicks(from, to, most) : linearTicks(from, to, most, this.whole ? 1 : 0);
    return values.map((value) => ({ at: this.position(value), text: tickText(value) }));
  }
}

function linearTicks(from, to, most, least = 0) {
  const rough = (to - from) / Math.max(most, 1);
  if (!(rough > 0)) {
    return [from];
  }
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(power * [1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)), least);
  const ticks = [];
  const last = Math.floor(to / step + 1e-6);
  for (let i = Math.ceil(from / step - 1e-6); i <= last; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

function logTicks(from, to, most) {
  const first = Math.floor(Math.log10(from) + 1e-9);
  const last = Math.ceil(Math.log10(to) - 1e-9);
  const powers = (stride, factors) => {
    const ticks = [];
    for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
      ticks.push(...factors.map((factor) => Number(factor + 'e' + power)));
    }
    return ticks.filter((tick) => tick >= from * (1 - 1e-9) && tick <= to * (1 + 1e-9));
  };
  const fine = powers(1, [1, 2, 5]);
  if (fine.length < 3) {
    return linearTicks(from, to, most).filter((tick) => tick > 0);
  }
  if (fine.length <= most || powers(1, [1]).length < 2) {
    return fine;
  }
  let stride = 1;
  while (powers(stride, [1]).length > most && stride < last - first) {
    stride++;
  }
  return powers(stride, [1]);
}

function textStyle(colour) {
  return { color: palette[colour], fontSize: FONT_SIZE, fontFamily };
}

function valueAxis(scale, ticks) {
  const text = new Map(ticks.map((tick) => [tick.at, tick.text]));
  const customValues = ticks.map((tick) => tick.at);
  return {
    type: 'value',
    min: scale.low,
    max: scale.high,
    axisLine: { show: true, onZero: false, lineStyle: { color: palette.axis } },
    axisTick: { show: true, length: 4, customValues, lineStyle: { color: palette.axis } },
    axisLabel: { ...textStyle('ink-soft'), customValues, formatter: (at) => text.get(at) ?? tickText(scale.value(at)) },
    splitLine: { show: true, showMinLine: false, showMaxLine: false, lineStyle: { color: palette.grid } },
  };
}

function categoryAxis(categories, width) {
  return {
    type: 'category',
    data: categories,
    axisLine: { show: true, onZero: false, lineStyle: { color: palette.axis } },
    axisTick: { show: false },
    axisLabel: { ...textStyle('ink-soft'), formatter: (text) => shortened(text, width) },
    splitLine: { show: false },
  };
}

/** The name of a y axis stands above it, level, where it's read without turning the head. */
function nameAbove(label, left) {
  return {
    name: label,
    nameLocation: 'end',
    nameGap: 12,
    nameTextStyle: { ...textStyle('ink-soft'), align: 'left', padding: [0, 0, 0, 4 - left] },
  };
}

function nameBelow(label) {
  return { name: label, nameLocation: 'middle', nameGap: 28, nameTextStyle: textStyle('ink-soft') };
}

function gridOption(area) {
  return { left: area.left, top: area.top, width: area.width, height: area.height, outerBoundsMode: 'none' };
}
