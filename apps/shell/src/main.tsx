// First of all: the imports below declare schemas.
import './trust/no-code-from-text'

import '@sipelandukilat/ui/styles.css'
import './shell.css'
import { sessionStore, startLanguage, startNavigation } from '@sipelandukilat/sdk/host'
import { createRoot } from 'react-dom/client'
import { bootStore } from './modules/boot-store'
import { readPageData } from './page-data'
import { ShellRoot } from './shell-root'
import { texts } from './texts/texts'
import { installTrustedTypes } from './trust/trusted-types'

installTrustedTypes()
// Before single-spa is loaded, which takes over the history.
startNavigation()

const { boot, session, styleNonce } = readPageData()
if (session) sessionStore.set({ status: 'signed-in', session })
if (boot) bootStore.set(boot)

const container = document.getElementById('shell')
if (!container) throw new Error('The page has no element for the shell')
const root = createRoot(container)
void startLanguage(session?.user.language ?? boot?.language ?? 'id', [texts]).then(() =>
  root.render(<ShellRoot styleNonce={styleNonce} mayHaveSession={boot !== undefined || session !== undefined} />),
)
