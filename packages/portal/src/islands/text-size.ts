import { choiceDays, isTextSize, type TextSize, textSizeName } from '../text-size'

const keptSeconds = choiceDays * 24 * 3600
const choices = () => [...document.querySelectorAll<HTMLElement>('[data-text-size]')]

function show(size: TextSize): void {
  document.documentElement.dataset.text = size
  for (const choice of choices())
    if (choice.dataset.textSize === size) choice.setAttribute('aria-current', 'true')
    else choice.removeAttribute('aria-current')
}

/** The size kept by this device: a page that was kept for days without a signal is as large as it was then. */
function keptSize(): string | undefined {
  return document.cookie
    .split('; ')
    .find((one) => one.startsWith(`${textSizeName}=`))
    ?.slice(textSizeName.length + 1)
}

/** Changes the size of the texts in place: nothing is sent, and it works without a signal. */
export function startTextSize(): void {
  const kept = keptSize()
  if (isTextSize(kept)) show(kept)
  for (const choice of choices())
    choice.addEventListener('click', (event) => {
      const size = choice.dataset.textSize
      if (!isTextSize(size)) return
      event.preventDefault()
      // biome-ignore lint/suspicious/noDocumentCookie: the server reads it too, and the Cookie Store is missing on many phones
      document.cookie = `${textSizeName}=${size}; path=/; max-age=${keptSeconds}; samesite=lax`
      show(size)
    })
}
