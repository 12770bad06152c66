/** *Saya ibunya*: puts the applicant's entries into the boxes of a person, as the button says. */
export function fillPerson(form: HTMLFormElement, pressed: HTMLButtonElement): void {
  const path = pressed.value.split(':')[2] ?? ''
  const person = path.slice(0, path.lastIndexOf('.'))
  const boxOf = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)
  const fields = Object.entries(JSON.parse(pressed.dataset.fill ?? '{}') as Record<string, string>)
  const filled = fields.flatMap(([field, entry]) => {
    const box = boxOf(`${person}.${field}`)
    const value = boxOf(`applicant.${entry}`)?.value.trim()
    if (!box || !value) return []
    box.value = value
    return [box]
  })
  const status = pressed.parentElement?.querySelector<HTMLElement>('[role="status"]')
  if (status) status.textContent = (filled.length > 0 ? status.dataset.filled : status.dataset.nothing) ?? ''
  filled[0]?.dispatchEvent(new Event('input', { bubbles: true }))
}
