import { findIntegrity, isDevServerFile, isShellFile } from './known-files'

// The DOM library of TypeScript does not describe Trusted Types yet.
type TrustedTypesFactory = {
  createPolicy: (
    name: string,
    rules: { createHTML: (text: string) => string; createScriptURL: (url: string) => string },
  ) => unknown
}

const factory = (): TrustedTypesFactory | undefined =>
  (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes

/**
 * The page's default policy, under `require-trusted-types-for 'script'`: scripts only from the shell and from files a boot manifest
 * names; HTML from text not at all (the UI kit writes plain CSS into `<style>`, which has no tag); no code from text.
 */
export function installTrustedTypes(): void {
  factory()?.createPolicy('default', {
    createHTML: (text) => {
      if (text.includes('<')) throw new TypeError('HTML from text is not allowed here')
      return text
    },
    createScriptURL: (url) => {
      if (!isShellFile(url) && !isDevServerFile(url) && findIntegrity(url) === undefined)
        throw new TypeError(`No boot manifest names the script ${url}`)
      return url
    },
  })
}
