/** Where focus goes when what held it is gone with the work it did: the page's heading, not the top of the document. */
export function focusHeading(): void {
  document.querySelector('h1')?.focus({ preventScroll: true })
}
