/** The QR code of a receipt holds the tracking number behind the #, which no server sees. */
const number = decodeURIComponent(location.hash.slice(1))
const box = document.querySelector<HTMLInputElement>('input[name="trackingNumber"]')
if (box && box.value === '' && /^[\w-]{8,40}$/.test(number)) {
  box.value = number
  history.replaceState(null, '', location.pathname)
  document.querySelector<HTMLInputElement>('input[name="pin"]')?.focus()
}
