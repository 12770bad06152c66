import { useTexts } from '@sipelandukilat/sdk'
import { pathStore, useStore } from '@sipelandukilat/sdk/host'
import { AppFrame } from '@sipelandukilat/ui'
import { useEffect, useState } from 'react'
import { beginModules } from '../modules/begin-modules'
import { bootStore } from '../modules/boot-store'
import { ModuleFrames } from '../modules/module-frames'
import { ShellPage } from '../pages/shell-page'
import { ExpiredDialog } from '../session/expired-dialog'
import { shellTexts } from '../texts/texts'
import { FrameNotices } from './frame-notices'
import { HeaderBar } from './header-bar'
import { LeavingDialog } from './leaving-dialog'
import { MainNavigation } from './main-navigation'

let areModulesStarted = false

export function SignedInLayout({ styleNonce }: { styleNonce: string }) {
  const t = useTexts(shellTexts)
  const path = useStore(pathStore)
  const [isNavigationOpen, setIsNavigationOpen] = useState(false)
  useEffect(() => {
    const boot = bootStore.get()
    if (areModulesStarted || !boot) return
    areModulesStarted = true
    beginModules(boot, styleNonce).catch(reportError)
  }, [styleNonce])
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes the drawer
  useEffect(() => setIsNavigationOpen(false), [path])
  return (
    <>
      <AppFrame
        header={<HeaderBar onOpenNavigation={() => setIsNavigationOpen(true)} />}
        navigation={<MainNavigation />}
        navigationLabel={t('navigation.label')}
        isNavigationOpen={isNavigationOpen}
        onCloseNavigation={() => setIsNavigationOpen(false)}
        notice={<FrameNotices />}
      >
        <ShellPage />
        <ModuleFrames />
      </AppFrame>
      <LeavingDialog />
      <ExpiredDialog />
    </>
  )
}
