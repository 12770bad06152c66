// @vitest-environment happy-dom
import { readSession } from '@sipelandukilat/contract'
import { useQuery } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useApi } from '../api/use-api'
import { defineMessages, useMessages } from '../language/messages'
import { defineModule } from '../module/define-module'
import { usePageParam } from '../module/page-outlet'
import { Can } from '../session/ability'
import { useSession } from '../session/session'
import { persona } from './persona'
import { type RenderedModule, renderModule } from './render-module'

const messages = defineMessages('render-test', {
  id: { greeting: 'Halo, {{name}}', files_other: '{{count}} berkas' },
  en: { greeting: 'Hello, {{name}}', files_one: '{{count}} file', files_other: '{{count}} files' },
})

function FirstPage() {
  const t = useMessages(messages)
  const { user } = useSession()
  const api = useApi()
  const answer = useQuery({ queryKey: ['session'], queryFn: () => api.call(readSession, {}) })
  return (
    <>
      <h1>{t('greeting', { name: user.name })}</h1>
      <p>{t('files', { count: 1 })}</p>
      <output>{answer.data?.user.name}</output>
      <Can action='work' on='Application'>
        <button type='button'>Kerjakan</button>
      </Can>
    </>
  )
}

const module = defineModule({
  manifest: {
    id: 'trial',
    version: '1.0.0',
    title: { id: 'Uji', en: 'Trial' },
    owner: 'test',
    engines: { shell: '*' },
    contributes: { routes: ['/trial'] },
  },
  pages: [
    { path: '/trial', component: FirstPage },
    { path: '/trial/compared', component: () => <h1>Dibandingkan</h1>, ability: ['compare', 'Report'] },
    { path: '/trial/$fileId', component: () => <h1>{usePageParam('fileId')}</h1> },
  ],
})

let rendered: RenderedModule | undefined
afterEach(() => rendered?.unmount())

const officer = { role: 'intake_officer', regionCode: '65.03', name: 'Yusuf' } as const

describe('a page that asks for more than its module', () => {
  it('opens for who may', async () => {
    const supervisor = { role: 'supervisor', regionCode: '65.03' } as const
    rendered = await renderModule(module, { path: '/trial/compared', persona: supervisor })
    expect(rendered.element.textContent).toContain('Dibandingkan')
  })

  it('says to others that they may not, and offers no retry', async () => {
    rendered = await renderModule(module, { path: '/trial/compared', persona: officer })
    expect(rendered.element.textContent).toContain('Anda tidak punya izin untuk halaman ini')
    expect(rendered.element.textContent).not.toContain('Dibandingkan')
    expect(rendered.element.textContent).not.toContain('Coba lagi')
  })
})

describe('renderModule', () => {
  it('mounts a module for a role, with its texts, its rules and the given answers', async () => {
    const answer = persona({ ...officer, name: 'Dari server' })
    rendered = await renderModule(module, { path: '/trial', persona: officer, answers: { 'GET /session': answer } })
    expect(rendered.element.textContent).toContain('Halo, Yusuf')
    expect(rendered.element.textContent).toContain('1 berkas')
    expect(rendered.element.querySelector('button')?.textContent).toBe('Kerjakan')
    await vi.waitFor(() => expect(rendered?.element.querySelector('output')?.textContent).toBe('Dari server'))
    expect(rendered.calls).toEqual(['GET /session'])
  })

  it('hides what the role may not do, and speaks the language of the person', async () => {
    const viewer = { role: 'province_viewer', regionCode: '65', name: 'Ana', language: 'en' } as const
    rendered = await renderModule(module, {
      path: '/trial',
      persona: viewer,
      answers: { 'GET /session': persona(viewer) },
    })
    expect(rendered.element.textContent).toContain('Hello, Ana')
    expect(rendered.element.textContent).toContain('1 file')
    expect(rendered.element.querySelector('button')).toBeNull()
  })

  it('goes to another page of the module, with the part of its path', async () => {
    rendered = await renderModule(module, {
      path: '/trial',
      persona: officer,
      answers: { 'GET /session': persona(officer) },
    })
    await rendered.navigate('/trial/0192')
    await vi.waitFor(() => expect(rendered?.element.querySelector('h1')?.textContent).toBe('0192'))
  })
})
