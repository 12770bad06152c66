// @vitest-environment happy-dom
import { definitions } from '@sipelandukilat/domain/definitions'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineModule } from '../module/define-module'
import { type RenderedModule, renderModule } from '../testing'
import { ServiceSelect } from './service-select'

let chosen = ''
function ChoicePage() {
  const [code, setCode] = useState('')
  chosen = code
  return <ServiceSelect label='Layanan' services={definitions} value={code} onChange={setCode} />
}

const module = defineModule({
  manifest: {
    id: 'choice-trial',
    version: '1.0.0',
    title: { id: 'Uji', en: 'Trial' },
    owner: 'test',
    engines: { shell: '*' },
    contributes: { routes: ['/choice-trial'] },
  },
  pages: [{ path: '/choice-trial', component: ChoicePage }],
})

let rendered: RenderedModule
beforeEach(async () => {
  rendered = await renderModule(module, {
    path: '/choice-trial',
    persona: { role: 'intake_officer', regionCode: '65.03' },
  })
})
afterEach(() => rendered.unmount())

const options = () => [...rendered.element.querySelectorAll<HTMLElement>('[role="option"]')]
const named = () => options().map((option) => option.textContent)
const box = () => {
  const found = rendered.element.querySelector<HTMLInputElement>('input:not([type=hidden])')
  if (!found) throw new Error('No box')
  return found
}
function type(text: string): void {
  box().focus()
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box(), text)
  box().dispatchEvent(new Event('input', { bubbles: true }))
}

test('every service stands under what happens in a life, by its name', async () => {
  box().click()
  await vi.waitFor(() => expect(options()).toHaveLength(definitions.length))
  const words = rendered.element.querySelector('[role="listbox"]')?.textContent ?? ''
  expect(words.indexOf('KTP dan identitas')).toBeLessThan(words.indexOf('Kematian'))
  expect(words.indexOf('Kematian')).toBeLessThan(words.indexOf('Pindah dan datang'))
  const deaths = named().filter((name) => name === 'Akta Kematian')
  expect(deaths).toHaveLength(1)
})

test.each([
  ['akte', 'Akta Kelahiran'],
  ['ktp ilang', 'Penggantian KTP-el'],
  ['wafat', 'Akta Kematian'],
])('“%s” finds %s first, as on the portal', async (words, title) => {
  type(words)
  await vi.waitFor(() => expect(named()[0]).toBe(title))
  options()[0]?.click()
  await vi.waitFor(() => expect(definitions.find(({ code }) => code === chosen)?.title.id).toBe(title))
})
