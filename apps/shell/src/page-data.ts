import { BootManifest, Session } from '@sipelandukilat/contract'

/** What the API wrote into the page, so that a signed-in start needs no request for it. */
export type PageData = {
  readonly styleNonce: string
  readonly boot: BootManifest | undefined
  readonly session: Session | undefined
}

function readJson(id: string): unknown {
  const text = document.getElementById(id)?.textContent
  return text ? JSON.parse(text) : undefined
}

/** @throws when what is written in the page is not what the contract says. */
export function readPageData(): PageData {
  return {
    styleNonce: document.getElementById('style-nonce')?.nonce ?? '',
    boot: BootManifest.optional().parse(readJson('boot-manifest')),
    session: Session.optional().parse(readJson('session')),
  }
}

/** What the boot manifests of this page are signed with (Ed25519, SPKI, base64). */
export const readBootKey = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="boot-key"]')?.content
