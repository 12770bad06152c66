import type { Page } from 'playwright-core'
import { type LocalServer, password } from './local-server'

export async function signIn(page: Page, server: LocalServer): Promise<void> {
  await page.goto(`${server.origin}/app/`)
  await page.getByLabel('Surel').fill('intake@nunukan.test')
  await page.getByLabel('Kata sandi', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('heading', { name: /Selamat bekerja/ }).waitFor()
}

/** Opens a part by the navigation, as a person does. */
export async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Menu utama' }).getByRole('link', { name }).click()
}
