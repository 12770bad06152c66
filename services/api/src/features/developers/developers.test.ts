import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../testing/test-system'
import { renderDevelopers } from './page'

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem({ environment: { PUBLIC_URL: 'https://kaltara.test' } })
})
afterAll(() => system.close())

test('the page tells how to write a module, with the address of this system', async () => {
  const page = await system.request('GET', '/developers', { headers: { 'accept-language': 'en' } })
  expect(page.status).toBe(200)
  const text = page.body as string
  expect(text).toContain('<h1>Module developers</h1>')
  expect(text).toContain('https://kaltara.test/developers/create-module.tgz')
  expect(text).not.toContain('localhost:4000')
  expect((await system.request('GET', '/developers/nothing.tgz')).status).toBe(404)
})

test('the packages are named with their versions, or what makes them is said', () => {
  const options = { language: 'id', publicUrl: 'https://kaltara.test' } as const
  const sdk = { name: '@sipelandukilat/sdk', version: '0.1.0', file: 'sdk.tgz' }
  expect(renderDevelopers('# A', [sdk], options)).toContain(
    '<a href="/developers/sdk.tgz">@sipelandukilat/sdk 0.1.0</a>',
  )
  expect(renderDevelopers('# A', [], options)).toContain('npm run pack:sdk')
})
