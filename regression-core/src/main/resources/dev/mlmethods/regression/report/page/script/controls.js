function startTheme() {
  const root = document.documentElement;
  const button = document.getElementById('theme');
  const preference = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : preference.matches);
  // It says what it leads to, as buttons do.
  const show = () => button && (button.textContent = isDark() ? 'Light theme' : 'Dark theme');
  show();
  button?.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    show();
    redrawPlots();
  });
  preference.addEventListener('change', () => {
    show();
    redrawPlots();
  });
}

function startCopies() {
  for (const button of document.querySelectorAll('button.copy')) {
    const label = button.textContent;
    let back;
    button.addEventListener('click', async () => {
      const copied = await copy(document.getElementById(button.dataset.copies));
      button.textContent = copied ? 'Copied' : 'Press Ctrl+C';
      clearTimeout(back);
      back = setTimeout(() => (button.textContent = label), 2000);
    });
  }
}

/** Copies the text of an element. A page from a file may not use the clipboard; there the text gets selected. */
async function copy(source) {
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    return true;
  } catch {
    getSelection().selectAllChildren(source);
    return document.execCommand('copy');
  }
}

function startChoices() {
  for (const select of document.querySelectorAll('select.choose')) {
    const parts = document.querySelectorAll(`[data-choice="${CSS.escape(select.dataset.group)}"]`);
    const show = () => parts.forEach((part) => (part.hidden = part.id !== select.value));
    select.addEventListener('change', show);
    show();
  }
}
