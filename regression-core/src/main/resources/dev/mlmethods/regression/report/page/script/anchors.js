function targetOf(href) {
  return href.length > 1 ? document.getElementById(decodeURIComponent(href.slice(1))) : null;
}

/** Goes to the place of an address in the page, which may be a row that isn't shown. */
function goTo(href) {
  if (location.hash === href) {
    showTarget();
  } else {
    location.hash = href;
  }
}

function showTarget() {
  const target = targetOf(location.hash);
  if (!target) {
    return;
  }
  tables.find((view) => view.table.contains(target))?.reveal(target);
  for (let parent = target.parentElement; parent; parent = parent.parentElement) {
    if (parent.tagName === 'DETAILS') {
      parent.open = true;
    }
  }
  target.scrollIntoView({ block: target.tagName === 'TR' ? 'center' : 'start' });
}
