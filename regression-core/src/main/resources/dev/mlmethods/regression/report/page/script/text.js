const textMeasure = document.createElement('canvas').getContext('2d');

function textWidth(text, size = FONT_SIZE) {
  textMeasure.font = size + 'px ' + fontFamily;
  return textMeasure.measureText(text).width;
}

function widest(texts) {
  return texts.reduce((width, text) => Math.max(width, textWidth(text)), 0);
}

function shortened(text, width) {
  if (textWidth(text) <= width) {
    return text;
  }
  let end = text.length - 1;
  while (end > 1 && textWidth(text.slice(0, end) + '…') > width) {
    end--;
  }
  return text.slice(0, end) + '…';
}

/** An element with text that is never read as HTML: names come from the data. */
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
