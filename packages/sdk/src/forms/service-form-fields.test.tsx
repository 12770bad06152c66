// @vitest-environment happy-dom
import type { Answers } from '@sipelandukilat/domain'
import { findDefinition } from '@sipelandukilat/domain/definitions'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defineModule } from '../module/define-module'
import { type RenderedModule, renderModule } from '../testing'
import { initialAnswers } from './initial-answers'
import { ServiceFormFields } from './service-form-fields'

const found = findDefinition('AK-LAHIR')
if (!found) throw new Error('There is no AK-LAHIR')
const definition = found

let latest: Answers = {}
function FormPage() {
  const [answers, setAnswers] = useState(() => initialAnswers(definition))
  latest = answers
  return (
    <ServiceFormFields
      definition={definition}
      answers={answers}
      onChange={setAnswers}
      today='2026-09-14'
      errors={{ 'child.name': 'Isi nama anak.' }}
    />
  )
}

const module = defineModule({
  manifest: {
    id: 'form-trial',
    version: '1.0.0',
    title: { id: 'Uji', en: 'Trial' },
    owner: 'test',
    engines: { shell: '*' },
    contributes: { routes: ['/form-trial'] },
  },
  pages: [{ path: '/form-trial', component: FormPage }],
})

let rendered: RenderedModule
beforeEach(async () => {
  rendered = await renderModule(module, {
    path: '/form-trial',
    persona: { role: 'intake_officer', regionCode: '65.03' },
  })
})
afterEach(() => rendered.unmount())

const control = (name: string) => rendered.element.querySelector<HTMLInputElement>(`[name="${name}"]`)

function type(name: string, text: string): void {
  const input = control(name)
  if (!input) throw new Error(`${name} is not asked`)
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

test('keeps what is typed under its section and field, and drops it when it is emptied', async () => {
  type('child.name', 'Lidia Nuban')
  await vi.waitFor(() => expect(latest.child).toMatchObject({ name: 'Lidia Nuban' }))
  type('child.name', '')
  await vi.waitFor(() => expect(latest.child).not.toHaveProperty('name'))
})

test('shows a message beside its field', () => {
  const input = control('child.name')
  expect(input?.getAttribute('aria-invalid')).toBe('true')
  expect(rendered.element.textContent).toContain('Isi nama anak.')
})

test('begins with what the definition chooses at first and with the rows it wants at least', () => {
  expect(latest.child).toMatchObject({ nationality: 'ID' })
  expect(latest.witnesses).toHaveLength(2)
  type('witnesses.1.name', 'Petrus Ajang')
  return vi.waitFor(() => expect(latest.witnesses).toMatchObject([{}, { name: 'Petrus Ajang' }]))
})

test('asks for the father only where the answers call for him', async () => {
  expect(control('father.name')).toBeNull()
  const married = rendered.element.querySelector<HTMLInputElement>('[name="circumstances.parentsMarriage"][value="1"]')
  married?.click()
  await vi.waitFor(() => expect(control('father.name')).not.toBeNull())
})
