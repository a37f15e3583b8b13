// @ts-check

const observer = new ResizeObserver((entries) => {
  for (const {target} of entries) update(target);
});

/** A region that has nothing to scroll is no stop for Tab; it is one again when the window gets narrow. */
export function prepareScrollRegions() {
  for (const region of document.querySelectorAll("main .scroll")) observer.observe(region);
}

/** @param {Element} region */
function update(region) {
  if (!(region instanceof HTMLElement)) return;
  if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
  else region.removeAttribute("tabindex");
}
