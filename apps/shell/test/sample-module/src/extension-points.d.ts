import '@sipelandukilat/sdk'

declare module '@sipelandukilat/sdk' {
  interface ExtensionPoints {
    'sample.aside': { readonly name: string }
  }
}
