import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    environment: 'happy-dom',
    // The kit imports style sheets, which Node alone cannot read.
    server: { deps: { inline: [/@sipelandukilat\//] } },
  },
})
