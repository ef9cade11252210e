/** Milliseconds after which something that has not come is not waited for any more. */
const patience = 5_000;

/** Puts the focus on the first thing that a selector names, as soon as it is there: it may still be on its way. */
export function leadTo(selector: string): void {
  const found = () => {
    const target = document.querySelector<HTMLElement>(selector);
    target?.focus();
    return target !== null;
  };
  if (found()) return;
  const watch = new MutationObserver(() => found() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
}
