const everyMs = 10_000

/** The numbers of the waiting room, read again while the page is seen; what fails is tried at the next turn. */
async function readAgain(): Promise<void> {
  if (document.hidden) return
  const response = await fetch(location.href, { cache: 'no-store' })
  if (!response.ok) return
  const read = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('#antrean')
  const shown = document.querySelector('#antrean')
  // Nothing is spoken again while nothing has changed.
  if (read && shown && read.innerHTML !== shown.innerHTML) shown.replaceChildren(...read.childNodes)
}

setInterval(() => void readAgain().catch(() => undefined), everyMs)
